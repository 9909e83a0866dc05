using Tracker.Accounts;
using Tracker.AdHocRequests;
using Tracker.AnnualReports;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Inbox;
using Tracker.PeriodReturns;
using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Postgres;
using Tracker.Silo.Journal.Sqlite;
using Tracker.Silo.Ledger;
using Tracker.Silo.Tests.Journal.Sqlite;
using Tracker.Silo.Tests.Postgres;
using Tracker.Supervision;
using Tracker.Tests.Postgres;
using Tracker.Units;
using Tracker.WorkPoints;

namespace Tracker.Silo.Tests.Ledger;

/// <summary>What the office does stands in the units' inboxes, written in the deed's own transaction, on every store.</summary>
public abstract class Following_notices : House_of_rows
{
    private static readonly DateOnly Day = new(2031, 7, 7);
    private static readonly UnitId First = UnitId.Of(81);
    private static readonly UnitId Second = UnitId.Of(82);
    private static readonly UnitId Third = UnitId.Of(83);
    private static readonly AccountId Handler = AccountId.Parse("unit-84");
    private static readonly GrainAddress Period = PeriodId.Parse("q2").Address(Province.Government, new PlanYear(2031));
    private static readonly GrainAddress Paper = GrainAddress.Of(Province.Government, new PlanYear(2031), SupervisionPaper.Kind.Name, "7");

    private GrainAddress Duty => Province.Assignments[0].Parent!.Value.Child(Assignment.Kind.Name, First.Value);

    private static UnitId Fourth => UnitId.Of(84);

    private static GrainAddress Report => AnnualReport.AddressOf(Province.Government, 2031, Fourth);

    private static GrainAddress Request => GrainAddress.Of(Province.Government, new PlanYear(2031), AdHocRequest.Kind.Name, "4");

    private static GrainAddress Answer => Request.Child(RequestAnswer.Kind.Name, First.Value);

    /// <summary>The namespace of the store's migrations.</summary>
    private protected abstract string Schema { get; }

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
                new ExtensionDecided("0", true, Day.AddDays(30), "同意", Day),
                new AssignmentDeadlinesChanged([], Day, "不再限期"),
                new AssignmentWithdrawn(Day, "不再要求")),
            Province.GoOn(
                Duty.Parent!.Value,
                new DutiesAdjusted(Day, [new DutyChange(Second, "第82局", null), new DutyChange(First, "第81局", Role.Lead), new DutyChange(Third, "第83局", Role.Cooperating)], "分工"),
                new DutyTransferred(First, new UnitRef(Second, "第82局"), "编发1号") { On = Day }),
            Province.Begin(
                Answer,
                new AnswerAsked(First, "第81局", "摸底", [], Day.AddDays(5), Day),
                new AnswerGiven(Day, [], [], false, false),
                new AnswerReturned(Day, "缺"),
                new AnswerDayMoved(Day.AddDays(6)),
                new AnswerEnded(Day, Withdrawn: true)),
            Province.Begin(Period.ReturnOf(Third), new PeriodReturnSent(Day, [new SentRow(Duty, RowOutcome.Same)], false, new SignOff(), false, 1), new SheetReturned(Day, "缺表")),
            Province.Begin(
                Paper,
                new PaperDrafted(Day, AccountId.Parse("office"), content),
                new VerificationAsked(Day, Day.AddDays(3), [First, Second]),
                new PaperIssued(Day, null) { Told = [First, Second], ReplyBy = Day.AddDays(9) }),
            Province.Begin(
                Report,
                new ReportBegun(Day, Handler, 2031, new UnitRef(Fourth, "第84局"), "第84局", ReportCells.Blank(FormEdition.Of2021), null),
                new ReportSent(Day, Handler, "x"),
                new ReportReturned(Day, Handler, "缺"),
                new ReportSent(Day, Handler, "x"),
                new ReportAccepted(Day, Handler, "x"),
                new ReportScreened(Day, Handler, "x", "不涉密")),
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
    public async Task What_was_done_before_it_was_told_of_is_told_by_the_migrations()
    {
        await Run("DELETE FROM ledger_inbox WHERE kind NOT IN ('paper-to-answer', 'duties-transferred')");
        await Run(Migration("0022"));
        Store.Verify().Sound.ShouldBeFalse();
        await Run(Migration("0024"));
        Store.Verify().Sound.ShouldBeFalse();
        await Run(Migration("0027"));
        Store.Verify().Findings.ShouldBeEmpty();
    }

    [StoreFact]
    public async Task What_is_told_is_carried_outward_in_order()
    {
        var lines = (await Inbox.After(0, 1_000)).Where(l => l.Desk.Number > 80).ToList();
        lines.Select(l => l.Kind).ShouldBe(
            [
                "returned", "returned", "extension-granted", "limits-changed", "withdrawn", "duties-adjusted", "duties-adjusted", "duties-transferred", "duties-transferred",
                "request-asked", "returned", "request-day-moved", "request-withdrawn",
                "returned", "verification-asked", "verification-asked", "paper-to-answer", "paper-to-answer",
                "returned", "report-accepted", "report-screened",
            ]);
        lines.Select(l => (l.Position, l.Ordinal)).ShouldBeUnique();
    }

    private string Migration(string number)
    {
        var assembly = typeof(InboxLedger).Assembly;
        var name = assembly.GetManifestResourceNames().Single(n => n.StartsWith($"{Schema}.Migrations.{number}-", StringComparison.Ordinal));
        using var text = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return text.ReadToEnd();
    }

    private async Task Looked()
    {
        var point = Duty.Parent!.Value;
        string[] paper = [$"verification-asked {Paper} 07-10", $"paper-to-answer {Paper} 07-16"];
        (await Of(First)).ShouldBe(
            [
                $"returned {Duty} 07-07", $"returned {Duty} 07-07", $"duties-adjusted {point} 07-07", $"duties-transferred {point.Parent} 07-07",
                $"request-asked {Request} 07-12", $"returned {Request} 07-07", $"request-day-moved {Request} 07-13", $"request-withdrawn {Request} 07-07", .. paper,
            ]);
        (await Of(Second)).ShouldBe([$"extension-granted {Duty} 08-06", $"limits-changed {Duty} 07-07", $"withdrawn {Duty} 07-07", $"duties-transferred {point.Parent} 07-07", .. paper]);
        (await Of(Fourth)).ShouldBe([$"returned {Report} 07-07", $"report-accepted {Report} 07-07", $"report-screened {Report} 07-07"]);
        (await Inbox.Of(Province.Government, [Desk.Office])).Count(n => n.Kind == NoticeKinds.ReportSent && n.About == Report).ShouldBe(2);
        (await Of(Third)).ShouldBe([$"duties-adjusted {point} 07-07", $"returned {Period} 07-07"]);
    }

    private async Task<IEnumerable<string>> Of(UnitId unit) =>
        (await Inbox.Of(Province.Government, [Desk.Of(unit)])).Reverse().Select(n => $"{n.Kind} {n.About} {n.Day:MM-dd}");
}

public sealed class Following_notices_on_Sqlite : Following_notices
{
    private readonly TemporaryFolder _folder = new();

    private protected override string Schema => typeof(SqliteDatabase).Namespace!;

    protected override Task<IStore> Open() => Task.FromResult<IStore>(Stores.Open(_folder));

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }
}

public sealed class Following_notices_on_Postgres : Following_notices, INeedPostgres
{
    private protected override string Schema => typeof(PostgresDatabase).Namespace!;

    protected override async Task<IStore> Open() => await Databases.Open(PostgresCluster.Shared.NewDatabase());
}
