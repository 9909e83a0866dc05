using Tracker.Assignments;
using Tracker.Gateway.Assignments;
using Tracker.Gateway.Changes;
using Tracker.Units;

namespace Tracker.Gateway.Actors;

/// <summary>
/// What every stored fact is called and says. What stands in 变化 is called as it is there; the other rooms' facts have their words here, room by room.
/// </summary>
internal static partial class ActorFacts
{
    /// <summary>Null: a fact that nobody has words for, which a test forbids.</summary>
    public static (string What, string? Words)? Of(string type, object fact, Func<UnitId, string> nameOf) =>
        ChangeWords.Of(type, fact) is var (_, what, words) ? (what, words)
        : fact is AssignmentEvent duty ? (FactNames.Of(type).What, FactWords.Of(duty))
        : OfPlans(fact, nameOf) ?? OfReturns(fact) ?? OfRequests(fact) ?? OfPapers(fact, nameOf) ?? OfLookBacks(fact) ?? OfReports(fact) ?? OfUnits(fact, nameOf) ?? OfTheHouse(fact);

    /// <summary>Its words say why it was done.</summary>
    public static bool IsReason(object fact) =>
        fact is AssignmentReturned or AssignmentRefused or AssignmentUpheld or AssignmentReopened or AssignmentWithdrawn or NotConcernedDenied or SetUpReturned
        || IsReasonElsewhere(fact);

    private static string Joined(params ReadOnlySpan<string?> parts) => string.Join("；", parts.ToArray().Where(p => !string.IsNullOrWhiteSpace(p)).Select(p => p!.TrimEnd('。')));
}
