using Tracker.LookBack;
using Tracker.Rectification;
using Notices = Tracker.Inbox.Notice;
using static Tracker.Grains.Tests.LookBack.LookBackCase;

namespace Tracker.Grains.Tests.Rectification;

public class Reminding_of_a_rectification
{
    private static readonly RemindOfRectification Remind = new(Day.AddDays(30), -5, First.Unit, Day.AddDays(25), false);
    private static readonly RectificationReminded Reminded = new(Day.AddDays(30), -5, First.Unit, Day.AddDays(25), false);

    [Fact]
    public void Is_told_once_for_each_offset_and_never_after_a_later_one() =>
        GivenProblem(Raised).When(Remind).Then(Reminded).AndAgain(Remind).ThenNothing()
            .AndAgain(Remind with { Offset = 7 }).Then(Reminded with { Offset = 7 }).AndAgain(Remind with { Offset = -1 }).ThenNothing();

    [Fact]
    public void Is_told_anew_of_another_day() =>
        GivenProblem(Raised, Reminded, new RectificationDayMoved(Day, Day.AddDays(60), "缓")).When(Remind).ThenNothing()
            .AndAgain(Remind with { Day = Day.AddDays(60) }).Then(Reminded with { Day = Day.AddDays(60) });

    [Fact]
    public void Is_told_no_more_where_a_result_stands() =>
        GivenProblem(Raised, new ResultReported(Day, Reporter, "改了", [Page], false)).When(Remind).ThenNothing();

    [Fact]
    public void Goes_to_the_unit_and_past_its_day_to_the_office_too()
    {
        var problem = Problem.AddressOf(Check);
        Notices.Of(problem, Reminded, null).Select(n => $"{n.Desk} {n.Kind}").ShouldBe(["3 rectification-reminded"]);
        Notices.Of(problem, Reminded with { Offset = 7 }, null).Length.ShouldBe(2);
        Notices.Of(problem, Reminded with { Held = true }, null).ShouldAllBe(n => n.Held);
        Notices.Tells(Reminded).ShouldBeTrue();
    }
}
