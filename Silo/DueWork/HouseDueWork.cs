using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Tracker.Assignments;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.PeriodReturns;
using Tracker.Rectification;
using Tracker.Reminders;
using Tracker.Restoring;
using Tracker.Silo.Journal;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Silo.DueWork;

/// <summary>
/// Finds what has fallen due in a government and tells the grains concerned (到期事项). Nothing is remembered between two looks: a kill, a jump of the
/// clock or a second process leads to the same commands, which their grains write once.
/// </summary>
public sealed class HouseDueWork
{
    private readonly DueLedger _due;
    private readonly ILedger _ledger;
    private readonly IGrains _grains;
    private readonly IJournal _journal;
    private readonly DueTelling _telling;
    private readonly TimeProvider _clock;
    private readonly ConcurrentDictionary<DivisionCode, long> _waiting = new();

    internal HouseDueWork(IRoomTables tables, ILedger ledger, IJournal journal, IGrains grains, TimeProvider clock, ILogger<HouseDueWork> log, int together = 200) =>
        (_due, _ledger, _grains, _journal, _telling, _clock) = (new DueLedger(tables), ledger, grains, journal, new DueTelling(grains, clock, log, together), clock);

    /// <summary>Stored names of facts after which something else may be due.</summary>
    internal static ImmutableHashSet<string> Concern { get; } =
    [
        "assignment.made.v1", "assignment.limits-changed.v1", "assignment.restored.v1", "assignment.event-recorded.v1", "assignment.extension-decided.v1",
        "assignment.redated.v1", "assignment.reopened.v1", "assignment.returned.v1", "assignment.upheld.v1", "assignment.not-concerned-denied.v1",
        "assignment.occurrence-judged.v1", "calendar.holidays-imported.v1", "reminder-rules.set.v1", "plan.assigned.v1", "period.opened.v1",
        "period.due-day-moved.v1", "period.reopened.v1", "period-return.returned.v1", "restore-epoch.opened.v1",
        "problem.raised.v1", "problem.day-moved.v1", "problem.rechecked.v1", "problem.reopened.v1",
    ];

    /// <summary>What could not be told at the last look, in all governments.</summary>
    internal long Waiting => _waiting.Values.Sum();

    /// <summary>Everything that is due now, in every government. Answers how many facts were told.</summary>
    public async Task<int> Round(CancellationToken cancel = default)
    {
        var told = 0;
        foreach (var government in await _journal.Governments(cancel))
        {
            told += await Round(government, cancel);
        }
        return told;
    }

    /// <summary>Everything that is due now in one government.</summary>
    public async Task<int> Round(DivisionCode government, CancellationToken cancel = default)
    {
        var now = new DueMoment(
            government,
            JournalDay.Of(_clock.GetUtcNow()),
            (await _grains.ReminderRules(government).Look(cancel)).State.Current,
            (await _grains.Holidays(government).Look(cancel)).State.Calendar,
            !(await _grains.RestoreEpoch(government).Look(cancel)).State.Settled);
        var (told, before) = (0, _telling.Refusals);
        foreach (var find in (Func<DueMoment, CancellationToken, ValueTask<ImmutableArray<DueItem>>>[])[Occurrences, Periods, Overdue, Reminders, Rectification, Sheets, YearDays])
        {
            told += await _telling.All(find, now, cancel);
        }
        if (now.Held)
        {
            await _telling.All((_, _) => new([new DueItem("epoch-settled", RestoreEpoch.AddressOf(government), "", new SettleEpoch(now.Today))]), now, cancel);
        }
        _waiting[government] = _telling.Refusals - before;
        return told;
    }

    /// <summary>A period of a recurring limit begins.</summary>
    private async ValueTask<ImmutableArray<DueItem>> Occurrences(DueMoment now, CancellationToken cancel) =>
        [.. (await _due.Series(now.Government, now.Today, cancel)).Select(a => new DueItem("occurrences", a, Text(now.Today), new OpenOccurrences(a.Year.Value, now.Today)))];

    private async ValueTask<ImmutableArray<DueItem>> Overdue(DueMoment now, CancellationToken cancel) =>
        [.. (await _due.Overdue(now.Government, now.Today, cancel)).Select(l => new DueItem("overdue", l.Assignment, $"{l.Occurrence}:{Text(l.Day)}", new NoteOverdue(l.Occurrence, l.Day, now.Today, now.Held)))];

    private async ValueTask<ImmutableArray<DueItem>> Reminders(DueMoment now, CancellationToken cancel)
    {
        var items = ImmutableArray.CreateBuilder<DueItem>();
        foreach (var window in now.Rules.Windows(now.Today, now.Calendar))
        {
            items.AddRange((await _due.Remindable(now.Government, window, cancel)).Select(l => new DueItem(
                "reminder", l.Assignment, $"{l.Occurrence}:{Text(l.Day)}:{window.Offset}", new RemindOfLimit(l.Occurrence, l.Day, window.Offset, now.Today, now.Held))));
        }
        return items.DrainToImmutable();
    }

