using Tracker.Assignments;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Shared;
using Tracker.Units;

namespace Tracker.Gateway.Ledger;

/// <summary>What a saved view shows, in words.</summary>
internal static class ViewWords
{
    public static string Of(SavedView view, Func<UnitId, string> nameOf)
    {
        var said = view.Fields.Select(f => Of(f.Key, f.Value, nameOf)).ToList();
        return $"{(view.Page is ViewPage.Work ? "工作台账" : "台账")}：{(said.Count == 0 ? "全部任务" : string.Join("；", said))}";
    }

    private static string Of(string field, string value, Func<UnitId, string> nameOf) => field switch
    {
        "q" => $"含「{value}」",
        "unit" => $"单位：{(Ids.TryRead<UnitId>(value, out var unit) ? nameOf(unit) : value)}",
        "section" => value == "document" ? "文件的要点" : $"第{value}部分",
        "role" => value == "counted" ? "牵头和责任单位" : Enum.TryParse<Role>(value, true, out var role) ? Words.Of(role) : value,
        "status" => value == "done" ? "已办结（含长期坚持）" : EnumNames.TryRead<AssignmentStatus>(value, out var status) || Enum.TryParse(value, true, out status) ? Words.Of(status) : value,
        "due" => value switch { "late" => "已逾期", "soon" => $"{LedgerFilter.SoonDays}天内到期", "dated" => "有确定日期", _ => "没有确定日期" },
        "reports" => "还没有填报",
        "point" => Words.Point(value),
        "lead" => value == "none" ? "没有牵头单位" : $"{string.Join('、', value.Split('-').Select(u => Ids.TryRead<UnitId>(u, out var id) ? nameOf(id) : u))}牵头",
        "region" => value == Regions.Own ? "本级单位" : $"地区{value}",
        "sort" => $"按{value.TrimStart('-') switch { "unit" => "单位", "status" => "状态", "due" => "完成时限", "report" => "最近填报", _ => "要点" }}{(value.StartsWith('-') ? "倒序" : "排序")}",
        SavedView.TemplateField => $"栏目：{value}",
        _ => value,
    };
}
