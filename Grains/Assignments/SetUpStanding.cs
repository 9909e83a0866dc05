using System.Text.Json.Serialization;

namespace Tracker.Assignments;

/// <summary>Where the set-up (建账) of an assignment stands. Stored as a number in the ledger's tables: new ones come at the end.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SetUpStanding>))]
public enum SetUpStanding
{
    /// <summary>未建账.</summary>
    [JsonStringEnumMemberName("none")]
    None,

    /// <summary>已建账，待审核.</summary>
    [JsonStringEnumMemberName("entered")]
    Entered,

    /// <summary>建账已审核.</summary>
    [JsonStringEnumMemberName("accepted")]
    Accepted,

    /// <summary>建账退回.</summary>
    [JsonStringEnumMemberName("returned")]
    Returned,
}
