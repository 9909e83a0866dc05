using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Tracker.Assignments;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;

namespace Tracker.Gateway.Assignments;

/// <summary>The time limits of an assignment, over REST.</summary>
internal static class LimitEndpoints
{
    public static void MapLimits(this IEndpointRouteBuilder assignments)
    {
        assignments.MapGet("/{assignment}/limits", Get).WithSummary("Its time limits, occurrence by occurrence");
        assignments.MapPost("/{assignment}/limits/events", RecordEvent).WithSummary("The event happened that a relative limit is counted from");
        assignments.MapPost("/{assignment}/limits/{occurrence}/extension", RequestExtension).WithSummary("Ask for more time (申请延期)");
        assignments.MapPost("/{assignment}/limits/{occurrence}/extension/decision", DecideExtension).WithSummary("Grant it or not");
        assignments.MapPost("/{assignment}/limits/{occurrence}/explanation", Explain).WithSummary("Say why it is late; it stays overdue");
        assignments.MapPost("/{assignment}/limits/{occurrence}/outcome", Judge).WithSummary("Say what an occurrence came to: done, late, missed");
        assignments.MapPost("/{assignment}/limits/set-above", MarkSetAbove).WithSummary("Mark its limits as set above the office (上级规定), or take the mark off");
    }

    private static async Task<Results<Ok<LimitsReply>, RejectionProblem>> Get(
        string assignment, HttpContext http, AssignmentHistory history, IGrains grains, CancellationToken cancel)
    {
        if (Ids.Address(assignment, Assignment.Kind.Name) is not { } address || await history.Look(http.Caller, address, cancel) is null)
        {
            return AssignmentRejections.Unknown.AsProblem();
        }
        var standing = await grains.Assignment(address).Look(cancel);
        http.SetVersion(standing.Version);
        return TypedResults.Ok(LimitsReply.Of(standing.State));
    }

    private static Task<Results<Ok<Receipt>, RejectionProblem>> RecordEvent(string assignment, EventRequest body, HttpContext http, Errand errand, LimitDesk desk) =>
        AssignmentEndpoints.Told(assignment, http, address => desk.RecordEvent(errand, address, body.Deadline, body.Day, http.ExpectedVersion));

    private static Task<Results<Ok<Receipt>, RejectionProblem>> RequestExtension(
        string assignment, string occurrence, ExtensionRequest body, HttpContext http, Errand errand, LimitDesk desk) =>
        AssignmentEndpoints.Told(assignment, http, address => desk.RequestExtension(errand, address, occurrence, body.Until, body.Reason, http.ExpectedVersion));

    private static Task<Results<Ok<Receipt>, RejectionProblem>> DecideExtension(
        string assignment, string occurrence, DecisionRequest body, HttpContext http, Errand errand, LimitDesk desk) =>
        AssignmentEndpoints.Told(assignment, http, address => desk.DecideExtension(errand, address, occurrence, body.Granted, body.Until, body.Reason, http.ExpectedVersion));

    private static Task<Results<Ok<Receipt>, RejectionProblem>> Explain(
        string assignment, string occurrence, ReasonRequest body, HttpContext http, Errand errand, LimitDesk desk) =>
        AssignmentEndpoints.Told(assignment, http, address => desk.ExplainDelay(errand, address, occurrence, body.Reason, http.ExpectedVersion));

    private static Task<Results<Ok<Receipt>, RejectionProblem>> Judge(
        string assignment, string occurrence, OutcomeRequest body, HttpContext http, Errand errand, LimitDesk desk) =>
        AssignmentEndpoints.Told(assignment, http, address => desk.Judge(errand, address, occurrence, body.Outcome, body.Reason, http.ExpectedVersion));

    private static Task<Results<Ok<Receipt>, RejectionProblem>> MarkSetAbove(string assignment, SetAboveRequest body, HttpContext http, Errand errand, LimitDesk desk) =>
        AssignmentEndpoints.Told(assignment, http, address => desk.MarkSetAbove(errand, address, body.SetAbove, body.Basis, http.ExpectedVersion));
}

/// <param name="DueDay">The earliest that is not fulfilled; absent: none.</param>
/// <param name="SetAbove">上级规定: not to be extended.</param>
internal sealed record LimitsReply(DateOnly? DueDay, bool SetAbove, ImmutableArray<LimitReply> Limits)
{
    public static LimitsReply Of(Assignment state) => state.Duty is { } duty
        ? new(duty.DueDay, duty.Limits.SetAbove, [.. duty.Limits.All(duty.Deadlines).Select(l => new LimitReply(
            l.Key, l.Of.Deadline, duty.Deadlines[l.Of.Deadline].Quote, l.Of.Opens, l.Of.Ends, l.Of.Due, l.Of.Why, l.Until, l.Asked, l.Outcome))])
        : new(null, false, []);
}

/// <param name="Occurrence">The key to name it by.</param>
/// <param name="Why">Why there is no due day.</param>
/// <param name="Until">延期 that was granted.</param>
/// <param name="Asked">延期 that waits for a decision.</param>
/// <param name="Outcome">Absent: open.</param>
internal sealed record LimitReply(
    string Occurrence, int Deadline, string Quote, DateOnly? Opens, DateOnly? Ends, DateOnly? Due, NoDueDay? Why, DateOnly? Until, DateOnly? Asked, OccurrenceOutcome? Outcome);

/// <param name="Deadline">The deadline's place in the assignment's list, from 0.</param>
internal sealed record EventRequest(int Deadline, DateOnly Day);

internal sealed record ExtensionRequest(DateOnly Until, string Reason);

/// <param name="Until">Absent: the day that was asked for.</param>
internal sealed record DecisionRequest(bool Granted, string Reason, DateOnly? Until = null);

internal sealed record OutcomeRequest(OccurrenceOutcome Outcome, string Reason);

internal sealed record SetAboveRequest(bool SetAbove, string Basis);
