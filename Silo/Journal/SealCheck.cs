namespace Tracker.Silo.Journal;

/// <summary>Checks the chain of seals, and each seal's root against the hashes that pass by in order of position.</summary>
internal sealed class SealCheck
{
    private readonly Findings _findings;
    private readonly List<(Seal Seal, bool Outside, MerkleTree Tree)> _open = [];

    /// <param name="kept">The seals in the table with the hash that stands beside each.</param>
    /// <param name="outside">Seals that come from outside this machine, on which the proof rests.</param>
    public SealCheck(IReadOnlyList<(Seal Seal, string Hash)> kept, IReadOnlyCollection<Seal> outside, Findings findings)
    {
        _findings = findings;
        Seal? before = null;
        foreach (var (seal, hash) in kept)
        {
            if (seal.Hash != hash)
            {
                Broken(seal, "Its lines don't give its hash.");
            }
            if (seal.No != (before?.No ?? 0) + 1 || seal.First != (before?.Last ?? 0) + 1 || seal.Last < seal.First || seal.Previous != (before?.Hash ?? ""))
            {
                Broken(seal, "It does not follow the seal before it.");
            }
            before = seal;
            _open.Add((seal, false, new MerkleTree()));
        }
        var keptHashes = kept.Select(k => k.Seal.Hash).ToHashSet();
        foreach (var seal in outside)
        {
            if (!keptHashes.Contains(seal.Hash))
            {
                findings.Add(FindingCode.OutsideSealDiffers, $"Seal {seal.No} from outside is not among the seals kept here.");
            }
            _open.Add((seal, true, new MerkleTree()));
        }
        _open.Sort((a, b) => a.Seal.First.CompareTo(b.Seal.First));
    }

    public void Pass(long position, ReadOnlySpan<byte> hash)
    {
        for (var i = 0; i < _open.Count && _open[i].Seal.First <= position; i++)
        {
            var (seal, outside, tree) = _open[i];
            if (position <= seal.Last)
            {
                tree.Add(hash);
            }
            if (position >= seal.Last)
            {
                Close(seal, outside, tree);
                _open.RemoveAt(i--);
            }
        }
    }

    /// <summary>Seals over positions that no longer are there.</summary>
    public void End()
    {
        foreach (var (seal, outside, tree) in _open)
        {
            Close(seal, outside, tree);
        }
    }

    private void Close(Seal seal, bool outside, MerkleTree tree)
    {
        if (Convert.ToHexStringLower(tree.Root()) != seal.Root)
        {
            var whose = outside ? "from outside " : "";
            _findings.Add(
                outside ? FindingCode.OutsideSealDiffers : FindingCode.SealDiffers,
                $"The hashes of positions {seal.First} to {seal.Last} don't give the root of seal {seal.No} {whose}of {seal.At:O}.");
        }
    }

    private void Broken(Seal seal, string detail) => _findings.Add(FindingCode.SealBroken, $"Seal {seal.No}: {detail}");
}
