using System.Collections.Immutable;

namespace Tracker.Gateway.Searching;

/// <summary>What somebody looks for: words parted by blanks, each of which must stand somewhere. Any length: two characters, or one.</summary>
internal sealed class SearchWords
{
    public const int Longest = 100;

    private readonly ImmutableArray<string> _words;

    private SearchWords(ImmutableArray<string> words) => _words = words;

    /// <summary>Null: nothing was asked for.</summary>
    public static SearchWords? Of(string? text)
    {
        var folded = Fold(text is { Length: > Longest } ? text[..Longest] : text ?? "");
        var words = folded.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().ToImmutableArray();
        return words.IsEmpty ? null : new SearchWords(words);
    }

    /// <summary>Every word stands in one of these texts or another.</summary>
    public bool AreIn(params ReadOnlySpan<string?> texts)
    {
        foreach (var word in _words)
        {
            var found = false;
            foreach (var text in texts)
            {
                found |= text is not null && Fold(text).Contains(word, StringComparison.Ordinal);
            }
            if (!found)
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>The surroundings of the first word that stands in the text, in pieces; null: none stands there.</summary>
    /// <param name="around">Characters before and behind.</param>
    public ImmutableArray<SnippetPiece>? In(string? text, int around = 24)
    {
        var folded = Fold(text ?? "");
        var first = _words.Select(w => folded.IndexOf(w, StringComparison.Ordinal)).Where(at => at >= 0).DefaultIfEmpty(-1).Min();
        if (first < 0)
        {
            return null;
        }
        var (from, to) = (Math.Max(0, first - around), Math.Min(folded.Length, first + around * 3));
        var pieces = ImmutableArray.CreateBuilder<SnippetPiece>();
        var at = from;
        while (at < to)
        {
            var next = _words.Select(w => (At: folded.IndexOf(w, at, to - at, StringComparison.Ordinal), w.Length)).Where(f => f.At >= 0).OrderBy(f => f.At).FirstOrDefault((At: to, Length: 0));
            if (next.At > at)
            {
                pieces.Add(new SnippetPiece(text![at..next.At], false));
            }
            if (next.Length > 0)
            {
                pieces.Add(new SnippetPiece(text![next.At..(next.At + next.Length)], true));
            }
            at = next.At + next.Length;
        }
        return [.. from > 0 ? [new SnippetPiece("…", false)] : Array.Empty<SnippetPiece>(), .. pieces, .. to < folded.Length ? [new SnippetPiece("…", false)] : Array.Empty<SnippetPiece>()];
    }

    /// <summary>Character for character, so that places stay: full-width signs as half-width ones, capitals as small letters.</summary>
    private static string Fold(string text) => string.Create(text.Length, text, static (folded, source) =>
    {
        for (var i = 0; i < folded.Length; i++)
        {
            folded[i] = source[i] switch
            {
                '\u3000' => ' ',
                >= '！' and <= '～' and var wide => char.ToLowerInvariant((char)(wide - '！' + '!')),
                var c => char.ToLowerInvariant(c),
            };
        }
    });
}

/// <param name="Found">One of the words that were looked for.</param>
public readonly record struct SnippetPiece(string Text, bool Found);
