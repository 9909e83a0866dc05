using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Tracker.Units;

/// <summary>An organisation change (机构变动) as the register keeps it: recorded any day, carried out on its day or after it, or withdrawn.</summary>
/// <param name="From">The units that change, with their names of the day it was recorded.</param>
/// <param name="To">Who takes over (承接单位), with the name it then has. A number that is not in the register yet is kept for it.</param>
public sealed record UnitChange(
    UnitChangeId Id,
    UnitChangeKind Kind,
    DateOnly EffectiveOn,
    ChangeBasis Basis,
    ImmutableArray<UnitRef> From,
    ImmutableArray<UnitRef> To)
{
    public UnitChangeStage Stage { get; init; } = UnitChangeStage.Planned;

    /// <summary>Null until it was carried out.</summary>
    public UnitChangeCarriedOut? Done { get; init; }

    /// <summary>Why it was withdrawn; null: it was not.</summary>
    public string? WithdrawnBecause { get; init; }

    public bool IsOpen => Stage == UnitChangeStage.Planned;

    /// <summary>Units that exist no more afterwards.</summary>
    public IEnumerable<UnitRef> Ending => Kind switch
    {
        UnitChangeKind.Merge or UnitChangeKind.Abolish => From,
        UnitChangeKind.Split => From.Where(u => To.All(t => t.Unit != u.Unit)),
        _ => [],
    };

    /// <summary>The one unit that takes over whatever the others leave; null: there are several or none, so that each thing's taker has to be said.</summary>
    public UnitRef? OnlyTaker => To is [var only] ? only : null;
}

/// <summary>What changes.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<UnitChangeKind>))]
public enum UnitChangeKind
{
    /// <summary>更名.</summary>
    [JsonStringEnumMemberName("rename")]
    Rename,

    /// <summary>合并: into a new unit or into one that stays.</summary>
    [JsonStringEnumMemberName("merge")]
    Merge,

    /// <summary>分立: one becomes several, itself perhaps among them.</summary>
    [JsonStringEnumMemberName("split")]
    Split,

    /// <summary>撤销: others take over what is open.</summary>
    [JsonStringEnumMemberName("abolish")]
    Abolish,

    /// <summary>职责划转: some duties go from one unit to another, and both stay.</summary>
    [JsonStringEnumMemberName("hand-over-duties")]
    HandOverDuties,
}

public enum UnitChangeStage
{
    Planned,
    CarriedOut,
    Withdrawn,
}

/// <summary>The paper that a change rests on.</summary>
/// <param name="Number">文号, as printed.</param>
/// <param name="Note">What else it says, such as which duties go over.</param>
public sealed record ChangeBasis(string Number, string? Note = null);

/// <summary>How much moved.</summary>
/// <param name="Assignments">Open duties that the takers have now.</param>
/// <param name="MergedIn">Open duties that were taken into one that the taker had already.</param>
public sealed record ChangeCount(int Assignments, int MergedIn, int Points, int Accounts);
