namespace Tracker.Reading;

/// <summary>Labels that say of which level their units are: 省级牵头单位, 上级对口部门, 市承接单位.</summary>
internal static class LevelLabels
{
    /// <summary>From the top down.</summary>
    private const string Levels = "国省市州县区旗";

    private static readonly string[] Above = ["上级", "对口上级", "对应上级", "上级对口", "上级对应"];

    private static readonly string[] Counterparts = ["对口单位", "对口部门", "对口处室", "对应单位", "对应部门", "对接单位", "对接部门"];

    private static readonly string[] OfAbove = ["单位", "部门", "机关", "主管部门", "主管单位"];

    /// <summary>The label behind a word for a level: role and where its words begin; null for none.</summary>
    public static (UnitRole Role, int Words)? At(string folded, int at, int end)
    {
        var above = Look.AnyAt(folded, at, end, Above);
        var level = above > 0 ? above : LevelLength(folded, at, end);
        if (level == 0)
        {
            return null;
        }

        var named = Look.AnyAt(folded, at + level, end, Counterparts);
        named = named == 0 && above > 0 ? Look.AnyAt(folded, at + level, end, OfAbove) : named;
        var behind = named == 0 ? end : Look.SkipBlanks(folded, at + level + named, end);
        if (behind < end && folded[behind] == ':')
        {
            return (UnitRole.Above, behind + 1);
        }

        return UnitRoles.PlainLabelAt(folded, at + level, end) is { } label && folded[label.Words - 1] == ':' ? (above > 0 && label.Role < UnitRole.Time ? UnitRole.Above : label.Role, label.Words) : null;
    }

    /// <summary>How high the level is that a label or a name begins with, 0 the highest; -1 where it begins with none.</summary>
    public static int Of(char first) => Levels.IndexOf(first, StringComparison.Ordinal);

    /// <summary>省牵头单位:X behind units of a city: said for information, and nobody whom this plan gives a task.</summary>
    public static bool IsAbove(string folded, int start, int at)
    {
        var first = Look.SkipBlanks(folded, start, at);
        var level = Of(folded[at]);
        return level >= 0 && first < at && Of(folded[first]) > level;
    }

    private static int LevelLength(string folded, int at, int end) =>
        at >= end || Of(folded[at]) < 0 ? 0
        : folded[at] == '国' ? Look.AnyAt(folded, at, end, ["国家级", "国家"])
        : at + 1 < end && folded[at + 1] is '级' ? 2 : 1;
}
