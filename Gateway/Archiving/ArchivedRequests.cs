using Tracker.AdHocRequests;
using Tracker.Gateway.AdHocRequests;
using Tracker.Gateway.Shared;
using Tracker.Gateway.Tables;

namespace Tracker.Gateway.Archiving;

/// <summary>临时报送 of the year: each that was sent with every unit's answer, as a workbook and a page.</summary>
internal sealed class ArchivedRequests(RequestReading reading, RequestExport export) : IArchivedPart
{
    private const string Folder = "临时报送";

    public async Task Put(ArchiveZip zip, ArchiveIndex index, ArchivedYear of, CancellationToken cancel)
    {
        var items = new List<string>();
        foreach (var line in (await reading.All(of.Caller, of.Government, cancel)).Where(r => r.Request.Year == of.Year && r.Stage != RequestStage.Draft).OrderBy(r => r.SentOn).ThenBy(r => r.Request.Id.Length).ThenBy(r => r.Request.Id, StringComparer.Ordinal))
        {
            if (await reading.Look(of.Caller, line.Request, cancel) is not { } standing)
            {
                continue;
            }
            var (asked, says) = (standing.Content, $"依据{RequestWords.Of(standing.Content.Basis)}；{(line.SentOn is { } on ? $"{Words.Day(on)}发出，" : "")}{Words.Day(line.DueDay)}前报送；{line.Units} 个单位，已报送 {line.Answered} 个（{RequestWords.Of(line.Stage)}）");
            var page = zip.Free(Folder, asked.Title, line.Request.Id, ".html");
            var note = asked.Note is { Length: > 0 } words ? $"<p>{ArchiveHtml.Text(words)}</p>\n" : "";
            await zip.Put(page, ArchiveHtml.Page(asked.Title, $"<p>{ArchiveHtml.Text(says)}。</p>\n{note}{await ArchiveHtml.Of(export.Of(standing, TableFormat.Csv, cancel), cancel)}"), cancel);
            var book = await zip.Put(page[..^".html".Length], TableFormat.Xlsx, [export.Of(standing, TableFormat.Xlsx, cancel)], of.Made, cancel);
            items.Add($"{ArchiveHtml.Link(page, asked.Title)} {ArchiveHtml.Link(book, "Excel")}，{ArchiveHtml.Text(says)}");
        }
        index.Part(Folder, items.Count == 0 ? $"{of.Year.Value}年没有发出临时报送。" : $"{of.Year.Value}年发出 {items.Count} 件。报送时附的文件在佐证材料里；改过的，表里是最后一次，以前的在全部记录里。", items);
    }
}
