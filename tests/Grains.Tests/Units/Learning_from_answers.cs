using FsCheck;
using FsCheck.Fluent;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Units;
using static Tracker.Grains.Tests.Units.Register;

namespace Tracker.Grains.Tests.Units;

public class Learning_from_answers
{
    private static readonly GrainAddress Last = GrainAddress.Parse("990000/2025/plan/1");
    private static readonly GrainAddress This = GrainAddress.Parse("990000/2026/plan/1");

    [Fact]
    public void A_name_confirmed_for_one_unit_is_its_alias() =>
        Small.When(Learn("数据办", 5, 2)).Then(Confirmed("数据办", 5, 2)).AndAgain(Learn("数据办", 5, 2)).ThenNothing();

    [Fact]
    public void The_next_plan_resolves_it() =>
        After(Learn("数据办", 5, 2)).Resolve("数据办").ShouldBe(new ResolvedName("数据办", NameMeaning.Unit, [new UnitRef(UnitId.Of(2), "省数据局")]), Same);

    [Fact]
    public void A_removed_alias_is_asked_again_and_stays_removed_when_the_answer_is_told_again()
    {
        var removed = After(Learn("数据办", 5, 2), new RemoveAlias(UnitId.Of(2), "数据办"), Learn("数据办", 5, 2));

        removed.Resolve("数据办").Meaning.ShouldBe(NameMeaning.UnknownUnit);
        removed.Lessons.ShouldBeEmpty();
        UnitRegisterDecider.Decide(removed, Learn("数据办", 3, 2) with { From = Lesson(3, This) }).Facts.ShouldHaveSingleItem().ShouldBeOfType<AliasConfirmed>();
    }

    [Fact]
    public void Another_answer_of_the_same_plan_moves_the_alias() =>
        Small.Given(Confirmed("数据办", 5, 2)).When(Learn("数据办", 6, 1)).Then(new UnitAliasRemoved(UnitId.Of(2), "数据办"), Confirmed("数据办", 6, 1));

    [Fact]
    public void An_answer_taken_back_takes_the_alias_back() =>
        Small.Given(Confirmed("数据办", 5, 2)).When(Learn("数据办", 6)).Then(new UnitAliasRemoved(UnitId.Of(2), "数据办"));

    [Fact]
    public void What_another_plan_taught_is_not_taken_back() =>
        Small.Given(Confirmed("数据办", 5, 2)).When(Learn("数据办", 6) with { From = Lesson(6, This) }).ThenNothing();

    [Fact]
    public void A_second_plan_s_same_answer_outlives_the_first() =>
        Small.Given(Confirmed("数据办", 5, 2)).When(Learn("数据办", 6, 2) with { From = Lesson(6, This) }).Then(new ClassNamed("数据办", Ids(2), Lesson(6, This)));

    [Fact]
    public void Who_a_vague_class_was_named_to_is_offered_and_never_taken()
    {
        var register = After(Learn("有关部门", 5, 2, 3));

        register.Resolve("有关部门").Units.ShouldBeEmpty();
        Suggestions.For(register, "有关部门", Last).ShouldBeNull();
        var offered = Suggestions.For(register, "有关部门", This).ShouldNotBeNull();
        offered.Units.Select(u => u.Name).ShouldBe(["省数据局", "青禾市人民政府"]);
        offered.From.ShouldBe(Lesson(5));
    }

    [Fact]
    public void An_abolished_member_is_no_longer_offered() =>
        Suggestions.For(After(Learn("有关部门", 5, 2, 3), new DeactivateUnit(UnitId.Of(2))), "有关部门", This)!.Units.ShouldHaveSingleItem().Unit.ShouldBe(UnitId.Of(3));

    [Fact]
    public void A_name_of_two_units_is_no_alias_but_offered() =>
        Small.When(Learn("两办", 5, 1, 2)).Then(new ClassNamed("两办", Ids(1, 2), Lesson(5)));

    [Fact]
    public void A_name_that_is_anothers_is_only_offered() =>
        Small.Given(new UnitDeactivated(UnitId.Of(3))).When(Learn("青禾市政府", 5, 4)).Then(new ClassNamed("青禾市政府", Ids(4), Lesson(5)));

    [Fact]
    public void A_unit_that_was_never_registered_is_refused() =>
        Small.When(Learn("数据办", 5, 99)).ThenRefused("unit-register.unit-unknown", "99");

