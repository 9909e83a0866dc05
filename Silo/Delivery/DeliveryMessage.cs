using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Units;

namespace Tracker.Silo.Delivery;

/// <summary>A message in the log: what is said to whom, and how far it came.</summary>
/// <param name="Id">Stable: the same notices never make another; receivers know a repeat by it. ASCII.</param>
/// <param name="Channel"><c>mail</c> or <c>hook</c>.</param>
/// <param name="Recipient">The account, or the webhook's name.</param>
/// <param name="Attempts">Begun; how the last one ended may be unknown after a kill.</param>
/// <param name="NextAt">When it is tried next, while it waits.</param>
/// <param name="Fault">A rejection's code for the last attempt; null: none failed.</param>
/// <param name="Detail">What the other side said.</param>
public sealed record DeliveryMessage(
    string Id,
    DivisionCode Government,
    string Channel,
    string Recipient,
    Said Said,
    DateTimeOffset MadeAt,
    DeliveryState State,
    int Attempts,
    DateTimeOffset NextAt,
    DateTimeOffset? DoneAt,
    string? Fault,
    string? Detail);

public static class DeliveryChannels
{
    public const string Mail = "mail";
    public const string Hook = "hook";
}

/// <summary>Stored as a number.</summary>
public enum DeliveryState
{
    [JsonStringEnumMemberName("waiting")]
    Waiting,

    [JsonStringEnumMemberName("sent")]
    Sent,

    /// <summary>Given up; a person may send it again.</summary>
    [JsonStringEnumMemberName("dead")]
    Dead,

    /// <summary>Kept back after a restore: a person says whether it goes out.</summary>
    [JsonStringEnumMemberName("held")]
    Held,

    /// <summary>A person said that it need not go out.</summary>
    [JsonStringEnumMemberName("dropped")]
    Dropped,
}

/// <summary>The words of a message, made once: every attempt sends the same.</summary>
/// <param name="Text">The whole as plain text.</param>
/// <param name="More">Says how many items are not listed; null: all are.</param>
public sealed record Said(string Title, string Text, ImmutableArray<SaidItem> Items, string? More);

/// <param name="Kind">The notice's stored name.</param>
/// <param name="Unit">Null: it is to the office.</param>
/// <param name="About">The address of what it is about.</param>
public sealed record SaidItem(long Position, int Ordinal, string Kind, UnitId? Unit, string About, DateOnly? Day, string Text, string? Link);

/// <summary>How far a receiver's notices were put into messages.</summary>
/// <param name="Position">The last position that was looked at.</param>
/// <param name="Day">The last day whose digest was decided; null: none was.</param>
public sealed record DeliveryCursor(DivisionCode Government, string Channel, string Recipient, long Position, DateOnly? Day);
