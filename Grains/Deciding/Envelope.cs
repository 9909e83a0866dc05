using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Accounts;
using Tracker.Units;

namespace Tracker.Deciding;

/// <summary>What stands round every command and, as metadata, round every event it leads to.</summary>
/// <param name="CommandId">UUIDv7; said again within 30 days it is answered with the first answer.</param>
public sealed record Envelope(Guid CommandId, Actor Who, DateTimeOffset At, Door Door);

/// <summary>Who asks: an account on a post (岗位) of a unit. The machine itself asks as <see cref="Machine"/>.</summary>
/// <param name="Account">The account's id, never a person's name.</param>
public sealed record Actor(AccountId Account, string Post, UnitId? Unit, ImmutableArray<AccountRole> Roles)
{
    public static Actor Machine { get; } = new(AccountId.Parse("machine"), "", null, []);

    public bool Is(AccountRole role) => Roles.Contains(role);
}

/// <summary>The door a command came through.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Door>))]
public enum Door
{
    [JsonStringEnumMemberName("page")]
    Page,

    [JsonStringEnumMemberName("rest")]
    Rest,

    [JsonStringEnumMemberName("command-line")]
    CommandLine,

    [JsonStringEnumMemberName("reaction")]
    Reaction,
}
