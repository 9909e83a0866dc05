using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tracker.Accounts;
using Tracker.Deciding;

namespace Tracker.Gateway.Returns;

/// <summary>Typed words that went without being sent: kept to be read, with who let them go. Nothing of what somebody typed is gone unseen.</summary>
/// <param name="TypedBy">Who saved the draft last.</param>
internal sealed record DroppedDraft(DropReason Why, AccountId By, DateTimeOffset At, AccountId TypedBy, DateTimeOffset TypedAt, ImmutableDictionary<string, DraftRow> Rows)
{
    /// <summary>So many are kept of a sheet, the newest first.</summary>
    public const int Most = 5;

    public static ImmutableArray<DroppedDraft> Parse(string json) => JsonSerializer.Deserialize<ImmutableArray<DroppedDraft>>(json, StoredJson.Options) is { IsDefault: false } kept ? kept : [];

    public string After(string? before) => JsonSerializer.Serialize<ImmutableArray<DroppedDraft>>([this, .. (before is null ? [] : Parse(before)).Take(Most - 1)], StoredJson.Options);
}

[JsonConverter(typeof(JsonStringEnumConverter<DropReason>))]
internal enum DropReason
{
    /// <summary>放弃草稿.</summary>
    [JsonStringEnumMemberName("discarded")]
    Discarded,

    /// <summary>The same rows were sent through another door.</summary>
    [JsonStringEnumMemberName("sent-elsewhere")]
    SentElsewhere,
}

/// <summary>What a draft says of a row that was not sent, to whoever sends the same row through another door.</summary>
internal sealed record UnsentRow(AccountId By, DateTimeOffset At, DraftRow Typed)
{
    public static UnsentRow? Of(KeptDraft kept, SheetRow row) => kept.Entry is { } entry && kept.Draft.IsUnsent(row) ? new UnsentRow(entry.By, entry.At, kept.Draft.RowOf(row)) : null;
}