    [Theory]
    [InlineData("省教据局", "省数据局", "name.one-character")]
    [InlineData("数据资源管理局", "省数据局", "name.part")]
    [InlineData("白市政府", "白沙市人民政府", "name.short-for")]
    public void A_near_name_is_only_suggested(string name, string unit, string because)
    {
        var register = After();

        register.Resolve(name).Units.ShouldBeEmpty();
        var near = Suggestions.For(register, name, This).ShouldNotBeNull();
        (near.Units.ShouldHaveSingleItem().Name, near.Because).ShouldBe((unit, because));
    }

    [Fact]
    public void A_unit_of_another_level_is_not_suggested() => Suggestions.For(After(), "县数据局", This).ShouldBeNull();

    [Fact]
    public void Part_of_a_group_is_asked_with_the_whole_as_a_suggestion()
    {
        var register = UnitRegister.Evolve(After(), new GroupDefined("省直各部门", Ids(1, 2)));

        register.Resolve("省直有关部门").Units.ShouldBeEmpty();
        var whole = Suggestions.For(register, "省直有关部门", This).ShouldNotBeNull();
        (whole.Because, whole.Group).ShouldBe(("group.whole", "省直各部门"));
        whole.Units.Select(u => u.Name).ShouldBe(["云岭省政府办公厅", "省数据局"]);
        Suggestions.For(register, "有关部门", This).ShouldBeNull(); // which part of what, nobody says
    }

    [Theory]
    [InlineData("省×据局", "省数据局")]
    [InlineData("省**局", "省数据局")]
    [InlineData("××市人民政府", null)] // two fit
    public void A_masked_name_is_suggested_where_one_fits(string name, string? unit) =>
        Suggestions.Spoilt(After(), name)?.Units.ShouldHaveSingleItem().Name.ShouldBe(unit.ShouldNotBeNull());

    [Fact]
    public void Of_two_near_names_none_is_suggested() => Suggestions.For(After(), "人民政府", This).ShouldBeNull();

    /// <summary>Whatever was answered in whatever order: told twice it is written once, and no name means two units.</summary>
    [Fact]
    public void Any_answers_told_twice_write_once()
    {
        var answers =
            from name in Gen.Elements("数据办", "数据 办", "有关部门", "两办", "青禾市政府", "各县")
            from units in Gen.Elements<int[]>([], [1], [2], [3], [1, 2])
            from plan in Gen.Elements(Last, This)
            select (name, units, plan);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000), Prop.ForAll(answers.ArrayOf().ToArbitrary(), said =>
        {
            LearnAnswer[] lessons = [.. said.Select((s, at) => new LearnAnswer(s.name, Ids(s.units), Lesson(at + 1, s.plan)))];
            var once = After(lessons);
            var twice = lessons.Aggregate(once, (state, command) =>
            {
                var decision = UnitRegisterDecider.Decide(state, command);
                decision.WritesNothing.ShouldBeTrue($"{command} wrote again: {string.Join("; ", decision.Facts)}");
                return state;
            });
            twice.Units.Values.SelectMany(u => u.Aliases.Append(u.Name).Select(NameKey.Of)).GroupBy(k => k).ShouldAllBe(g => g.Count() == 1);
        }));
    }

    private static UnitRegister After(params UnitRegisterCommand[] commands)
    {
        UnitRegisterEvent[] small =
        [
            Registered(1, "云岭省政府办公厅", "省政府办"), Registered(2, "省数据局", "省数据资源管理局"),
            Registered(3, "青禾市人民政府", "青禾市政府"), Registered(4, "白沙市人民政府", "白沙市政府"),
        ];
        return commands.Aggregate(
            small.Aggregate(UnitRegister.Initial, UnitRegister.Evolve),
            (state, command) => UnitRegisterDecider.Decide(state, command).Facts.Aggregate(state, UnitRegister.Evolve));
    }

    private static LearnAnswer Learn(string name, long version, params int[] units) => new(name, Ids(units), Lesson(version));

    private static AliasConfirmed Confirmed(string name, long version, int unit) => new(UnitId.Of(unit), name, Lesson(version));

    private static Lesson Lesson(long version, GrainAddress? plan = null) =>
        new(plan ?? Last, version, AccountId.Parse("office"), DateTimeOffset.UnixEpoch);

    private static readonly IEqualityComparer<ResolvedName> Same =
        EqualityComparer<ResolvedName>.Create((a, b) => a!.Name == b!.Name && a.Meaning == b.Meaning && a.Units.SequenceEqual(b.Units), r => r.Name.Length);
}
