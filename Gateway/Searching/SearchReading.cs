using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Ledger;
using Tracker.Gateway.Shared;
using Tracker.Silo.Ledger;
using Tracker.Units;
using Tracker.WorkPoints;

namespace Tracker.Gateway.Searching;

/// <summary>
/// Looks through the words as they stand now: points, units, last reports and set-ups, as far as the caller may see them. There is no index to follow the
/// journal: the ledger already stands in its transaction, so nothing is ever stale, and the path of a report writes not one row more. A year of a province
/// is about a thousand rows and a megabyte of words; reading them through takes less than a page does otherwise.
/// </summary>
internal sealed class SearchReading(IGrains grains, ILedger ledger, LedgerReading plans)
{
    /// <param name="plan">Null: in all plans that the caller may know of.</param>
    public async ValueTask<ImmutableArray<SearchHit>> Find(Caller caller, DivisionCode government, SearchWords words, GrainAddress? plan = null, CancellationToken cancel = default)
    {
        var hits = ImmutableArray.CreateBuilder<SearchHit>();
        var known = (await plans.Plans(caller, government, cancel)).Where(p => p.HasLedger && (plan is null || p.Plan == plan)).ToList();
        if (plan is null && AccessTable.Of(caller, Deed.ReadUnits) != Reach.Nothing)
        {
            hits.AddRange(await Units(government, words, cancel));
        }
        foreach (var line in known)
        {
            hits.AddRange(await Points(line, words, cancel));
        }
        foreach (var line in known)
        {
            await foreach (var row in plans.Rows(caller, line.Plan, new LedgerFilter { Words = words }, cancel: cancel))
            {
                // The point's title and the unit's name are hits of their own: here it is what the unit says.
                if (words.Find(LinePlaces.Of(row).Skip(LinePlaces.OwnColumns)) is { } found)
                {
                    hits.Add(new SearchHit(
                        found.Place.StartsWith("建账", StringComparison.Ordinal) ? HitKind.SetUp : HitKind.Report,
                        $"{Words.Point(row.PointNumber)} {row.Title} · {row.Entry.UnitName}", line.Title, found, $"/assignments/{row.Entry.Assignment.RouteForm}", row.Entry.Assignment));
                }
            }
        }
        return hits.DrainToImmutable();
    }

    private async ValueTask<IEnumerable<SearchHit>> Units(DivisionCode government, SearchWords words, CancellationToken cancel) =>
        from unit in (await grains.UnitRegister(government).Look(cancel)).State.Units.Values
        let aliases = string.Join('、', unit.Aliases)
        where words.AreIn(unit.Name, aliases)
        select new SearchHit(HitKind.Unit, unit.Name, "单位名册", words.Find([("名称", unit.Name), ("别名", aliases)])!, $"/units/{unit.Id}", null);

    private async ValueTask<List<SearchHit>> Points(PlanLine plan, SearchWords words, CancellationToken cancel)
    {
        var hits = new List<SearchHit>();
        foreach (var point in await ledger.Points(plan.Plan, cancel))
        {
            var text = (await grains.WorkPoint(point.Point).Look(cancel)).State.AsPlanned?.Text;
            if (words.AreIn(point.Title, text))
            {
                hits.Add(new SearchHit(
                    HitKind.Point, $"{Words.Point(point.Number)} {point.Title}", plan.Title, words.Find([("标题", point.Title), ("要点原文", text)])!,
                    $"/plans/{plan.Plan.RouteForm}/points/{point.Number}", point.Point));
            }
        }
        return hits;
    }
}

/// <param name="Where">The document or register that it belongs to.</param>
/// <param name="Found">The place and the words round it.</param>
/// <param name="Link">Of its page.</param>
/// <param name="Address">Null: a unit of the register.</param>
internal sealed record SearchHit(HitKind Kind, string Title, string Where, FoundPlace Found, string Link, GrainAddress? Address);

[System.Text.Json.Serialization.JsonConverter(typeof(System.Text.Json.Serialization.JsonStringEnumConverter<HitKind>))]
internal enum HitKind
{
    [System.Text.Json.Serialization.JsonStringEnumMemberName("unit")]
    Unit,

    [System.Text.Json.Serialization.JsonStringEnumMemberName("point")]
    Point,

    [System.Text.Json.Serialization.JsonStringEnumMemberName("report")]
    Report,

    [System.Text.Json.Serialization.JsonStringEnumMemberName("set-up")]
    SetUp,
}