    /// <summary>整改时限 of problems without a result, for whoever has to answer for them now.</summary>
    private async ValueTask<ImmutableArray<DueItem>> Rectification(DueMoment now, CancellationToken cancel)
    {
        var due = (await _due.Unrectified(now.Government, cancel)).Select(p => (Problem: p, Offset: now.Rules.DueOffset(p.RectifyBy, now.Today, now.Calendar))).Where(p => p.Offset is not null).ToList();
        if (due.Count == 0)
        {
            return [];
        }
        var register = (await _grains.UnitRegister(now.Government).Look(cancel)).State;
        return [.. due.Select(d => new DueItem(
            "rectification", d.Problem.Address, $"{Text(d.Problem.RectifyBy)}:{d.Offset}",
            new RemindOfRectification(d.Problem.RectifyBy, d.Offset!.Value, register.HolderNow(d.Problem.Unit).Unit, now.Today, now.Held)))];
    }

    /// <summary>Periods open by the government's rhythm, never before 印发.</summary>
    private async ValueTask<ImmutableArray<DueItem>> Periods(DueMoment now, CancellationToken cancel)
    {
        var items = ImmutableArray.CreateBuilder<DueItem>();
        foreach (var year in (PlanYear[])[new(now.Today.Year - 1), new(now.Today.Year)])
        {
            var due = PeriodOpening.Due(now.Rules, year.Value, now.Today);
            if (due.IsEmpty)
            {
                continue;
            }
            var first = await _ledger.FirstIssuedOn(_grains, now.Government, year, cancel);
            var opened = (await _ledger.Periods(now.Government, year, cancel)).Select(p => p.Address).ToHashSet();
            var asked = ImmutableArray.CreateRange((await _ledger.Asked(now.Government, year, cancel)).Keys.OrderBy(Number));
            items.AddRange(
                from period in due
                let address = period.Period.Address(now.Government, year)
                where first is not null && period.To >= first && !opened.Contains(address)
                select new DueItem("period", address, "", new OpenPeriod(period.From, period.To, period.DueDay, now.Today, first, asked, now.Held)));
        }
        return items.DrainToImmutable();
    }

    /// <summary>填报截止 of the periods that take sheets, for the units whose sheets are missing.</summary>
    private async ValueTask<ImmutableArray<DueItem>> Sheets(DueMoment now, CancellationToken cancel)
    {
        var items = ImmutableArray.CreateBuilder<DueItem>();
        foreach (var period in (await _ledger.Periods(now.Government, null, cancel)).Where(p => !p.Closed))
        {
            if (now.Rules.DueOffset(period.DueDay, now.Today, now.Calendar) is not { } offset
                || (await _grains.Period(period.Address).Look(cancel)).State is not ReportingPeriod.Opened opened || opened.Reminded.Has(period.DueDay, offset))
            {
                continue;
            }
            var sent = (await _ledger.Returns(period.Address, cancel)).Where(r => !r.Returned).Select(r => r.Unit).ToHashSet();
            var missing = (await _ledger.Asked(now.Government, period.Address.Year, cancel)).Where(a => a.Value.Counted > 0 && !sent.Contains(a.Key)).Select(a => a.Key);
            items.Add(new DueItem(
                "sheets", period.Address, $"{Text(period.DueDay)}:{offset}", new RemindOfSheets(period.DueDay, offset, [.. missing.OrderBy(Number)], now.Today, now.Held)));
        }
        return items.DrainToImmutable();
    }

    /// <summary>Quarterly reviews for the office, annual reports for everybody who has a duty of the year.</summary>
    private async ValueTask<ImmutableArray<DueItem>> YearDays(DueMoment now, CancellationToken cancel)
    {
        var items = ImmutableArray.CreateBuilder<DueItem>();
        foreach (var year in (await _ledger.Plans(now.Government, cancel)).Where(p => p.Stage == PlanStage.Assigned && p.Plan.Year.Value >= now.Today.Year - 1).Select(p => p.Plan.Year).Distinct())
        {
            var told = (await _grains.YearDates(now.Government, year).Look(cancel)).State;
            foreach (var date in told.Due(year.Value, now.Today, now.Rules, now.Calendar))
            {
                items.Add(new DueItem(
                    "year-date",
                    Tracker.Reminders.YearDates.AddressOf(now.Government, year),
                    $"{date.Date}:{Text(date.Day)}:{date.Offset}",
                    new RemindYearDate(date.Date, date.Day, date.Offset, date.Date is YearDate.UnitReport ? await _due.UnitsOf(now.Government, year, cancel) : [], now.Today, now.Held)));
            }
        }
        return items.DrainToImmutable();
    }

    private static string Text(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static int Number(UnitId unit) => int.Parse(unit.Value, CultureInfo.InvariantCulture);
}

/// <summary>What one look at a government goes by.</summary>
/// <param name="Held">What fell due is recorded and told to nobody: it was restored from a backup.</param>
internal sealed record DueMoment(DivisionCode Government, DateOnly Today, ReminderRules Rules, HolidayCalendar Calendar, bool Held);
