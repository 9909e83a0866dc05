namespace Tracker.Reading;

/// <summary>What may have stood where words were injected: what the document says elsewhere between the same neighbours. Only ever a suggestion, and only where there is one.</summary>
internal sealed class LostWords(CleanText clean, List<Suspect> suspects)
{
    /// <summary>More places than this are not looked up.</summary>
    private const int Most = 24;

    private const int MostPlaces = 200;

    private const int Neighbours = 4;

    private const int Longest = 12;

    private int _asked;

    public (string Words, string Because)? At(Suspect suspect)
    {
        var text = clean.Folded;
        var left = Math.Max(Math.Max(0, suspect.Start - Neighbours), text.LastIndexOf('\n', Math.Max(0, suspect.Start - 1)) + 1);
        var right = suspect.End;
        while (right < text.Length && right < suspect.End + Neighbours && text[right] != '\n')
        {
            right++;
        }

        if (suspect.Start - left < 2 || right == suspect.End || ++_asked > Most)
        {
            return null;
        }

        var (before, behind) = (text[left..suspect.Start], text[suspect.End..right]);
        string? found = null;
        var places = MostPlaces;
        for (var at = text.IndexOf(before, StringComparison.Ordinal); at >= 0 && places-- > 0; at = text.IndexOf(before, at + 1, StringComparison.Ordinal))
        {
            var from = at + before.Length;
            var to = text.IndexOf(behind, from, Math.Min(text.Length - from, Longest + behind.Length), StringComparison.Ordinal);
            if (to <= from || suspects.Exists(s => s.Start < to && s.End > from))
            {
                continue;
            }

            var words = clean.Cut(from, to);
            if (found is not null && found != words)
            {
                return null; // two could be meant
            }

            found = words;
        }

        return found is null ? null : (found, "word.same-neighbours");
    }
}
