using Tracker.Gateway.LookBack;
using Tracker.Gateway.Shared;
using Tracker.Gateway.Tables;

namespace Tracker.Gateway.Archiving;

/// <summary>“回头看” on the year's plans: its report, its workbook and its ledger as a page, as they stand on the day of the archive.</summary>
internal sealed class ArchivedLookBacks(LookBackReading reading, LookBackExport export) : IArchivedPart
{
    private const string Folder = "回头看";

    public async Task Put(ArchiveZip zip, ArchiveIndex index, ArchivedYear of, CancellationToken cancel)
    {
        var items = new List<string>();
        foreach (var summary in (await reading.All(of.Caller, of.Government, cancel)).Where(s => s.Line.LookBack.Year == of.Year))
        {
            if (await reading.Look(of.Caller, summary.Line.LookBack, cancel) is not { } view)
            {
                continue;
            }
            var page = zip.Free(Folder, $"{summary.Title} 核查与整改台账", summary.Line.LookBack.Id, ".html");
            var every = (await export.Tables(of.Caller, view, TableFormat.Csv, cancel))[0];
            await zip.Put(page, ArchiveHtml.Page($"{summary.Title}“回头看”核查与整改台账", await ArchiveHtml.Of(every, cancel)), cancel);
            var book = await zip.Put(page[..^".html".Length], TableFormat.Xlsx, await export.Tables(of.Caller, view, TableFormat.Xlsx, cancel), of.Made, cancel);
            var report = zip.Free(Folder, $"{summary.Title} 情况报告", summary.Line.LookBack.Id, ".docx");
            var document = await export.Report(of.Caller, view, cancel);
            await zip.Put(report, async to => await to.WriteAsync(document, cancel), cancel, packed: false);
            var sums = summary.Overview;
            items.Add($"{ArchiveHtml.Link(report, $"《{summary.Title}》“回头看”情况报告")} {ArchiveHtml.Link(page, "核查与整改台账（网页）")} {ArchiveHtml.Link(book, "Excel")}，{ArchiveHtml.Text($"{Words.Day(summary.Line.StartedOn)}开始，{(view.State.Ended is { } ended ? $"{Words.Day(ended.On)}结束" : "没有结束")}；列入核查 {sums.Checks} 项，已核查 {sums.Judged} 项，问题 {sums.Problems} 个，已销号 {sums.ClosedOut} 个")}");
        }
        index.Part(Folder, items.Count == 0 ? $"没有对{of.Year.Value}年的工作要点开展“回头看”。" : $"对{of.Year.Value}年工作要点的“回头看”，截至归档时的情况。核查和整改时附的文件在佐证材料里。", items);
    }
}
