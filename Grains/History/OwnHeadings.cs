using System.Collections.Immutable;
using Tracker.Units;
using static Tracker.History.HistoryColumn;

namespace Tracker.History;

/// <summary>The headings of the ledgers that are downloaded here (台账, 工作台账): a row for each unit, so that nothing in them needs a guess.</summary>
internal sealed class OwnHeadings
{
    // 序号 counts rows; a point has a number of its own, or is known by its words.
    private static readonly OwnHeadings WithRoles = new(
        ("序号", None), ("来源", None), ("要点", Number), ("要点编号", Number), ("标题", HistoryColumn.Task), ("单位", Responsible), ("责任单位", Responsible), ("角色", RoleOfUnit), ("状态", State),
        ("牵头单位", None), // the lead's own row says it
        ("亮灯", None), ("亮灯说明", None), ("最近填报", Progress), ("填报日期", None), ("佐证网址", HistoryColumn.Evidence), ("佐证份数", None), ("汇总单位", None), ("报送路径", None));

    private static readonly OwnHeadings AsByDefault = new(("序号", None));

    private static readonly ImmutableArray<string> Default =
        [.. ((ReadOnlySpan<string>)["序号", "工作任务", "具体举措", "牵头单位", "责任单位", "责任科室", "完成时限", "进展情况", "佐证材料", "存在问题", "下一步举措", "状态", "备注"]).ToArray().Select(NameKey.Of)];

    private readonly Dictionary<string, HistoryColumn> _meanings;

    private OwnHeadings(params (string Heading, HistoryColumn Column)[] meanings) => _meanings = meanings.ToDictionary(known => NameKey.Of(known.Heading), known => known.Column);

    /// <summary>Null: it was not downloaded here.</summary>
    public static OwnHeadings? Of(IEnumerable<string> headings)
    {
        var keys = headings.Where(text => text.Length > 0).Select(NameKey.Of).ToList();
        return keys.SequenceEqual(Default) ? AsByDefault
            : keys.Contains("角色") && ((keys.Contains("要点") && keys.Contains("标题") && keys.Contains("单位")) || (keys.Contains("要点编号") && keys.Contains("责任单位"))) ? WithRoles
            : null;
    }

    /// <summary>Null: as everywhere.</summary>
    /// <param name="below">What the column says.</param>
    public HistoryColumn? MeaningOf(string heading, IEnumerable<string> below) =>
        heading == "佐证材料" && below.All(said => said.All(char.IsAsciiDigit)) ? None // so many pieces, and none by name
        : _meanings.TryGetValue(NameKey.Of(heading), out var meaning) ? meaning : null;
}
