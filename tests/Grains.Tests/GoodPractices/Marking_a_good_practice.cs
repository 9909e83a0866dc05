using Tracker.Deciding;
using Tracker.GoodPractices;
using Tracker.Grains.Tests.Deciding;
using Tracker.PeriodReturns;
using Tracker.Units;

namespace Tracker.Grains.Tests.GoodPractices;

public class Marking_a_good_practice
{
    private static readonly DateOnly Day = new(2026, 7, 6);
    private static readonly UnitRef Unit = new(UnitId.Of(3), "示例局");
    private static readonly MarkGoodPractice Mark = new(Day, Unit, "一图读懂", "每份文件配一页图解。");
    private static readonly GoodPracticeMarked Marked = new(Day, Unit, "一图读懂", "每份文件配一页图解。");
    private static readonly GoodPracticeShared Shared = new(Day);

    [Fact]
    public void Is_written_once_and_may_be_worded_better()
    {
        Given().When(Mark).Then(Marked).AndAgain(Mark).ThenNothing();
        Given(Marked, Shared).When(Mark with { Title = "图解" }).Then(Marked with { Title = "图解" }).Afterwards().SharedOn.ShouldBe(Day);
    }

    [Fact]
    public void Comes_before_sharing()
    {
        Given().When(new ShareGoodPractice(Day)).ThenRefused("good-practice.unknown");
        Given(Marked).When(new ShareGoodPractice(Day)).Then(Shared).AndAgain(new ShareGoodPractice(Day)).ThenNothing();
    }

    [Fact]
    public void Is_taken_off_whole()
    {
        Given(Marked, Shared).When(new UnmarkGoodPractice(Day)).Then(new GoodPracticeUnmarked(Day)).AndAgain(new UnmarkGoodPractice(Day)).ThenNothing();
        Given(Marked, Shared, new GoodPracticeUnmarked(Day), Marked).State.SharedOn.ShouldBeNull("what is marked anew is not shared yet");
    }

    [Fact]
    public void Needs_a_title_and_words()
    {
        Given().When(Mark with { Title = " " }).ThenRefused("good-practice.title-invalid");
        Given().When(Mark with { Words = "" }).ThenRefused("good-practice.words-invalid");
    }

    [Fact]
    public void Stands_with_the_duty_and_the_period() =>
        GoodPractice.AddressOf(GrainAddress.Parse("990000/2026/plan/1/work-point/5/assignment/3"), PeriodId.Parse("q1")).Value
            .ShouldBe("990000/2026/plan/1/work-point/5/assignment/3/good-practice/q1");

    private static Scenario<GoodPractice, GoodPracticeCommand, GoodPracticeEvent> Given(params GoodPracticeEvent[] past) => new(GoodPractice.Kind, past);
}
