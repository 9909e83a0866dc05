using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Units;

namespace Tracker.AdHocRequests;

/// <summary>One thing that is asked (栏目).</summary>
/// <param name="Measure">Of a number: what it counts in, such as 件.</param>
/// <param name="Choices">Of a choice: what may be chosen; empty for every other kind.</param>
public sealed record RequestField(
    string Name, FieldKind Kind, bool Required, ImmutableArray<string> Choices, string? Measure = null, string? Hint = null)
{
    /// <summary>Two fields of the same key are one field, however they are spelt.</summary>
    [JsonIgnore]
    public string Key => NameKey.Of(Name);

    /// <summary>An answer to the one is an answer to the other.</summary>
    public bool AsksTheSameAs(RequestField other) =>
        Key == other.Key && Kind == other.Kind && NameKey.Of(Measure ?? "") == NameKey.Of(other.Measure ?? "");

    public bool Equals(RequestField? other) =>
        other is not null && Name == other.Name && Kind == other.Kind && Required == other.Required && Measure == other.Measure && Hint == other.Hint
        && Choices.SequenceEqual(other.Choices);

    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);
}

/// <summary>What an answer to a field looks like.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FieldKind>))]
public enum FieldKind
{
    [JsonStringEnumMemberName("text")]
    Text,

    [JsonStringEnumMemberName("number")]
    Number,

    [JsonStringEnumMemberName("day")]
    Day,

    [JsonStringEnumMemberName("choice")]
    Choice,

    [JsonStringEnumMemberName("yes-no")]
    YesNo,
}

/// <summary>An answer to one field.</summary>
/// <param name="Field">The field's name.</param>
/// <param name="Value">Stored in one form: a number with a dot and no commas, a day as 2026-06-30, <c>yes</c> or <c>no</c>; the words themselves else.</param>
public sealed record FieldValue(string Field, string Value);
