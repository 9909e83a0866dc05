using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Silo.Activations;
using Tracker.Silo.Journal;
using Tracker.Silo.Ledger;
using Tracker.Silo.Tests.Postgres;
using Tracker.Supervision;
using Tracker.Units;

namespace Tracker.Silo.Tests.Ledger;

/// <summary>The lists of supervision papers follow the journal on every store.</summary>
public abstract class Following_papers : House_of_rows
{
    private static readonly GrainAddress Paper = GrainAddress.Parse("990000/2031/paper/1");
    private static readonly DateOnly Day = new(2031, 7, 7);
    private static readonly UnitRef First = new(UnitId.Of(1), "第1局");
    private static readonly UnitRef Second = new(UnitId.Of(2), "第2局");
    private static readonly AccountId Drafter = AccountId.Parse("drafter");

    private IGrains _grains = null!;

    private PaperLedger Papers => new(Store.Tables);

    private PaperContent Content => new(
        PaperRung.Circular, "情况通报", [First, Second], [new(First.Unit, Province.Assignments[0], "未按期完成"), new(Second.Unit, null, "未报方案")], "现通报如下。", Day.AddDays(20));

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _grains = TrackerSilo.EngineOn(Store.Journal, new EngineOptions());
    }

    [StoreFact]
    public async Task A_paper_is_listed_with_how_far_it_is()
    {
        await Ask(new DraftPaper(Day, Drafter, true, Content));
        await Ask(new SendForVerification(Day, Day.AddDays(3)));
        await Ask(new AnswerVerification(Day, First.Unit, true, ""));
        await Ask(new AnswerVerification(Day, Second.Unit, false, "已报"));

        var line = (await Papers.Of(Province.Government)).ShouldHaveSingleItem();
        (line.Paper, line.Rung, line.Title, line.Stage, line.VerifyBy, line.Number).ShouldBe((Paper, PaperRung.Circular, "情况通报", PaperStage.Verifying, Day.AddDays(3), null));
        line.Units.Select(u => (u.Name, u.Verification)).ShouldBe([("第1局", VerificationStanding.Agrees), ("第2局", VerificationStanding.Disagrees)]);
        (await Papers.Issued(Province.Government)).ShouldBeEmpty("nothing was issued");

        await Ask(new ReviseDraft(Day, Drafter, true, Content with { Title = "二季度情况通报", Units = [Second, First] }));
        await Ask(new SignPaper(Day, AccountId.Parse("signer")));
        (await _grains.Issue(Envelope(), Paper, "示政公办", Day)).Rejection.ShouldBeNull();
        await Ask(new RegisterScan(Day, new EvidenceItem(EvidenceKind.File, "盖章件.pdf", null, new string('a', 64), 7)));
        await Ask(new AnswerPaper(Day.AddDays(21), First.Unit, "已办结", []));

        line = (await Papers.Of(Province.Government)).ShouldHaveSingleItem();
        (line.Title, line.Stage, line.SignedOn, line.IssuedOn, line.Scanned).ShouldBe(("二季度情况通报", PaperStage.Issued, Day, Day, true));
        line.Number.ShouldBe(new DocumentNumber("示政公办", 2031, 1));
        line.Units.Select(u => (u.Name, u.AnsweredOn, u.Late)).ShouldBe([("第2局", null, false), ("第1局", Day.AddDays(21), true)]);
        (await Papers.Issued(Province.Government)).ShouldBe([new EarlierFinding(Paper, PaperRung.Circular, Day, Day.AddDays(20), First.Unit, Province.Assignments[0])]);
        (await Papers.Of(DivisionCode.Parse("980000"))).ShouldBeEmpty();

        await Ask(new WithdrawPaper(Day, "有误"));
        (await Papers.Of(Province.Government)).ShouldHaveSingleItem().WasIssued.ShouldBeTrue();
        (await Papers.Issued(Province.Government)).ShouldBeEmpty();
        await Rebuilt();
    }

    [StoreFact]
    public async Task An_urging_that_was_recorded_stands_as_issued_without_a_signature()
    {
        await Ask(new RecordUrging(Day, Drafter, Content with { Rung = PaperRung.Reminder, ReplyBy = null }));

        var line = (await Papers.Of(Province.Government)).ShouldHaveSingleItem();
        (line.Rung, line.Stage, line.SignedOn, line.IssuedOn, line.WasRecorded).ShouldBe((PaperRung.Reminder, PaperStage.Issued, null, Day, true));
        (await Papers.Issued(Province.Government)).ShouldBe([new EarlierFinding(Paper, PaperRung.Reminder, Day, null, First.Unit, Province.Assignments[0])]);
        await Rebuilt();
    }

    private async Task Ask(PaperCommand command) => (await _grains.Paper(Paper).Ask(Envelope(), command)).Rejection.ShouldBeNull();

    /// <summary>Rebuilt equals kept, and a verification finds nothing.</summary>
    private async Task Rebuilt()
    {
        var before = await Everything();
        Store.Verify().Findings.ShouldBeEmpty();
        await Run("DELETE FROM ledger_papers; DELETE FROM ledger_paper_units; DELETE FROM ledger_paper_findings; DELETE FROM ledger_paper_answers");
        Store.Verify().Sound.ShouldBeFalse();
        await Store.Rebuild();
        (await Everything()).ShouldBe(before);
        Store.Verify().Findings.ShouldBeEmpty();
    }

    private async Task<string> Everything() => string.Join('\n', (await Papers.Of(Province.Government)).Select(p => $"{p with { Units = [] }} {string.Join(';', p.Units)}"));

    private static Envelope Envelope() => new(
        Guid.CreateVersion7(), new Actor(Drafter, "", null, [AccountRole.Office]), new DateTimeOffset(2031, 12, 1, 9, 0, 0, TimeSpan.FromHours(8)), Door.Rest);
}
