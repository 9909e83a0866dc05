using FsCheck;
using FsCheck.Fluent;
using Tracker.Deciding;
using Tracker.Supervision;
using Tracker.Units;

namespace Tracker.Grains.Tests.Supervision;

public class Suggesting_a_rung
{
    private static readonly DateOnly Day = new(2026, 7, 20);
    private static readonly LadderSettings Settings = LadderSettings.Initial;
    private static readonly UnitFinding Late = Finding(1, 5);

    [Fact]
    public void Begins_with_a_reminder() =>
        Of([Late, Finding(1, 6)], []).ShouldBe([new(Late.Unit, PaperRung.Reminder, 2)]);

    [Fact]
    public void Waits_until_what_was_issued_had_its_time()
    {
        Of([Late], [Earlier(Late, PaperRung.Reminder, Day.AddDays(-7))]).ShouldBeEmpty();
        Of([Late], [Earlier(Late, PaperRung.Reminder, Day.AddDays(-8))]).ShouldBe([new(Late.Unit, PaperRung.Urge, 1)]);
        Of([Late], [Earlier(Late, PaperRung.Notice, Day.AddDays(-30)) with { ReplyBy = Day }]).ShouldBeEmpty();
        Of([Late], [Earlier(Late, PaperRung.Notice, Day.AddDays(-30)) with { ReplyBy = Day.AddDays(-1) }]).ShouldBe([new(Late.Unit, PaperRung.Order, 1)]);
    }

    [Fact]
    public void Parts_what_is_new_from_what_was_urged_before() =>
        Of([Late, Finding(1, 6), Finding(2, 6)], [Earlier(Late, PaperRung.Notice, Day.AddDays(-30))])
            .ShouldBe([new(Late.Unit, PaperRung.Order, 1), new(Late.Unit, PaperRung.Reminder, 1), new(Finding(2, 6).Unit, PaperRung.Reminder, 1)]);

    [Theory]
    [InlineData(PaperRung.Circular)]
    [InlineData(PaperRung.Talk)]
    [InlineData(PaperRung.Sanction)]
    public void Ends_with_a_circular_whatever_is_switched_on(PaperRung before) =>
        LadderSuggestion.Of([Late], [Earlier(Late, before, Day.AddDays(-30))], Day, Settings with { Talk = true, Sanction = true }).ShouldHaveSingleItem().Rung.ShouldBe(PaperRung.Circular);

    [Fact]
    public void Of_nothing_is_nothing() => Of([], [Earlier(Late, PaperRung.Notice, Day.AddDays(-30))]).ShouldBeEmpty();

    [Fact]
    public void Never_skips_a_rung_and_never_says_a_fact_twice() => Holds((findings, earlier) =>
    {
        var all = LadderSuggestion.Of(findings, earlier, Day, Settings);
        var said = all.SelectMany(s => s.Facts.Select(f => (s.Rung, Key: (f.Unit, f.Subject)))).ToList();
        return all.All(s => !s.Facts.IsEmpty && s.Rung <= LadderSuggestion.Highest)
            && said.Select(s => s.Key).Distinct().Count() == said.Count
            && said.All(s => s.Rung == PaperRung.Reminder || s.Rung == LadderSuggestion.Highest || earlier.Any(e => (e.Unit, e.Subject) == (s.Key.Unit, s.Key.Subject) && e.Rung == s.Rung - 1));
    });

    [Fact]
    public void Is_silent_for_a_while_once_the_paper_was_issued() => Holds((findings, earlier) =>
    {
        var issued = LadderSuggestion.Of(findings, earlier, Day, Settings)
            .SelectMany(s => s.Facts.Select(f => new EarlierFinding(GrainAddress.Parse("990000/2026/paper/9"), s.Rung, Day, null, f.Unit, f.Subject!.Value))).ToList();
        return LadderSuggestion.Of(findings, [.. earlier, .. issued], Day.AddDays(LadderSettings.DefaultPatience), Settings)
            .SelectMany(s => s.Facts).All(f => !issued.Any(i => (i.Unit, (GrainAddress?)i.Subject) == (f.Unit, f.Subject)));
    });

    [Fact]
    public void Does_not_depend_on_the_order_of_papers() => Holds((findings, earlier) =>
        Said(LadderSuggestion.Of(findings, earlier, Day, Settings)).SequenceEqual(Said(LadderSuggestion.Of(findings, earlier.AsEnumerable().Reverse(), Day, Settings))));

    private static void Holds(Func<UnitFinding[], EarlierFinding[], bool> law)
    {
        var findings = Gen.Choose(1, 3).SelectMany(unit => Gen.Choose(1, 4).Select(point => Finding(unit, point))).ArrayOf();
        var papers = Gen.Choose(1, 3).SelectMany(unit => Gen.Choose(1, 4).SelectMany(point => Gen.Choose(0, 4).SelectMany(rung => Gen.Choose(0, 40)
            .Select(days => Earlier(Finding(unit, point), (PaperRung)rung, Day.AddDays(-days)))))).ArrayOf();
        Check.QuickThrowOnFailure(Prop.ForAll(findings.ToArbitrary(), papers.ToArbitrary(), law));
    }

    private static IEnumerable<string> Said(IEnumerable<LadderSuggestion> all) => all.Select(s => $"{s.Unit} {s.Rung} {string.Join(',', s.Facts)}");

    private static Brief[] Of(UnitFinding[] findings, EarlierFinding[] earlier) =>
        [.. LadderSuggestion.Of(findings, earlier, Day, Settings).Select(s => new Brief(s.Unit, s.Rung, s.Facts.Length))];

    private static UnitFinding Finding(int unit, int point) => new(
        new UnitRef(UnitId.Of(unit), $"第{unit}局"), GrainAddress.Parse($"990000/2026/plan/1/work-point/{point}/assignment/{unit}"), $"第{point}条未办结");

    private static EarlierFinding Earlier(UnitFinding finding, PaperRung rung, DateOnly on) =>
        new(GrainAddress.Parse("990000/2026/paper/1"), rung, on, null, finding.Unit.Unit, finding.Subject);

    private sealed record Brief(UnitRef Unit, PaperRung Rung, int Facts);
}
