using System.Collections.Immutable;
using static Tracker.Plans.Plan;

namespace Tracker.Plans;

/// <summary>What becomes of a draft when points are split, merged, moved, left out or restored. Its questions go along with their words.</summary>
internal static class Restructuring
{
    public static Drafted Split(Drafted plan, PointSplit e)
    {
        var whole = PointOf(plan, e.Number);
        var parts = e.Parts.Select((part, at) => whole with
        {
            Number = part.Number,
            Title = part.Title,
            Text = part.Text,
            Deadlines = [.. whole.Deadlines.Where(d => IsHeldBy(e.Parts, at, d.Deadline.Quote))],
            SoftTimings = [.. whole.SoftTimings.Where(t => IsHeldBy(e.Parts, at, t.Quote))],
            Metrics = [.. whole.Metrics.Where(m => IsHeldBy(e.Parts, at, m.Quote))],
        });
        return QuestionsOfParts.Asked(e, With(
            plan,
            plan.Draft.Points.SelectMany(p => p.Number == e.Number ? parts : [p]),
            q => q.Point == e.Number ? q with { Point = e.Parts[HolderOf(e.Parts, q.Quote)].Number } : q,
            number => number == e.Number ? e.Parts.Select(p => p.Number) : [number]));
    }

    public static Drafted Merge(Drafted plan, PointsMerged e)
    {
        var parts = plan.Draft.Points.Where(p => e.Numbers.Contains(p.Number)).ToList();
        var first = parts[0];
        var merged = first with
        {
            Number = e.Into,
            Text = string.Join('\n', parts.Skip(1).Select(p => p.Text.StartsWith(p.Title, StringComparison.Ordinal) ? p.Text : $"{p.Title}\n{p.Text}").Prepend(first.Text)),
            Span = Covering(parts),
            LeadUnits = Joined(parts, p => p.LeadUnits),
            ResponsibleUnits = Joined(parts, p => p.ResponsibleUnits),
            CooperatingUnits = Joined(parts, p => p.CooperatingUnits),
            Deadlines = [.. parts.SelectMany(p => p.Deadlines).Distinct()],
            SoftTimings = [.. parts.SelectMany(p => p.SoftTimings).Distinct()],
            Metrics = [.. parts.SelectMany(p => p.Metrics).Distinct()],
            UnitsRaw = parts.Select(p => p.UnitsRaw).OfType<string>().Distinct().ToList() is { Count: > 0 } raw ? string.Join('；', raw) : null,
        };
        return QuestionsOfParts.Joined(With(
            plan,
            plan.Draft.Points.Where(p => p == first || !e.Numbers.Contains(p.Number)).Select(p => p == first ? merged : p),
            q => q.Point is { } number && e.Numbers.Contains(number) ? q with { Point = e.Into } : q,
            number => [e.Numbers.Contains(number) ? e.Into : number]));
    }

    public static Drafted Move(Drafted plan, PointMoved e)
    {
        var point = PointOf(plan, e.Number);
        var others = plan.Draft.Points.Remove(point);
        var at = e.Before is null ? others.Length : others.IndexOf(PointOf(plan, e.Before));
        return plan with { Draft = plan.Draft with { Points = others.Insert(at, point) } };
    }

    public static Drafted LeaveOut(Drafted plan, PointLeftOut e)
    {
        var point = PointOf(plan, e.Number);
        var behind = plan.Draft.Points.SkipWhile(p => p != point).Skip(1).FirstOrDefault()?.Number;
        var asked = plan.Draft.Questions.Where(q => q.Point == e.Number).ToImmutableArray();
        return plan with
        {
            Draft = plan.Draft with { Points = plan.Draft.Points.Remove(point), Questions = plan.Draft.Questions.RemoveRange(asked) },
            LeftOut = plan.LeftOut.Add(new LeftOutPoint(point, asked, behind, e.Reason)),
        };
    }

    public static Drafted Restore(Drafted plan, PointRestored e)
    {
        var left = plan.LeftOut.First(p => p.Point.Number == e.Number);
        var at = plan.Draft.Points.Select(p => p.Number).ToImmutableArray().IndexOf(left.Before ?? "");
        return plan with
        {
            Draft = plan.Draft with
            {
                Points = plan.Draft.Points.Insert(at < 0 ? plan.Draft.Points.Length : at, left.Point),
                Questions = plan.Draft.Questions.AddRange(left.Questions),
            },
            LeftOut = plan.LeftOut.Remove(left),
        };
    }

    /// <param name="numbers">What a point's number became: its links to other plans go along.</param>
    private static Drafted With(Drafted plan, IEnumerable<DraftPoint> points, Func<Question, Question> question, Func<string, IEnumerable<string>> numbers) =>
        plan with
        {
            Draft = plan.Draft with { Points = [.. points], Questions = [.. plan.Draft.Questions.Select(question)] },
            Consolidators = Along(plan, plan.Consolidators, numbers),
            Routes = Along(plan, plan.Routes, numbers),
            Links = [.. plan.Links.Select(said => said with { Links = [.. said.Links.SelectMany(l => numbers(l.Number).Select(n => l with { Number = n })).Distinct()] })],
        };

    /// <summary>What was said of a point goes along with it; of points that become one only what was said of all alike.</summary>
    private static ImmutableDictionary<string, T> Along<T>(Drafted plan, ImmutableDictionary<string, T> said, Func<string, IEnumerable<string>> numbers) =>
        plan.Draft.Points
            .SelectMany(p => numbers(p.Number).Select(now => (p.Number, Now: now)))
            .GroupBy(p => p.Now, p => p.Number)
            .Where(was => was.All(said.ContainsKey) && was.Select(n => said[n]).Distinct().Count() == 1)
            .Select(was => KeyValuePair.Create(was.Key, said[was.First()]))
            .Concat(said.Where(s => plan.Draft.Points.All(p => p.Number != s.Key))) // of points that were left out
            .ToImmutableDictionary();

    private static DraftPoint PointOf(Drafted plan, string number) => plan.Draft.Points.First(p => p.Number == number);

    private static bool IsHeldBy(ImmutableArray<SplitPart> parts, int at, string quote) =>
        Holds(parts[at], quote) || (at == 0 && !parts.Any(p => Holds(p, quote)));

    /// <summary>Words that stand in none of the parts, as those of the unit bracket, stay with the first.</summary>
    internal static int HolderOf(ImmutableArray<SplitPart> parts, string quote) =>
        parts.Select((p, at) => Holds(p, quote) ? at : -1).FirstOrDefault(at => at >= 0, 0);

    private static bool Holds(SplitPart part, string quote) =>
        part.Title.Contains(quote, StringComparison.Ordinal) || part.Text.Contains(quote, StringComparison.Ordinal);

    private static ImmutableArray<NamedUnit> Joined(IEnumerable<DraftPoint> parts, Func<DraftPoint, ImmutableArray<NamedUnit>> units) =>
        [.. parts.SelectMany(p => units(p)).DistinctBy(u => u.Name)];

    private static TextSpan Covering(IEnumerable<DraftPoint> parts)
    {
        var spans = parts.Select(p => p.Span).Where(s => s.Length > 0).ToList();
        var start = spans.Count == 0 ? 0 : spans.Min(s => s.Start);
        return spans.Count == 0 ? default : new TextSpan(start, spans.Max(s => s.End) - start);
    }
}

/// <param name="Questions">What was asked about it.</param>
/// <param name="Before">The point behind it when it was left out; null: it was the last.</param>
public sealed record LeftOutPoint(DraftPoint Point, ImmutableArray<Question> Questions, string? Before, string Reason);
