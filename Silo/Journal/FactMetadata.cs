using System.Collections.Immutable;
using System.Text.Json;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Units;

namespace Tracker.Silo.Journal;

/// <summary>What stands round a fact: who asked for it (account and post, never a person's name), when, through which door, by which command.</summary>
public sealed record FactMetadata(
    Guid CommandId,
    string Command,
    AccountId Account,
    string Post,
    UnitId? Unit,
    ImmutableArray<AccountRole> Roles,
    DateTimeOffset At,
    Door Door)
{
    public static FactMetadata Of(Envelope envelope, string command) =>
        new(envelope.CommandId, command, envelope.Who.Account, envelope.Who.Post, envelope.Who.Unit, envelope.Who.Roles, envelope.At, envelope.Door);

    public string ToJson() => JsonSerializer.Serialize(this, StoredJson.Options);

    public static FactMetadata Parse(string json) =>
        JsonSerializer.Deserialize<FactMetadata>(json, StoredJson.Options) ?? throw new JsonException("Empty metadata.");
}
