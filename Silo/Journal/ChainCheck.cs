namespace Tracker.Silo.Journal;

/// <summary>Checks events one by one, in order of position: positions, versions, data against digest, hash against chain, erasures.</summary>
internal sealed class ChainCheck(IStoredRows rows, Findings findings)
{
    // What the damaged ones should be, so that the fault of one is not told of the next.
    private readonly Dictionary<long, byte[]> _rightHashes = [];
    private readonly Dictionary<long, string> _erased = [];
    private readonly Dictionary<long, string> _recorded = [];
    private long _last;

    public void Check(StoredEvent e)
    {
        if (e.Position != _last + 1)
        {
            Missing(_last + 1, e.Position - 1);
        }
        _last = e.Position;
        if (e.Address is null)
        {
            Say(e, FindingCode.StreamUnknown, $"Stream number {e.Stream} is not in the table of streams.");
        }
        if (!FactHash.Knows(e.Algorithm))
        {
            Say(e, FindingCode.HashDiffers, $"Hash algorithm {e.Algorithm} is unknown.");
            return;
        }
        CheckData(e);
        CheckChain(e);
    }

    /// <summary>What was recorded as erased, by an event's data.</summary>
    public void Recorded(FactErased record) => _recorded[record.Position] = record.Left;

    /// <summary>At the journal's end: the last position by the table of days, and erasures against their records.</summary>
    public void End(long last)
    {
        if (_last < last)
        {
            Missing(_last + 1, last);
        }
        foreach (var (position, left) in _erased)
        {
            if (!_recorded.TryGetValue(position, out var recorded))
            {
                findings.Add(FindingCode.ErasureUnrecorded, "The salt is gone but no erasure is recorded.", position, AddressOf(position));
            }
            else if (recorded != left)
            {
                findings.Add(FindingCode.DataChanged, "What the erasure left was changed afterwards.", position, AddressOf(position));
            }
        }
        foreach (var position in _recorded.Keys.Except(_erased.Keys))
        {
            findings.Add(FindingCode.ErasureUndone, "An erasure is recorded but the event has its salt.", position, AddressOf(position));
        }
    }

    private void CheckData(StoredEvent e)
    {
        if (e.Salt is null)
        {
            _erased[e.Position] = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(e.Data));
        }
        else if (!FactHash.DigestOf(e.Salt, e.Data).AsSpan().SequenceEqual(e.Digest))
        {
            Say(e, FindingCode.DataChanged, "Salt and data don't give the digest.");
        }
    }

    private void CheckChain(StoredEvent e)
    {
        byte[] previous = [];
        if (e.Version > 1)
        {
            if (e.PreviousHash is null || e.PreviousPosition > e.Position)
            {
                Say(e, FindingCode.VersionGap, $"The stream has no version {e.Version - 1} before it.");
                return;
            }
            previous = _rightHashes.TryGetValue(e.PreviousPosition, out var right) ? right : e.PreviousHash;
        }
        else if (e.Version < 1)
        {
            Say(e, FindingCode.VersionGap, "Versions begin with 1.");
            return;
        }
        var hash = FactHash.Of(previous, e.AddressBytes, e.Version, e.Type, e.Metadata, e.Digest);
        if (!hash.AsSpan().SequenceEqual(e.Hash))
        {
            Say(e, FindingCode.HashDiffers, "Address, version, type, metadata, digest and the hash before don't give the hash.");
            RememberRight(e, hash);
        }
    }

    /// <summary>If only the kept hash was changed, the next event still fits the right one; if anything else was, the kept one.</summary>
    private void RememberRight(StoredEvent e, byte[] computed)
    {
        if (rows.EventOf(e.Stream, e.Version + 1) is { } next
            && FactHash.Of(computed, next.AddressBytes, next.Version, next.Type, next.Metadata, next.Digest).AsSpan().SequenceEqual(next.Hash))
        {
            _rightHashes[e.Position] = computed;
        }
    }

    private void Missing(long first, long last) => findings.Add(
        FindingCode.PositionMissing,
        first == last ? $"Position {first} is missing." : $"Positions {first} to {last} are missing.",
        first);

    private void Say(StoredEvent e, string code, string detail) =>
        findings.Add(code, detail, e.Position, e.Address, e.Version, System.Text.Encoding.UTF8.GetString(e.Type));

    private string? AddressOf(long position) => rows.Events(position - 1, 1, out _) is [var e] && e.Position == position ? e.Address : null;
}
