using Tracker.Calendar;
using Tracker.Plans;
using Tracker.Reading;

namespace Tracker.Grains.Tests.Plans;

/// <summary>The new words of a point say other limits and figures than the old ones: told, and taken only as a person decides.</summary>
public class Reading_corrected_words_again
{
    private static readonly PlanDraft Draft = PlanReader.Read(new SourceText(
        """
        云岭市2025年政务公开工作要点
        一、公开
        1.讲清政策。6月底前完成全部解读，政策文件解读率达到100%。（牵头单位：市司法局；责任单位：各县政府）
        """));

    private static readonly DraftPoint Point = Draft.Points.Single();

    [Fact]
    public void Tells_another_limit_and_another_figure_and_which_words_are_gone()
    {
        var now = Reread(Point.Text.Replace("6月底前", "11月15日前", StringComparison.Ordinal).Replace("达到100%", "达到90%", StringComparison.Ordinal));

        now.NewDeadlines.OfType<FixedDeadline>().Select(d => d.Date).ShouldBe([new DateOnly(2025, 11, 15)]);
        now.GoneDeadlines.ShouldBe(Point.Deadlines.Select(d => d.Deadline));
        now.NewMetrics.Single().Value.ShouldBe(90);
        now.GoneMetrics.ShouldBe(Point.Metrics);
    }

    [Fact]
    public void Tells_of_a_limit_that_recurs() =>
        Reread(Point.Text + "每季度公布一次。").NewDeadlines.OfType<RecurringDeadline>().Single().Period.ShouldBe(Period.Quarter);

    [Fact]
    public void Tells_nothing_of_words_that_say_the_same() => Reread(Point.Text.Replace("全部解读", "各项解读", StringComparison.Ordinal)).IsEmpty.ShouldBeTrue();

    [Fact]
    public void Does_not_offer_again_what_the_old_words_said_and_a_person_took_away() =>
        Rereading.Of(Point with { Deadlines = [], Metrics = [] }, Point.Title, Point.Text + "注意保存。", Draft.Document).IsEmpty.ShouldBeTrue();

    [Fact]
    public void What_a_person_decides_stands_in_the_point()
    {
        var metric = new Metric("政策文件解读率达到90%", "政策文件解读率", ">=", 90, "%", default);
        var source = new SourceDocument("plan.txt", new string('a', 64), 100, new string('b', 64));

        var outcome = PlanCase.Given(new PlanDrafted(source, Draft)).When(new RevisePoint("1", null, null, null, null, null, [new StandingDuty("长期坚持")], "x", [metric]));

        var point = outcome.Afterwards().AsDrafted!.Draft.Points.Single();
        point.Metrics.ShouldBe([metric]);
        point.Deadlines.Single().Deadline.ShouldBe(new StandingDuty("长期坚持"));
    }

    private static Rereading Reread(string text) => Rereading.Of(Point, Point.Title, text, Draft.Document);
}
