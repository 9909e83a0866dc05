using System.Globalization;
using System.Text;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Gateway.Shared;
using Tracker.Silo.Journal;
using Tracker.Silo.Ledger;
using Tracker.Units;
using static Tracker.Gateway.Archiving.ArchiveHtml;

namespace Tracker.Gateway.Archiving;

/// <summary>The first page of an archive, written while its parts are put in.</summary>
internal sealed class ArchiveIndex(DivisionCode government, PlanYear year, DateTimeOffset made)
{
    private readonly StringBuilder _plans = new();
    private readonly StringBuilder _evidence = new();
    private readonly StringBuilder _returns = new();
    private readonly StringBuilder _parts = new();
    private string _period = "";
    private string _verified = "";

    public void Plan(PlanLine plan)
    {
        if (_plans.Length > 0)
        {
            _plans.Append("</ul>\n");
        }
        _plans.Append(CultureInfo.InvariantCulture, $"<h2>{Text(plan.Title)}{(plan.Number is null ? "" : $"（{Text(plan.Number)}）")}</h2>\n<p>{plan.Points} 条要点，{plan.Assignments} 项任务{(plan.AssignedOn is { } on ? $"，{Words.Day(on)}{(plan.IsHistory ? "补录" : "下达")}" : "")}。</p>\n<ul>\n");
    }

    public void Link(string path, string text) => _plans.Append("<li>").Append(ArchiveHtml.Link(path, text)).Append("</li>\n");

    public void Return(string period, string path, string unit, int rows)
    {
        if (period != _period)
        {
            _returns.Append(_period.Length > 0 ? "</p>\n" : "<h2>各期填报表</h2>\n").Append("<p>").Append(Text(period)).Append('：');
            _period = period;
        }
        _returns.Append(ArchiveHtml.Link(path, unit)).Append(CultureInfo.InvariantCulture, $"（{rows}项） ");
    }

    /// <param name="says">What is in it, and what is not.</param>
    /// <param name="items">HTML, a line each.</param>
    public void Part(string heading, string says, IReadOnlyCollection<string> items)
    {
        _parts.Append(CultureInfo.InvariantCulture, $"<h2>{Text(heading)}</h2>\n<p>{Text(says)}</p>\n");
        if (items.Count > 0)
        {
            _parts.Append("<ul>\n").AppendJoin('\n', items.Select(item => $"<li>{item}</li>")).Append("\n</ul>\n");
        }
    }

    public void Evidence(IReadOnlyList<HandedIn> all, Dictionary<string, string> paths, Dictionary<GrainAddress, LedgerLine> rows)
    {
        _evidence.Append(CultureInfo.InvariantCulture, $"<h2>佐证材料（{all.Count} 份，其中文件 {paths.Count} 个）</h2>\n<p>同样的清单：{ArchiveHtml.Link("佐证材料/清单.xlsx", "Excel")} {ArchiveHtml.Link("佐证材料/清单.csv", "CSV")} {ArchiveHtml.Link("佐证材料/清单.json", "JSON")}。文件以内容的 SHA-256 命名。</p>\n");
        _evidence.Append("<table><thead><tr><th>工作任务</th><th>单位</th><th>提交时间</th><th>材料</th></tr></thead><tbody>\n");
        foreach (var e in all)
        {
            var line = rows.GetValueOrDefault(e.Assignment);
            var item = e.Item is { Kind: EvidenceKind.Link, Url: { } url } ? $"<a href=\"{Text(url)}\">{Text(e.Item.Title)}</a>"
                : e.Item.Hash is { } hash && paths.TryGetValue(hash, out var path) ? ArchiveHtml.Link(path, e.Item.Title)
                : $"{Text(e.Item.Title)}（文件缺失）";
            _evidence.Append(CultureInfo.InvariantCulture, $"<tr><td>{Text(line is null ? e.Assignment.Value : $"{line.PointNumber} {line.Title}")}</td><td>{Text(line?.Entry.UnitName)}</td><td class=\"m\">{Words.Moment(e.At)}</td><td>{item}</td></tr>\n");
        }
        _evidence.Append("</tbody></table>\n");
    }

    public void Verified(bool sound, long facts) =>
        _verified = string.Create(CultureInfo.InvariantCulture, $"归档时从头核验，{(sound ? "没有发现事后改动" : "<strong>发现了问题，见核验文本</strong>")}。本年度共 {facts} 条记录。");

    public string Page() => ArchiveHtml.Page($"{year.Value}年政务公开工作要点归档包", $"""
        <p>行政区划代码 {government.Value}，{Words.Moment(made)} 由系统生成。这一页和下面的文件不需要系统就能打开。</p>
        {_plans}</ul>
        {_returns}{(_period.Length > 0 ? "</p>" : "")}
        {_parts}{_evidence}
        <h2>记录与核验</h2>
        <p>{_verified}</p>
        <ul>
        <li>{ArchiveHtml.Link("核验.txt", "核验文本和封签")}</li>
        <li>{ArchiveHtml.Link("记录/facts.jsonl", "全部记录（每行一条 JSON，按发生先后）")}：position 序号，address 对象，version 对象的第几条，type 事件名，data 和 metadata 是写入时的原文。上面没有单独成页的（反馈的原话、评分、设置、草稿等），都在这里。</li>
        <li>{ArchiveHtml.Link("SHA256SUMS.txt", "包内每个文件的 SHA-256")}：解压后在文件夹里运行 sha256sum -c SHA256SUMS.txt 可以逐个核对。</li>
        </ul>
        """);

    /// <summary>What the check of the whole journal came to, in words, with every seal to compare with the papers outside.</summary>
    public static string Verification(Verification found, IReadOnlyList<Seal> seals, long factsOfYear, DateTimeOffset made)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"核验时间：{Words.Moment(made)}\n核验范围：系统内全部记录 {found.Facts} 条（本归档包含其中本年度 {factsOfYear} 条），封签 {found.Seals} 个，以及台账、附件和账号\n");
        text.Append(found.Sound ? "结论：没有发现事后改动。\n" : string.Create(CultureInfo.InvariantCulture, $"结论：发现 {found.All} 处问题，列在下面（最多 {Silo.Journal.Verification.MostFindings} 处）。\n"));
        foreach (var finding in found.Findings)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {finding.Code} 序号 {finding.Position} {finding.Address} 第 {finding.Version} 条：{finding.Detail}\n");
        }
        text.Append("\n封签（与打印、寄出或公布在外的封签逐个比对；没有外面的封签，只能发现不小心的改动）\n");
        foreach (var seal in seals)
        {
            text.Append('\n').Append(seal.ToPaper());
        }
        return text.Append(seals.Count == 0 ? "\n还没有封签。\n" : "").ToString();
    }
}
