using System.Text;
using System.Text.Json;

namespace Tracker.Gateway.Tests.Year;

/// <summary>
/// The plan of the year: twenty-two points for the demo's units, as a document to read in and as what every unit must have by it. Made here from the list
/// of units alone, so that what the program reads can be held against it.
/// </summary>
internal sealed class YearPlan
{
    private static readonly string[] Sections = ["把政策说清楚", "把办事过程晒出来", "把平台管起来", "把责任落下去"];

    private static readonly string[] Tasks =
    [
        "列出全年发布安排", "写清条文的来由", "附一页图示", "分行业整理奖补", "标明文件现行状态", "公开专项资金到项目", "一项工程一个页面",
        "连着公开抽检和整改", "统一答复文书", "常问的主动挂出", "合并来信入口", "回应集中关切", "归并少人看的栏目", "登记新媒体账号",
        "做大字版指南", "从文件直达申报", "村务贴到墙上", "请居民点题", "布置线下查阅点", "轮训经办人员", "能共享的不再报", "逐条对账",
    ];

    private YearPlan(IReadOnlyList<string> cities, IReadOnlyList<string> departments, IReadOnlyList<PlanPoint> points) =>
        (Cities, Departments, Points) = (cities, departments, points);

    public IReadOnlyList<string> Cities { get; }

    public IReadOnlyList<string> Departments { get; }

    public IReadOnlyList<PlanPoint> Points { get; }

    public static YearPlan Make()
    {
        using var units = JsonDocument.Parse(File.ReadAllText(Path.Combine(SourceTree.Root, "Gateway", "Demo", "units.json")));
        var all = units.RootElement.GetProperty("units").EnumerateArray()
            .Select(u => (Name: u.GetProperty("name").GetString()!, Groups: u.GetProperty("groups").EnumerateArray().Select(g => g.GetString()).ToList())).ToList();
        var cities = all.Where(u => u.Groups.Contains("各市政府")).Select(u => u.Name).ToList();
        var departments = all.Where(u => u.Groups.Contains("省政府各部门")).Select(u => u.Name).ToList();
        return new YearPlan(cities, departments, [.. Enumerable.Range(0, Tasks.Length).Select(n => Point(n, cities, departments))]);
    }

    /// <summary>As it would be pasted from the government's page.</summary>
    public string Text
    {
        get
        {
            var text = new StringBuilder("云泽省2026年政务公开工作要点\n云泽政公领发〔2026〕1号\n\n");
            foreach (var section in Points.GroupBy(p => p.Section))
            {
                text.Append($"{"一二三四"[Array.IndexOf(Sections, section.Key)]}、{section.Key}\n");
                foreach (var point in section)
                {
                    text.Append($"{point.Number}.{point.Task}。按本单位实际细化做法，形成可查的结果。（{Named("牵头单位", point.Leads)}{Named("责任单位", point.Responsible)}{Named("配合单位", point.Cooperating)}".TrimEnd('；'))
                        .Append(point.Due is { } due ? $"；完成时限：{due.Year}年{due.Month}月{due.Day}日）\n" : "）\n");
                }
            }
            return text.Append("\n云泽省政务公开领导小组\n2026年3月20日\n").ToString();
        }
    }

    private static PlanPoint Point(int n, List<string> cities, List<string> departments)
    {
        string Department(int at) => departments[at % departments.Count];
        string[] leads = n % 7 == 3 ? [Department(n), Department(n + 5)] : [Department(n)];
        string[] responsible = (n % 4) switch
        {
            0 => ["各市政府", "省政府各部门"],
            1 => ["各市政府"],
            2 => [Department(n + 9), Department(n + 12), Department(n + 17), Department(n + 21)],
            _ => ["各市政府", Department(n + 3), Department(n + 8)],
        };
        string[] cooperating = n % 5 == 2 ? [Department(n + 30), Department(n + 33)] : [];
        DateOnly? due = (n % 6) switch { 0 => new(2026, 6, 30), 3 => new(2026, 9, 30), _ => null };
        return new PlanPoint($"{n + 1}", Sections[n * Sections.Length / Tasks.Length], Tasks[n], due, leads, responsible, cooperating)
        {
            Duties = Duties(leads, responsible, cooperating, cities, departments),
        };
    }

    /// <summary>One duty a unit, in its strongest role, in the register's order: departments, then cities.</summary>
    private static List<PlanDuty> Duties(string[] leads, string[] responsible, string[] cooperating, List<string> cities, List<string> departments)
    {
        IEnumerable<string> Members(string[] named) => named.SelectMany(name => name switch { "各市政府" => cities, "省政府各部门" => departments, _ => (IEnumerable<string>)[name] });
        return [.. Members(leads).Select(u => new PlanDuty(u, "牵头")).Concat(Members(responsible).Select(u => new PlanDuty(u, "责任"))).Concat(Members(cooperating).Select(u => new PlanDuty(u, "配合")))
            .DistinctBy(d => d.Unit).OrderBy(d => cities.Contains(d.Unit) ? 1 : 0).ThenBy(d => cities.IndexOf(d.Unit)).ThenBy(d => departments.IndexOf(d.Unit))];
    }

    private static string Named(string role, IReadOnlyList<string> units) => units.Count == 0 ? "" : $"{role}：{string.Join('、', units)}；";
}

internal sealed record PlanPoint(
    string Number, string Section, string Task, DateOnly? Due, IReadOnlyList<string> Leads, IReadOnlyList<string> Responsible, IReadOnlyList<string> Cooperating)
{
    public required IReadOnlyList<PlanDuty> Duties { get; init; }
}

/// <param name="Role">牵头, 责任 or 配合.</param>
internal sealed record PlanDuty(string Unit, string Role);
