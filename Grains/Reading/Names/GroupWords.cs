namespace Tracker.Reading;

/// <summary>What a name in a unit bracket stands for.</summary>
public enum UnitClass
{
    /// <summary>One unit: 省档案馆.</summary>
    Single,

    /// <summary>A class whose members a group of the register says: 各市政府, 省政府各部门.</summary>
    NamedClass,

    /// <summary>A part of a class that only the office can name: 有关部门, 相关市政府.</summary>
    VagueClass,
}

/// <summary>Tells a unit from a class of units, and a class from a vague one, by its words alone.</summary>
public static class GroupWords
{
    private static readonly string[] Concerned = ["有关", "相关"];

    private static readonly string[] Vague = [.. Concerned, "其他", "其它", "部分", "涉及", "相应", "试点", "所在地", "具备条件", "有条件", "以上", "上述"];

    private static readonly string[] VagueKinds =
        ["部门", "单位", "机构", "机关", "主体", "地区", "地方", "企业", "处室", "科室", "组织"];

    private static readonly string[] NamedKinds =
    [
        "直单位", "直部门", "直机关", "直各单位", "直属单位", "直属机构", "直属部门", "级单位", "级部门", "级机关",
        "政府部门", "政府工作部门", "工作部门", "组成部门", "垂管单位", "垂管部门", "成员单位", "派出机构", "派出机关",
        "所属单位", "下属单位", "企事业单位", "市县区", "县市区", "旗县区", "镇街", "镇办", "乡镇", "乡镇街道", "镇街道",
        "乡镇政府", "镇街办", "委办局",
    ];

    private static readonly string[] Spread =
        ["全省", "全市", "全县", "全州", "全盟", "全旗", "市县", "县区", "县市", "市区县", "省市县", "省直", "市直", "县直", "区直", "州直", "驻"];

    /// <summary>Whoever is concerned. The other words may stand in a name that a register knows; these leave open who is meant whatever it holds.</summary>
    public static bool MeanWhoeverIsConcerned(string folded) => Look.Has(folded, 0, folded.Length, Concerned);

    public static UnitClass Of(string name)
    {
        var folded = Folding.Of(name.Trim());
        if (folded.Length == 0)
        {
            return UnitClass.Single;
        }

        if (Look.Has(folded, 0, folded.Length, Vague) || IsChoice(folded) || IsExcepted(folded))
        {
            return UnitClass.VagueClass;
        }

        if (SaysEach(folded) || ListsLevels(folded) || EndsAs(folded, NamedKinds))
        {
            return UnitClass.NamedClass;
        }

        if (EndsAs(folded, VagueKinds) && !EndsAs(folded, ["纪委监委机关", "纪委机关", "监委机关"])) // those are one office
        {
            return IsSpread(folded) ? UnitClass.NamedClass : UnitClass.VagueClass;
        }

        return IsSpread(folded) && EndsAs(folded, ["政府", "局", "委", "办"])
            ? UnitClass.NamedClass : UnitClass.Single;
    }

    /// <summary>县市财政局; 县市场监管局 is one county's.</summary>
    private static bool IsSpread(string folded) =>
        Look.AnyAt(folded, 0, folded.Length, Spread) is > 0 and var length && !(folded[length - 1] == '市' && length < folded.Length && folded[length] is '场' or '政' or '容' or '民');

    /// <summary>市档案馆或市气象局, 市档案馆(或市气象局): one of two.</summary>
    private static bool IsChoice(string folded)
    {
        var or = folded.IndexOf('或');
        var (name, end) = or > 2 && folded[or - 1] == '(' ? (or - 1, folded.Length - 1) : (or, folded.Length);
        return or > 2 && or + 3 < end && UnitNames.LooksLike(folded, 0, name) && UnitNames.LooksLike(folded, or + 1, end);
    }

    /// <summary>各县政府(甲县除外), 各市政府(不含甲市), 除市档案馆外的市直部门: a class without some, whom no group of a register leaves out.</summary>
    private static bool IsExcepted(string folded) =>
        folded.Contains("除外", StringComparison.Ordinal) || IsWithout(folded) || (folded[0] == '除' && Look.Has(folded, 1, folded.Length, ["外的", "外各", "以外"]));

    /// <summary>Behind a class: 不含有偿服务包 leaves nobody out.</summary>
    private static bool IsWithout(string folded)
    {
        for (var i = 2; i < folded.Length; i++)
        {
            if (Look.AnyAt(folded, i, folded.Length, ["不含", "不包括", "不包含"]) > 0)
            {
                return Of(folded[..i].TrimEnd('(', ',', '、')) != UnitClass.Single;
            }
        }

        return false;
    }

    /// <summary>各市政府, 省政府各部门; not 各族 or 各界 inside a name.</summary>
    private static bool SaysEach(string folded)
    {
        var at = folded.IndexOf('各');
        return at >= 0 && at + 1 < folded.Length && folded[at + 1] is not ('族' or '界' or '民');
    }

    /// <summary>县(市、区)政府: levels in an inner bracket.</summary>
    private static bool ListsLevels(string folded)
    {
        foreach (var bracket in Brackets.Outermost(folded, 0, folded.Length))
        {
            var inside = folded[bracket.Inside..bracket.Close];
            if (inside.Length is > 0 and <= 8 && inside.All(c => "省市县区州旗盟乡镇街道办、,".Contains(c, StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool EndsAs(string folded, string[] kinds) => Look.AnyBefore(folded, folded.Length, 0, kinds) > 0;
}
