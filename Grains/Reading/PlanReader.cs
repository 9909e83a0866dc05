using System.Collections.Immutable;
using Tracker.Plans;

namespace Tracker.Reading;

/// <summary>Reads a published document (工作要点) into a draft: what it says for certain, and questions for the rest.</summary>
public static class PlanReader
{
    /// <summary>Pure and linear in the length of the text; never throws. A document without points gives a draft without points.</summary>
    public static PlanDraft Read(SourceText source) => Read(source, (draft, _, _) => draft);

    /// <summary>The same draft with what every character of the text was taken for, and the rules behind it.</summary>
    public static PlanReading ReadWhole(SourceText source) => Read(source, (draft, pieces, rules) => new PlanReading(draft, pieces(), rules()));

    private static T Read<T>(SourceText source, Func<PlanDraft, Func<ImmutableArray<Piece>>, Func<ImmutableArray<RuleUse>>, T> make)
    {
        var clean = CleanText.Of(source.Text);
        var tables = Tables.In(clean, source.KnowsBlankCells);
        var lines = Unnumbered.Counted(clean.Folded, tables.Outside, besideTables: tables.Start < int.MaxValue);
        var attached = Attachments.In(clean.Folded, lines);
        var first = lines.FindIndex(l => l.Mark is not null || l.Start >= tables.Start);
        var headCount = first < 0 ? lines.Count : first;
        var foot = Signature.AtFoot(clean.Folded, lines, headCount);
        var body = lines.Skip(headCount).Where((l, i) => !Furniture.Is(clean.Folded, l) && !IsRemark(clean.Folded, l) && !Furniture.IsImprint(clean.Folded, l) && !attached.Contains(l.Start) && !(foot is { } signed && headCount + i >= signed.FirstLine && headCount + i <= signed.LastLine)).ToList();
        var last = body.FindLast(l => l.Mark is not null);
        if (body.Count > 0 && lines.Find(l => l.Start > last.Start && Furniture.EndsDocument(clean.Folded, l)) is { End: > 0 } ends)
        {
            body.RemoveAll(l => l.Start > ends.Start); // the page goes on behind it
        }

        var runsOn = body.ConvertAll(l => GluedHeadings.Within(clean.Folded, l)).Find(h => h is not null);
        if (runsOn is { } table)
        {
            var from = body.FindIndex(l => l.End > table.Start);
            var to = from;
            while (to + 1 < body.Count && !Look.IsSentenceEnd(clean.Folded[body[to].End - 1]))
            {
                to++; // a number of the page stands in the middle of a row
            }

            body.RemoveRange(from, to + 1 - from);
        }

        var items = Outline.Of(body);
        var glued = GluedRows.HeadingsIn(clean.Folded, lines);
        var rows = glued is { } columns ? GluedRows.In(clean.Folded, columns, items) : null;
        var reader = new PointReader(clean, items, rows);
        var inTables = tables.Points(clean, items, source.KnowsBlankCells, reader.HeadingOf);
        if (rows is null && glued is { } lost)
        {
            inTables.Doubts.Add(new TableDoubt(QuestionKind.UnclearFact, null, "columns", lost.Start, lost.End));
        }

        if (runsOn is { } headings)
        {
            inTables.Doubts.Add(new TableDoubt(QuestionKind.UnclearFact, null, "columns", headings.Start, headings.End));
        }

        var inText = reader.Read(onlyWithUnits: inTables.Points.Count > 0);
        if (reader.Divided is { } divided)
        {
            inTables.Doubts.Add(new TableDoubt(QuestionKind.UnclearFact, null, "unitsDivided", divided.Start, divided.First.End));
        }

        if (inText.Count == 0 && inTables.Points.Count > 0)
        {
            inText = Restated.Points(clean, reader.WithoutUnits(), inTables);
        }

        Repeats.TakeOut(clean, inText, inTables);
        var points = inText.Concat(inTables.Points).OrderBy(p => p.Order).ToList();
        PointNumbers.Give(points);
        var footFrom = FootFrom(lines, points, headCount); // the closing words, unless numbered items follow
        var pointsFrom = points.Count == 0 ? headCount : lines.FindIndex(l => l.Start >= points[0].Whole.Start);
        var facts = new FactsReader(clean, lines, headCount, pointsFrom < 0 ? lines.Count : pointsFrom, footFrom);
        var pointed = points.Select(p => p.Item).ToHashSet();
        var sections = items.Where(i => i.Parent is null && !pointed.Contains(i)).Concat(inTables.Sections.Where(s => s.Parent is null)).OrderBy(s => s.Start).ToList();
        var document = facts.Read([.. sections.Select(reader.HeadingOf)]);
        facts.Places.AddRange(sections.Select(s => (s.Start, s.First.End, "sections")));
        reader.ShortNames.Apply(points);
        StandingClauses.Apply(clean, points);
        FirstNamedLeads.Apply(clean, points);
        MarkedLeads.Apply(clean, points);
        MainDuties.Apply(clean, points);
        PointTimes.Read(clean, points, document);
        var questions = QuestionWriter.Ask(clean, document, points, facts, inTables.Doubts);
        var draft = new PlanDraft(document, [.. points.Select(p => DraftOf(clean, p))], questions);
        return make(draft, () => Coverage.Of(clean, lines, headCount, reader, points, facts, inTables), () => [.. points.SelectMany(p => ReadingRules.UsedIn(clean, p))]);
    }

