using System.Text.Json.Serialization;

namespace Tracker.Assignments;

/// <summary>How a duty ended with its year (年终清账); of a past year as its ledger says it. An enum's names are on disk for good.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<YearEndOutcome>))]
public enum YearEndOutcome
{
    /// <summary>The ledger does not say.</summary>
    [JsonStringEnumMemberName("not-stated")]
    NotStated,

    /// <summary>已办结.</summary>
    [JsonStringEnumMemberName("closed")]
    Closed,

    /// <summary>年度任务完成并长期坚持.</summary>
    [JsonStringEnumMemberName("lasting")]
    Lasting,

    /// <summary>结转下年.</summary>
    [JsonStringEnumMemberName("carried-over")]
    CarriedOver,

    /// <summary>未完成（转整改）.</summary>
    [JsonStringEnumMemberName("unfinished")]
    Unfinished,

    /// <summary>不涉及.</summary>
    [JsonStringEnumMemberName("not-concerned")]
    NotConcerned,

    /// <summary>办理中.</summary>
    [JsonStringEnumMemberName("underway")]
    Underway,
}

public static class YearEndOutcomes
{
    extension(YearEndOutcome outcome)
    {
        /// <summary>Where an assignment that ends so stands; null: none ends so.</summary>
        public AssignmentStatus? Ending => outcome switch
        {
            YearEndOutcome.Closed => AssignmentStatus.Closed,
            YearEndOutcome.Lasting => AssignmentStatus.Lasting,
            YearEndOutcome.CarriedOver => AssignmentStatus.CarriedOver,
            YearEndOutcome.Unfinished => AssignmentStatus.Unfinished,
            YearEndOutcome.NotConcerned => AssignmentStatus.NotConcerned,
            _ => null,
        };
    }
}
