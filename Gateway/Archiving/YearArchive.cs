using System.Collections.Immutable;
using System.Text;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Ledger;
using Tracker.Gateway.Shared;
using Tracker.Gateway.Tables;
using Tracker.Silo;
using Tracker.Silo.Files;
using Tracker.Silo.Journal;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.Archiving;

/// <summary>归档包: a year of one government in one zip that is read without Tracker: papers, tables, evidence, the facts themselves and how to check them.</summary>
internal sealed class YearArchive(ILedger ledger, IJournal journal, IFileShelf shelf, WholeCheck check, IStore store, LedgerExport export, WorkLedger work, IEnumerable<IArchivedPart> parts, TimeProvider clock)
{
    private const string EvidenceFolder = "佐证材料";

    private static readonly TableSheet EvidenceSheet = new("佐证材料清单",
    [
        new("assignment", "任务编号", Width: 40),
        new("unit", "单位", Width: 20),
        new("task", "工作任务", Width: 40),
        new("at", "提交时间", CellKind.Moment, 18),
        new("title", "名称", Width: 36),
        new("link", "网址", Width: 40),
        new("file", "文件", Width: 30),
        new("size", "字节", CellKind.Number, 12),
        new("hash", "SHA-256", Width: 66),
    ], "佐证材料清单");

    /// <summary>Null: it may be had.</summary>
    public async ValueTask<Rejection?> Refusal(Caller caller, DivisionCode government, PlanYear year, CancellationToken cancel) =>
        !Access.May(caller, Deed.Export, government) || !Access.May(caller, Deed.Verify, government) ? Access.Refused
        : (await PlansOf(government, year, cancel)).Count == 0 ? new Rejection("archive.year-empty", $"{year.Value}")
        : null;

    public async Task Write(Caller caller, DivisionCode government, PlanYear year, Stream output, CancellationToken cancel)
    {
        var made = clock.GetUtcNow();
        using var zip = new ArchiveZip(output, made.ToOffset(ChinaDay.Offset));
        var index = new ArchiveIndex(government, year, made);
        var facts = new YearFacts(journal, government, year);
        await zip.Put("记录/facts.jsonl", to => facts.WriteLines(to, cancel), cancel);
        var rows = new Dictionary<GrainAddress, LedgerLine>();
        foreach (var plan in await PlansOf(government, year, cancel))
        {
            await PutPlan(zip, index, facts, caller, plan, rows, made, cancel);
        }
        await ArchivedReturns.Put(zip, index, facts, rows, government, year, cancel);
        foreach (var part in parts)
        {
            await part.Put(zip, index, new ArchivedYear(caller, government, year, made), cancel);
        }
        await PutEvidence(zip, index, facts, rows, made, cancel);
        var verification = check.Run([], null, cancel);
        await zip.Put("核验.txt", ArchiveIndex.Verification(verification, store.Seals, facts.Count, made), cancel);
        index.Verified(verification.Sound, facts.Count);
        await zip.Put("index.html", index.Page(), cancel);
        await zip.Put("SHA256SUMS.txt", zip.Sums(), cancel);
        await zip.Finish(cancel);
    }

    private async ValueTask<IReadOnlyList<PlanLine>> PlansOf(DivisionCode government, PlanYear year, CancellationToken cancel) =>
        [.. (await ledger.Plans(government, cancel)).Where(p => p.HasLedger && p.Plan.Year == year).OrderBy(p => p.Plan.Value, StringComparer.Ordinal)];

