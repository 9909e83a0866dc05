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
}
