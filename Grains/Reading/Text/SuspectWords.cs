namespace Tracker.Reading;

/// <summary>A place whose words do not belong to the text.</summary>
internal readonly record struct Suspect(int Start, int End);

/// <summary>
/// Finds injected words by their vocabulary, and by names of units that have nothing of a unit. A token once found is
/// suspect wherever it stands. It is never replaced: one token stands for different words in one document.
/// </summary>
internal static class SuspectWords
{
    /// <summary>A short word that the document uses as often (窗口受理、备案 in a list of units) is its own: asked about where a unit should stand, and nowhere else.</summary>
    private const int Ordinary = 6;

    public static List<Suspect> In(CleanText clean, IEnumerable<(int Start, int End)> unitNames)
    {
        var text = clean.Folded;
        var tokens = new HashSet<string>(StringComparer.Ordinal);
        var found = new List<Suspect>();
        var whole = new HashSet<int>();
        foreach (var (start, end) in unitNames)
        {
            var name = text[start..end];
            if (UnitNames.HasMarkOfUnit(name))
            {
                whole.Add(start);
            }

            if (end > start && !UnitNames.HasMarkOfUnit(name) && GroupWords.Of(name) == UnitClass.Single)
            {
                found.Add(new Suspect(start, end));
                tokens.Add(name);
            }
        }

        for (var i = InjectedWords.Next(text, 0); i >= 0; i = InjectedWords.Next(text, i))
        {
            var (length, looked) = InjectedWords.At(text, i);
            if (length > 0)
            {
                found.Add(new Suspect(i, i + length));
                tokens.Add(text.Substring(i, length));
            }

            i += Math.Max(looked, length);
        }

        // Bounded: a real mirror injects a handful of tokens.
        foreach (var token in tokens.Where(t => t.Length >= 2).OrderByDescending(t => t.Length).Take(24))
        {
            var elsewhere = new List<Suspect>();
            for (var i = text.IndexOf(token, StringComparison.Ordinal); i >= 0; i = text.IndexOf(token, i + token.Length, StringComparison.Ordinal))
            {
                if (!whole.Contains(i) || InjectedWords.At(text, i).Length > 0)
                {
                    elsewhere.Add(new Suspect(i, i + token.Length)); // not as the beginning of a name that is one
                }
            }

            if (elsewhere.Count < Ordinary || InjectedWords.At(text, elsewhere[0].Start).Length > 0)
            {
                found.AddRange(elsewhere);
            }
        }

        return Longest(found);
    }

    private static List<Suspect> Longest(List<Suspect> found)
    {
        var kept = new List<Suspect>();
        foreach (var suspect in found.Distinct().OrderBy(s => s.Start).ThenByDescending(s => s.End))
        {
            if (kept.Count == 0 || suspect.Start >= kept[^1].End)
            {
                kept.Add(suspect);
            }
        }

        return kept;
    }
}
