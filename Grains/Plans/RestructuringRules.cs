using System.Collections.Immutable;
using System.Globalization;
using Tracker.Deciding;
using static Tracker.Plans.Plan;

namespace Tracker.Plans;

/// <summary>When points of a draft may be split, merged, moved or left out, and what numbers they then go by.</summary>
internal static class RestructuringRules
{
    private const int MostParts = 50;

    public static Decision<PlanEvent> Split(Drafted plan, SplitPoint c) =>
        (Unknown(plan, [c.Number]) ?? RevisionRules.FaultOfReason(c.Reason)
            ?? (c.Parts.Length is < 2 or > MostParts ? new Rejection("plan.split-parts", $"{MostParts}") : null)
            ?? c.Parts.Select(p => RevisionRules.FaultOfWords(p.Title, p.Text)).OfType<Rejection>().FirstOrDefault()) is { } fault
            ? fault
            : Parted(plan, c, [.. NumbersFor(plan, c.Number).Zip(c.Parts, (number, part) => new SplitPart(number, part.Title, part.Text))]);

    private static PointSplit Parted(Drafted plan, SplitPoint c, ImmutableArray<SplitPart> parts) =>
        new(c.Number, parts, c.Reason, QuestionsOfParts.Of(plan, c.Number, parts) is { IsEmpty: false } asked ? asked : null);

    public static Decision<PlanEvent> Merge(Drafted plan, MergePoints c)
    {
        var numbers = plan.Draft.Points.Select(p => p.Number).Where(c.Numbers.Contains).ToImmutableArray(); // in the draft's order
        return (Unknown(plan, c.Numbers) ?? RevisionRules.FaultOfReason(c.Reason)
            ?? (numbers.Length < 2 ? new Rejection("plan.merge-too-few") : null)) is { } fault
            ? fault
            : new PointsMerged(numbers, NumberOf(plan, numbers), c.Reason);
    }

    public static Decision<PlanEvent> Move(Drafted plan, MovePoint c) =>
        Unknown(plan, c.Before is null ? [c.Number] : [c.Number, c.Before]) is { } fault ? fault
        : c.Number == c.Before || Behind(plan, c.Number) == c.Before ? Decision.Nothing
        : new PointMoved(c.Number, c.Before);

    public static Decision<PlanEvent> LeaveOut(Drafted plan, LeaveOutPoint c) =>
        plan.LeftOut.Any(p => p.Point.Number == c.Number) ? Decision.Nothing
        : (Unknown(plan, [c.Number]) ?? RevisionRules.FaultOfReason(c.Reason)
            ?? (plan.Draft.Points.Length == 1 ? new Rejection("plan.last-point") : null)) is { } fault
            ? fault
            : new PointLeftOut(c.Number, c.Reason);

    public static Decision<PlanEvent> Restore(Drafted plan, RestorePoint c) =>
        plan.LeftOut.Any(p => p.Point.Number == c.Number) ? new PointRestored(c.Number)
        : Unknown(plan, [c.Number]) is { } fault ? fault
        : Decision.Nothing;

    private static Rejection? Unknown(Drafted plan, ImmutableArray<string> numbers) =>
        numbers.FirstOrDefault(n => plan.Draft.Points.All(p => p.Number != n)) is { } unknown ? new Rejection("plan.point-unknown", unknown) : null;

    private static string? Behind(Drafted plan, string number) =>
        plan.Draft.Points.SkipWhile(p => p.Number != number).Skip(1).FirstOrDefault()?.Number;

    /// <summary>5-1, 5-2, … without those that are taken, by a point that was left out too.</summary>
    private static IEnumerable<string> NumbersFor(Drafted plan, string number)
    {
        var taken = plan.Draft.Points.Select(p => p.Number).Concat(plan.LeftOut.Select(p => p.Point.Number)).ToHashSet();
        return Enumerable.Range(1, int.MaxValue).Select(n => string.Create(CultureInfo.InvariantCulture, $"{number}-{n}")).Where(n => !taken.Contains(n));
    }

    /// <summary>All parts of one number go by that number again; else the first one's stays.</summary>
    private static string NumberOf(Drafted plan, ImmutableArray<string> numbers)
    {
        var all = plan.Draft.Points.Select(p => p.Number).Concat(plan.LeftOut.Select(p => p.Point.Number)).ToList();
        return numbers[0].LastIndexOf('-') is > 0 and var dash
            && numbers[0][..dash] is var whole
            && !all.Contains(whole)
            && all.Where(n => n.StartsWith(whole + '-', StringComparison.Ordinal)).All(numbers.Contains)
            && numbers.All(n => n.StartsWith(whole + '-', StringComparison.Ordinal))
                ? whole
                : numbers[0];
    }
}