    /// <summary>以上任务,各单位要…: about the points above it, and no part of the last one.</summary>
    private static bool IsRemark(string folded, Line line) =>
        line.Mark is null && Look.AnyAt(folded, line.Start, line.End, ["以上任务,", "以上工作,", "以上各项任务,", "以上各项工作,", "上述任务,", "上述工作,", "以上各项,"]) > 0 && !Look.Has(folded, line.Start, line.End, ["牵头", "责任单位"]);

    /// <summary>The first line behind the last point.</summary>
    private static int FootFrom(List<Line> lines, List<ReadPoint> points, int headCount)
    {
        var end = points.Count == 0 ? 0 : points.Max(p => p.Whole.End);
        var at = points.Count == 0 ? headCount : lines.FindIndex(l => l.Start >= end); // a signature behind it as well
        return at < 0 ? lines.Count : at;
    }

    private static DraftPoint DraftOf(CleanText clean, ReadPoint point) => new(
        point.Number,
        point.Section,
        point.Subsection,
        OneLine(clean.Cut(point.Title.Start, point.Title.End)),
        point.TextOf(clean),
        clean.SpanOf(point.Whole.Start, point.Whole.End),
        Named(clean, point, UnitRole.Lead),
        Named(clean, point, UnitRole.Responsible),
        Named(clean, point, UnitRole.Cooperating),
        [.. point.Times.Where(t => t.Deadline is not null).Select(t => new DraftDeadline(t.Deadline!, clean.SpanOf(t.Start, t.End)))],
        [.. point.Times.Where(t => t.Soft is not null).Select(t => new SoftTiming(clean.Cut(t.Start, t.End), t.Soft!, clean.SpanOf(t.Start, t.End)))],
        [.. point.Text.Prepend(point.Title).Distinct().SelectMany(t => FiguresPromised.In(clean, t.Start, t.End)).DistinctBy(m => m.Span)],
        point.Units is { } block && block.Start < block.End ? clean.Cut(block.Start, block.End) : null);

    /// <summary>What a break of the line parted.</summary>
    private static string OneLine(string words) => words.Contains('\n', StringComparison.Ordinal) ? string.Concat(words.Split('\n').Select(w => w.Trim())) : words;

    private static ImmutableArray<NamedUnit> Named(CleanText clean, ReadPoint point, UnitRole role) =>
    [
        .. point.Places.Where(p => p.Role == role)
            .Select(p => new NamedUnit(OneLine(clean.Cut(p.Name.Start, p.Name.End)), clean.SpanOf(p.Start, p.End), p.InFull is { } full ? clean.Cut(full.Start, full.End) : null))
            .DistinctBy(u => u.Name),
    ];
}
