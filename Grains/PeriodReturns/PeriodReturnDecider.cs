using Tracker.Deciding;
using Tracker.Evidence;
using static Tracker.PeriodReturns.PeriodReturn;

namespace Tracker.PeriodReturns;

/// <summary>The rules of a sheet: late is said once, by its first sending; a correction names what changed.</summary>
public static class PeriodReturnDecider
{
    public const int MostRows = 500;
    private const int LongestPost = 100;

    public static Decision<PeriodReturnEvent> Decide(PeriodReturn state, PeriodReturnCommand command) => (state, command) switch
    {
        (_, SendReturn { Closed: true }) => new Rejection("period.closed"),
        (_, SendReturn c) when FaultOf(c) is { } fault => fault,
        ({ Approval.ApprovedBy: null }, SendReturn { NeedsApproval: true }) => new Rejection("period-return.approval-missing"),
        (Sent { ReturnedFor: not null }, SendReturn { UnlessReturned: true }) => new Rejection("period-return.returned-meanwhile"),
        (Unsent, SendReturn c) => new PeriodReturnSent(c.On, c.Rows, c.OnBehalf, c.SignOff, c.On > c.DueDay, c.Rows.Length),
        (Sent s, SendReturn c) => new PeriodReturnSent(
            c.On, c.Rows, c.OnBehalf, c.SignOff, s.Late, s.Rows.Count + c.Rows.Count(r => !s.Rows.ContainsKey(r.Assignment))),

        (Unsent, ReturnSheet) => new Rejection("period-return.not-sent"),
        (_, ReturnSheet c) when PeriodDecider.ReasonFault(c.Reason) is { } fault => fault,
        (Sent { ReturnedFor: not null }, ReturnSheet) => Decision.Nothing,
        (Sent, ReturnSheet c) => new SheetReturned(c.On, c.Reason.Trim()),

        (_, HandInReturn c) when state.Approval.HandedInBy == c.By && state.Approval.ApprovedBy is null => Decision.Nothing,
        (_, HandInReturn c) => new ReturnHandedIn(c.On, c.By),

        ({ Approval.HandedInBy: null }, ApproveReturn or SendBackReturn) => new Rejection("period-return.not-handed-in"),
        (_, ApproveReturn c) when state.Approval.HandedInBy == c.By => new Rejection("period-return.approves-own"),
        (_, SendBackReturn c) when state.Approval.HandedInBy == c.By => new Rejection("period-return.approves-own"),
        (_, SendBackReturn c) when PeriodDecider.ReasonFault(c.Reason) is { } fault => fault,
        (_, SendBackReturn c) => new ReturnSentBack(c.On, c.By, c.Reason.Trim()),
        ({ Approval.ApprovedBy: not null }, ApproveReturn) => Decision.Nothing,
        (_, ApproveReturn c) => new ReturnApproved(c.On, c.By),
        _ => throw new NotSupportedException($"{command.GetType().Name} has no rule."),
    };

    private static Rejection? FaultOf(SendReturn c) =>
        c.Rows.IsEmpty ? new Rejection("period-return.nothing-changed")
        : c.Rows.Length > MostRows ? new Rejection("period-return.too-many-rows", $"{c.Rows.Length}", $"{MostRows}")
        : c.Rows.DistinctBy(r => r.Assignment).Count() < c.Rows.Length ? new Rejection("period-return.row-twice")
        : c.SignOff.ReviewedByPost?.Length > LongestPost ? new Rejection("period-return.post-too-long", $"{LongestPost}")
        : c.SignOff.Scan is { } scan ? EvidenceRules.Fault(scan)
        : null;
}
