using System.Collections.Immutable;
using Tracker.Plans;
using Tracker.Reading;

namespace Tracker.Gateway.Plans;

/// <summary>A stretch of the document's text that was read as one thing.</summary>
/// <param name="Kind">What it was read as; null: as nothing that a point holds.</param>
/// <param name="Point">Number of the point it stands in.</param>
/// <param name="Begins">True: the point's first stretch.</param>
/// <param name="Question">The question about these words.</param>
internal sealed record DocumentRun(string Text, RunKind? Kind, string? Point, bool Begins, string? Question);

/// <summary>In order of what is shown where two lie on each other: the last one.</summary>
internal enum RunKind
{
    /// <summary>In the document, but in no point and in no fact: the office should look whether it is one.</summary>
    Unread,

    /// <summary>The page round the document, and damage: no part of it.</summary>
    Page,
    Heading,
    Point,
    Soft,
    Metric,
    Deadline,
    Cooperating,
    Responsible,
    Lead,
    Question,
}

/// <summary>Cuts the document's text into stretches by the spans of its draft: every character stands in exactly one, in order.</summary>
internal static class DocumentRuns
{
    public static ImmutableArray<DocumentRun> Of(string text, Plan.Drafted plan)
    {
        var marks = Marks(plan, text.Length).Concat(PlanReader.ReadWhole(new SourceText(text)).Pieces.Select(MarkOf).OfType<Mark>()).OrderBy(m => m.Span.Start).ToList();
        var cuts = marks.SelectMany(m => new[] { m.Span.Start, m.Span.End }).Append(0).Append(text.Length).Distinct().Order().ToList();
        var runs = ImmutableArray.CreateBuilder<DocumentRun>(cuts.Count);
        var open = new List<Mark>();
        var next = 0;
        var begun = new HashSet<string>();
        for (var at = 0; at + 1 < cuts.Count; at++)
        {
            var (start, end) = (cuts[at], cuts[at + 1]);
            open.RemoveAll(m => m.Span.End <= start);
            for (; next < marks.Count && marks[next].Span.Start <= start; next++)
            {
                open.Add(marks[next]);
            }
            var top = open.Count == 0 ? null : open.MaxBy(m => m.Kind);
            var point = open.FirstOrDefault(m => m.Kind == RunKind.Point)?.Point;
            runs.Add(new DocumentRun(text[start..end], top?.Kind, point, point is not null && begun.Add(point), open.FirstOrDefault(m => m.Question is not null)?.Question));
        }
        return runs.DrainToImmutable();
    }

    /// <summary>Parts of a split point share its span, which then leads to the first of them.</summary>
    private static IEnumerable<Mark> Marks(Plan.Drafted plan, int length)
    {
        var points = plan.Draft.Points.DistinctBy(p => p.Span).SelectMany(p => (Mark[])
        [
            new(p.Span, RunKind.Point, p.Number, null),
            .. p.SoftTimings.Select(t => new Mark(t.Span, RunKind.Soft, null, null)),
            .. p.Metrics.Select(m => new Mark(m.Span, RunKind.Metric, null, null)),
            .. p.Deadlines.Select(d => new Mark(d.Span, RunKind.Deadline, null, null)),
            .. p.CooperatingUnits.Select(u => new Mark(u.Span, RunKind.Cooperating, null, null)),
            .. p.ResponsibleUnits.Select(u => new Mark(u.Span, RunKind.Responsible, null, null)),
            .. p.LeadUnits.Select(u => new Mark(u.Span, RunKind.Lead, null, null)),
        ]);
        var questions = plan.Draft.Questions.Where(q => q.Span is not null && !plan.Answers.ContainsKey(q.Id)).Select(q => new Mark(q.Span!.Value, RunKind.Question, null, q.Id));
        return points.Concat(questions).Concat(AskedOnce(plan)).Where(m => m.Span is { Start: >= 0, Length: > 0 } && m.Span.End <= length);
    }

    /// <summary>What is asked once for several points stands in each of them.</summary>
    private static IEnumerable<Mark> AskedOnce(Plan.Drafted plan) =>
        plan.Draft.Questions.Any(q => PlanQuestions.IsOfEveryPoint(q) && !plan.Answers.ContainsKey(q.Id))
            ? from point in plan.Draft.Points
              from field in PlanNames.FieldsOf(point)
              from unit in field.Units
              let asked = PlanQuestions.About(plan.Draft, point.Number, field.Where, unit.Name)
              where asked is { Point: null } && !plan.Answers.ContainsKey(asked.Id)
              select new Mark(unit.Span, RunKind.Question, null, asked.Id)
            : [];

    private static Mark? MarkOf(Piece piece) => piece.Kind switch
    {
        PieceKind.Unread => new Mark(piece.Span, RunKind.Unread, null, null),
        PieceKind.Furniture or PieceKind.Damage => new Mark(piece.Span, RunKind.Page, null, null),
        PieceKind.Heading or PieceKind.Title => new Mark(piece.Span, RunKind.Heading, null, null),
        _ => null,
    };

    private sealed record Mark(TextSpan Span, RunKind Kind, string? Point, string? Question);
}
