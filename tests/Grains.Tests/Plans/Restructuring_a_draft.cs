using System.Collections.Immutable;
using Tracker.Calendar;
using Tracker.Plans;
using static Tracker.Grains.Tests.Plans.PlanCase;

namespace Tracker.Grains.Tests.Plans;

public class Restructuring_a_draft
{
    private static readonly SplitPoint InTwo = new("2", [new PointPart("先办", "六月底前先办。"), new PointPart("后办", "年底前后办。")], "一条两事");
    private static readonly PointSplit SplitInTwo = new("2", [new SplitPart("2-1", "先办", "六月底前先办。"), new SplitPart("2-2", "后办", "年底前后办。")], "一条两事");

    private static readonly PlanDrafted Dated = Drafted with
    {
        Draft = Draft with
        {
            Points = [Draft.Points[0], Draft.Points[1] with { Deadlines = [Due("六月底前", 6, 30), Due("年底前", 12, 31), Due("按期", 9, 1)] }],
            Questions = [Vague, Suspect, new Question("q3", QuestionKind.UnclearDeadline, "2", "deadlines", "年底前", null, null)],
        },
    };

    [Fact]
    public void Splitting_numbers_the_parts_under_the_document_s_number() => Given(Drafted).When(InTwo).Then(SplitInTwo with { Asked = [new("q1", "q1-2", "2-2"), new("q2", "q2-2", "2-2")] });

    [Fact]
    public void Splitting_after_answering_keeps_the_answer_in_every_part()
    {
        var parts = Given(Drafted, Answered("q2", AnswerKind.Words, "省教育厅")).When(InTwo).Afterwards().AsDrafted!;

        foreach (var part in parts.Draft.Points.Skip(1))
        {
            PlanNames.StandingIn(parts, part).First().Units.Select(u => u.Name).ShouldBe(["省教育厅", "省财政厅"]);
        }
        PlanQuestions.Unanswered(parts, Names).ShouldNotContain(q => q.Quote == "竞猜投注");
    }

    [Fact]
    public void Parts_that_are_one_point_again_ask_and_answer_as_one()
    {
        var split = Given(Drafted).When(InTwo).Verdict.Facts.Cast<PlanEvent>().ToArray();
        var whole = After([Drafted, .. split, Answered("q2-2", AnswerKind.Words, "省教育厅"), new PointsMerged(["2-1", "2-2"], "2", "x")]);

        whole.Draft.Questions.Select(q => q.Id).ShouldBe(["q1", "q2"]);
        whole.Answers["q2"].Words.ShouldBe("省教育厅");
        whole.Answers.Count.ShouldBe(1);
    }

    [Fact]
    public void A_part_keeps_the_units_and_the_limits_and_questions_that_its_words_hold()
    {
        var draft = After(Dated, SplitInTwo).Draft;

        draft.Points.Select(p => p.Number).ShouldBe(["1", "2-1", "2-2"]);
        draft.Points.Skip(1).ShouldAllBe(p => p.LeadUnits.Length == 2 && p.ResponsibleUnits.Length == 1);
        draft.Points[1].Deadlines.Select(d => d.Deadline.Quote).ShouldBe(["六月底前", "按期"], "what no part holds stays with the first");
        draft.Points[2].Deadlines.Select(d => d.Deadline.Quote).ShouldBe(["年底前"]);
        draft.Questions.Single(q => q.Id == "q3").Point.ShouldBe("2-2");
        draft.Questions.Single(q => q.Id == "q1").Point.ShouldBe("2-1");
    }

    [Fact]
    public void A_name_that_nobody_explained_is_asked_in_every_part()
    {
        var plan = After(Drafted, SplitInTwo);
        PlanQuestions.Unanswered(plan, Names).Count(q => q.Quote is "省政府有关部门").ShouldBe(2, "the reader's own question, and the name's for the other part");
    }

    [Fact]
    public void Splitting_again_takes_numbers_that_are_free() =>
        Given(Drafted, SplitInTwo).When(InTwo with { Number = "2-1" }).Then(new PointSplit(
            "2-1", [new SplitPart("2-1-1", "先办", "六月底前先办。"), new SplitPart("2-1-2", "后办", "年底前后办。")], "一条两事", [new("q1", "q1-2", "2-1-2"), new("q2", "q2-2", "2-1-2")]));

    [Fact]
    public void Splitting_into_one_is_refused() => Given(Drafted).When(InTwo with { Parts = [InTwo.Parts[0]] }).ThenRefused("plan.split-parts");

