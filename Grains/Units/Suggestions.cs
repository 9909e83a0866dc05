using System.Collections.Immutable;
using Tracker.Deciding;

namespace Tracker.Units;

/// <summary>Who a name that is asked about may stand for: what another plan's answer said, else the one unit of nearly this name.</summary>
public static class Suggestions
{
    private const int ShortestPart = 3;

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
            : Near(register, name);
    }

    /// <summary>The one unit of nearly this name.</summary>
    public static NameSuggestion? Near(UnitRegister register, string name) =>
        NameKey.Of(name) is not { Length: >= ShortestPart } key || VagueWords.StandIn(name) ? null
        : Only(register, other => other.Length == key.Length && Enumerable.Range(0, key.Length).Count(at => other[at] != key[at]) == 1) is { } close
            ? new NameSuggestion([close], "name.one-character")
        : Only(register, other => other.Length >= ShortestPart && (other.EndsWith(key, StringComparison.Ordinal) || key.EndsWith(other, StringComparison.Ordinal))) is { } part
            ? new NameSuggestion([part], "name.part")
        : null;

    private static UnitRef? Only(UnitRegister register, Func<string, bool> fits)
    {
        Unit[] found = [.. register.Units.Values.Where(u => u.Active && u.Aliases.Prepend(u.Name).Any(n => fits(NameKey.Of(n)))).Take(2)];
        return found is [var only] ? only.Ref : null;
    }
}
