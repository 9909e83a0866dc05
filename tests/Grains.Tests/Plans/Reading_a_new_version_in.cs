using System.Collections.Immutable;
using Tracker.Deciding;
using Tracker.Plans;
using Tracker.Reading;
using Tracker.WorkPoints;

namespace Tracker.Grains.Tests.Plans;

public class Reading_a_new_version_in
{
    private const string First = "云岭省2024年工作要点\n1.晒出台账。6月底前晒完。(省档案馆负责)\n2.说清来源。(省税务局负责)\n3.补齐旧账。(省财政厅负责)\n4.落实保障。(省民政厅负责)";

    private readonly List<PlanEvent> _facts = [];

    [Fact]
    public void Keeps_corrections_of_points_that_read_as_before()
    {
        Given(First);
        Do(new RevisePoint("2", "说清每一处来源", null, null, null, null, null, "漏字"));
        Do(new LeaveOutPoint("4", "保障措施不是要点"));
        Do(new MovePoint("3", "1"));
        Redraft(First.Replace("6月底", "9月底", StringComparison.Ordinal));
        State.Draft.Points.Select(p => $"{p.Number} {p.Title}").ShouldBe(["3 补齐旧账", "1 晒出台账", "2 说清每一处来源"]);
        State.Draft.Points[1].Deadlines.Select(d => d.Deadline.Quote).ShouldBe(["9月底前"]);
        State.LeftOut.Select(p => p.Point.Number).ShouldBe(["4"]);
        State.LetGo.ShouldBeEmpty();
    }

    [Fact]
    public void Says_whose_corrections_went_until_they_are_corrected_again()
    {
        Given(First);
        Do(new RevisePoint("1", "晒出全部台账", null, null, null, null, null, "漏字"));
        Do(new RevisePoint("2", "说清每一处来源", null, null, null, null, null, "漏字"));
        Redraft(First.Replace("6月底前晒完", "6月底前全部晒完", StringComparison.Ordinal));
        State.Draft.Points.Select(p => p.Title).ShouldBe(["晒出台账", "说清每一处来源", "补齐旧账", "落实保障"]);
        State.LetGo.ShouldBe(["1"]);
        Do(new RevisePoint("1", "晒出全部台账", null, null, null, null, null, "漏字"));
        State.LetGo.ShouldBeEmpty();
    }

    [Fact]
    public void Keeps_parts_and_joined_points_with_what_was_said_of_them()
    {
        Given(First);
        Do(new SplitPoint("2", [new PointPart("说清", "甲"), new PointPart("来源", "乙")], "两件事"));
        Do(new MergePoints(["3", "4"], "一件事"));
        Do(new RevisePoint("2-1", null, null, ["省税务局"], [], null, null, "由它牵头"));
        Do(new SetRoutes(["2-1"], ReportingRoute.ThroughLead));
        Redraft(First.Replace("6月底", "9月底", StringComparison.Ordinal));
        State.Draft.Points.Select(p => p.Number).ShouldBe(["1", "2-1", "2-2", "3"]);
        State.Draft.Points[1].LeadUnits.Select(u => u.Name).ShouldBe(["省税务局"]);
        State.Routes.Keys.ShouldBe(["2-1"]);
    }

    [Fact]
    public void Twice_keeps_them_still()
    {
        Given(First);
        Do(new RevisePoint("2", "说清每一处来源", null, null, null, null, null, "漏字"));
        Redraft(First.Replace("6月底", "9月底", StringComparison.Ordinal));
        Redraft(First.Replace("6月底", "10月底", StringComparison.Ordinal));
        State.Draft.Points[1].Title.ShouldBe("说清每一处来源");
    }

    [Fact]
    public void Keeps_what_an_answer_gave_a_point()
    {
        const string Asked = "云岭省2024年工作要点\n1.晒出台账。三个月内晒完。(省档案馆负责)\n2.说清来源。(省税务局负责)";
        Given(Asked);
        var question = State.Draft.Questions.Single(q => q.Quote == "三个月内");
        Do(new AnswerQuestion(question.Id, new QuestionAnswer(AnswerKind.Words, [], "6月底前", null)));
        Redraft(Asked.Replace("说清来源", "说清全部来源", StringComparison.Ordinal));
        State.Draft.Points[0].Deadlines.Select(d => d.Deadline.Quote).ShouldBe(["6月底前"]);
    }

    [Fact]
    public void Keeps_what_was_filled_in_of_the_document_and_what_was_taken_back_stays_so()
    {
        Given(First);
        Do(new ReviseDocument("云政办〔2024〕3号", null, "云岭省政府办公厅", null, null));
        Do(new RevisePoint("2", "说清每一处来源", null, null, null, null, null, "漏字"));
        Do(new RevisePoint("3", "补齐全部旧账", null, null, null, null, null, "漏字"));
        Do(new TakeBackCorrection());
        Redraft(First.Replace("6月底", "9月底", StringComparison.Ordinal));
        State.Draft.Document.Number.ShouldBe("云政办〔2024〕3号");
        State.Draft.Document.Issuer.ShouldBe("云岭省政府办公厅");
        State.Draft.Points.Select(p => p.Title).ShouldBe(["晒出台账", "说清每一处来源", "补齐旧账", "落实保障"]);
    }

    [Fact]
    public void Keeps_answers_to_what_is_asked_as_before_though_other_questions_went()
    {
        const string Asked = "云岭省2024年工作要点\n1.晒出台账。三个月内晒完。(省档案馆负责)\n2.说清来源。半年内说清。(省税务局负责)\n3.补齐旧账。都要补。(牵头单位:省直有关部门)";
        Given(Asked);
        State.Draft.Questions.Length.ShouldBe(3);
        Do(new AnswerQuestion(State.Draft.Questions.Single(q => q.Quote == "半年内").Id, new QuestionAnswer(AnswerKind.Words, [], "9月底前", null)));
        Do(new AnswerQuestion(State.Draft.Questions.Single(q => q.Quote == "省直有关部门").Id, new QuestionAnswer(AnswerKind.Open, [], null, null)));
        Do(new SplitPoint("2", [new PointPart("说清", "半年内说清。"), new PointPart("来源", "来源。")], "两件事"));
        Redraft(Asked.Replace("三个月内", "6月底前", StringComparison.Ordinal));
        State.Draft.Questions.Length.ShouldBe(2);
        State.Draft.Questions.ShouldAllBe(q => State.Answers.ContainsKey(q.Id));
        State.Draft.Points.Single(p => p.Number == "2-1").Deadlines.Select(d => d.Deadline.Quote).ShouldBe(["9月底前"]);
    }

    private Plan.Drafted State => (Plan.Drafted)_facts.Aggregate(Plan.Initial, Plan.Evolve);

    private void Given(string text) => _facts.Add(new PlanDrafted(PlanCase.Source, PlanReader.Read(new SourceText(text))));

    private void Redraft(string text) => Do(new RedraftPlan(PlanCase.Source with { TextHash = text.GetHashCode(StringComparison.Ordinal).ToString("x64", null) }, PlanReader.Read(new SourceText(text))));

    private void Do(PlanCommand command)
    {
        var decision = PlanDecider.Decide(State, command);
        decision.Rejection.ShouldBeNull();
        _facts.AddRange(decision.Facts);
    }
}
