using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Tracker.Assignments;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.Gateway.Assignments;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Units;
using Tracker.PeriodReturns;
using Tracker.Plans;
using Tracker.Units;

namespace Tracker.Gateway.Plans;

/// <summary>A point that is underway: changed, withdrawn, summed up, its duties adjusted; and many assignments ended at once.</summary>
internal static class PointEndpoints
{
    public static void MapPointChanges(this IEndpointRouteBuilder plans)
    {
        plans.MapPost("/{plan}/points/{number}/amend", Amend).WithSummary("Change the words of a point that is underway; its number stays");
        plans.MapPost("/{plan}/points/{number}/withdraw", Withdraw).WithSummary("Withdraw a point with all its open assignments; it stays visible");
        plans.MapPost("/{plan}/points/{number}/duties", Adjust).WithSummary("Adjust duties (责任分工调整): a role for a unit, or none to take it off");
        plans.MapPost("/{plan}/points/{number}/deadlines", ChangeLimits).WithSummary("Change the time limits (完成时限) of its open duties, of all units or some");
        plans.MapPost("/{plan}/points/{number}/set-above", MarkSetAbove).WithSummary("Mark the limits of the whole point as set above the office (上级规定), later duties too, or take the mark off");
        plans.MapPost("/{plan}/points/{number}/summaries/{period}", Summarise).WithSummary("Sum up a period (汇总稿), by the lead or whoever sums up");
        plans.MapPost("/{plan}/ending/preview", Preview).WithSummary("What closing or clearing these assignments would come to");
        plans.MapPost("/{plan}/ending", End).WithSummary("Close (办结) or clear (年终清账) these assignments, all or none");
    }

    private static async Task<Results<NoContent, RejectionProblem>> Amend(
        string plan, string number, AmendRequest request, HttpContext http, Errand errand, PointChanges changes, CancellationToken cancel) =>
        Ids.Address(plan, Plan.Kind.Name) is not { } address ? Unknown
            : Said(await changes.Amend(errand, address, number, request.Title, request.Text, request.Reason, http.ExpectedVersion, cancel));

    private static async Task<Results<NoContent, RejectionProblem>> Withdraw(
        string plan, string number, ReasonRequest request, HttpContext http, Errand errand, PointChanges changes, CancellationToken cancel) =>
        Ids.Address(plan, Plan.Kind.Name) is not { } address ? Unknown
            : Said(await changes.Withdraw(errand, address, number, request.Reason, http.ExpectedVersion, cancel));

    private static async Task<Results<NoContent, RejectionProblem>> Adjust(
        string plan, string number, AdjustRequest request, HttpContext http, Errand errand, PointChanges changes, CancellationToken cancel) =>
        Ids.Address(plan, Plan.Kind.Name) is not { } address ? Unknown
            : Said(await changes.Adjust(errand, address, number, [.. request.Duties.Select(d => (d.Unit, d.Role))], request.Reason, http.ExpectedVersion, cancel));

    private static async Task<Results<NoContent, RejectionProblem>> ChangeLimits(
        string plan, string number, LimitsRequest request, Errand errand, PointChanges changes, IGrains grains, CancellationToken cancel)
    {
        if (Ids.Address(plan, Plan.Kind.Name) is not { } address)
        {
            return Unknown;
        }
        ImmutableArray<UnitId>? units = null;
        if (request.Units is { } said)
        {
            var (meant, fault) = UnitNames.Meant((await grains.UnitRegister(address.Government).Look(cancel)).State, said, names => new Rejection("plan.answer-unit-unknown", names));
            if (fault is not null)
            {
                return fault.AsProblem();
            }
            units = meant;
        }
        return Said(await changes.ChangeLimits(errand, address, number, request.Deadlines, units, request.Reason, cancel));
    }

    private static async Task<Results<NoContent, RejectionProblem>> MarkSetAbove(
        string plan, string number, SetAboveRequest request, Errand errand, PointChanges changes, CancellationToken cancel) =>
        Ids.Address(plan, Plan.Kind.Name) is not { } address ? Unknown
            : Said(await changes.MarkSetAbove(errand, address, number, request.SetAbove, request.Basis, cancel));

