namespace Tracker.Silo.Journal;

/// <summary>An event as bytes, trusting nothing, with the hash and position of the one before it in its stream (null: there is none).</summary>
internal sealed record StoredEvent(
    long Position,
    long Stream,
    string? Address,
    byte[] AddressBytes,
    long Version,
    byte[] Type,
    byte[] Data,
    byte[]? Salt,
    byte[] Digest,
    byte[] Metadata,
    long Algorithm,
    byte[] Hash,
    byte[]? PreviousHash,
    long PreviousPosition)
{
    /// <summary>In the order in which a store reads them.</summary>
    public const string Columns =
        "e.position, e.stream, s.address, e.version, e.type, e.data, e.salt, e.digest, e.metadata, e.algorithm, e.hash, p.hash, p.position";

    public const string From =
        "events e LEFT JOIN streams s ON s.no = e.stream LEFT JOIN events p ON p.stream = e.stream AND p.version = e.version - 1";
}

/// <summary>A remembered answer to a command, trusting nothing.</summary>
internal sealed record StoredAnswer(long Position, byte[] Id, byte[] BodyHash, long Version, long At, byte[] Digest);
