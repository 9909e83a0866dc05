using System.Text.Json.Serialization;

namespace Tracker.Assignments;

/// <summary>How a unit stands to a work point.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Role>))]
public enum Role
{
    /// <summary>牵头单位: sums up and answers to the office.</summary>
    [JsonStringEnumMemberName("lead")]
    Lead,

    /// <summary>责任单位: carries out.</summary>
    [JsonStringEnumMemberName("responsible")]
    Responsible,

    /// <summary>配合单位: helps; outside the denominator.</summary>
    [JsonStringEnumMemberName("cooperating")]
    Cooperating,
}
