using System.Text.Json.Serialization;

namespace Tracker.Evidence;

/// <summary>佐证材料: a link or a file that shows what was done. One item may prove several assignments.</summary>
/// <param name="Title">What the reader sees; the link itself or the file's name where nothing better was given.</param>
/// <param name="Url">For a link: http or https.</param>
/// <param name="Hash">For a file: SHA-256 of its content, 64 lower-case hex digits; the name under which it is kept.</param>
/// <param name="Size">For a file: bytes.</param>
public sealed record EvidenceItem(EvidenceKind Kind, string Title, string? Url = null, string? Hash = null, long? Size = null)
{
    /// <summary>For a figure: what the ledger said.</summary>
    public ReportedFigure? Figure { get; init; }

    /// <summary>What an erasure by law leaves: that there was an item, so that counts stand.</summary>
    [JsonIgnore]
    public EvidenceItem Erased => new(Kind, "");
}

[JsonConverter(typeof(JsonStringEnumConverter<EvidenceKind>))]
public enum EvidenceKind
{
    [JsonStringEnumMemberName("link")]
    Link,

    [JsonStringEnumMemberName("file")]
    File,

    /// <summary>A quantity that was reported into the ledger; only a look-back lists it.</summary>
    [JsonStringEnumMemberName("figure")]
    Figure,
}

/// <summary>A quantity as a row of a period return said it.</summary>
/// <param name="Period">The period it was reported for, by its stored name.</param>
public sealed record ReportedFigure(string Period, string Name, decimal Value, string Measure);
