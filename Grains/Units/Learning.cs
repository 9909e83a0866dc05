using System.Collections.Immutable;
using Tracker.Deciding;
using Tracker.Reading;

namespace Tracker.Units;

/// <summary>What a register makes of answers: one unit for a name is an alias, anything else is remembered as a suggestion.</summary>
internal static class Learning
{
    public static Decision<UnitRegisterEvent> From(UnitRegister state, LearnAnswer c)
    {
        if (c.From.Version <= state.Heard.GetValueOrDefault(c.From.Plan))
        {
            return Decision.Nothing; // heard before, and perhaps taken out by hand since
        }
        if (c.Units.Where(u => state.Unit(u) is null).Select(u => (UnitId?)u).FirstOrDefault() is { } stranger)
        {
            return UnitRejections.UnitUnknown(stranger);
        }
        var key = NameKey.Of(c.Name);
        var before = state.Lessons.TryGetValue(key, out var known) && known.From.Plan == c.From.Plan ? known : null;
        if (before is not null && c.Units is [var same] && same == before.Unit)
        {
            return new AliasConfirmed(same, before.Alias, c.From);
        }
        Decision<UnitRegisterEvent> decision = before is null ? Decision.Nothing : new UnitAliasRemoved(before.Unit, before.Alias);
        var cleared = before is null ? state : UnitRegister.Evolve(state, decision.Facts[0]);
        return c.Units switch
        {
            [] => cleared.Naming(c.Name, c.From.Plan) is { Units.IsEmpty: false } ? decision.And(new ClassNamed(c.Name.Trim(), [], c.From)) : decision,
            [var unit] when !cleared.Names.ContainsKey(key) && CanBeAlias(cleared, c.Name.Trim(), unit) => decision.And(new AliasConfirmed(unit, c.Name.Trim(), c.From)),
            _ => decision.And(new ClassNamed(c.Name.Trim(), c.Units, c.From)), // also where it is an alias already: should that go, the answer is still known
        };
    }

    /// <summary>Of a class only its members of the day were named; a name that is another's cannot be given twice.</summary>
    private static bool CanBeAlias(UnitRegister state, string name, UnitId unit) =>
        GroupWords.Of(name) == UnitClass.Single && NameRules.Problem(state, name, unit) is null;
}
