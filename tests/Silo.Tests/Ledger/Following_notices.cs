using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Inbox;
using Tracker.PeriodReturns;
using Tracker.Silo.Journal;
using Tracker.Silo.Ledger;
using Tracker.Silo.Tests.Journal.Sqlite;
using Tracker.Silo.Tests.Postgres;
using Tracker.Supervision;
using Tracker.Tests.Postgres;
using Tracker.Units;

namespace Tracker.Silo.Tests.Ledger;

/// <summary>What the office does stands in the units' inboxes, written in the deed's own transaction, on every store.</summary>
public abstract class Following_notices : House_of_rows
{
    private static readonly DateOnly Day = new(2031, 7, 7);
    private static readonly UnitId First = UnitId.Of(81);
    private static readonly UnitId Second = UnitId.Of(82);
    private static readonly UnitId Third = UnitId.Of(83);
    private static readonly GrainAddress Period = PeriodId.Parse("q2").Address(Province.Government, new PlanYear(2031));
    private static readonly GrainAddress Paper = GrainAddress.Of(Province.Government, new PlanYear(2031), SupervisionPaper.Kind.Name, "7");

    private GrainAddress Duty => Province.Assignments[0].Parent!.Value.Child(Assignment.Kind.Name, First.Value);

    private InboxLedger Inbox => new(Store.Tables, Store.Journal);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var content = new PaperContent(PaperRung.Circular, "通报", [new UnitRef(First, "第81局"), new UnitRef(Second, "第82局")], [], "现通报如下。", Day.AddDays(9));
        await Append(
        [
            // One stream in one append: returned, mended, returned again the same day, and then the duty passes to another unit.
            Province.Begin(
                Duty,
                new AssignmentMade(First, "第81局", Role.Responsible, 1, []),
                new ReportSubmitted(Day, "进展", [], false),
                new AssignmentReturned(Day, "缺照片"),
                new ReportSubmitted(Day, "进展", [], false),
                new AssignmentReturned(Day, "还缺"),
                new AssignmentTransferred(Second, "第82局", Day, "职责划转"),
                new ExtensionDecided("0", true, Day.AddDays(30), "同意", Day)),
            Province.Begin(Period.ReturnOf(Third), new PeriodReturnSent(Day, [new SentRow(Duty, RowOutcome.Same)], false, new SignOff(), false, 1), new SheetReturned(Day, "缺表")),
            Province.Begin(
                Paper,
                new PaperDrafted(Day, AccountId.Parse("office"), content),
                new VerificationAsked(Day, Day.AddDays(3), [First, Second]),
                new PaperIssued(Day, null) { Told = [First, Second], ReplyBy = Day.AddDays(9) }),
        ]);
    }

    [StoreFact]
    public async Task Each_deed_is_told_to_its_unit_and_stands_there_after_a_rebuild()
    {
        await Looked();
        Store.Verify().Findings.ShouldBeEmpty();
        await Run("DELETE FROM ledger_inbox");
        Store.Verify().Sound.ShouldBeFalse();
        await Store.Rebuild();
        await Looked();
        Store.Verify().Findings.ShouldBeEmpty();
    }

    [StoreFact]
    public async Task What_is_told_is_carried_outward_in_order()
    {
        var lines = (await Inbox.After(0, 1_000)).Where(l => l.Desk.Number > 80).ToList();
        lines.Select(l => l.Kind).ShouldBe(
            ["returned", "returned", "extension-granted", "returned", "verification-asked", "verification-asked", "paper-to-answer", "paper-to-answer"]);
        lines.Select(l => (l.Position, l.Ordinal)).ShouldBeUnique();
    }

    private async Task Looked()
    {
        (await Of(First)).ShouldBe([$"returned {Duty} 07-07", $"returned {Duty} 07-07", $"verification-asked {Paper} 07-10", $"paper-to-answer {Paper} 07-16"]);
        (await Of(Second)).ShouldBe([$"extension-granted {Duty} 08-06", $"verification-asked {Paper} 07-10", $"paper-to-answer {Paper} 07-16"]);
        (await Of(Third)).ShouldBe([$"returned {Period} 07-07"]);
    }

    private async Task<IEnumerable<string>> Of(UnitId unit) =>
        (await Inbox.Of(Province.Government, [Desk.Of(unit)])).Reverse().Select(n => $"{n.Kind} {n.About} {n.Day:MM-dd}");
}

public sealed class Following_notices_on_Sqlite : Following_notices
{
    private readonly TemporaryFolder _folder = new();

    protected override Task<IStore> Open() => Task.FromResult<IStore>(Stores.Open(_folder));

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }
}

public sealed class Following_notices_on_Postgres : Following_notices, INeedPostgres
{
    protected override async Task<IStore> Open() => await Databases.Open(PostgresCluster.Shared.NewDatabase());
}
