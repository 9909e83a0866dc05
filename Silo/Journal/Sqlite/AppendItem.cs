using System.Collections.Immutable;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Tracker.Silo.Journal.Sqlite;

/// <summary>An append made ready on its caller's thread: bytes, salts and digests, so that the writer only chains and stores.</summary>
internal sealed class AppendItem : WriteItem<AppendOutcome>
{
    private readonly int _size;

    public AppendItem(AppendRequest request)
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
        _size = Facts.Sum(f => f.Data.Length + Metadata.Length + 300);
    }

    public AppendRequest Request { get; }

    public byte[] Metadata { get; }

    /// <summary>Of all streams, in order.</summary>
    public ImmutableArray<ReadyFact> Facts { get; }

    public override int Size => _size;

    public override void Run(WriterSession session)
    {
        try
        {
            Result = session.Appender.Refusal(Request);
        }
        catch (Exception error) when (error is not SqliteException)
        {
            Error = error; // a fact that cannot follow: this append's own fault
            return;
        }
        Result ??= session.Appender.Write(this);
    }
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
