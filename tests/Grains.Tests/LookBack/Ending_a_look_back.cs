using Tracker.LookBack;
using static Tracker.Grains.Tests.LookBack.LookBackCase;

namespace Tracker.Grains.Tests.LookBack;

public class Ending_a_look_back
{
    private static readonly EndLookBack End = new(Day, Office, null, 2);
    private static readonly LookBackEnded Ended = new(Day, Office, null);
    private static readonly CheckJudged Done = Judged with { Verdict = CheckVerdict.Done, Gap = null, RectifyBy = null };

    [Fact]
    public void Locks_what_was_selected_until_it_is_reopened_with_a_reason() =>
        Given(Started, Selected).When(End).Then(Ended).AndAgain(End).ThenNothing()
            .AndAgain(new BeginVerification(Day)).ThenRefused("look-back.ended")
            .AndAgain(new SelectPoints(Address, Day, [new("9", "群众反映")], Points)).ThenRefused("look-back.ended")
            .AndAgain(new ReopenLookBack(Day, Office, " ")).ThenRefused("look-back.reason-missing")
            .AndAgain(new ReopenLookBack(Day, Office, "漏查一项")).Then(new LookBackReopened(Day, Office, "漏查一项"))
            .AndAgain(new ReopenLookBack(Day, Office, "漏查一项")).ThenNothing()
            .AndAgain(new BeginVerification(Day)).Then(new VerificationBegun(Day, 1));

    [Fact]
    public void Without_all_its_checks_is_refused() => Given(Started, Selected).When(End with { Locked = 1 }).ThenRefused("look-back.more-listed");

    [Fact]
    public void In_the_middle_of_a_round_is_refused() => Given(Started, Selected, new VerificationBegun(Day, 1)).When(End).ThenRefused("look-back.verifying");

    [Fact]
    public void Still_lets_a_sample_be_drawn() =>
        Given(Started, Selected, Ended).When(new DrawSample(Day, "种子", 10, [Check])).Verdict.Rejection.ShouldBeNull();

    [Fact]
    public void Needs_a_reason_for_a_check_without_a_verdict() =>
        GivenCheck(Listed).When(new LockCheck(Day, " ")).ThenRefused("look-back-check.unverified")
            .AndAgain(new LockCheck(Day, "单位已撤并，找不到材料")).Then(new CheckLocked(Day, "单位已撤并，找不到材料"));

    [Fact]
    public void Leaves_a_verified_check_without_one() => GivenCheck(Listed, Done).When(new LockCheck(Day, "人手不够")).Then(new CheckLocked(Day, null)).AndAgain(new LockCheck(Day, null)).ThenNothing();

    [Fact]
    public void Changes_no_check_any_more()
    {
        GivenCheck(Listed, Done, new CheckLocked(Day, null)).When(Judge).ThenRefused("look-back.ended")
            .AndAgain(new AssessOwn(Day, First, CheckVerdict.Done, "完成", [])).ThenRefused("look-back.ended")
            .AndAgain(new AllotCheck(Day, First.Unit, Second)).ThenRefused("look-back.ended")
            .AndAgain(new ReplaceLink(Day, Page.Url!, "https://example.org/c", "迁移")).ThenRefused("look-back.ended")
            .AndAgain(new UnlockCheck(Day)).Then(new CheckUnlocked(Day))
            .AndAgain(Judge).Then(Judged);
    }

    [Fact]
    public void Refuses_no_look_that_was_told_before() =>
        GivenCheck(Listed, new EvidenceVerified(Day, 1, 0, EvidenceStanding.Alive), new CheckLocked(Day, "没有查"))
            .When(new VerifyEvidence(Day, 1, 0, EvidenceStanding.Dead, 404, null, null, null)).ThenNothing();
}
