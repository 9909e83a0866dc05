using System.Collections.Immutable;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.WorkPoints;

namespace Tracker.Plans;

/// <summary>Turns a past year's ledger into facts at the plan's, its points' and its assignments' addresses: history from the first day.</summary>
internal static class PlanRecording
{
    public static Decision<PlanEvent> Record(RecordPlan c)
    {
        if (c.Plan.Year.Value > c.On.Year)
        {
            return new Rejection("history.year-ahead", $"{c.Plan.Year.Value}");
        }
        var duties = c.Points.Sum(p => p.Duties.Length);
        if (duties == 0)
        {
            return new Rejection("history.nothing-to-record");
        }
        if (!c.Points.Select(p => p.Number).SequenceEqual(c.Draft.Points.Select(p => p.Number)) || c.Points.DistinctBy(p => p.Number).Count() != c.Points.Length)
        {
            throw new ArgumentException("A record has just the points of its draft, each once.", nameof(c));
        }
        if (c.Points.SelectMany(p => p.Duties).Select(Fault).FirstOrDefault(f => f is not null) is { } fault)
        {
            return fault;
        }
        var decision = Decision.Of<PlanEvent>(new PlanDrafted(c.Source, c.Draft), new PlanRecorded(c.On, c.Points.Length, duties, c.LeftOut));
        return decision with { Elsewhere = [.. c.Draft.Points.Zip(c.Points).SelectMany(pair => Facts(c, pair.First, pair.Second))] };
    }

    private static IEnumerable<FactElsewhere> Facts(RecordPlan c, DraftPoint point, RecordedPoint recorded)
    {
        var address = c.Plan.Child(WorkPoint.Kind.Name, point.Number);
        var planned = PlanAssigning.Planned(c.Draft.Document, point, [.. recorded.Duties.Select(d => new PlannedDuty(d.Unit, d.UnitName, d.Role))], reporting: null);
        yield return new FactElsewhere(address, planned);
        if (recorded.Duties.Any(d => d.Role != Role.Cooperating)
            && recorded.Duties.Where(d => d.Role != Role.Cooperating).All(d => Ledger.LedgerEntry.StatusOf(d.Outcome) == AssignmentStatus.Closed))
        {
            yield return new FactElsewhere(address, new WorkPointCompleted(c.On));
        }
        foreach (var duty in recorded.Duties)
        {
            yield return new FactElsewhere(
                address.Child(Assignment.Kind.Name, duty.Unit.Value),
                new AssignmentRecorded(duty.Unit, duty.UnitName, duty.Role, planned.Section, duty.Deadlines, c.On, duty.Outcome, duty.Text, duty.Evidence, duty.Details));
        }
    }

    private static Rejection? Fault(RecordedDuty duty) =>
        duty.Text.Length > ReportRules.LongestText ? new Rejection("assignment.report-too-long", $"{duty.Text.Length}", $"{ReportRules.LongestText}")
        : duty.Evidence.Length > ReportRules.MostEvidence ? new Rejection("assignment.too-much-evidence", $"{duty.Evidence.Length}", $"{ReportRules.MostEvidence}")
        : duty.Evidence.Select(EvidenceRules.Fault).FirstOrDefault(f => f is not null);
}
