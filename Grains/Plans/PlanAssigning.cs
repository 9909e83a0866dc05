using System.Collections.Immutable;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Units;
using Tracker.WorkPoints;

namespace Tracker.Plans;

/// <summary>Turns a draft and what its names mean into every unit's duties. A unit has one duty on a point: lead before responsible before cooperating.</summary>
public static class PlanAssigning
{
    /// <summary>Each point with its duties, in the document's order; names that are left open give none.</summary>
    public static IEnumerable<(DraftPoint Point, ImmutableArray<PlannedDuty> Duties)> Duties(Plan.Drafted plan, ImmutableArray<ResolvedName> names)
    {
        var meaning = names.ToDictionary(n => n.Name);
        var nameOf = names.SelectMany(n => n.Units).DistinctBy(u => u.Unit).ToDictionary(u => u.Unit, u => u.Name);
        var mentions = PlanNames.MentionsIn(plan).ToLookup(m => m.Point);
        foreach (var point in plan.Draft.Points)
        {
            var duties = from mention in mentions[point.Number]
                         from unit in UnitsOf(mention, plan, meaning)
                         select new PlannedDuty(unit.Unit, nameOf.GetValueOrDefault(unit.Unit, unit.Name), mention.Role);
            yield return (point, [.. duties.OrderBy(d => d.Role).DistinctBy(d => d.Unit)]);
        }
    }

    /// <summary>The facts of an assigned plan at its points' and assignments' addresses.</summary>
    public static Decision<PlanEvent> Assign(Plan.Drafted plan, AssignPlan command)
    {
        var known = command.Names.SelectMany(n => n.Units).Select(u => u.Unit).ToHashSet();
        if (plan.Answers.Values.SelectMany(a => a.Units).FirstOrDefault(u => !known.Contains(u)) is { Value: { } stranger })
        {
            return new Rejection("plan.unit-unknown", stranger);
        }
        var points = PlanReporting.Of(plan, command.Names);
        var assignments = points.Sum(p => p.Duties.Length);
        if (assignments == 0)
        {
            return new Rejection("plan.nothing-to-assign");
        }
        var open = PlanQuestions.All(plan, command.Names)
            .Where(q => plan.Answers.GetValueOrDefault(q.Id) is null or { Kind: AnswerKind.Open })
            .Select(q => q.Id);
        Decision<PlanEvent> decision = new PlanAssigned(command.On, points.Length, assignments, [.. open]) { Told = [.. points.SelectMany(p => p.Duties).Select(d => d.Unit).Concat(points.Where(p => p.ConsolidatorIsOutside).Select(p => p.Consolidator!.Unit)).Distinct()] };
        var elsewhere = ImmutableArray.CreateBuilder<FactElsewhere>();
        foreach (var point in points)
        {
            var address = command.Plan.Child(WorkPoint.Kind.Name, point.Number);
            var planned = Planned(plan.Draft.Document, point);
            elsewhere.Add(new FactElsewhere(address, planned));
            elsewhere.AddRange(point.Duties.Select(d => new FactElsewhere(
                address.Child(Assignment.Kind.Name, d.Unit.Value),
                new AssignmentMade(d.Unit, d.UnitName, d.Role, planned.Section, planned.Deadlines))));
        }
        return decision with { Elsewhere = elsewhere.ToImmutable() };
    }

    /// <summary>Points where the document names a lead that nobody knows yet: more than the known ones may lead them.</summary>
    internal static IReadOnlySet<string> WithUnclearLead(Plan.Drafted plan, ImmutableArray<ResolvedName> names)
    {
        var meaning = names.ToDictionary(n => n.Name);
        return PlanNames.MentionsIn(plan).Where(m => m.Role == Role.Lead && !UnitsOf(m, plan, meaning).Any()).Select(m => m.Point).ToHashSet();
    }

    private static IEnumerable<UnitRef> UnitsOf(Mention mention, Plan.Drafted plan, Dictionary<string, ResolvedName> meaning)
    {
        // The reader's own question on this mention goes first, then what was said of the name wherever it stands.
        foreach (var answer in new[] { mention.Answer, plan.Answers.GetValueOrDefault(PlanQuestions.IdOf(mention.Name)) })
        {
            if (answer is { Kind: AnswerKind.Units })
            {
                return answer.Units.Select(u => new UnitRef(u, u.Value));
            }
            if (answer is { Kind: AnswerKind.Open })
            {
                return [];
            }
        }
        if (mention.Asked is not null && mention.Answer is null)
        {
            return []; // asked and not answered: nothing is guessed
        }
        return meaning.TryGetValue(mention.Name, out var resolved) ? resolved.Units : [];
    }

    private static WorkPointPlanned Planned(DocumentFacts document, PointToAssign planned) =>
        Planned(document, planned.Point, planned.Duties, new PointReporting(planned.Consolidator, planned.Route));

    internal static WorkPointPlanned Planned(DocumentFacts document, DraftPoint point, ImmutableArray<PlannedDuty> duties, PointReporting? reporting) =>
        new(
            point.Number,
            point.Section is null ? 0 : document.Sections.IndexOf(point.Section) + 1,
            point.Section,
            point.Subsection,
            point.Title,
            point.Text,
            [.. point.Deadlines.Select(d => d.Deadline)],
            point.Metrics,
            duties,
            reporting);
}
