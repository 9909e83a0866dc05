using System.Collections.Immutable;
using Tracker.Deciding;
using Tracker.Reading;

namespace Tracker.Units;

/// <summary>Who a name that is asked about may stand for: what another plan's answer said, else the one unit of nearly this name.</summary>
public static class Suggestions
{
    private const int ShortestPart = 3;

    private const int ShortestScope = 3;

    /// <param name="plan">Where it is asked: its own answers are no reason.</param>
    public static NameSuggestion? For(UnitRegister register, string name, GrainAddress plan)
    {
        var key = NameKey.Of(name);
        var named = register.Namings.GetValueOrDefault(key, [])
            .Where(n => n.From.Plan != plan && !n.Units.IsEmpty)
            .OrderByDescending(n => n.From.Plan.Year.Value).ThenByDescending(n => n.From.At)
            .FirstOrDefault();
        var members = named?.Units.Select(register.Unit).Where(u => u is { Active: true }).Select(u => u!.Ref).ToImmutableArray() ?? [];
        return !members.IsEmpty ? new NameSuggestion(members, "answer.before", named!.From)
            : OfGroup(register, key) ?? Near(register, name);
    }

    /// <summary>For 市直有关部门 the members of 市直各部门: the whole of which the document means a part.</summary>
    private static NameSuggestion? OfGroup(UnitRegister register, string key)
    {
        var bare = Bare(key);
        if (bare.Length == key.Length || bare.Length < ShortestScope)
        {
            return null; // nothing vague in it, or nothing but that
        }
        UnitGroup[] groups = [.. register.Groups.Values.Where(g => Bare(NameKey.Of(g.Name)) == bare).Take(2)];
        return groups is [var only] && only.Members.Select(register.Unit).Where(u => u is { Active: true }).Select(u => u!.Ref).ToImmutableArray() is { IsEmpty: false } members
            ? new NameSuggestion(members, "group.whole") { Group = only.Name } : null;
    }

    private const string Levels = "国省市州盟县区旗乡镇";

    private static string Bare(string key)
    {
        foreach (var word in (ReadOnlySpan<string>)["有关", "相关", "其他", "其它", "部分", "涉及的", "涉及", "相应", "各"])
        {
            key = key.Replace(word, "", StringComparison.Ordinal);
        }
        return key;
    }

    /// <summary>The one unit whose name a spoilt one could be, each mark in it standing for one character or more.</summary>
    public static NameSuggestion? Spoilt(UnitRegister register, string name) =>
        Folding.Of(name.Trim()) is { Length: >= ShortestPart } spoilt && Only(register, other => MaskedWords.Fits(spoilt, other)) is { } unit
            ? new NameSuggestion([unit], "name.masked") : null;

    /// <summary>The one unit of nearly this name.</summary>
    public static NameSuggestion? Near(UnitRegister register, string name) =>
        NameKey.Of(name) is not { Length: >= ShortestPart } key || VagueWords.StandIn(name) ? null
        : Only(register, other => IsOneOff(key, other)) is { } close
            ? new NameSuggestion([close], "name.one-character")
        : Only(register, other => other.Length >= ShortestPart && (other.EndsWith(key, StringComparison.Ordinal) || key.EndsWith(other, StringComparison.Ordinal))) is { } part
            ? new NameSuggestion([part], "name.part")
        : Only(register, other => IsShortFor(key, other)) is { } full
            ? new NameSuggestion([full], "name.short-for")
        : null;

    /// <summary>省统计局 is no slip for 县统计局: units of two levels, and both exist.</summary>
    private static bool IsOneOff(string key, string other) =>
        other.Length == key.Length && Enumerable.Range(0, key.Length).Count(at => other[at] != key[at]) == 1
        && !(other[0] != key[0] && Levels.Contains(other[0], StringComparison.Ordinal) && Levels.Contains(key[0], StringComparison.Ordinal));

    /// <summary>市发改委 for 市发展改革委员会: the same beginning, and all its characters in their order.</summary>
    private static bool IsShortFor(string key, string name)
    {
        var next = 0;
        for (var at = 0; at < name.Length && next < key.Length; at++)
        {
            next += name[at] == key[next] ? 1 : 0;
        }
        return key.Length >= ShortestPart && name.Length > key.Length && name[0] == key[0] && next == key.Length && name.Contains(key[^1], StringComparison.Ordinal);
    }

    private static UnitRef? Only(UnitRegister register, Func<string, bool> fits)
    {
        Unit[] found = [.. register.Units.Values.Where(u => u.Active && u.Aliases.Prepend(u.Name).Any(n => fits(NameKey.Of(n)))).Take(2)];
        return found is [var only] ? only.Ref : null;
    }
}
