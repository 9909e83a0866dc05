using System.Text.Json.Serialization;

namespace Tracker.Supervision;

/// <summary>The rungs of the ladder, from the gentlest. Stored as a number in the ledger's tables.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PaperRung>))]
public enum PaperRung
{
    /// <summary>提醒.</summary>
    [JsonStringEnumMemberName("reminder")]
    Reminder,

    /// <summary>催办.</summary>
    [JsonStringEnumMemberName("urge")]
    Urge,

    /// <summary>提示函.</summary>
    [JsonStringEnumMemberName("notice")]
    Notice,

    /// <summary>督促整改通知书.</summary>
    [JsonStringEnumMemberName("order")]
    Order,

    /// <summary>通报: only after the named units were asked (核实反馈).</summary>
    [JsonStringEnumMemberName("circular")]
    Circular,

    /// <summary>约谈: off until the government switches it on, and never suggested.</summary>
    [JsonStringEnumMemberName("talk")]
    Talk,

    /// <summary>处理建议: off until the government switches it on, and never suggested.</summary>
    [JsonStringEnumMemberName("sanction")]
    Sanction,
}
