using System.Text.Json;
using Tracker.Deciding;

namespace Tracker.Silo.Orleans;

/// <summary>A command on its way to the silo that has its grain.</summary>
/// <param name="Until">When its caller gives up and says it again, perhaps to another silo: from then on it decides nothing here.</param>
/// <param name="Trace">The caller's span, as W3C's traceparent, whether it is recorded or not: the silo goes on with it.</param>
internal sealed record Asked<TCommand>(Envelope Envelope, TCommand Command, long? ExpectedVersion, DateTimeOffset? Until = null, string? Trace = null)
    where TCommand : class;

/// <summary>What comes back: an answer, why the journal could not take it, or neither: the silo met a bug or a damaged stream.</summary>
internal sealed record Told(Answer? Answer = null, string? Unavailable = null, string? Says = null);

internal static class Wire
{
    public static byte[] Write<T>(T message) => JsonSerializer.SerializeToUtf8Bytes(message, StoredJson.Options);

    public static T Read<T>(byte[] message)
        where T : class => JsonSerializer.Deserialize<T>(message, StoredJson.Options) ?? throw new JsonException($"{typeof(T).Name}: null is no message.");
}
