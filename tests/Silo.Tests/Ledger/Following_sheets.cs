using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.PeriodReturns;
using Tracker.Silo.Activations;
using Tracker.Silo.Copying;
using Tracker.Silo.Journal;
using Tracker.Silo.Ledger;
using Tracker.Silo.Tests.Copying;
using Tracker.Silo.Tests.Journal.Sqlite;
using Tracker.Silo.Tests.Postgres;
using Tracker.Units;

namespace Tracker.Silo.Tests.Ledger;

/// <summary>Periods and the units' sheets for them, as the ledger of every store follows them.</summary>
public abstract class Following_sheets : IAsyncLifetime
{
    private static readonly DivisionCode Government = DivisionCode.Parse("990000");
    private static readonly PlanYear Year = new(2026);
    private static readonly DateOnly Due = new(2026, 7, 10);
    private static readonly GrainAddress Second = PeriodId.Parse("q2").Address(Government, Year);
    private static readonly DateTimeOffset At = new(2026, 7, 1, 9, 0, 0, TimeSpan.FromHours(8));
    private IStore _store = null!;
    private IGrains _grains = null!;

    private protected CopyHouse House { get; } = new();

    private protected abstract StorePlace NewPlace();

    public async Task InitializeAsync()
    {
        _store = await House.Open(NewPlace());
        _grains = new EmbeddedGrains(_store.Journal, Stores.Codec, Tracker.Deciding.House.Kinds, new EngineOptions());
        foreach (var quarter in PeriodSpans.Quarters.Take(2))
        {
            var (from, to) = quarter.Span(2026);
            (await _grains.Period(quarter.Address(Government, Year)).Ask(Said(), new OpenPeriod(from, to, Due, from, from))).Rejection.ShouldBeNull();
        }
    }

    public async Task DisposeAsync()
    {
        await _store.DisposeAsync();
        House.Dispose();
    }

    [StoreFact]
    public async Task A_period_stands_with_its_days()
    {
        await _grains.Period(Second).Ask(Said(), new MoveDueDay(Due.AddDays(3), "系统升级"));
        await _grains.Period(Second).Ask(Said(), new ClosePeriod(Due));

        (await _store.Ledger.Periods(Government, Year)).Select(p => (p.Period.Value, p.DueDay, p.Closed)).ShouldBe([("q1", Due, false), ("q2", Due.AddDays(3), true)]);
        (await _store.Ledger.Periods(Government)).Count.ShouldBe(2);
        (await _store.Ledger.Periods(Government, new PlanYear(2025))).ShouldBeEmpty();
        (await _store.Ledger.Periods(DivisionCode.Parse("110000"))).ShouldBeEmpty();
        await Verified();
    }

    [StoreFact]
    public async Task A_sheet_stands_once_it_was_sent_late_or_not_returned_or_not()
    {
        await Send(3, Due, 2);
        await Send(10, Due.AddDays(1), 1);
        await Send(3, Due.AddDays(4), 1, from: 2);
        await _grains.PeriodReturn(Second.ReturnOf(UnitId.Of(10))).Ask(Said(), new ReturnSheet(Due.AddDays(5), "缺少数字"));

        (await _store.Ledger.Returns(Second)).ShouldBe(
        [
            new ReturnLine(Second.ReturnOf(UnitId.Of(3)), Due, Due.AddDays(4), false, false, 3),
            new ReturnLine(Second.ReturnOf(UnitId.Of(10)), Due.AddDays(1), Due.AddDays(1), true, true, 1),
        ]);
        (await _store.Ledger.Returns(PeriodId.Parse("q1").Address(Government, Year))).ShouldBeEmpty();
        await Verified();
        await Send(10, Due.AddDays(6), 1);
        (await _store.Ledger.Returns(Second))[1].ShouldBe(new ReturnLine(Second.ReturnOf(UnitId.Of(10)), Due.AddDays(1), Due.AddDays(6), true, false, 1));
    }

    [StoreFact]
    public async Task In_whatever_order_the_units_send_the_ledger_is_the_same()
    {
        await Task.WhenAll(Enumerable.Range(1, 40).OrderBy(u => u * 37 % 41).Select(u => Send(u, Due, 3)));

        (await _store.Ledger.Returns(Second)).Select(r => (r.Unit, r.Filed)).ShouldBe(Enumerable.Range(1, 40).Select(u => (UnitId.Of(u), 3)));
        await Verified();
    }

    /// <summary>Rebuilt equals kept.</summary>
    private async Task Verified()
    {
        var before = await _store.Ledger.Returns(Second);
        _store.Verify().Findings.ShouldBeEmpty();
        await _store.Rebuild();
        (await _store.Ledger.Returns(Second)).ShouldBe(before);
        _store.Verify().Findings.ShouldBeEmpty();
    }

    private async Task Send(int unit, DateOnly on, int rows, int from = 1)
    {
        ImmutableArray<SentRow> sent =
            [.. Enumerable.Range(from, rows).Select(p => new SentRow(GrainAddress.Parse($"990000/2026/plan/1/work-point/{p}/assignment/{unit}"), RowOutcome.Same))];
        if (from > 1)
        {
            sent = [sent[0] with { Assignment = GrainAddress.Parse($"990000/2026/plan/1/work-point/9/assignment/{unit}") }];
        }
        var answer = await _grains.PeriodReturn(Second.ReturnOf(UnitId.Of(unit))).Ask(Said(), new SendReturn(on, Due, sent, false, new SignOff()));
        answer.Rejection.ShouldBeNull();
    }

    private static Envelope Said() => new(Guid.CreateVersion7(At), new Actor(AccountId.Parse("office"), "", null, [AccountRole.Office]), At, Door.Rest);
}

public sealed class Following_sheets_on_Sqlite : Following_sheets
{
    private protected override StorePlace NewPlace() => House.InFolder();
}

public sealed class Following_sheets_on_Postgres : Following_sheets, INeedPostgres
{
    private protected override StorePlace NewPlace() => CopyHouse.InDatabase();
}
