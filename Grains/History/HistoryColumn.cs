using System.Text.Json.Serialization;

namespace Tracker.History;

/// <summary>What a column of a past year's ledger holds.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HistoryColumn>))]
public enum HistoryColumn
{
    /// <summary>不导入.</summary>
    [JsonStringEnumMemberName("none")]
    None,

    /// <summary>序号.</summary>
    [JsonStringEnumMemberName("number")]
    Number,

    /// <summary>部分、类别.</summary>
    [JsonStringEnumMemberName("section")]
    Section,

    /// <summary>工作任务.</summary>
    [JsonStringEnumMemberName("task")]
    Task,

    /// <summary>具体举措.</summary>
    [JsonStringEnumMemberName("measures")]
    Measures,

    /// <summary>牵头单位.</summary>
    [JsonStringEnumMemberName("lead")]
    Lead,

    /// <summary>角色: which role the row's unit has.</summary>
    [JsonStringEnumMemberName("role-of-unit")]
    RoleOfUnit,

    /// <summary>责任单位.</summary>
    [JsonStringEnumMemberName("responsible")]
    Responsible,

    /// <summary>配合单位.</summary>
    [JsonStringEnumMemberName("cooperating")]
    Cooperating,

    /// <summary>责任科室.</summary>
    [JsonStringEnumMemberName("department")]
    Department,

    /// <summary>完成时限.</summary>
    [JsonStringEnumMemberName("deadline")]
    Deadline,

    /// <summary>进展情况.</summary>
    [JsonStringEnumMemberName("progress")]
    Progress,

    /// <summary>佐证材料.</summary>
    [JsonStringEnumMemberName("evidence")]
    Evidence,

    /// <summary>存在问题.</summary>
    [JsonStringEnumMemberName("problem")]
    Problem,

    /// <summary>下一步举措.</summary>
    [JsonStringEnumMemberName("next-step")]
    NextStep,

    /// <summary>状态.</summary>
    [JsonStringEnumMemberName("state")]
    State,

    /// <summary>备注.</summary>
    [JsonStringEnumMemberName("remark")]
    Remark,
}
