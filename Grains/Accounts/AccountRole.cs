using System.Text.Json.Serialization;

namespace Tracker.Accounts;

/// <summary>What a post may do; one account may hold several.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AccountRole>))]
public enum AccountRole
{
    /// <summary>政务公开办: reads in, assigns, reviews, closes.</summary>
    [JsonStringEnumMemberName("office")]
    Office,

    /// <summary>单位填报人: carries the unit's own assignments.</summary>
    [JsonStringEnumMemberName("unit-handler")]
    UnitHandler,

    /// <summary>单位管理员: hands the unit's accounts over and resets their passwords.</summary>
    [JsonStringEnumMemberName("unit-administrator")]
    UnitAdministrator,

    /// <summary>评估人员: verifies and scores; reads all.</summary>
    [JsonStringEnumMemberName("evaluator")]
    Evaluator,

    /// <summary>监督查看: reads, checks that nothing was changed afterwards.</summary>
    [JsonStringEnumMemberName("auditor")]
    Auditor,

    /// <summary>系统管理员: units, groups, accounts, settings; no say in the work itself.</summary>
    [JsonStringEnumMemberName("administrator")]
    Administrator,

    /// <summary>交叉核查人员: another unit's, for some days; sees and judges what was allotted to its unit, and nothing else.</summary>
    [JsonStringEnumMemberName("cross-checker")]
    CrossChecker,
}
