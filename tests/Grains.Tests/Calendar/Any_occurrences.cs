using System.Collections.Immutable;
using Tracker.Calendar;

namespace Tracker.Grains.Tests.Calendar;

/// <summary>Laws of occurrences, over deadlines made by chance.</summary>
public class Any_occurrences
{
    private static readonly Dictionary<string, DateOnly> None = [];

    [Fact]
    public void Of_a_recurring_deadline_cover_the_year_without_gap_or_overlap()
    {
        foreach (var period in Enum.GetValues<Period>())
        {
            for (var year = 2018; year <= 2030; year++)
            {
                var all = Occurrences.Of([new RecurringDeadline("", period)], [], None, year, HolidayCalendar.Published);
                for (var i = 1; i < all.Length; i++)
                {
                    all[i].Opens.ShouldBe(all[i - 1].Ends!.Value.AddDays(1), $"{period} {year} {i}");
                }
                all[0].Opens!.Value.ShouldBeLessThan(new DateOnly(year, 1, 8));
                all[^1].Ends!.Value.ShouldBeGreaterThanOrEqualTo(new DateOnly(year, 12, 31));
                all.Select(o => o.Key).Distinct().Count().ShouldBe(all.Length);
                all.ShouldAllBe(o => o.Due == null && o.Why == NoDueDay.NotStated);
            }
        }
    }

    [Fact]
    public void Have_a_due_day_or_a_reason_for_none_and_a_key_of_their_own() => ByChance(500, chance =>
    {
        var (deadlines, starts) = (Deadlines(chance), Starts(chance));
        var all = Occurrences.Of(deadlines, starts, None, 2026, HolidayCalendar.Published);

        all.ShouldAllBe(o => (o.Due == null) == (o.Why != null));
        all.Select(o => o.Key).Distinct().Count().ShouldBe(all.Length);
        all.ShouldAllBe(o => o.Key.StartsWith($"{o.Deadline}"));
        for (var place = 0; place < deadlines.Length; place++)
        {
            var expected = deadlines[place] switch
            {
                FixedDeadline => 1,
                RelativeDeadline => starts.Where(s => s.Deadline == place).Distinct().Count(),
                RecurringDeadline { Period: Period.Quarter } => 4,
                RecurringDeadline { Period: Period.Month } => 12,
                RecurringDeadline => 1,
                _ => 0,
            };
            all.Count(o => o.Deadline == place).ShouldBe(expected);
        }
    });

    [Fact]
    public void Do_not_depend_on_the_order_in_which_events_came() => ByChance(200, chance =>
    {
        var (deadlines, starts) = (Deadlines(chance), Starts(chance));
        Occurrences.Of(deadlines, starts, None, 2026, HolidayCalendar.Published)
            .ShouldBe(Occurrences.Of(deadlines, [.. starts.Reverse(), .. starts], None, 2026, HolidayCalendar.Published));
    });

    [Fact]
    public void Move_by_an_extension_alone() => ByChance(200, chance =>
    {
        var deadlines = Deadlines(chance);
        var before = Occurrences.Of(deadlines, [], None, 2026, HolidayCalendar.Published);
        if (before.IsEmpty)
        {
            return;
        }
        var (one, until) = (before[chance.Next(before.Length)], new DateOnly(2027, 3, 1));
        var after = Occurrences.Of(deadlines, [], new Dictionary<string, DateOnly> { [one.Key] = until }, 2026, HolidayCalendar.Published);
        after.ShouldBe(before.Select(o => o.Key == one.Key ? o with { Due = until, Why = null } : o));
    });

    [Fact]
    public void Counted_in_working_days_need_the_calendar()
    {
        ImmutableArray<Deadline> deadlines = [new RelativeDeadline("收到后15个工作日内", "收到", 15, DayUnit.WorkingDay, Direction.After)];
        Occurrences.Of(deadlines, [new(0, new DateOnly(2023, 4, 28))], None, 2023, HolidayCalendar.Published)[0].Due.ShouldBe(new DateOnly(2023, 5, 23));
        Occurrences.Of(deadlines, [new(0, new DateOnly(2026, 12, 20))], None, 2026, HolidayCalendar.Published)[0].Why.ShouldBe(NoDueDay.CalendarUnknown);
    }

    [Fact]
    public void End_with_the_months_own_last_day()
    {
        var due = Occurrences.Of([new RecurringDeadline("", Period.Quarter, Due: new PeriodDay(-1, 31))], [], None, 2026, HolidayCalendar.Published).Select(o => o.Due);
        due.ShouldBe([new DateOnly(2026, 2, 28), new DateOnly(2026, 5, 31), new DateOnly(2026, 8, 31), new DateOnly(2026, 11, 30)]);
        Occurrences.Of([new RecurringDeadline("", Period.Year, By: new MonthDay(2, 29))], [], None, 2026, HolidayCalendar.Published)[0].Due.ShouldBe(new DateOnly(2026, 2, 28));
    }

    private static void ByChance(int times, Action<Random> law)
    {
        for (var seed = 0; seed < times; seed++)
        {
            law(new Random(seed));
        }
    }

    private static ImmutableArray<Deadline> Deadlines(Random chance) => [.. Enumerable.Range(0, chance.Next(5)).Select(i => (Deadline)(chance.Next(5) switch
    {
        0 => new FixedDeadline("", new DateOnly(2026, chance.Next(1, 13), chance.Next(1, 29))),
        1 => new RecurringDeadline("", Period.Quarter, Due: chance.Next(2) == 0 ? new PeriodDay(1, chance.Next(1, 32)) : null),
        2 => new RecurringDeadline("", Period.Month, Due: new PeriodDay(chance.Next(2), chance.Next(1, 32))),
        3 => new RelativeDeadline("", "事项", chance.Next(40), (DayUnit)chance.Next(3), (Direction)chance.Next(2)),
        _ => new StandingDuty(""),
    }))];

    private static ImmutableArray<EventStart> Starts(Random chance) =>
        [.. Enumerable.Range(0, chance.Next(6)).Select(_ => new EventStart(chance.Next(5), new DateOnly(2026, chance.Next(1, 13), chance.Next(1, 29))))];
}
