using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Evidence;
using static Tracker.AdHocRequests.RequestAnswer;

namespace Tracker.AdHocRequests;

/// <summary>The rules of one unit's answer: any number of times until the request is closed, the last counts.</summary>
public static class RequestAnswerDecider
{
    public static Decision<RequestAnswerEvent> Decide(RequestAnswer state, RequestAnswerCommand command) => (state, command) switch
    {
        (NotAsked, _) => AdHocRequestRejections.Unknown,

        (Asked { Withdrawn: true }, AnswerRequest or ReturnAnswer) => new Rejection("answer.withdrawn"),
        (Asked { Withdrawn: false }, AnswerRequest or ReturnAnswer) => new Rejection("answer.closed"),
        (Asked s, AnswerRequest c) => Answer(s, c),

        (_, ReturnAnswer { Reason: var reason }) when RequestRules.ReasonFault(reason) is { } fault => fault,
        (Asked { Standing: AnswerStanding.Returned }, ReturnAnswer) => Decision.Nothing,
        (Asked { Standing: AnswerStanding.Awaited }, ReturnAnswer) => new Rejection("answer.nothing-to-return"),
        (Asked, ReturnAnswer c) => new AnswerReturned(c.On, c.Reason.Trim()),

        (Asked s, MoveAnswerDay c) when s.DueDay == c.Day => Decision.Nothing,
        (Asked, MoveAnswerDay c) => new AnswerDayMoved(c.Day),

        (Asked { Withdrawn: not null }, EndAnswer) => Decision.Nothing,
        (Asked, EndAnswer c) => new AnswerEnded(c.On, c.Withdrawn),

        _ => throw new NotSupportedException($"{command.GetType().Name} has no rule."),
    };

    private static Decision<RequestAnswerEvent> Answer(Asked state, AnswerRequest c)
    {
        var (values, fault) = AnswerReading.Read(state.Question.Fields, c.Values);
        if (fault is not null)
        {
            return fault;
        }
        if (c.Evidence.Length > ReportRules.MostEvidence)
        {
            return new Rejection("answer.too-much-evidence", $"{c.Evidence.Length}", $"{ReportRules.MostEvidence}");
        }
        if (c.Evidence.Select(EvidenceRules.Fault).FirstOrDefault(f => f is not null) is { } wrong)
        {
            return wrong;
        }
        if (state.Standing == AnswerStanding.Given && values.SequenceEqual(state.Values) && c.Evidence.SequenceEqual(state.Evidence))
        {
            return Decision.Nothing;
        }
        return new AnswerGiven(c.On, values, c.Evidence, c.OnBehalf, state.On is null ? c.On > state.DueDay : state.Late);
    }
}
