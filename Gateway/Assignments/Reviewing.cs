using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.WorkPoints;

namespace Tracker.Gateway.Assignments;

/// <summary>What the office does about one assignment; the lead too, where the reports of a point go through it.</summary>
internal sealed class Reviewing(AssignmentAsking asking, IGrains grains, Access access, TimeProvider clock)
{
    /// <summary>退回补充.</summary>
    public async ValueTask<Answer> Return(Errand errand, GrainAddress assignment, string reason, long? expectedVersion = null, CancellationToken cancel = default) =>
        Access.May(errand.Who, Deed.Return, assignment.Government) || await GoesThroughLead(assignment, cancel)
            ? await asking.Ask(errand, Deed.Return, assignment, unit => new ReturnAssignment(clock.Today, reason) { Of = unit }, expectedVersion, cancel)
            : new Answer(await access.May(errand.Who, Deed.Return, assignment, cancel) ? new Rejection("assignment.returned-by-office") : AssignmentRejections.Unknown, 0);

    /// <summary>Reports of its point reach the office through the lead (报送路径).</summary>
    public async ValueTask<bool> GoesThroughLead(GrainAddress assignment, CancellationToken cancel) =>
        assignment.Parent is { } point
        && (await grains.WorkPoint(point).Look(cancel)).State.AsPlanned is { Reporting.Route: ReportingRoute.ThroughLead };

    /// <summary>办结; 自办自结 where the closing account's own unit holds the duty.</summary>
    public ValueTask<Answer> Close(Errand errand, GrainAddress assignment, long? expectedVersion = null, CancellationToken cancel = default) =>
        asking.Ask(errand, Deed.Close, assignment, unit => new CloseAssignment(clock.Today, errand.Who.Serves(unit)) { Of = unit }, expectedVersion, cancel);

    /// <summary>Keeps the duty where it is, against a refusal (退签).</summary>
    public ValueTask<Answer> Uphold(Errand errand, GrainAddress assignment, string reason, long? expectedVersion = null, CancellationToken cancel = default) =>
        asking.Ask(errand, Deed.Adjust, assignment, unit => new UpholdAssignment(clock.Today, reason) { Of = unit }, expectedVersion, cancel);

    public ValueTask<Answer> AcceptSetUp(Errand errand, GrainAddress assignment, long? expectedVersion = null, CancellationToken cancel = default) =>
        asking.Ask(errand, Deed.ReviewSetUp, assignment, unit => new AcceptSetUp(clock.Today) { Of = unit }, expectedVersion, cancel);

    public ValueTask<Answer> ReturnSetUp(Errand errand, GrainAddress assignment, string reason, long? expectedVersion = null, CancellationToken cancel = default) =>
        asking.Ask(errand, Deed.ReviewSetUp, assignment, unit => new ReturnSetUp(clock.Today, reason) { Of = unit }, expectedVersion, cancel);

    /// <summary>不涉及: agreed to.</summary>
    public ValueTask<Answer> ConfirmNotConcerned(Errand errand, GrainAddress assignment, long? expectedVersion = null, CancellationToken cancel = default) =>
        asking.Ask(errand, Deed.ConfirmNotConcerned, assignment, unit => new ConfirmNotConcerned(clock.Today) { Of = unit }, expectedVersion, cancel);

    public ValueTask<Answer> DenyNotConcerned(Errand errand, GrainAddress assignment, string reason, long? expectedVersion = null, CancellationToken cancel = default) =>
        asking.Ask(errand, Deed.ConfirmNotConcerned, assignment, unit => new DenyNotConcerned(clock.Today, reason) { Of = unit }, expectedVersion, cancel);

    /// <summary>退回重办.</summary>
    public ValueTask<Answer> Reopen(Errand errand, GrainAddress assignment, string reason, long? expectedVersion = null, CancellationToken cancel = default) =>
        asking.Ask(errand, Deed.Reopen, assignment, unit => new ReopenAssignment(clock.Today, reason) { Of = unit }, expectedVersion, cancel);

    /// <summary>年终清账.</summary>
    public ValueTask<Answer> Clear(
        Errand errand, GrainAddress assignment, YearEndOutcome outcome, string? note, long? expectedVersion = null, CancellationToken cancel = default) =>
        asking.Ask(errand, Deed.Clear, assignment, unit => new ClearAssignment(clock.Today, outcome, note) { Of = unit }, expectedVersion, cancel);
}