    private async Task PutPlan(
        ArchiveZip zip, ArchiveIndex index, YearFacts facts, Caller caller, PlanLine plan, Dictionary<GrainAddress, LedgerLine> rows, DateTimeOffset made, CancellationToken cancel)
    {
        var folder = $"要点{plan.Plan.Id} {FileNames.Safe(plan.Title)}";
        index.Plan(plan);
        if (facts.Documents.TryGetValue(plan.Plan, out var source) && shelf.Open(source.Hash) is { } document)
        {
            await using (document)
            {
                var path = $"{folder}/文件 {FileNames.Safe(source.FileName)}";
                await zip.Put(path, to => document.CopyToAsync(to, cancel), cancel);
                index.Link(path, $"印发的文件：{source.FileName}");
            }
        }
        await foreach (var line in ledger.Lines(plan.Plan, cancel: cancel))
        {
            rows[line.Entry.Assignment] = line;
        }
        foreach (var format in TableFormat.All)
        {
            var (file, refused) = await work.Of(caller, plan.Plan, new LedgerFilter(), ColumnTemplate.Default, cancel);
            await PutTable(zip, index, format, $"{folder}/工作台账", file ?? throw new InvalidOperationException(refused!.Code), made, cancel);
        }
        foreach (var format in (TableFormat[])[TableFormat.Xlsx, TableFormat.Json])
        {
            var (file, refused) = await export.Of(caller, plan.Plan, new LedgerFilter(), format, cancel);
            await PutTable(zip, index, format, $"{folder}/任务台账", file ?? throw new InvalidOperationException(refused!.Code), made, cancel);
        }
        var (page, _) = await work.Of(caller, plan.Plan, new LedgerFilter(), ColumnTemplate.Default, cancel);
        var html = $"{folder}/工作台账.html";
        await zip.Put(html, ArchiveHtml.Page(page!.Name, await ArchiveHtml.Of(page.Table, cancel)), cancel);
        index.Link(html, "工作台账（网页，可打印）");
    }

    private static async Task PutTable(ArchiveZip zip, ArchiveIndex index, TableFormat format, string path, LedgerFile file, DateTimeOffset made, CancellationToken cancel)
    {
        var put = await zip.Put(path, format, [file.Table], made, cancel);
        index.Link(put, put[(put.LastIndexOf('/') + 1)..]);
    }

    private async Task PutEvidence(
        ArchiveZip zip, ArchiveIndex index, YearFacts facts, Dictionary<GrainAddress, LedgerLine> rows, DateTimeOffset made, CancellationToken cancel)
    {
        var paths = new Dictionary<string, string>();
        foreach (var item in facts.Evidence.Select(e => e.Item).Where(i => i.Hash is not null).DistinctBy(i => i.Hash))
        {
            if (shelf.Open(item.Hash!) is not { } content)
            {
                continue; // the list says that it is missing, and so does the verification
            }
            await using (content)
            {
                var path = $"{EvidenceFolder}/{item.Hash}{Ending(item.Title)}";
                await zip.Put(path, to => content.CopyToAsync(to, cancel), cancel);
                paths[item.Hash!] = path;
            }
        }
        var titles = ArchiveIndex.TitlesOf(facts.Evidence);
        Table List() => Table.Of(EvidenceSheet, facts.Evidence, (e, row) =>
        {
            var line = rows.GetValueOrDefault(e.Assignment);
            row.Text(e.Assignment.Value).Text(line?.Entry.UnitName).Text(line?.Title).Moment(e.At).Text(titles[e.Assignment].Of(e.Item)).Text(e.Item.Url)
                .Text(e.Item.Hash is { } hash ? paths.TryGetValue(hash, out var path) ? path[(EvidenceFolder.Length + 1)..] : "（文件缺失）" : null)
                .Number(e.Item.Size).Text(e.Item.Hash);
        });
        foreach (var format in (TableFormat[])[TableFormat.Xlsx, TableFormat.Csv, TableFormat.Json])
        {
            await zip.Put($"{EvidenceFolder}/清单{format.Ending}", to => format.Write(to, List(), made, cancel), cancel);
        }
        index.Evidence(facts.Evidence, paths, rows);
    }

    private static string Ending(string title)
    {
        var ending = Path.GetExtension(title);
        return ending.Length is > 1 and <= 10 && ending.AsSpan(1).ContainsAnyExcept(Letters) is false ? ending.ToLowerInvariant() : "";
    }

    private static readonly System.Buffers.SearchValues<char> Letters = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
}