    [Fact]
    public void Splitting_without_a_title_or_reason_is_refused()
    {
        Given(Drafted).When(InTwo with { Reason = " " }).ThenRefused("plan.reason-missing");
        Given(Drafted).When(InTwo with { Parts = [new PointPart("", "x"), InTwo.Parts[1]] }).ThenRefused("plan.title-missing");
    }

    [Fact]
    public void Merging_what_was_split_gives_the_number_back() =>
        Given(Drafted, SplitInTwo).When(new MergePoints(["2-2", "2-1"], "拆错了")).Then(new PointsMerged(["2-1", "2-2"], "2", "拆错了"));

    [Fact]
    public void Merging_loses_no_word_no_unit_no_limit_and_no_question()
    {
        var draft = After(Dated, SplitInTwo, new PointsMerged(["2-1", "2-2"], "2", "拆错了")).Draft;

        var point = draft.Points[1];
        point.Number.ShouldBe("2");
        point.Text.ShouldBe("六月底前先办。\n后办\n年底前后办。");
        point.LeadUnits.Select(u => u.Name).ShouldBe(["竞猜投注", "省财政厅"]);
        point.Deadlines.Length.ShouldBe(3);
        draft.Questions.ShouldAllBe(q => q.Point == "2");
        draft.Questions.Length.ShouldBe(3);
    }

    [Fact]
    public void Merging_others_keeps_the_first_number() =>
        Given(Drafted).When(new MergePoints(["2", "1"], "同一件事")).Then(new PointsMerged(["1", "2"], "1", "同一件事"));

    [Fact]
    public void Merging_one_with_itself_is_refused() => Given(Drafted).When(new MergePoints(["1", "1"], "x")).ThenRefused("plan.merge-too-few");

    [Fact]
    public void Merging_what_is_not_there_is_refused() => Given(Drafted).When(new MergePoints(["1", "9"], "x")).ThenRefused("plan.point-unknown");

    [Fact]
    public void Moving_changes_the_order_and_nothing_else()
    {
        var draft = After(Drafted, new PointMoved("2", "1")).Draft;
        draft.Points.Select(p => p.Number).ShouldBe(["2", "1"]);
        After(Drafted, new PointMoved("1", null)).Draft.Points.ShouldBe(draft.Points);
    }

    [Fact]
    public void Moving_to_where_it_stands_writes_nothing()
    {
        Given(Drafted).When(new MovePoint("1", "2")).ThenNothing();
        Given(Drafted).When(new MovePoint("2", null)).ThenNothing();
    }

    [Fact]
    public void What_is_left_out_is_asked_nothing_and_comes_back_as_it_was()
    {
        var without = After(Drafted, new PointLeftOut("1", "是原则"), new PointLeftOut("2", "x"));
        var back = After(Drafted, new PointLeftOut("2", "是原则"), new PointRestored("2"));

        without.Draft.Points.ShouldBeEmpty();
        After(Drafted, new PointLeftOut("2", "是原则")).Draft.Questions.ShouldBeEmpty();
        back.Draft.Points.ShouldBe(Draft.Points);
        back.Draft.Questions.ShouldBe(Draft.Questions);
        back.LeftOut.ShouldBeEmpty();
    }

    [Fact]
    public void Leaving_out_the_last_point_is_refused() =>
        Given(Drafted, new PointLeftOut("1", "x")).When(new LeaveOutPoint("2", "x")).ThenRefused("plan.last-point");

    [Fact]
    public void Said_twice_writes_once()
    {
        Given(Drafted, new PointLeftOut("1", "x")).When(new LeaveOutPoint("1", "x")).ThenNothing();
        Given(Drafted).When(new RestorePoint("1")).ThenNothing();
        Given(Drafted).When(new RestorePoint("9")).ThenRefused("plan.point-unknown");
    }

    [Fact]
    public void Once_assigned_all_of_it_is_refused()
    {
        var assigned = new PlanAssigned(Day, 2, 4, []);
        foreach (var command in new PlanCommand[] { InTwo, new MergePoints(["1", "2"], "x"), new MovePoint("1", null), new LeaveOutPoint("1", "x"), new RestorePoint("1") })
        {
            Given(Drafted, assigned).When(command).ThenRefused("plan.already-assigned");
        }
    }

    private static Plan.Drafted After(params PlanEvent[] facts) => facts.Aggregate(Plan.Initial, Plan.Evolve).AsDrafted!;

    private static DraftDeadline Due(string quote, int month, int day) => new(new FixedDeadline(quote, new DateOnly(2026, month, day)), default);
}
