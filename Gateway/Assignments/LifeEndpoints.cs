using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Returns;
using Tracker.PeriodReturns;
using Tracker.Silo.Beside;
using Tracker.Units;

namespace Tracker.Gateway.Assignments;

/// <summary>What else happens to an assignment between 下达 and the end of its year.</summary>
internal static class LifeEndpoints
{
    public static void MapLife(this IEndpointRouteBuilder assignments)
    {
        assignments.MapPost("/{assignment}/refuse", Refuse).WithSummary("Refuse it as wrongly assigned (退签), before anything was reported");
        assignments.MapPost("/{assignment}/uphold", Uphold).WithSummary("Keep it where it is, against a refusal");
        assignments.MapGet("/{assignment}/set-up", SetUpOf).WithSummary("Its set-up (建账) with 分管领导 and 联系人, for who enters or reviews it");
        assignments.MapPost("/{assignment}/set-up", EnterSetUp).WithSummary("Enter its set-up (建账); entered again it is reviewed again");
        assignments.MapPost("/{assignment}/set-up/accept", AcceptSetUp).WithSummary("Accept the set-up");
        assignments.MapPost("/{assignment}/set-up/return", ReturnSetUp).WithSummary("Return the set-up");
        assignments.MapPost("/{assignment}/periods/{period}", ReportForPeriod).WithSummary("Say what a period brought (q1…q4, m01…m12, h1, h2, year): one row of the sheet by itself");
        assignments.MapPost("/{assignment}/not-concerned/confirm", ConfirmNotConcerned).WithSummary("Agree that it does not concern the unit (不涉及)");
        assignments.MapPost("/{assignment}/not-concerned/deny", DenyNotConcerned).WithSummary("Say that it does concern the unit");
        assignments.MapPost("/{assignment}/reopen", Reopen).WithSummary("Have it done again (退回重办)");
        assignments.MapPost("/{assignment}/clear", Clear).WithSummary("Clear it with its year (年终清账): closed, lasting, carried-over, unfinished, not-concerned");
    }

    private static async Task<Results<Ok<Receipt>, RejectionProblem>> Refuse(
        string assignment, RefuseRequest request, HttpContext http, Errand errand, Reporting reporting, IGrains grains, CancellationToken cancel)
    {
        UnitRef? proposed = null;
        if (request.Proposed is { } unit && Ids.Address(assignment, Assignment.Kind.Name) is { Government: var government })
        {
            proposed = (await grains.UnitRegister(government).Look(cancel)).State.Unit(unit)?.Ref;
            if (proposed is null)
            {
                return new Rejection("plan.unit-unknown", unit.Value).AsProblem();
            }
        }
        return await AssignmentEndpoints.Told(assignment, http, address => reporting.Refuse(errand, address, request.Reason, proposed, http.ExpectedVersion, cancel));
    }

    private static Task<Results<Ok<Receipt>, RejectionProblem>> Uphold(string assignment, ReasonRequest request, HttpContext http, Errand errand, Reviewing reviewing) =>
        AssignmentEndpoints.Told(assignment, http, address => reviewing.Uphold(errand, address, request.Reason, http.ExpectedVersion));

    private static async Task<Results<Ok<SetUpReply>, RejectionProblem>> SetUpOf(
        string assignment, HttpContext http, AssignmentHistory history, Access access, IBeside beside, CancellationToken cancel)
    {
        if (Ids.Address(assignment, Assignment.Kind.Name) is not { } address || await history.Look(http.Caller, address, cancel) is not { } standing
            || !(await access.May(http.Caller, Deed.SetUp, address, cancel) || await access.May(http.Caller, Deed.ReviewSetUp, address, cancel)))
        {
            return AssignmentRejections.Unknown.AsProblem();
        }
        http.SetVersion(standing.Version);
        var people = await SetUpPeople.Read(beside, address, cancel);
        return TypedResults.Ok(new SetUpReply(standing.Line.SetUp?.Standing ?? SetUpStanding.None, standing.Line.SetUp?.Words, people.Leader, people.Contact));
    }

    private static Task<Results<Ok<Receipt>, RejectionProblem>> EnterSetUp(string assignment, SetUpRequest request, HttpContext http, Errand errand, Reporting reporting) =>
        AssignmentEndpoints.Told(assignment, http, address => reporting.EnterSetUp(errand, address, request.AsSetUp(), request.Leader, request.Contact, http.ExpectedVersion));

    private static Task<Results<Ok<Receipt>, RejectionProblem>> AcceptSetUp(string assignment, HttpContext http, Errand errand, Reviewing reviewing) =>
        AssignmentEndpoints.Told(assignment, http, address => reviewing.AcceptSetUp(errand, address, http.ExpectedVersion));

