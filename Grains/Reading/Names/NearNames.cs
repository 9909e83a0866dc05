using Tracker.Plans;

namespace Tracker.Reading;

/// <summary>Names that stand whole elsewhere in the document: what a spoilt one probably was. Only ever a suggestion, and only where there is one.</summary>
internal sealed class NearNames(CleanText clean, DocumentFacts document, List<ReadPoint> points)
{
    /// <summary>More names than this are not looked through.</summary>
    private const int Most = 400;

    private readonly Lazy<Dictionary<string, int>> _times =
        new(() => points.SelectMany(p => p.Places).Where(u => !u.IsShortName).GroupBy(u => clean.Folded[u.Start..u.End]).ToDictionary(g => g.Key, g => g.Select(u => u.Start).Distinct().Count()));

    private readonly Lazy<string[]> _whole = new(() => Whole(clean, document, points));

    private Dictionary<string, string?>? _less;

    public static bool IsCut(ReadPoint point, UnitPlace unit) => point.Units is { Closed: false } cut && unit.End == cut.End;

    /// <summary>For 省××局.</summary>
    public (string Name, string Because)? OfMasked(string masked) => Only(whole => MaskedWords.Fits(masked, whole), "name.masked") ?? OneCharacterOff(masked);

    /// <summary>For a name that holds injected words beside its own.</summary>
    public (string Name, string Because)? OfInjected(Suspect suspect, string? point) =>
        points.Find(p => p.Number == point)?.Places.Find(u => u.Start <= suspect.Start && u.End >= suspect.End && u.End - u.Start > suspect.End - suspect.Start) is { End: > 0 } unit
            ? Only(whole => !whole.Contains(clean.Folded[suspect.Start..suspect.End], StringComparison.Ordinal) && MaskedWords.Fits($"{clean.Folded[unit.Start..suspect.Start]}×{clean.Folded[suspect.End..unit.End]}", whole), "name.masked") : null;

    /// <summary>For a name in which the text breaks off.</summary>
    public (string Name, string Because)? OfCut(string cut) =>
        Only(whole => whole.Length > cut.Length && whole.StartsWith(cut, StringComparison.Ordinal), "name.cut");

    /// <summary>For a name with one wrong character.</summary>
    public (string Name, string Because)? OneCharacterOff(string name) =>
        name.Length < 3 ? null : Only(whole => whole.Length == name.Length && whole.Zip(name).Count(c => c.First != c.Second) == 1, "name.one-character");

    /// <summary>For a name that lost a character, as where a page was cut at its edge: it stands here only, and the whole one oftener. 公安局 is no 公安分局.</summary>
    public (string Name, string Because)? OneCharacterLess(string name) =>
        name.Length >= 3 && _times.Value.GetValueOrDefault(name) == 1 && (_less ??= Less(_whole.Value.Where(w => _times.Value.GetValueOrDefault(Folding.Of(w)) > 1))).GetValueOrDefault(name) is { } whole && GroupWords.Of(name) == UnitClass.Single ? (whole, "name.one-character") : null;

    /// <summary>For 省发展改草委 where 省发展改革委 stands oftener: one character is another one, far enough behind that no other place or office is meant.</summary>
    public (string Name, string Because)? OneCharacterWrong(string name)
    {
        if (name.Length is <= Told or > UnitListReader.LongestName || _times.Value.GetValueOrDefault(name) != 1 || GroupWords.Of(name) != UnitClass.Single)
        {
            return null;
        }

        _wrong ??= Without(_whole.Value.Where(w => _times.Value.GetValueOrDefault(Folding.Of(w)) > 1));
        for (var i = Told; i < name.Length; i++)
        {
            if (_wrong.GetValueOrDefault(Blanked(name, i)) is { } whole && !Numerals.IsChinese(name[i]) && !Numerals.IsChinese(Folding.Of(whole)[i]) && Folding.Of(whole) != name)
            {
                return (whole, "name.one-character");
            }
        }

        return null;
    }

    /// <summary>So many characters at least say whose office it is.</summary>
    private const int Told = 4;

    private Dictionary<string, string?>? _wrong;

    /// <summary>The names with any one character blank; null for what two names give.</summary>
    private static Dictionary<string, string?> Without(IEnumerable<string> names)
    {
        var blanked = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            var folded = Folding.Of(name);
            for (var i = Told; i < folded.Length; i++)
            {
                var key = Blanked(folded, i);
                blanked[key] = blanked.ContainsKey(key) ? null : name;
            }
        }

        return blanked;
    }

    private static string Blanked(string name, int at) => string.Concat(name.AsSpan(0, at), "\0", name.AsSpan(at + 1));

    /// <summary>The names that stand here oftener than once, without any one character but the first and the last; null for what two names give.</summary>
    private static Dictionary<string, string?> Less(IEnumerable<string> names)
    {
        var less = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            var folded = Folding.Of(name);
            foreach (var shorter in Enumerable.Range(1, Math.Max(0, folded.Length - 2)).Where(i => folded[i] != '分').Select(i => folded.Remove(i, 1)).Distinct(StringComparer.Ordinal))
            {
                less[shorter] = less.ContainsKey(shorter) ? null : name;
            }
        }

        return less;
    }

    private (string, string)? Only(Func<string, bool> fits, string because)
    {
        string? found = null;
        foreach (var whole in _whole.Value)
        {
            if (fits(Folding.Of(whole)))
            {
                if (found is not null)
                {
                    return null; // two could be meant
                }

                found = whole;
            }
        }

        return found is null ? null : (found, because);
    }

    private static string[] Whole(CleanText clean, DocumentFacts document, List<ReadPoint> points)
    {
        var named = points.SelectMany(p => p.Places.Where(u => !IsCut(p, u) && UnitNames.LooksLike(clean.Folded, u.Start, u.End) && !MaskedWords.InName(clean.Folded, u.Start, u.End))
            .Select(u => clean.Cut(u.Start, u.End)));
        return [.. named.Concat(document.Addressees).Concat(document.Issuer is { } issuer ? [issuer] : []).DistinctBy(Folding.Of).Take(Most)];
    }
}
