using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;

namespace Tracker.Gateway.Assignments;

/// <summary>What is done about an assignment's time limits: by the unit, and by the office.</summary>
internal sealed class LimitDesk(AssignmentAsking asking, IGrains grains, TimeProvider clock)
{
    /// <summary>The event happened that a relative limit is counted from; due by the government's calendar.</summary>
    public async ValueTask<Answer> RecordEvent(Errand errand, GrainAddress assignment, int deadline, DateOnly day, long? expectedVersion = null, CancellationToken cancel = default)
    {
        DateOnly? due = null;
        if ((await grains.Assignment(assignment).Look(cancel)).State is Assignment.Open open
            && open.Deadlines.ElementAtOrDefault(deadline) is RelativeDeadline relative)
        {
            due = Occurrences.DueOf(relative, day, (await grains.Holidays(assignment.Government).Look(cancel)).State.Calendar);
        }
        return await asking.Ask(errand, Deed.KeepLimits, assignment, unit => new RecordEvent(deadline, day, due, clock.Today) { Of = unit }, expectedVersion, cancel);
    }

    /// <summary>申请延期.</summary>
    public ValueTask<Answer> RequestExtension(
        Errand errand, GrainAddress assignment, string occurrence, DateOnly until, string reason, long? expectedVersion = null, CancellationToken cancel = default) =>
        asking.Ask(errand, Deed.KeepLimits, assignment, unit => new RequestExtension(occurrence, until, reason, clock.Today) { Of = unit }, expectedVersion, cancel);

    /// <summary>Why it is late.</summary>
    public ValueTask<Answer> ExplainDelay(
        Errand errand, GrainAddress assignment, string occurrence, string reason, long? expectedVersion = null, CancellationToken cancel = default) =>
        asking.Ask(errand, Deed.KeepLimits, assignment, unit => new ExplainDelay(occurrence, reason, clock.Today) { Of = unit }, expectedVersion, cancel);

    public ValueTask<Answer> DecideExtension(
        Errand errand, GrainAddress assignment, string occurrence, bool granted, DateOnly? until, string reason, long? expectedVersion = null, CancellationToken cancel = default) =>
        asking.Ask(errand, Deed.DecideLimits, assignment, unit => new DecideExtension(occurrence, granted, until, reason, clock.Today) { Of = unit }, expectedVersion, cancel);

    public ValueTask<Answer> Judge(
        Errand errand, GrainAddress assignment, string occurrence, OccurrenceOutcome outcome, string reason, long? expectedVersion = null, CancellationToken cancel = default) =>
        asking.Ask(errand, Deed.DecideLimits, assignment, unit => new JudgeOccurrence(occurrence, outcome, clock.Today, reason) { Of = unit }, expectedVersion, cancel);

    /// <summary>上级规定.</summary>
    public ValueTask<Answer> MarkSetAbove(Errand errand, GrainAddress assignment, bool above, string basis, long? expectedVersion = null, CancellationToken cancel = default) =>
        asking.Ask(errand, Deed.DecideLimits, assignment, unit => new MarkLimitSetAbove(above, basis, clock.Today) { Of = unit }, expectedVersion, cancel);
}