    private static Task<Results<Ok<Receipt>, RejectionProblem>> ReturnSetUp(string assignment, ReasonRequest request, HttpContext http, Errand errand, Reviewing reviewing) =>
        AssignmentEndpoints.Told(assignment, http, address => reviewing.ReturnSetUp(errand, address, request.Reason, http.ExpectedVersion));

    private static async Task<Results<Ok<Receipt>, RejectionProblem>> ReportForPeriod(
        string assignment, string period, PeriodRowRequest request, HttpContext http, Errand errand, Reporting reporting, AssignmentHistory history, SheetReading sheets, CancellationToken cancel)
    {
        if (!Ids.TryRead<PeriodId>(period, out var id))
        {
            return new Rejection("assignment.period-unreadable", period).AsProblem();
        }
        var (evidence, fault) = new ReportRequest(request.Text ?? "", request.Evidence).Items(reporting);
        if (fault is not null)
        {
            return fault.AsProblem();
        }
        var row = request.AsRow(evidence);
        if (!row.Quantities.IsEmpty && Ids.Address(assignment, Assignment.Kind.Name) is { } duty && await history.Look(http.Caller, duty, cancel) is not null
            && QuantityMeasures.Fault(row.Quantities, await sheets.Figures(duty, cancel)) is { } asked)
        {
            return asked.AsProblem();
        }
        return await AssignmentEndpoints.Told(assignment, http, address => reporting.ReportForPeriod(errand, address, id, row, http.ExpectedVersion));
    }

    private static Task<Results<Ok<Receipt>, RejectionProblem>> ConfirmNotConcerned(string assignment, HttpContext http, Errand errand, Reviewing reviewing) =>
        AssignmentEndpoints.Told(assignment, http, address => reviewing.ConfirmNotConcerned(errand, address, http.ExpectedVersion));

    private static Task<Results<Ok<Receipt>, RejectionProblem>> DenyNotConcerned(string assignment, ReasonRequest request, HttpContext http, Errand errand, Reviewing reviewing) =>
        AssignmentEndpoints.Told(assignment, http, address => reviewing.DenyNotConcerned(errand, address, request.Reason, http.ExpectedVersion));

    private static Task<Results<Ok<Receipt>, RejectionProblem>> Reopen(string assignment, ReasonRequest request, HttpContext http, Errand errand, Reviewing reviewing) =>
        AssignmentEndpoints.Told(assignment, http, address => reviewing.Reopen(errand, address, request.Reason, http.ExpectedVersion));

    private static Task<Results<Ok<Receipt>, RejectionProblem>> Clear(string assignment, ClearRequest request, HttpContext http, Errand errand, Reviewing reviewing) =>
        AssignmentEndpoints.Told(assignment, http, address => reviewing.Clear(errand, address, request.Outcome, request.Note, http.ExpectedVersion));
}

/// <param name="Proposed">The number of the unit whose it would be.</param>
internal sealed record RefuseRequest(string Reason, UnitId? Proposed = null);

/// <summary>建账; what is left out is empty.</summary>
/// <param name="Leader">分管领导; left out: as it stands.</param>
/// <param name="Contact">联系人 and how to reach them; left out: as it stands.</param>
internal sealed record SetUpRequest(
    string Measures,
    string? OutcomeForm = null,
    ImmutableArray<Milestone>? Milestones = null,
    string? Department = null,
    ImmutableArray<SectionShare>? Shares = null,
    string? Leader = null,
    string? Contact = null)
{
    public SetUp AsSetUp() => new(Measures, OutcomeForm ?? "", Milestones ?? [], Department ?? "", Shares ?? []);
}

/// <param name="Words">Absent: nobody entered any yet.</param>
internal sealed record SetUpReply(SetUpStanding Standing, SetUp? Words, string Leader, string Contact);

internal sealed record PeriodRowRequest(
    RowOutcome Outcome, string? Text = null, string? Problem = null, string? NextStep = null, ImmutableArray<QuantityRequest>? Quantities = null, ImmutableArray<EvidenceRequest>? Evidence = null)
{
    public PeriodRow AsRow(ImmutableArray<Tracker.Evidence.EvidenceItem> evidence) =>
        new(Outcome, Text ?? "", Problem, NextStep, [.. (Quantities ?? []).Select(q => new Quantity(q.Name, q.Value, q.Measure, q.Parts ?? []))], evidence);
}

internal sealed record QuantityRequest(string Name, decimal Value, string Measure, ImmutableArray<QuantityPart>? Parts = null);

internal sealed record ClearRequest(YearEndOutcome Outcome, string? Note = null);
