using Tracker.Deciding;
using static Tracker.AdHocRequests.AdHocRequest;

namespace Tracker.AdHocRequests;

/// <summary>The rules of a request: drafted, sent with its basis, closed or withdrawn. Its burden was counted before and arrives inside the command.</summary>
public static class AdHocRequestDecider
{
    public static Decision<AdHocRequestEvent> Decide(AdHocRequest state, AdHocRequestCommand command) => (state, command) switch
    {
        (_, DraftRequest c) when RequestRules.Fault(c.Content) is { } fault => fault,
        (NotDrafted, DraftRequest c) => new RequestDrafted(c.Content),
        (Draft s, DraftRequest c) when s.Content == c.Content => Decision.Nothing,
        (_, DraftRequest) => AdHocRequestRejections.Exists,
        (NotDrafted, _) => AdHocRequestRejections.Unknown,

        (Draft, ReviseRequest c) when RequestRules.Fault(c.Content) is { } fault => fault,
        (Draft s, ReviseRequest c) when s.Content == c.Content => Decision.Nothing,
        (Draft, ReviseRequest c) => new RequestRevised(c.Content),
        (Sent, ReviseRequest) => AdHocRequestRejections.AlreadySent,

        (Sent { Stage: not RequestStage.Open }, SendRequest or ExtendRequest) => AdHocRequestRejections.Over,
        (_, SendRequest { Units.IsEmpty: true }) => AdHocRequestRejections.UnitsMissing,
        (Draft s, SendRequest c) => Send(s.Content, [], c),
        (Sent s, SendRequest c) => Send(s.Content, [.. s.Units.Select(u => u.Unit)], c),

        (Draft, ExtendRequest or CloseRequest or WithdrawRequest) => AdHocRequestRejections.NotSent,
        (_, ExtendRequest { Reason: var reason }) when RequestRules.ReasonFault(reason) is { } fault => fault,
        (Sent s, ExtendRequest c) when s.Content.DueDay == c.Day => Decision.Nothing,
        (Sent s, ExtendRequest c) when c.Day < s.Content.DueDay => AdHocRequestRejections.DayEarlier(c.Day, s.Content.DueDay),
        (Sent, ExtendRequest c) => new RequestExtended(c.On, c.Day, c.Reason.Trim()),

        (Sent { Stage: RequestStage.Closed }, CloseRequest) => Decision.Nothing,
        (Sent { Stage: RequestStage.Open }, CloseRequest c) => new RequestClosed(c.On),

        (Sent { Stage: RequestStage.Withdrawn }, WithdrawRequest) => Decision.Nothing,
        (Sent { Stage: RequestStage.Open }, WithdrawRequest c) => RequestRules.ReasonFault(c.Reason) is { } fault ? fault : new RequestWithdrawn(c.On, c.Reason.Trim()),
        (Sent, CloseRequest or WithdrawRequest) => AdHocRequestRejections.Over,

        _ => throw new NotSupportedException($"{command.GetType().Name} has no rule."),
    };

    private static Decision<AdHocRequestEvent> Send(RequestContent content, HashSet<Units.UnitId> already, SendRequest c)
    {
        var fresh = c.Units.DistinctBy(u => u.Unit).Where(u => !already.Contains(u.Unit)).ToList();
        if (fresh.Count == 0)
        {
            return Decision.Nothing;
        }
        if (content.DueDay < c.On)
        {
            return AdHocRequestRejections.DayPast(content.DueDay, c.On);
        }
        var over = fresh.Where(u => c.OverBudget.Contains(u.Unit)).ToList();
        if (over.Count > 0 && string.IsNullOrWhiteSpace(c.Reason))
        {
            return AdHocRequestRejections.OverBudget(over.Count, over[0].Name);
        }
        if (c.Reason is { } said && said.Length > RequestRules.LongestReason)
        {
            return RequestRules.ReasonFault(said)!;
        }
        var reason = over.Count > 0 ? c.Reason!.Trim() : null;
        Decision<AdHocRequestEvent> decision = new RequestSent(c.On, [.. fresh], reason);
        return decision with
        {
            Elsewhere =
            [
                .. fresh.Select(u => new FactElsewhere(
                    c.Request.Child(RequestAnswer.Kind.Name, u.Unit.Value), new AnswerAsked(u.Unit, u.Name, content.Title, content.Fields, content.DueDay, c.On))),
            ],
        };
    }
}
