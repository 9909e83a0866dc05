using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using Tracker.Silo.Telemetry;

namespace Tracker.Silo.Journal;

/// <summary>An append made ready on its caller's thread: bytes, salts and digests, so that a writer only chains and stores.</summary>
internal sealed class ReadyAppend
{
    /// <summary>Throws <see cref="ArgumentException"/> where the request is no append: without facts, an address twice, or two times of day.</summary>
    public ReadyAppend(AppendRequest request)
    {
        Request = request;
        Metadata = Encoding.UTF8.GetBytes(request.Metadata);
        Facts = [.. request.Streams.SelectMany(s => s.Facts).Select(ReadyFact.Of)];
        if (Facts.Length == 0)
        {
            throw new ArgumentException("An append without facts.", nameof(request));
        }
        if (request.Streams.Length > 1 && request.Streams.DistinctBy(s => s.Address).Count() < request.Streams.Length)
        {
            throw new ArgumentException("An address stands twice in one append.", nameof(request));
        }
        if (JournalDay.AtOf(request.Metadata) is { } at && at != request.At)
        {
            throw new ArgumentException($"The metadata says {at:O}, the append {request.At:O}.", nameof(request));
        }
        Size = Facts.Sum(f => f.Data.Length + Metadata.Length + 300);
    }

    public AppendRequest Request { get; }

    /// <summary>Its caller's span; null: nobody traces it.</summary>
    public Activity? Span { get; } = AppendSpan.Current;

    public byte[] Metadata { get; }

    /// <summary>Of all streams, in order.</summary>
    public ImmutableArray<ReadyFact> Facts { get; }

    /// <summary>Bytes, roughly: batches are bounded by them.</summary>
    public int Size { get; }
}

internal readonly record struct ReadyFact(byte[] Type, byte[] Data, byte[] Salt, byte[] Digest)
{
    public static ReadyFact Of(NewFact fact)
    {
        var data = Encoding.UTF8.GetBytes(fact.Data);
        var salt = Salts.Next();
        return new ReadyFact(Encoding.UTF8.GetBytes(fact.Type), data, salt, FactHash.DigestOf(salt, data));
    }
}
