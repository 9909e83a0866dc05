using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Tracker.AdHocRequests;

/// <summary>What a request asks, why, and by which day.</summary>
public sealed record RequestContent(string Title, RequestBasis Basis, DateOnly DueDay, ImmutableArray<RequestField> Fields, string? Note = null)
{
    public bool Equals(RequestContent? other) =>
        other is not null && Title == other.Title && Basis == other.Basis && DueDay == other.DueDay && Note == other.Note && Fields.SequenceEqual(other.Fields);

    public override int GetHashCode() => Title.GetHashCode(StringComparison.Ordinal);
}

/// <summary>依据: nobody is asked without one.</summary>
/// <param name="Text">The document's name, or what was decided.</param>
/// <param name="Number">A document's number; nothing else has one.</param>
/// <param name="Day">Of a meeting or an instruction: the day.</param>
public sealed record RequestBasis(BasisKind Kind, string Text, string? Number = null, DateOnly? Day = null);

[JsonConverter(typeof(JsonStringEnumConverter<BasisKind>))]
public enum BasisKind
{
    /// <summary>文件.</summary>
    [JsonStringEnumMemberName("document")]
    Document,

    /// <summary>会议议定.</summary>
    [JsonStringEnumMemberName("meeting")]
    Meeting,

    /// <summary>领导批示.</summary>
    [JsonStringEnumMemberName("instruction")]
    Instruction,
}
