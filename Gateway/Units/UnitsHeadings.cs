using Tracker.Accounts;
using Tracker.Gateway.Shared;
using Tracker.Units;

namespace Tracker.Gateway.Units;

/// <summary>The headings of the table and the words that its cells use.</summary>
internal static class UnitsHeadings
{
    public const string Name = "名称";
    public const string Aliases = "别名";
    public const string Level = "层级";
    public const string Parent = "上级单位";
    public const string Division = "区划代码";
    public const string Kind = "类型";
    public const string Groups = "分组";
    public const string Account = "账号";
    public const string Person = "姓名";
    public const string Roles = "角色";

    /// <summary>In a cell: none, where an empty one would leave things as they are.</summary>
    public const string None = "无";

    /// <summary>Joins the roles of one account where a cell holds several accounts: 单位填报人+单位管理员.</summary>
    public const char RolesJoint = '+';

    public static string Of(UnitColumn column) => column switch
    {
        UnitColumn.Name => Name,
        UnitColumn.Aliases => Aliases,
        UnitColumn.Level => Level,
        UnitColumn.Parent => Parent,
        UnitColumn.Division => Division,
        UnitColumn.Kind => Kind,
        _ => Groups,
    };

    public static string Of(UnitLevel? level) => level switch
    {
        UnitLevel.Province => "省",
        UnitLevel.City => "市",
        UnitLevel.County => "县",
        UnitLevel.Township => "乡",
        _ => "",
    };

    public static string Of(UnitKind? kind) => kind switch
    {
        UnitKind.Local => "属地",
        UnitKind.VerticalBelowProvince => "省以下垂管",
        UnitKind.VerticalCentral => "中央垂管",
        UnitKind.Dual => "双重管理",
        _ => "",
    };

    /// <summary>Null: no such level.</summary>
    public static UnitLevel? LevelOf(string cell) => cell.TrimEnd('级') switch
    {
        "省" or "自治区" or "直辖市" => UnitLevel.Province,
        "市" or "州" or "盟" or "地市" or "设区市" => UnitLevel.City,
        "县" or "区" or "旗" or "县区" or "区县" or "县市区" => UnitLevel.County,
        "乡" or "镇" or "乡镇" or "街道" or "镇街" or "乡镇街道" => UnitLevel.Township,
        _ => null,
    };

    /// <summary>Null: no such kind.</summary>
    public static UnitKind? KindOf(string cell) => cell.Replace("垂直管理", "垂管", StringComparison.Ordinal) switch
    {
        "属地" or "属地管理" => UnitKind.Local,
        "省以下垂管" => UnitKind.VerticalBelowProvince,
        "中央垂管" => UnitKind.VerticalCentral,
        "双重管理" => UnitKind.Dual,
        _ => null,
    };

    /// <summary>Null: no such role.</summary>
    public static AccountRole? RoleOf(string cell)
    {
        var key = NameKey.Of(cell);
        return key switch
        {
            "填报人" => AccountRole.UnitHandler,
            "管理员" => null, // of the unit or of the system: not for us to guess
            _ => Enum.GetValues<AccountRole>().Cast<AccountRole?>().FirstOrDefault(r => Words.Of(r!.Value) == key),
        };
    }

    public static string AllRoles { get; } = string.Join('、', Enum.GetValues<AccountRole>().Select(Words.Of));
}
