using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Tracker.AnnualReports;

/// <summary>
/// A reconciliation rule (勾稽关系) as it stands in rules.json. A term is a cell with a sign and a year, <c>-part2.{row}.ended</c> or
/// <c>previous:part3.carriedOut.{column}</c>, with a gap for what the rule goes over; a cell that a form does not have adds nothing.
/// </summary>
/// <param name="Id">R1 to R9.</param>
/// <param name="Right">Empty where the comparison looks at one cell.</param>
/// <param name="Needs">Terms without which there is nothing to compare, however the rest is filled.</param>
/// <param name="Advice">Key of the sentence that says what to do.</param>
public sealed record ReconciliationRule(
    string Id,
    Severity Severity,
    RuleSpan Each,
    ImmutableArray<string> Left,
    Comparison Comparison,
    string Advice,
    string Source,
    ImmutableArray<string> Right = default,
    ImmutableArray<string> Needs = default);

/// <summary>What a rule is asked of: every column or row of a part's table, or every cell of the form.</summary>
/// <param name="Rows">Only these; default: all.</param>
public sealed record RuleSpan(RuleOver Over, string? Part = null, ImmutableArray<string> Rows = default);

[JsonConverter(typeof(JsonStringEnumConverter<RuleOver>))]
public enum RuleOver
{
    [JsonStringEnumMemberName("column")]
    Column,

    [JsonStringEnumMemberName("row")]
    Row,

    [JsonStringEnumMemberName("cell")]
    Cell,
}

[JsonConverter(typeof(JsonStringEnumConverter<Severity>))]
public enum Severity
{
    /// <summary>Blocks 报送, unless let through with a reason by a second person (说明后放行).</summary>
    [JsonStringEnumMemberName("error")]
    Error,

    /// <summary>Needs a reason.</summary>
    [JsonStringEnumMemberName("warning")]
    Warning,
}

[JsonConverter(typeof(JsonStringEnumConverter<Comparison>))]
public enum Comparison
{
    [JsonStringEnumMemberName("equal")]
    Equal,

    [JsonStringEnumMemberName("at-most")]
    AtMost,

    /// <summary>The number is of the kind that its cell may hold.</summary>
    [JsonStringEnumMemberName("allowed")]
    Allowed,

    /// <summary>There is a number.</summary>
    [JsonStringEnumMemberName("filled")]
    Filled,
}

[JsonConverter(typeof(JsonStringEnumConverter<CheckOutcome>))]
public enum CheckOutcome
{
    [JsonStringEnumMemberName("consistent")]
    Consistent,

    [JsonStringEnumMemberName("inconsistent")]
    Inconsistent,

    /// <summary>A side has no number.</summary>
    [JsonStringEnumMemberName("not-comparable")]
    NotComparable,
}
