using System.Text;
using Tracker.AnnualReports;
using Tracker.Deciding;
using Tracker.Gateway.AnnualReports;
using Tracker.Gateway.Shared;
using Tracker.Silo.Ledger;

namespace Tracker.Gateway.Archiving;

/// <summary>年度报告 of the year: the government's and each unit's, as handed in, sent or published. What was restated stands there as it was, too; an unfinished draft does not.</summary>
internal sealed class ArchivedReports(AnnualReportReading reading, AnnualReportLedger ledger) : IArchivedPart
{
    private const string Folder = "年度报告";

    public async Task Put(ArchiveZip zip, ArchiveIndex index, ArchivedYear of, CancellationToken cancel)
    {
        var (items, drafts) = (new List<string>(), 0);
        foreach (var line in await ledger.Of(of.Government, of.Year.Value, cancel))
        {
            if (await reading.Look(of.Caller, line.Report, cancel) is not { } view)
            {
                continue;
            }
            var versions = Versions(view.State).ToList();
            drafts += versions.Count == 0 ? 1 : 0;
            foreach (var (content, name, says) in versions)
            {
                // Printed with its own content: the draft that restates it may be under way.
                var published = ReportFiling.Published(view with { State = view.State with { Content = content } });
                var path = zip.Free(Folder, $"{view.State.Name}{(line.Unit is null ? "（汇总）" : "")}{name}", line.Report.Id, ".html");
                await zip.Put(path, ReportHtml.Page(published), cancel);
                var document = ReportDocx.Of(published, of.Made);
                var docx = path[..^".html".Length] + ".docx";
                await zip.Put(docx, async to => await to.WriteAsync(document, cancel), cancel, packed: false);
                items.Add($"{ArchiveHtml.Link(path, published.Title)} {ArchiveHtml.Link(docx, "Word")}，{ArchiveHtml.Text($"{(line.Unit is null ? "全地区汇总，" : "")}{says}")}");
            }
        }
        index.Part(Folder, $"{of.Year.Value}年政府信息公开工作年度报告 {items.Count} 份{(items.Count == 0 ? "：还没有经办、报送或发布的" : "")}。{(drafts > 0 ? $"另有 {drafts} 份还是草稿，没有放进来，内容在全部记录里。" : "")}", items);
    }

    /// <summary>What was published, the oldest first; what was sent since; what was handed in and not sent.</summary>
    private static IEnumerable<(ReportContent Content, string Name, string Says)> Versions(AnnualReport.Begun report)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < report.Published.Length; i++)
        {
            var one = report.Published[i];
            known.Add(one.Content.Hash);
            var says = new StringBuilder(one.On is { } on ? $"{Words.Day(on)}发布" : "已发布");
            says.Append(one.RestatedFor is { } reason ? $"，更正：{reason}" : "").Append(one.Link is { } link ? $"，{link}" : "");
            yield return i < report.Published.Length - 1 ? (one.Content, $"（更正前{i + 1}）", $"{says}，后来更正") : (one.Content, "", $"{says}");
        }
        if (report.Filed is { } filed && known.Add(filed.Hash))
        {
            yield return (filed, report.Published.IsEmpty ? "" : "（报送未发布）", report.ReturnedFor is { } reason ? $"已报送，被退回：{reason}" : "已报送，没有发布");
        }
        if (report.Is(ReportStep.HandedIn) && known.Add(report.Content.Hash))
        {
            yield return (report.Content, known.Count == 1 ? "" : "（经办未报送）", "已经办，没有报送");
        }
    }
}
