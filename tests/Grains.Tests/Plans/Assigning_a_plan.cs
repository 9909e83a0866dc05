using Tracker.Assignments;
using Tracker.Plans;
using Tracker.Units;
using Tracker.WorkPoints;
using static Tracker.Grains.Tests.Plans.PlanCase;

namespace Tracker.Grains.Tests.Plans;

public class Assigning_a_plan
{
    [Fact]
    public void With_open_questions_is_refused() =>
        Given(Drafted).When(Assign with { LeaveOpen = false }).ThenRefused("plan.questions-open");

    [Fact]
    public void Leaving_questions_open_lists_them() =>
        Given(Drafted).When(Assign).Then(new PlanAssigned(Day, 2, 4, ["q1", "q2"]) { Told = [UnitId.Of(1), UnitId.Of(11), UnitId.Of(12), UnitId.Of(2)] });

    [Fact]
    public void Gives_a_unit_one_duty_a_point_lead_first() =>
        Duties(Given(Drafted).When(Assign).Verdict, "1").ShouldBe(["1 Lead", "11 Responsible", "12 Responsible"]);

    [Fact]
    public void Takes_other_members_of_a_group_where_they_are_named_for_this_plan()
    {
        var narrowed = Answered(PlanQuestions.IdOf("各市政府"), AnswerKind.Units, null, CityB);
        Duties(Given(Drafted, narrowed).When(Assign).Verdict, "1").ShouldBe(["1 Lead", "12 Responsible"]);
        Duties(Given(Drafted, narrowed, Answered(PlanQuestions.IdOf("各市政府"), AnswerKind.Right)).When(Assign).Verdict, "1").ShouldBe(["1 Lead", "11 Responsible", "12 Responsible"]);
    }

    [Fact]
    public void Guesses_nothing_for_vague_or_damaged_names() =>
        Duties(Given(Drafted).When(Assign).Verdict, "2").ShouldBe(["2 Lead"]);

    [Fact]
    public void Takes_the_units_that_an_answer_names() =>
        Duties(Given(Drafted, Answered("q1", AnswerKind.Units, null, CityB)).When(Assign).Verdict, "2").ShouldBe(["2 Lead", "12 Responsible"]);

    [Fact]
    public void Adds_those_that_an_answer_names_behind_and_others()
    {
        var others = new Question("q3", QuestionKind.VagueUnit, "1", "leadUnits", "省政府办公厅等", null, null);
        var drafted = Drafted with { Draft = Draft with { Questions = [.. Draft.Questions, others] } };
        Duties(Given(drafted).When(Assign).Verdict, "1").ShouldBe(["1 Lead", "11 Responsible", "12 Responsible"]);
        Duties(Given(drafted, Answered("q3", AnswerKind.Units, null, CityB)).When(Assign).Verdict, "1").ShouldBe(["1 Lead", "12 Lead", "11 Responsible"]);
        Duties(Given(drafted, Answered("q3", AnswerKind.Open)).When(Assign).Verdict, "1").ShouldBe(["1 Lead", "11 Responsible", "12 Responsible"]);
    }

    [Fact]
    public void Forgets_those_behind_a_name_that_was_corrected_away()
    {
        var others = new Question("q3", QuestionKind.VagueUnit, "1", "leadUnits", "省林业局等", null, null);
        var drafted = Drafted with { Draft = Draft with { Questions = [others] } };
        Duties(Given(drafted, Answered("q3", AnswerKind.Units, null, CityB)).When(Assign).Verdict, "1").ShouldBe(["1 Lead", "11 Responsible", "12 Responsible"]);
    }

    [Fact]
    public void Reads_corrected_words_by_the_register() =>
        Duties(Given(Drafted, Answered("q2", AnswerKind.Words, "省政府办公厅")).When(Assign).Verdict, "2").ShouldBe(["1 Lead", "2 Lead"]);

    [Fact]
    public void With_every_question_answered_needs_no_leave() =>
        Given(Drafted, Answered("q1", AnswerKind.Open), Answered("q2", AnswerKind.Words, "省政府办公厅"))
            .When(Assign with { LeaveOpen = false })
            .Then(new PlanAssigned(Day, 2, 5, ["q1"]) { Told = [UnitId.Of(1), UnitId.Of(11), UnitId.Of(12), UnitId.Of(2)] });

    [Fact]
    public void Naming_a_unit_that_the_register_lacks_is_refused() =>
        Given(Drafted, Answered("q1", AnswerKind.Units, null, new UnitRef(UnitId.Of(99), "无"))).When(Assign).ThenRefused("plan.unit-unknown");

    [Fact]
    public void With_no_unit_known_is_refused() =>
        Given(Drafted).When(Assign with { Names = [] }).ThenRefused("plan.nothing-to-assign");

    [Fact]
    public void Asks_once_for_a_name_that_the_register_lacks()
    {
        var plan = (Plan.Drafted)Plan.Evolve(Plan.Initial, Drafted);
        var names = Names.Replace(Names[2], new ResolvedName("各市政府", NameMeaning.UnknownGroup, []));
        PlanQuestions.OfNames(plan, names).ShouldHaveSingleItem().Quote.ShouldBe("各市政府");
    }

    [Fact]
    public void Asks_once_for_a_name_written_in_two_widths()
    {
        var draft = Draft with { Points = [Point("1", ["省数据局（政务局）"], []), Point("2", ["省数据局(政务局)"], [])], Questions = [] };
        var plan = (Plan.Drafted)Plan.Evolve(Plan.Initial, Drafted with { Draft = draft });
        ResolvedName[] names = [new("省数据局（政务局）", NameMeaning.UnknownUnit, []), new("省数据局(政务局)", NameMeaning.UnknownUnit, [])];
        PlanQuestions.OfNames(plan, [.. names]).ShouldHaveSingleItem();
    }

    [Fact]
    public void Said_twice_is_written_once() => Given(Drafted).When(Assign).AndAgain(Assign).ThenNothing();

    private static IEnumerable<string> Duties(Tracker.Deciding.Verdict verdict, string point) =>
        verdict.Elsewhere
            .Where(e => e.Fact is AssignmentMade && e.Address.Parent!.Value.Id == point)
            .Select(e => $"{e.Address.Id} {((AssignmentMade)e.Fact).Role}");
}
