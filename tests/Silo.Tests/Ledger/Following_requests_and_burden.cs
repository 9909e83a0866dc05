using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.AdHocRequests;
using Tracker.Assignments;
using Tracker.Burden;
using Tracker.Deciding;
using Tracker.PeriodReturns;
using Tracker.Silo.Activations;
using Tracker.Silo.Journal;
using Tracker.Silo.Ledger;
using Tracker.Silo.Tests.Postgres;
using Tracker.Units;

namespace Tracker.Silo.Tests.Ledger;

/// <summary>The lists of requests and the burden meter follow the journal on every store.</summary>
public abstract class Following_requests_and_burden : House_of_rows
{
    private static readonly GrainAddress Request = GrainAddress.Parse("990000/2031/ad-hoc-request/1");
    private static readonly DateOnly Day = new(2031, 3, 3);
    private static readonly RequestField Field = new("专栏数", FieldKind.Number, true, [], "个");
    private static readonly RequestContent Content = new("专栏清查", new RequestBasis(BasisKind.Meeting, "会议议定", null, Day), Day.AddDays(7), [Field, Field with { Name = "人数", Measure = "人" }]);

    private IGrains _grains = null!;

    private RequestLedger Requests => new(Store.Tables);

    private BurdenLedger Burden => new(Store.Tables);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _grains = TrackerSilo.EngineOn(Store.Journal, new EngineOptions());
    }

    [StoreFact]
    public async Task A_request_is_listed_with_who_answered()
    {
        await Sent();
        await Answer(1, Day.AddDays(9));
        await Answer(2, Day.AddDays(1));
        (await _grains.RequestAnswer(At(2)).Ask(Envelope(), new ReturnAnswer(Day, "请核对"))).Rejection.ShouldBeNull();
        (await _grains.AdHocRequest(Request).Ask(Envelope(), new ExtendRequest(Day, Day.AddDays(20), "汛期"))).Rejection.ShouldBeNull();

        (await Requests.Of(Province.Government)).ShouldBe([new RequestLine(Request, "专栏清查", RequestStage.Open, 2, Day.AddDays(20), Day, 3, 1, 1)]);
        (await Requests.AnswersTo(Request)).Select(a => (a.Unit.Value, a.Standing, a.AnsweredOn, a.Late, a.Ended)).ShouldBe([
            ("1", AnswerStanding.Given, Day.AddDays(9), true, false),
            ("2", AnswerStanding.Returned, Day.AddDays(1), false, false),
            ("3", AnswerStanding.Awaited, null, false, false)]);
        (await Requests.AskedOf(Province.Government, UnitId.Of(2))).ShouldHaveSingleItem().IsDue.ShouldBeTrue();
        (await Requests.AskedOf(Province.Government, UnitId.Of(9))).ShouldBeEmpty();
        await Rebuilt();
    }

    [StoreFact]
    public async Task Closing_ends_every_answer_in_the_same_append()
    {
        await Sent();
        var before = await Store.Journal.LastPosition();

        var told = await _grains.Together(Envelope(), [new(Request, new CloseRequest(Day)), .. ((int[])[1, 2, 3]).Select(u => new Telling(At(u), new EndAnswer(Day, false)))]);

        told.Rejection.ShouldBeNull();
        (await Store.Journal.LastPosition()).ShouldBe(before + 4);
        (await Requests.One(Request)).ShouldNotBeNull().Stage.ShouldBe(RequestStage.Closed);
        (await Requests.AnswersTo(Request)).ShouldAllBe(a => a.Ended);
        (await _grains.RequestAnswer(At(1)).Ask(Envelope(), new AnswerRequest(Day, [new("专栏数", "3"), new("人数", "2")], []))).Rejection!.Code.ShouldBe("answer.closed");
        await Rebuilt();
    }

    [StoreFact]
    public async Task Every_field_that_was_asked_is_counted_to_its_unit_and_month()
    {
        await Sent();
        var assignment = (await Store.Ledger.Lines(Province.Plan(1)).ToListAsync()).First(l => l.Entry.Status is AssignmentStatus.Underway).Entry;
        var setUp = new EnterSetUp(Day.AddMonths(1), new SetUp("举措", "成果", [], "处", []));
        (await _grains.Assignment(assignment.Assignment).Ask(Envelope(), setUp)).Rejection.ShouldBeNull();
        (await _grains.Assignment(assignment.Assignment).Ask(Envelope(), setUp with { SetUp = setUp.SetUp with { Measures = "另一举措" } })).Rejection.ShouldBeNull();
        var row = new PeriodRow(RowOutcome.Progress, "已办", null, null, [new("办件", 840, "件", []), new("人数", 12, "人", [])], []);
        (await _grains.Assignment(assignment.Assignment).Ask(Envelope(), new ReportForPeriod(PeriodId.Parse("q1"), Day.AddMonths(1), row))).Rejection.ShouldBeNull();

        var year = await Burden.Year(Province.Government, 2031);

        year.Where(c => c.Kind == BurdenKind.Request).Select(c => (c.Unit.Value, c.Month.Number, c.Asked)).ShouldBe([("1", 203103, 2), ("2", 203103, 2), ("3", 203103, 2)]);
        year.Where(c => c.Month.Number == 203104).Select(c => (c.Unit, c.Kind, c.Asked, c.ByForm)).ShouldBe([(assignment.Unit, BurdenKind.PeriodReturn, 2, 2), (assignment.Unit, BurdenKind.SetUp, 6, 6)]);
        (await Burden.Month(Province.Government, new BurdenMonth(203104), assignment.Unit)).Sum(c => c.Asked).ShouldBe(8);
        (await Burden.Year(Province.Government, 2030)).ShouldBeEmpty();
        var items = await Burden.Items(Province.Government, new BurdenMonth(203101), new BurdenMonth(203112), null);
        (items.Sum(i => i.Asked), items.Length).ShouldBe((year.Sum(c => c.Asked), 5));
        (await Burden.Figures(Province.Government, 2031)).Select(f => (f.Unit, f.Quantity.Name, f.Quantity.Value)).ShouldBe([(assignment.Unit, "办件", 840m), (assignment.Unit, "人数", 12m)]);
        await Rebuilt();
    }

    private async Task Sent()
    {
        (await _grains.AdHocRequest(Request).Ask(Envelope(), new DraftRequest(Content))).Rejection.ShouldBeNull();
        (await _grains.AdHocRequest(Request).Ask(Envelope(), new ReviseRequest(Content with { Note = "请据实填写" }))).Rejection.ShouldBeNull();
        ImmutableArray<UnitRef> units = [.. Enumerable.Range(1, 3).Select(u => new UnitRef(UnitId.Of(u), $"第{u}局"))];
        (await _grains.AdHocRequest(Request).Ask(Envelope(), new SendRequest(Request, Day, units, []))).Rejection.ShouldBeNull();
    }

    private async Task Answer(int unit, DateOnly on) =>
        (await _grains.RequestAnswer(At(unit)).Ask(Envelope(), new AnswerRequest(on, [new("专栏数", "3"), new("人数", "2")], []))).Rejection.ShouldBeNull();

    private static GrainAddress At(int unit) => Request.Child("answer", $"{unit}");

    /// <summary>Rebuilt equals kept, and a verification finds nothing.</summary>
    private async Task Rebuilt()
    {
        var before = await Everything();
        Store.Verify().Findings.ShouldBeEmpty();
        await Run("DELETE FROM ledger_requests; DELETE FROM ledger_answers; DELETE FROM ledger_burden");
        Store.Verify().Sound.ShouldBeFalse();
        await Store.Rebuild();
        (await Everything()).ShouldBe(before);
        Store.Verify().Findings.ShouldBeEmpty();
    }

    private ValueTask<string> Everything() => Store.Tables.Read(connection =>
    {
        var all = new List<string>();
        foreach (var table in (string[])["ledger_requests", "ledger_answers", "ledger_burden"])
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM {table} ORDER BY 1";
            using var rows = command.ExecuteReader();
            while (rows.Read())
            {
                all.Add(table + ":" + string.Join('|', Enumerable.Range(0, rows.FieldCount).Select(rows.GetValue)));
            }
        }
        return string.Join('\n', all);
    });

    private static Envelope Envelope() => new(
        Guid.CreateVersion7(), new Actor(AccountId.Parse("office"), "", null, [AccountRole.Office]), new DateTimeOffset(2031, 12, 1, 9, 0, 0, TimeSpan.FromHours(8)), Door.Rest);
}
