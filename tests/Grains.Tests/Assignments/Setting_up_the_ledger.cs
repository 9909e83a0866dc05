using Tracker.Assignments;
using static Tracker.Grains.Tests.Assignments.AssignmentCase;

namespace Tracker.Grains.Tests.Assignments;

/// <summary>建账 and its review.</summary>
public class Setting_up_the_ledger
{
    [Fact]
    public void Signs_too() => Given(Made).When(Enter).Then(Acknowledged, Entered);

    [Fact]
    public void Is_accepted_once() => Given(Made, Acknowledged, Entered).When(Accept).Then(Accepted).AndAgain(Accept).ThenNothing();

    [Fact]
    public void Is_returned_with_a_reason()
    {
        Given(Made, Acknowledged, Entered).When(Return with { Reason = "" }).ThenRefused("assignment.reason-missing");
        Given(Made, Acknowledged, Entered).When(Return).Then(Returned).AndAgain(Return).ThenNothing();
    }

    [Fact]
    public void Returned_waits_for_the_unit() =>
        Given(Made, Acknowledged, Entered, Returned).When(Accept).ThenRefused("set-up.returned").AndAgain(Enter).Then(Entered).AndAgain(Accept).Then(Accepted);

    [Fact]
    public void Changed_is_reviewed_again() =>
        ((Assignment.Open)Given(Made, Acknowledged, Entered, Accepted).When(Enter).Then(Entered).Afterwards()).SetUp.ShouldBe(SetUpStanding.Entered);

    [Fact]
    public void That_nobody_entered_cannot_be_reviewed()
    {
        Given(Made).When(Accept).ThenRefused("set-up.missing");
        Given(Made).When(Return).ThenRefused("set-up.missing");
    }

    [Fact]
    public void Says_what_is_wrong_with_it()
    {
        Given(Made).When(Enter with { SetUp = Words with { Measures = " " } }).ThenRefused("set-up.measures-missing");
        Given(Made).When(Enter with { SetUp = Words with { Measures = new string('字', 5001) } }).ThenRefused("set-up.measures-too-long", "5001", "5000");
        Given(Made).When(Enter with { SetUp = Words with { Department = new string('处', 301) } }).ThenRefused("set-up.line-too-long");
        Given(Made).When(Enter with { SetUp = Words with { Milestones = [new Milestone(Day, "")] } }).ThenRefused("set-up.milestone-empty");
        Given(Made).When(Enter with { SetUp = Words with { Shares = [new SectionShare("办公室", " ", null)] } }).ThenRefused("set-up.share-empty");
        Given(Made).When(Enter with { SetUp = Words with { Milestones = [.. Enumerable.Repeat(new Milestone(Day, "节点"), 51)] } }).ThenRefused("set-up.too-many-lines", "50");
    }

    [Fact]
    public void Is_over_with_the_assignment() => Given(Made, Acknowledged, Proven, Closed).When(Enter).ThenRefused("assignment.already-closed");

    [Fact]
    public void Leaves_nothing_of_its_words_when_it_is_erased() => ((SetUpEntered)Entered.Erased).SetUp.Measures.ShouldBeEmpty();

    private static readonly SetUp Words = new("清理栏目，补齐内容。", "制度文件", [new Milestone(new DateOnly(2026, 6, 1), "完成清理")], "政务公开处", [new SectionShare("信息中心", "改版", null)]);
    private static readonly EnterSetUp Enter = new(Day, Words);
    private static readonly SetUpEntered Entered = new(Day, Words);
    private static readonly AcceptSetUp Accept = new(Day);
    private static readonly SetUpAccepted Accepted = new(Day);
    private static readonly ReturnSetUp Return = new(Day, "举措太笼统");
    private static readonly SetUpReturned Returned = new(Day, "举措太笼统");
}
