using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Calendar;

namespace Tracker.Plans;

/// <summary>What a reading of a published document (工作要点) gives: facts, points and what could not be said for certain. Stored with the plan.</summary>
public sealed record PlanDraft(
    DocumentFacts Document,
    ImmutableArray<DraftPoint> Points,
    ImmutableArray<Question> Questions);

/// <summary>Where words stand in the decoded source text, in UTF-16 units.</summary>
public readonly record struct TextSpan(int Start, int Length)
{
    public int End => Start + Length;
}

/// <summary>The document's own facts; what it does not say is null or empty.</summary>
/// <param name="Number">文号, as printed.</param>
/// <param name="Date">The day it was published (印发).</param>
/// <param name="Year">The plan's year: from the title, else the number, else the date.</param>
/// <param name="Basis">The higher document it rests on.</param>
/// <param name="Addressees">主送.</param>
/// <param name="Furniture">Words of the page round the document: kept, but no part of it.</param>
public sealed record DocumentFacts(
    string? Number,
    string? Title,
    string? Issuer,
    DateOnly? Date,
    int? Year,
    string? Basis,
    ImmutableArray<string> Addressees,
    ImmutableArray<string> Sections,
    string? Preamble,
    string? Closing,
    ImmutableArray<string> Furniture);

/// <summary>One numbered promise of the document. Its number (5, or 5-1 for a sub-item) is the document's and never changes.</summary>
/// <param name="Section">Heading as printed, with its number; null where the document has none.</param>
/// <param name="Text">The promise without number, title and unit bracket.</param>
/// <param name="UnitsRaw">The unit bracket or cell as printed.</param>
public sealed record DraftPoint(
    string Number,
    string? Section,
    string? Subsection,
    string Title,
    string Text,
    TextSpan Span,
    ImmutableArray<NamedUnit> LeadUnits,
    ImmutableArray<NamedUnit> ResponsibleUnits,
    ImmutableArray<NamedUnit> CooperatingUnits,
    ImmutableArray<DraftDeadline> Deadlines,
    ImmutableArray<SoftTiming> SoftTimings,
    ImmutableArray<Metric> Metrics,
    string? UnitsRaw);

/// <summary>A unit or class of units in the document's words.</summary>
/// <param name="InFull">The name that these words are short for, where the document says so itself (以下简称); the register is asked for it.</param>
public sealed record NamedUnit(string Name, TextSpan Span, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? InFull = null);

public sealed record DraftDeadline(Deadline Deadline, TextSpan Span);

/// <summary>Words of time that set no limit (及时, 定期, 动态): kept to be shown, counted nowhere.</summary>
public sealed record SoftTiming(string Quote, string Kind, TextSpan Span);

/// <summary>A promised rate or figure, such as 办结率不低于95%.</summary>
public sealed record Metric(string Quote, string Name, string Comparison, decimal Value, string Measure, TextSpan Span);

/// <summary>Something the reader or the assigning will not guess; a person answers it or leaves it open.</summary>
/// <param name="Id">Unique in its plan, such as <c>q3</c>.</param>
/// <param name="Point">The point's number; null outside points.</param>
/// <param name="Where">The field's name (<c>leadUnits</c>, <c>deadlines</c>, …) or <c>preamble</c>.</param>
/// <param name="Suggestion">What the reader would say, for a person to confirm; null where it has none.</param>
/// <param name="Span">Where the words stand; null when the question is about something missing.</param>
/// <param name="Because">The rule behind the suggestion, such as <c>name.masked</c>; null without one.</param>
public sealed record Question(
    string Id,
    QuestionKind Kind,
    string? Point,
    string Where,
    string Quote,
    string? Suggestion,
    TextSpan? Span,
    string? Because = null);

/// <summary>Why something is asked.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<QuestionKind>))]
public enum QuestionKind
{
    /// <summary>Words that do not belong to the text, as hijacked mirrors inject them.</summary>
    [JsonStringEnumMemberName("suspect-word")]
    SuspectWord,

    /// <summary>A vague class (有关部门, 相关市政府): the office names the members.</summary>
    [JsonStringEnumMemberName("vague-unit")]
    VagueUnit,

    /// <summary>A class (各市政府) of which no group in the register says the members.</summary>
    [JsonStringEnumMemberName("unknown-group")]
    UnknownGroup,

    /// <summary>A unit that the register does not know under this name.</summary>
    [JsonStringEnumMemberName("unknown-unit")]
    UnknownUnit,

    /// <summary>A time limit that can be read in two ways.</summary>
    [JsonStringEnumMemberName("unclear-deadline")]
    UnclearDeadline,

    /// <summary>A fact of the document (year, number, date) that is missing or contradicts itself.</summary>
    [JsonStringEnumMemberName("unclear-fact")]
    UnclearFact,

    /// <summary>Damaged characters.</summary>
    [JsonStringEnumMemberName("damage")]
    Damage,

    /// <summary>A table of tasks without tasks, or a row of it without words: they were lost on the way.</summary>
    [JsonStringEnumMemberName("emptied-table")]
    EmptiedTable,

    /// <summary>A blank cell that may be a merged one, the same as above, or left blank.</summary>
    [JsonStringEnumMemberName("blank-cell")]
    BlankCell,
}
