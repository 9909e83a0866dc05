using System.Text.Json.Serialization;

namespace Tracker.Assignments;

/// <summary>Where an assignment stands, as the ledger says it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AssignmentStatus>))]
public enum AssignmentStatus
{
    /// <summary>待签收.</summary>
    [JsonStringEnumMemberName("unacknowledged")]
    Unacknowledged,

    /// <summary>办理中.</summary>
    [JsonStringEnumMemberName("underway")]
    Underway,

    /// <summary>退回补充.</summary>
    [JsonStringEnumMemberName("returned")]
    Returned,

    /// <summary>已报结，待审核.</summary>
    [JsonStringEnumMemberName("closure-reported")]
    ClosureReported,

    /// <summary>已办结.</summary>
    [JsonStringEnumMemberName("closed")]
    Closed,

    // Stored as numbers in the ledger's tables: new ones come at the end.

    /// <summary>退签待处理: the unit says that it is not its own; the office decides.</summary>
    [JsonStringEnumMemberName("refused")]
    Refused,

    /// <summary>不涉及, confirmed by the office.</summary>
    [JsonStringEnumMemberName("not-concerned")]
    NotConcerned,

    /// <summary>已撤销: taken off the unit; the row stays visible.</summary>
    [JsonStringEnumMemberName("withdrawn")]
    Withdrawn,

    /// <summary>年度任务完成并长期坚持.</summary>
    [JsonStringEnumMemberName("lasting")]
    Lasting,

    /// <summary>结转下年.</summary>
    [JsonStringEnumMemberName("carried-over")]
    CarriedOver,

    /// <summary>未完成，转整改.</summary>
    [JsonStringEnumMemberName("unfinished")]
    Unfinished,
}
