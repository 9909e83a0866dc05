using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Evidence;

namespace Tracker.Assignments;

/// <summary>What a unit says of one assignment in one period: a row of its sheet (本期填报).</summary>
/// <param name="Text">Required with <see cref="RowOutcome.Progress"/>, and as the reason of <see cref="RowOutcome.NotConcerned"/>.</param>
/// <param name="Problem">存在问题.</param>
/// <param name="NextStep">下一步举措.</param>
public sealed record PeriodRow(
    RowOutcome Outcome, string Text, string? Problem, string? NextStep, ImmutableArray<Quantity> Quantities, ImmutableArray<EvidenceItem> Evidence)
{
    /// <summary>There is more to say than that nothing changed: the ledger shows this row's words from now on.</summary>
    [JsonIgnore]
    public bool SaysMore => Outcome is RowOutcome.Progress or RowOutcome.NotConcerned || Problem is not null || NextStep is not null;

    /// <summary>与上期一致 and not a word, a figure or a piece of evidence beside it.</summary>
    [JsonIgnore]
    public bool SaysNothing =>
        Outcome is RowOutcome.Same && string.IsNullOrWhiteSpace(Text) && string.IsNullOrWhiteSpace(Problem) && string.IsNullOrWhiteSpace(NextStep)
        && Quantities.IsDefaultOrEmpty && Evidence.IsDefaultOrEmpty;

    /// <summary>What an erasure by law leaves: outcome and figures.</summary>
    internal PeriodRow Erased => this with
    {
        Text = "",
        Problem = Problem is null ? null : "",
        NextStep = NextStep is null ? null : "",
        Evidence = [.. Evidence.Select(e => e.Erased)],
    };

    internal PeriodRow Trimmed => this with { Text = Text.Trim(), Problem = Said(Problem), NextStep = Said(NextStep) };

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>The four answers of a row. An enum's names are on disk for good.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RowOutcome>))]
public enum RowOutcome
{
    /// <summary>有进展.</summary>
    [JsonStringEnumMemberName("progress")]
    Progress,

    /// <summary>与上期一致.</summary>
    [JsonStringEnumMemberName("same")]
    Same,

    /// <summary>本期无新增.</summary>
    [JsonStringEnumMemberName("nothing")]
    Nothing,

    /// <summary>不涉及本单位: counts only once the office confirms it.</summary>
    [JsonStringEnumMemberName("not-concerned")]
    NotConcerned,
}

/// <summary>A figure with its unit of measure.</summary>
/// <param name="Parts">Where given they add up to the value: 840 = 762 + 78.</param>
public sealed record Quantity(string Name, decimal Value, string Measure, ImmutableArray<QuantityPart> Parts);

public sealed record QuantityPart(string Name, decimal Value);
