using Tracker.Silo.Journal;

namespace Tracker.Silo.Copying;

/// <summary>Holds a whole copy against its source: the hash of every fact, and every row that no fact gives.</summary>
internal static class CopyComparison
{
    /// <summary>The Merkle root over the hashes of all facts, in lower-case hex. The same root: the same facts in the same order.</summary>
    public static string RootOf(IStoredRows rows)
    {
        var tree = new MerkleTree();
        foreach (var hash in rows.Hashes())
        {
            tree.Add(hash);
        }
        return Convert.ToHexStringLower(tree.Root());
    }

    /// <summary>The first table of the copy that is not the source's; null: all are.</summary>
    public static string? Difference(IStoredRows source, IStoredRows target)
    {
        const string Streams = "SELECT no, address FROM streams ORDER BY no";
        if (!Same(source.Rows(Streams), target.Rows(Streams), (one, other) => one.SequenceEqual(other)))
        {
            return "streams";
        }
        if (!Same(source.Answers(), target.Answers(), SameAnswer))
        {
            return "command_answers";
        }
        if (!source.Seals().SequenceEqual(target.Seals()))
        {
            return "seals";
        }
        return CopiedTable.All
            .FirstOrDefault(table => !Same(table.Rows(source.Connection), table.Rows(target.Connection), (one, other) => one.Values.SequenceEqual(other.Values)))
            ?.Name;
    }

    private static bool SameAnswer(StoredAnswer one, StoredAnswer other) =>
        one with { Id = other.Id, BodyHash = other.BodyHash, Digest = other.Digest } == other
        && one.Id.SequenceEqual(other.Id) && one.BodyHash.SequenceEqual(other.BodyHash) && one.Digest.SequenceEqual(other.Digest);

    private static bool Same<T>(IEnumerable<T> ones, IEnumerable<T> others, Func<T, T, bool> same)
    {
        using var one = ones.GetEnumerator();
        using var other = others.GetEnumerator();
        while (one.MoveNext())
        {
            if (!other.MoveNext() || !same(one.Current, other.Current))
            {
                return false;
            }
        }
        return !other.MoveNext();
    }
}
