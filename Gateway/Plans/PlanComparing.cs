using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Ledger;
using Tracker.Plans;
using Tracker.Silo.Ledger;

namespace Tracker.Gateway.Plans;

/// <summary>A plan beside last year's, or beside an upper-level government's.</summary>
internal sealed class PlanComparing(PlanAssigner plans, LedgerReading ledger)
{
    /// <summary>The plans that it can be held against, the likeliest first: last year's, then earlier ones of the same government, then others'. None of a later year.</summary>
    public async ValueTask<IReadOnlyList<PlanLine>> Others(Caller caller, GrainAddress plan, CancellationToken cancel = default) =>
    [
        .. (await ledger.Plans(caller, null, cancel))
            .Where(p => p.Plan.Government == plan.Government ? p.Plan.Year.Value < plan.Year.Value : p.Plan.Year.Value <= plan.Year.Value)
            .OrderBy(p => p.Plan.Government == plan.Government ? 0 : 1)
            .ThenBy(p => Math.Abs(p.Plan.Year.Value - (plan.Year.Value - 1)))
            .ThenByDescending(p => p.Stage),
    ];

    /// <summary>Null: one of the two is not to be seen by the caller.</summary>
    /// <param name="anew">True: suggests pairs, whatever was said before.</param>
    public async ValueTask<ComparedPlans?> Compare(Caller caller, GrainAddress plan, GrainAddress other, bool anew = false, CancellationToken cancel = default)
    {
        if (plan == other || await plans.Look(caller, plan, cancel) is not { } now || await plans.Look(caller, other, cancel) is not { } then)
        {
            return null;
        }
        var said = now.Draft.Links.FirstOrDefault(l => l.Other == other);
        var links = anew ? null : said?.Links;
        var relation = said?.Relation ?? (plan.Government == other.Government ? PlanRelation.EarlierYear : PlanRelation.UpperLevel);
        return new ComparedPlans(now, then, relation, links is not null, PlanComparison.Of(now.Draft.Draft.Points, then.Draft.Draft.Points, links));
    }

    /// <summary>Records the links; a point that the other plan does not have is refused.</summary>
    public async ValueTask<Outcome<Answer>> Link(Errand errand, GrainAddress plan, LinkPoints command, long? expectedVersion, CancellationToken cancel = default)
    {
        if (await Compare(errand.Who, plan, command.Other, cancel: cancel) is not { } compared)
        {
            return new Rejection("plan.unknown");
        }
        return command.Links.FirstOrDefault(l => compared.Other.Draft.Draft.Points.All(p => p.Number != l.Other)) is { } unknown
            ? new Rejection("plan.point-unknown", unknown.Other)
            : await plans.Change(errand, plan, command, expectedVersion, cancel);
    }
}

/// <param name="IsSaid">True: the pairs are what a person said; false: a suggestion by likeness.</param>
internal sealed record ComparedPlans(PlanStanding Plan, PlanStanding Other, PlanRelation Relation, bool IsSaid, ImmutableArray<ComparedPoint> Rows)
{
    public int Continued => Rows.Count(r => r is { Now: not null, Other: not null, Changes.IsEmpty: true });

    public int Changed => Rows.Count(r => r is { Now: not null, Other: not null, Changes.IsEmpty: false });

    public int New => Rows.Count(r => r.Other is null);

    public int Dropped => Rows.Count(r => r.Now is null);
}
