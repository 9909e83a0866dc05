using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Units;

namespace Tracker.History;

/// <summary>What a person says of a ledger before it is recorded; what is left out is guessed where it is certain, and asked where it is not.</summary>
public sealed record HistoryChoices
{
    /// <summary>The plan's; null: what stands above the table.</summary>
    public string? Title { get; init; }

    /// <summary>By name; null: all that have headings.</summary>
    public ImmutableArray<string>? Sheets { get; init; }

    /// <summary>The row of the headings; null: it is found.</summary>
    public int? HeadingRow { get; init; }

    /// <summary>By heading (<see cref="NameKey"/>), or by the column's letters where it has none.</summary>
    public ImmutableDictionary<string, HistoryColumn> Columns { get; init; } = ImmutableDictionary<string, HistoryColumn>.Empty;

    /// <summary>By the word (<see cref="OutcomeWords.KeyOf"/>).</summary>
    public ImmutableDictionary<string, YearEndOutcome> States { get; init; } = ImmutableDictionary<string, YearEndOutcome>.Empty;

    /// <summary>By the name (<see cref="NameKey"/>); empty for rows that name nobody.</summary>
    public ImmutableDictionary<string, NameChoice> Names { get; init; } = ImmutableDictionary<string, NameChoice>.Empty;

    /// <summary>Rows that cannot be read are left out, and the others recorded.</summary>
    public bool LeaveOutRows { get; init; }
}

/// <summary>Who a name of a past year's ledger is.</summary>
/// <param name="Words">The names of the units meant, parted by 、; or why it is left out.</param>
public sealed record NameChoice(NameChoiceKind Kind, string Words = "");

[JsonConverter(typeof(JsonStringEnumConverter<NameChoiceKind>))]
public enum NameChoiceKind
{
    /// <summary>These units or groups of the register.</summary>
    [JsonStringEnumMemberName("units")]
    Units,

    /// <summary>A unit of that time that is gone: registered as abolished.</summary>
    [JsonStringEnumMemberName("former")]
    Former,

    /// <summary>No assignment, for a reason.</summary>
    [JsonStringEnumMemberName("left-out")]
    LeftOut,
}

/// <summary>A cell that cannot be read, or a thing to know of how it was read.</summary>
/// <param name="Cell">As people name it: B12.</param>
/// <param name="Allowed">What could stand there; empty where anything may.</param>
public sealed record HistoryFinding(string Sheet, int Row, string Cell, string Value, Rejection Why, ImmutableArray<string> Allowed);
