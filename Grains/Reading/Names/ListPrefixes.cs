namespace Tracker.Reading;

/// <summary>Words before a name in a list of units: 由, 会同, 以及, 本部分工作由, the number that the list gives it.</summary>
internal static class ListPrefixes
{
    private static readonly string[] Prefixes = ["由", "分别由", "共同由", "会同", "以及", "和", "及", "并由", "商", "请"];

    public static readonly string[] ClassStarts = ["各", "有关", "相关", "其他", "省直", "市直", "县直", "区直", "州直", "旗直", "盟直"];

    /// <summary>How many characters stand before the name; 0 for none.</summary>
    /// <param name="list">The list that the name is in.</param>
    public static int Length(string folded, int start, int end, (int Start, int End) list)
    {
        var scope = Scope(folded, start, end);
        if (scope > 0)
        {
            return scope;
        }

        var length = Look.AnyAt(folded, start, end, Prefixes);
        return start + length < end && Joins(folded, start, length, end, list) ? length : 0;
    }

    /// <summary>本部分工作由, 以下各项任务由: of what, before whom.</summary>
    private static int Scope(string folded, int start, int end)
    {
        var of = Look.AnyAt(folded, start, end, SharedClauses.Below) is > 0 and var below ? below : Look.AnyAt(folded, start, end, ["以上", "上述", "此项", "该项", "本项"]);
        var what = of == 0 ? 0 : of + Look.AnyAt(folded, start + of, end, ["各项工作", "各项任务", "各项", "工作任务", "工作", "任务", "事项", "内容"]);
        return what > 0 && start + what + 1 < end && folded[start + what] == '由' ? what + 1 : 0;
    }

    /// <summary>和, 商 and the like begin names too (和平区, 商务局, 会同县): they join where a name of its own follows.</summary>
    private static bool Joins(string folded, int start, int length, int end, (int Start, int End) list) => folded[start..(start + length)] switch
    {
        "和" or "及" or "商" or "请" => "省市县区州旗盟国各全".Contains(folded[start + length], StringComparison.Ordinal) || Look.AnyAt(folded, start + length, end, ClassStarts) > 0,
        "由" => start == list.Start && Look.Has(folded, start, list.End, ["牵头", "负责", "落实", "承担", "配合"]) || "省市县区州旗盟国各全".Contains(folded[start + length], StringComparison.Ordinal) || Look.AnyAt(folded, start + length, end, ClassStarts) > 0,
        "会同" => folded[start + length] is not ('县' or '人'),
        _ => true,
    };

    /// <summary>Length of 1. or (1) before a name: the list counts its units.</summary>
    public static int Count(string folded, int start, int end)
    {
        var bracket = folded[start] == '(' ? 1 : 0;
        var (_, digits) = Numerals.At(folded, start + bracket, end, 2);
        var mark = start + bracket + digits;
        return digits > 0 && mark + 2 < end && (bracket == 1 ? folded[mark] == ')' : folded[mark] is '.' or ')') && UnitNames.LooksLike(folded, mark + 1, UnitRoles.VerbsAtEnd(folded, mark + 1, end)?.NameEnd ?? end)
            ? mark + 1 - start : 0;
    }

    /// <summary>14个晒账领域主管部门: a number and, behind it, not only what kind they are but which.</summary>
    public static bool CountsClass(string folded, int start, int end)
    {
        var (value, length) = start < end && Numerals.IsDigit(folded[start]) ? Numerals.At(folded, start, end, 3) : (0, 0);
        return value > 0 && start + length < end && folded[start + length] is '个' or '家' && end - start - length is >= 7 and <= 24 && UnitNames.LooksLike(folded, start + length + 1, end)
            && Look.AnyBefore(folded, end, start, ["主管部门", "职能部门", "行政机关", "监管部门", "主管单位", "执法部门"]) > 0;
    }

    /// <summary>Length of 12个 or 三家 before a class of units that it counts; 0 for none.</summary>
    public static int Several(string folded, int start, int end)
    {
        var (value, length) = Numerals.At(folded, start, end, 3);
        return length > 0 && value > 0 && start + length + 2 < end && folded[start + length] is '个' or '家' && Look.AnyBefore(folded, end, start, ["单位", "部门", "机构", "企业", "地区", "区县", "县区", "乡镇", "街道"]) > 0 ? length + 1 : 0;
    }
}
