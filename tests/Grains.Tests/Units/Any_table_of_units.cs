using FsCheck;
using FsCheck.Fluent;
using Tracker.Units;
using static Tracker.Grains.Tests.Units.Register;

namespace Tracker.Grains.Tests.Units;

public class Any_table_of_units
{
    private static readonly string[] Words =
        ["甲局", "乙局", "丙 局", "丙局", "丁局(戊办)", "戊办", "辛办", "壬办", "癸办", "己〔庚〕", "己(庚)", "各市", "有关部门", ""];

    private static readonly Gen<UnitRow[]> Tables =
        (from name in Gen.Frequency((30, Gen.Choose(0, 10)), (1, Gen.Choose(11, 13)))
            from alias in Gen.Frequency((5, Gen.Constant((string?)null)), (1, Gen.Elements<string?>(Words)))
            from parent in Gen.Frequency((3, Gen.Constant((string?)null)), (1, Gen.Elements<string?>(Words)))
            from groups in Gen.Elements(null, "各市", "组一", "组一、组二")
            select Row(0, Words[name], alias, parent, groups))
        .ArrayOf()
        .Select(rows => rows.DistinctBy(r => NameKey.Of(r.Name)).Take(4).Select((r, i) => r with { Number = i + 2 }).ToArray());

    [Fact]
    public void Imported_twice_writes_once() => Holds((_, after, table) => UnitMerge.Of(after, [.. table]).Facts.IsEmpty);

    [Fact]
    public void Never_gives_a_name_to_two_units() => Holds((_, after, _) =>
        after.Units.Values.SelectMany(u => u.Aliases.Append(u.Name).Select(NameKey.Of).Distinct()).GroupBy(k => k).All(g => g.Count() == 1));

    [Fact]
    public void Never_gives_a_number_again() => Holds((before, after, _) =>
        before.Units.All(u => after.Units[u.Key].Name == u.Value.Name) && after.LastNumber == after.Units.Count);

    [Fact]
    public void Never_lets_a_vague_word_mean_a_unit() => Holds((_, after, _) =>
        Words.Where(VagueWords.StandIn).All(w => after.Resolve(w).Units.IsEmpty));

    [Fact]
    public void Never_makes_a_circle() => Holds((_, after, _) => after.Units.Values.All(u => !UnitTree.Of(after).IsBelow(u.Id, u.Id)));

    [Fact]
    public void Is_decided_as_it_was_previewed() => Check.QuickThrowOnFailure(Prop.ForAll(Tables.ToArbitrary(), table =>
    {
        var decision = UnitRegisterDecider.Decide(UnitRegister.Initial, Import(table));
        var refused = UnitMerge.Of(UnitRegister.Initial, [.. table]).Rows.Any(r => r.Fate == RowFate.Refused);
        return refused == decision.Rejection is not null;
    }));

    [Fact]
    public void Is_taken_often_enough_for_these_rules_to_say_something()
    {
        var taken = Tables.Sample(200, 10).Count(t => UnitMerge.Of(UnitRegister.Initial, [.. t]) is { FirstProblem: null, Facts.Length: > 1 });
        taken.ShouldBeGreaterThan(40);
    }

    /// <summary>Two tables after one another; a refused one changes nothing.</summary>
    private static void Holds(Func<UnitRegister, UnitRegister, UnitRow[], bool> rule) => Check.QuickThrowOnFailure(
        Prop.ForAll(Tables.ToArbitrary(), Tables.ToArbitrary(), (first, second) =>
        {
            var before = UnitMerge.Of(UnitRegister.Initial, [.. first]).Facts.Aggregate(UnitRegister.Initial, UnitRegister.Evolve);
            var merge = UnitMerge.Of(before, [.. second]);
            return merge.FirstProblem is not null || rule(before, merge.Facts.Aggregate(before, UnitRegister.Evolve), second);
        }));
}
