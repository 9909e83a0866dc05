using System.Collections.Immutable;
using Tracker.Reading;

namespace Tracker.AnnualReports;

/// <summary>
/// Reads an annual report as anybody published it (the forms of 2021 and 2019): its tables by their labels and what it says of itself. Nothing is
/// guessed: a row whose cells can be laid out in two ways is named and left unread.
/// </summary>
public static class ReportReader
{
    public static ReadReport Read(SourceText source)
    {
        var text = ReportText.Of(source);
        var sections = new ReportSections(text);
        var head = new ReportHead(text);
        var tables = Part3Reading.All(text, sections.All);
        var part3 = tables.Count > 0 ? tables[0].Within : sections.Of("part3") ?? default;
        var before = part3.Length > 0 ? part3.Start : sections.Of("part4")?.Start ?? text.Length;
        var part2 = new Part2Reading(text, Part2Reading.WithinOf(text, sections, before));
        var part4 = new Part4Reading(text, Part4Reading.WithinOf(text, sections, part3.End));

        var old = IsOf2019(part2, tables.FirstOrDefault());
        var form = old ? ReportForm.Of2019 : ReportForm.Of2021;
        var cells = new CellReader(form);
        part2.Into(cells);
        tables.FirstOrDefault()?.Into(cells);
        part4.Into(cells);
        var missing = cells.Missing().ToImmutableArray();
        var inTables = tables.Select(t => t.Within).Append(part2.Found).Append(part4.Found).Where(s => s.Length > 0).ToList();
        return new ReadReport(
            head.Title, head.Unit, head.Year, head.Period, cells.Cells, [.. cells.Unread], missing, [.. part2.OldMarks],
            [.. sections.All.Select(section => Passage(text, section, inTables)).Where(p => p.Words.Length > 0)])
        {
            FurtherTables = [.. tables.Skip(1).Select(table => Further(table, form)).Where(further => !further.IsBlank && !SamePart3(further, cells.Cells))],
            IsReport = missing.Count(m => m.Row is null) < 3 || (head.Title is not null && sections.All.Count > 3),
        };
    }

    /// <summary>By its columns in part 2, else by its rows in part 3.</summary>
    private static bool IsOf2019(Part2Reading part2, Part3Reading? part3) =>
        part3 is { IsOf2021: true } || part2.SaysNew ? false : part3 is { IsOf2019: true } || part2.OldMarks.Count > 0;

    private static ReportCells Further(Part3Reading table, ReportForm form)
    {
        var cells = new CellReader(form);
        table.Into(cells);
        return cells.Cells;
    }

    private static bool SamePart3(ReportCells one, ReportCells other) =>
        one.Filled.Where(f => f.Cell.Table.Part == "part3").All(f => other[f.Cell] == f.Value);

    private static ReportPassage Passage(ReportText text, ReportSection section, List<Stretch> tables)
    {
        var lines = text.Lines(section.Body).Where(line => !tables.Exists(t => line.Start < t.End && line.End > t.Start) && !IsTableLine(text.CutFolded(line))).Select(text.Cut);
        var heading = section.Heading.Length > 0 ? text.Cut(section.Heading).Trim('|', ' ', '#', '*') : "";
        return new ReportPassage(section.Part, heading, string.Join('\n', lines.Select(line => line.Trim(' ', '\u3000', ':', '：', '|')).Where(line => line.Length > 0)));
    }

    private static bool IsTableLine(string line) => line.AsSpan().Count('|') >= 2;
}
