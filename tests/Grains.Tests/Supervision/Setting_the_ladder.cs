using Tracker.Grains.Tests.Deciding;
using Tracker.Supervision;

namespace Tracker.Grains.Tests.Supervision;

public class Setting_the_ladder
{
    private static readonly DateOnly Day = new(2026, 1, 5);
    private static readonly LadderSettings Settings = LadderSettings.Initial with
    {
        Talk = true, Issuer = "示例省政务公开办公室", Words = [new(PaperRung.Notice, "示政公办函"), new(PaperRung.Circular, "示政公办")], Patience = [new(PaperRung.Reminder, 3)],
    };

    [Fact]
    public void Is_written_once() => Given().When(Set(Settings)).Then(new LadderSet(Day, Settings)).AndAgain(Set(Settings)).ThenNothing();

    [Fact]
    public void Leaves_talks_and_sanctions_off_until_they_are_switched_on()
    {
        Enum.GetValues<PaperRung>().Where(r => !LadderSettings.Initial.Allows(r)).ShouldBe([PaperRung.Talk, PaperRung.Sanction]);
        Enum.GetValues<PaperRung>().Where(r => !Settings.Allows(r)).ShouldBe([PaperRung.Sanction]);
    }

    [Fact]
    public void Refuses_what_makes_no_sense()
    {
        Given().When(Set(Settings with { Issuer = "" })).ThenRefused("ladder.name-invalid");
        Given().When(Set(Settings with { Words = [new(PaperRung.Notice, "一"), new(PaperRung.Notice, "二")] })).ThenRefused("ladder.word-invalid");
        Given().When(Set(Settings with { Patience = [new(PaperRung.Notice, 0)] })).ThenRefused("ladder.patience-invalid");
    }

    private static SetLadder Set(LadderSettings settings) => new(Day, settings);

    private static Scenario<LadderSettings, LadderSettingsCommand, LadderSettingsEvent> Given(params LadderSettingsEvent[] past) => new(LadderSettings.Kind, past);
}