    private static async Task<Results<NoContent, RejectionProblem>> Summarise(
        string plan, string number, string period, SummaryRequest request, Errand errand, PointChanges changes, CancellationToken cancel) =>
        Ids.Address(plan, Plan.Kind.Name) is not { } address ? Unknown
            : !Ids.TryRead<PeriodId>(period, out var id) ? new Rejection("assignment.period-unreadable", period).AsProblem()
            : Said(await changes.Summarise(errand, address, number, id, request.Text, request.Sources, cancel));

    private static async Task<Results<Ok<ImmutableArray<EndingLine>>, RejectionProblem>> Preview(
        string plan, EndingRequest request, HttpContext http, BulkEnding ending, CancellationToken cancel) =>
        Ids.Address(plan, Plan.Kind.Name) is { } address && await ending.Preview(http.Caller, address, request.Choice, cancel) is { } lines
            ? TypedResults.Ok<ImmutableArray<EndingLine>>([.. lines.Select(l => new EndingLine(
                l.Line.Entry.Assignment, l.Line.PointNumber, l.Line.Entry.UnitName, l.Line.Entry.Status, l.Version, l.Refused))])
            : Unknown;

    private static async Task<Results<Ok<EndingReceipt>, RejectionProblem>> End(
        string plan, EndingRequest request, Errand errand, BulkEnding ending, CancellationToken cancel)
    {
        if (Ids.Address(plan, Plan.Kind.Name) is not { } address)
        {
            return Unknown;
        }
        var (ended, refused) = await ending.End(errand, address, request.Choice, [.. (request.Assignments ?? []).Select(a => (a.Assignment, a.Version))], cancel);
        return refused is not null ? refused.AsProblem() : TypedResults.Ok(new EndingReceipt(ended));
    }

    private static Results<NoContent, RejectionProblem> Said(Rejection? rejection) => rejection is null ? TypedResults.NoContent() : rejection.AsProblem();

    private static RejectionProblem Unknown => new Rejection("plan.unknown").AsProblem();
}

/// <param name="Title">Absent: as before.</param>
internal sealed record AmendRequest(string Reason, string? Title = null, string? Text = null);

internal sealed record AdjustRequest(ImmutableArray<DutyRequest> Duties, string Reason);

/// <param name="Role">Absent: taken off.</param>
internal sealed record DutyRequest(UnitId Unit, Role? Role = null);

/// <param name="Deadlines">Empty: none is stated any more.</param>
/// <param name="Units">Numbers, names or groups; absent: all that are still open.</param>
internal sealed record LimitsRequest(ImmutableArray<Deadline> Deadlines, string Reason, ImmutableArray<string>? Units = null);

/// <param name="Sources">The assignments whose reports went into it; absent: all of the point's that reported.</param>
internal sealed record SummaryRequest(string Text, ImmutableArray<GrainAddress>? Sources = null);

/// <param name="Points">Numbers of points; absent: all.</param>
/// <param name="Unit">Absent: all.</param>
/// <param name="Outcome">年终清账 with this outcome; absent: 办结.</param>
/// <param name="Assignments">Those to end, each at the version that the preview showed.</param>
internal sealed record EndingRequest(
    ImmutableArray<string>? Points = null, UnitId? Unit = null, YearEndOutcome? Outcome = null, string? Note = null, ImmutableArray<EndingChosen>? Assignments = null)
{
    internal BulkChoice Choice => new(Points, Unit, Outcome, Note);
}

internal sealed record EndingChosen(GrainAddress Assignment, long Version);

/// <param name="Refused">Why not; absent: it can be ended.</param>
internal sealed record EndingLine(GrainAddress Assignment, string Point, string Unit, AssignmentStatus Status, long Version, Rejection? Refused);

internal sealed record EndingReceipt(int Ended);
