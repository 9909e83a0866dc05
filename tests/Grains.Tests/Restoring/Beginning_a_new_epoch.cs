using Tracker.Grains.Tests.Deciding;
using Tracker.Restoring;

namespace Tracker.Grains.Tests.Restoring;

public class Beginning_a_new_epoch
{
    private static readonly DateOnly Day = new(2026, 7, 1);
    private static readonly EpochOpened Opened = new(1, "磁盘损坏", Day);

    [Fact]
    public void Holds_until_what_had_fallen_due_is_recorded()
    {
        Given().State.Settled.ShouldBeTrue();
        Given().When(new OpenEpoch(" 磁盘损坏 ", Day)).Then(Opened).AndAgain(new OpenEpoch("再说一遍", Day)).ThenNothing();
        Given(Opened).When(new SettleEpoch(Day)).Then(new EpochSettled(Day)).AndAgain(new SettleEpoch(Day)).ThenNothing();
        Given(Opened, new EpochSettled(Day)).When(new OpenEpoch("又一次", Day)).Then(new EpochOpened(2, "又一次", Day));
    }

    [Fact]
    public void What_is_held_goes_out_or_not_with_a_reason()
    {
        NoticeAt[] one = [new(12, 0)];
        Given(Opened).When(new SendHeld(false, [.. one], " 没有收到 ", Day)).Then(new HeldSent(false, [.. one], "没有收到", Day));
        Given(Opened).When(new DropHeld(true, [], "已经通知", Day)).Then(new HeldDropped(true, [], "已经通知", Day));
        Given(Opened).When(new SendHeld(false, [], "没有收到", Day)).ThenRefused("restore.nothing-chosen");
        Given(Opened).When(new SendHeld(true, [], " ", Day)).ThenRefused("assignment.reason-missing");
    }

    private static Scenario<RestoreEpoch, RestoreCommand, RestoreEvent> Given(params RestoreEvent[] past) => new(RestoreEpoch.Kind, past);
}
