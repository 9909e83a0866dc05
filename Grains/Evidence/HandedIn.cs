using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Tracker.Evidence;

/// <summary>The pieces of evidence of one duty, each once however often it was sent: a correction sends the same ones again.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Marks">What they are known again by: the beginning of the hash of each one's file or link, one behind the other.</param>
public readonly record struct HandedIn(int Count, string Marks)
{
    private const int Mark = 8; // of six bytes

    public static HandedIn None { get; } = new(0, "");

    /// <summary>How many of these add nothing: they were there before, or stand here twice.</summary>
    public int AgainIn(ImmutableArray<EvidenceItem> items) => Count + items.Length - With(items, 0).Count;

    /// <summary>After a fact that hands these in.</summary>
    /// <param name="again">As the fact says it; one whose words were erased can only be counted by that.</param>
    public HandedIn With(ImmutableArray<EvidenceItem> items, int again)
    {
        if (items.IsEmpty)
        {
            return this;
        }
        var (marks, known) = (Marks ?? "", 0);
        foreach (var mark in items.Select(MarkOf))
        {
            if (mark is not null && Has(marks, mark))
            {
                known++;
            }
            else
            {
                marks += mark;
            }
        }
        return new HandedIn(Count + items.Length - Math.Max(again, known), marks);
    }

    private static bool Has(string marks, string mark)
    {
        for (var at = 0; at < marks.Length; at += Mark)
        {
            if (marks.AsSpan(at, Mark).SequenceEqual(mark))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Null: its words were erased.</summary>
    private static string? MarkOf(EvidenceItem item) => (item.Hash ?? item.Url ?? item.Title) is { Length: > 0 } key
        ? Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, Mark * 6 / 8)) : null;
}
