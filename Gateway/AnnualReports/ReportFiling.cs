using System.Collections.Immutable;
using Tracker.AnnualReports;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;

namespace Tracker.Gateway.AnnualReports;

/// <summary>A report out as a file, and a file into a report: whole or not at all.</summary>
internal sealed class ReportFiling(AnnualReportDesk desk)
{
    /// <summary>As it is printed: with its opening, and an annex where there is one.</summary>
    public static PublishedReport Published(ReportView view) => new(
        TitleOf(view),
        $"本报告由{view.State.Name}按照《中华人民共和国政府信息公开条例》编制，所列数据的统计期限自{view.Year}年1月1日起至{view.Year}年12月31日止。",
        view.State.Content.Cells,
        view.State.Content.Texts.Keys.ToImmutableDictionary(part => part, part => view.State.Content.PrintedOf(part) ?? ""));

    public static string TitleOf(ReportView view) => $"{view.State.Name}{view.Year}年政府信息公开工作年度报告";

    /// <summary>Reads a workbook or a published report into the cells and words that it has; what can't be read refuses the whole.</summary>
    public async ValueTask<Answer> Take(Errand errand, ReportView view, Stream content, string name, long? expectedVersion, CancellationToken cancel)
    {
        using var memory = new MemoryStream();
        await content.CopyToAsync(memory, cancel);
        memory.Position = 0;
        var (report, refused) = ReportFile.Of(memory, name);
        if (report is null)
        {
            return new Answer(refused, 0);
        }
        if (report.Year is { } year && year != view.Year)
        {
            return new Answer(new Rejection("annual-report.other-year", $"{year}", $"{view.Year}"), 0);
        }
        if (report.Cells.Form.Edition is not FormEdition.Of2021)
        {
            return new Answer(new Rejection("annual-report.other-form"), 0);
        }
        if (report.Unread is [var unread, ..])
        {
            return new Answer(new Rejection("annual-report.cell-wrong", unread.Cell.Place, unread.Says.Length > 30 ? unread.Says[..30] : unread.Says), 0);
        }
        var texts = ReportContent.WrittenParts.Select(part => (part, Text: report.TextOf(part))).Where(t => t.Text is not null).Select(t => new WrittenPart(t.part, t.Text!));
        return await desk.Fill(
            errand, view.Report, report.Cells.Filled.ToImmutableDictionary(f => f.Cell.Key, f => f.Value), [.. texts],
            name.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase) ? FillSource.Workbook : FillSource.File, expectedVersion, cancel);
    }
}
