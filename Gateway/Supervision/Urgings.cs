using System.Collections.Immutable;
using Tracker.Deciding;
using Tracker.Gateway.Shared;
using Tracker.Supervision;
using Tracker.Units;

namespace Tracker.Gateway.Supervision;

/// <summary>How often units were chased (催报, 催办) about what: papers of the two gentlest rungs that stand, whether issued here or recorded.</summary>
public sealed class Urgings
{
    private readonly ILookup<GrainAddress, EarlierFinding> _bySubject;

    private Urgings(IEnumerable<EarlierFinding> issued) => _bySubject = issued.Where(f => f.Rung <= PaperRung.Urge).ToLookup(f => f.Subject);

    public static Urgings None { get; } = new([]);

    public static Urgings Of(IEnumerable<EarlierFinding> issued) => new(issued);

    /// <summary>About a duty or a period, whichever unit was meant; the first first.</summary>
    public ImmutableArray<EarlierFinding> About(GrainAddress subject) => [.. _bySubject[subject].DistinctBy(f => f.Paper)];

    public ImmutableArray<EarlierFinding> Of(UnitId unit, GrainAddress subject) => [.. _bySubject[subject].Where(f => f.Unit == unit).DistinctBy(f => f.Paper)];

    /// <summary>已催2次，最近10月12日; null: nobody was.</summary>
    public static string? Said(IReadOnlyCollection<EarlierFinding> urged) =>
        urged.Count == 0 ? null : $"已催{urged.Count}次，最近{Words.Day(urged.Max(f => f.IssuedOn))}";

    /// <summary>Of several duties: how often all of them, or how many of them at all.</summary>
    /// <param name="counted">What they are counted in, such as 个单位.</param>
    public string? Said(IEnumerable<GrainAddress> duties, string counted) => Said([.. duties.Select(About)], counted);

    /// <summary>The same of units and one period.</summary>
    public string? Said(IEnumerable<UnitId> units, GrainAddress period) => Said([.. units.Select(unit => Of(unit, period))], "个单位");

    private static string? Said(ImmutableArray<ImmutableArray<EarlierFinding>> each, string counted) => each.Count(urged => urged.Length > 0) switch
    {
        0 => null,
        var some when some < each.Length => $"其中{some}{counted}催过，最近{Words.Day(each.Max(urged => urged.Select(f => f.IssuedOn).DefaultIfEmpty().Max()))}",
        _ => Said(each.MinBy(urged => urged.Length)),
    };
}
