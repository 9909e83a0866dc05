using System.Collections.Immutable;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Plans;
using Tracker.Reading;

namespace Tracker.Grains.Tests.Plans;

public class Answering_about_what_is_missing
{
    private const string Table = "云岭省2024年工作要点\n序号\t工作任务\t责任单位\t完成时限\n1\t晒出台账\t省档案馆\t6月底前\n2\t说清来源\t\t\n3\t补齐旧账\t省财政厅、省税务局\t9月底前";

    private readonly List<PlanEvent> _facts = [];

    [Fact]
    public void Puts_units_into_a_blank_cell()
    {
        Given(Table);
        Answer("responsibleUnits", "省民政厅、省司法厅");
        Units("2").ShouldBe(["Responsible 省民政厅", "Responsible 省司法厅"]);
    }

    [Fact]
    public void Puts_a_limit_into_a_blank_cell()
    {
        Given(Table);
        Answer("deadlines", "8月底前");
        Point("2").Deadlines.Select(d => d.Deadline.Quote).ShouldBe(["8月底前"]);
    }

    [Fact]
    public void Again_puts_the_new_words_in_the_place_of_the_former_ones()
    {
        Given(Table);
        Answer("responsibleUnits", "省民政厅");
        Answer("responsibleUnits", "牵头单位：省司法厅；责任单位：省审计厅");
        Units("2").ShouldBe(["Lead 省司法厅", "Responsible 省审计厅"]);
        Say("responsibleUnits", new QuestionAnswer(AnswerKind.Right, [], null, null));
        Units("2").ShouldBeEmpty();
    }

    [Fact]
    public void With_none_leaves_it_as_it_is()
    {
        Given(Table);
        Answer("responsibleUnits", "无");
        Units("2").ShouldBeEmpty();
    }

    [Fact]
    public void In_words_that_name_nobody_or_no_day_is_refused()
    {
        Given(Table);
        Ask("responsibleUnits", "。").Rejection!.Code.ShouldBe("plan.answer-without-names");
        Ask("deadlines", "抓紧办").Rejection!.Code.ShouldBe("plan.answer-without-limit");
    }

    [Fact]
    public void Completes_a_bracket_that_breaks_off()
    {
        var read = PlanReader.Read(new SourceText("云岭省2024年工作要点\n1.晒出台账。(责任单位：省档案馆)\n2.说清来源。(责任单位：省税务局、省财政)"));
        _facts.Add(new PlanDrafted(PlanCase.Source, read with { Questions = [new Question("q1", QuestionKind.Damage, "2", "unitsRaw", "省税务局、省财政", null, null)] }));
        Answer("unitsRaw", "省税务局、省财政厅、省审计厅");
        Units("2").ShouldBe(["Responsible 省税务局", "Responsible 省财政厅", "Responsible 省审计厅"], ignoreOrder: true);
    }

    [Fact]
    public void With_words_where_they_would_change_nothing_is_refused()
    {
        Given("云岭省2024年工作要点\n序号\t工作任务\t责任单位\n1\t晒出台账\t省档案馆\n2\t说清来源\t\n3\t补齐旧账\t省财政厅\n4\t落实保障\t\n");
        var asked = State.Draft.Questions.First(q => !PlanQuestions.TakesWords(q));
        PlanDecider.Decide(State, new AnswerQuestion(asked.Id, new QuestionAnswer(AnswerKind.Words, [], "省民政厅", null))).Rejection!.Code.ShouldBe("plan.answer-changes-nothing");
    }

    private Plan.Drafted State => (Plan.Drafted)_facts.Aggregate(Plan.Initial, Plan.Evolve);

    private DraftPoint Point(string number) => State.Draft.Points.Single(p => p.Number == number);

    private IEnumerable<string> Units(string number) => PlanNames.FieldsOf(Point(number)).SelectMany(f => f.Units.Select(u => $"{f.Role} {u.Name}"));

    private void Given(string text) => _facts.Add(new PlanDrafted(PlanCase.Source, PlanReader.Read(new SourceText(text))));

    private Decision<PlanEvent> Ask(string where, string words) =>
        PlanDecider.Decide(State, new AnswerQuestion(State.Draft.Questions.First(q => q.Where == where).Id, new QuestionAnswer(AnswerKind.Words, [], words, null)));

    private void Answer(string where, string words) => Say(where, new QuestionAnswer(AnswerKind.Words, [], words, null));

    private void Say(string where, QuestionAnswer answer)
    {
        var decision = PlanDecider.Decide(State, new AnswerQuestion(State.Draft.Questions.First(q => q.Where == where).Id, answer));
        decision.Rejection.ShouldBeNull();
        _facts.AddRange(decision.Facts);
    }
}
