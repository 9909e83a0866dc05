using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Gateway.Shared;

namespace Tracker.Gateway.Returns;

/// <summary>A sheet as it is being typed: kept beside the journal, word for word, right or wrong.</summary>
internal sealed record SheetDraft(ImmutableDictionary<string, DraftRow> Rows, DraftSignOff? SignOff)
{
    public static SheetDraft Empty { get; } = new(ImmutableDictionary<string, DraftRow>.Empty, null);

    public static SheetDraft Parse(string json) => JsonSerializer.Deserialize<SheetDraft>(json, StoredJson.Options) ?? Empty;

    public string ToJson() => JsonSerializer.Serialize(this, StoredJson.Options);

    /// <summary>Where nothing was typed yet: what was filed, else what was last said.</summary>
    public DraftRow RowOf(SheetRow row) => Rows.GetValueOrDefault(row.Key) ?? DraftRow.Of(row);

    /// <summary>Something was typed of it that is not what was filed or last said.</summary>
    public bool IsUnsent(SheetRow row) => row.IsOpen && Rows.GetValueOrDefault(row.Key) is { } typed && typed.Mark != DraftRow.Of(row).Mark && !SaysWhatWasFiled(typed, row);

    /// <summary>Something was typed of it and not sent before it ended.</summary>
    public bool IsLeft(SheetRow row) => !row.IsOpen && Rows.GetValueOrDefault(row.Key) is { } typed && typed.Mark != DraftRow.Of(row).Mark;

    /// <summary>An address that was typed stands among the evidence now; a reason for another answer is still in its field.</summary>
    private static bool SaysWhatWasFiled(DraftRow typed, SheetRow row) => row.Filed is not null && row.ReturnedFor is null && RowReading.Of(typed, row).Row is { } said && !RowReading.Differs(said, row);

    public DraftSignOff SignOffOr(DraftSignOff before) => SignOff ?? before;
}

/// <param name="Outcome">Null: not answered yet.</param>
/// <param name="Reason">Why the unit has nothing to do with it (不涉及).</param>
/// <param name="Links">Pasted addresses, one a line.</param>
/// <param name="Evidence">Ticked items and uploaded files.</param>
internal sealed record DraftRow(
    RowOutcome? Outcome,
    string Text,
    string Reason,
    string Problem,
    string NextStep,
    ImmutableArray<DraftQuantity> Quantities,
    string Links,
    ImmutableArray<EvidenceItem> Evidence)
{
    public static DraftRow Of(SheetRow row) => row.Filed is { } filed
        ? new DraftRow(
            filed.Outcome,
            Clean(filed.Outcome is RowOutcome.Progress ? filed.Text : row.Last?.Text),
            Clean(filed.Outcome is RowOutcome.NotConcerned ? filed.Text : null),
            Clean(filed.Problem),
            Clean(filed.NextStep),
            [.. filed.Quantities.Select(q => new DraftQuantity(q.Name, QuantityText.Number(q.Value), q.Measure, QuantityText.Parts(q.Parts)))],
            "",
            Sorted(filed.Evidence))
        : new DraftRow(
            null,
            Clean(row.Last?.Text),
            "",
            Clean(row.Last?.Problem),
            Clean(row.Last?.NextStep),
            [.. (row.Last?.Quantities ?? []).Select(q => new DraftQuantity(q.Name, "", q.Measure, ""))],
            "",
            []);

    /// <summary>As a form gives it back: lines end in one character, nothing stands round the words.</summary>
    public static string Clean(string? text) => (text ?? "").Replace("\r\n", "\n", StringComparison.Ordinal).Trim();

    /// <summary>In an order of their own: ticks come back in the order of the page.</summary>
    public static ImmutableArray<EvidenceItem> Sorted(IEnumerable<EvidenceItem> items) => [.. items.DistinctBy(EvidenceKeys.Of).OrderBy(EvidenceKeys.Of, StringComparer.Ordinal)];

    /// <summary>Tells one text of the row from another.</summary>
    [JsonIgnore]
    public string Mark => Marks.Of(this);
}

/// <param name="Parts">As in 线上762、线下78.</param>
internal sealed record DraftQuantity(string Name, string Value, string Measure, string Parts)
{
    [JsonIgnore]
    public bool IsEmpty => Value.Length == 0 && Parts.Length == 0;
}

/// <summary>Who signs, as the printed sheet shows it. Names stay beside the journal.</summary>
internal sealed record DraftSignOff(
    string Filler = "", string Reviewer = "", string ReviewerPost = "", string Phone = "", string Leader = "", string LeaderOn = "", EvidenceItem? Scan = null)
{
    [JsonIgnore]
    public string Mark => Marks.Of(this);
}
