using System.Text.Json.Serialization;

namespace Tracker.Assignments;

/// <summary>What an occurrence of a time limit came to.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OccurrenceOutcome>))]
public enum OccurrenceOutcome
{
    /// <summary>按期完成.</summary>
    [JsonStringEnumMemberName("done")]
    Done,

    /// <summary>逾期完成.</summary>
    [JsonStringEnumMemberName("late")]
    Late,

    /// <summary>未完成.</summary>
    [JsonStringEnumMemberName("missed")]
    Missed,
}
