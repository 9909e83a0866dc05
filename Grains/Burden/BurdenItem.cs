using System.Text.Json.Serialization;
using Tracker.Deciding;
using Tracker.Units;

namespace Tracker.Burden;

/// <summary>What one fact asked of one unit (<see cref="BurdenRule"/>).</summary>
/// <param name="On">The day that counts it to a month.</param>
/// <param name="Subject">The request, the period's return or the assignment that asked.</param>
/// <param name="Asked">Fields.</param>
/// <param name="ByForm">Fields that one form per point would have asked for the same.</param>
public sealed record BurdenItem(UnitId Unit, DateOnly On, BurdenKind Kind, GrainAddress Subject, int Asked, int ByForm)
{
    /// <summary>Only the first of its subject counts.</summary>
    public bool Once => Kind == BurdenKind.SetUp;
}

/// <summary>Stored as a number in the ledger's tables.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BurdenKind>))]
public enum BurdenKind
{
    /// <summary>本期填报.</summary>
    [JsonStringEnumMemberName("period-return")]
    PeriodReturn,

    /// <summary>临时报送.</summary>
    [JsonStringEnumMemberName("request")]
    Request,

    /// <summary>建账.</summary>
    [JsonStringEnumMemberName("set-up")]
    SetUp,
}
