using System.Collections.Immutable;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Shared;
using Tracker.Reminders;
using Tracker.Units;

namespace Tracker.Gateway.Actors;

/// <summary>What falls due and when it will be told: by the very rules that the due work (到期事项) goes by.</summary>
internal sealed class ActorDays(IGrains grains, TimeProvider clock)
{
    public DateOnly Today => clock.Today;

    /// <summary>A day with the reminder that comes next.</summary>
    /// <param name="told">Those that were told already.</param>
    public async ValueTask<ImmutableArray<ActorDue>> OfLimit(DivisionCode government, string what, DateOnly day, ImmutableArray<ToldReminder> told, CancellationToken cancel)
    {
        var (rules, calendar) = (await Rules(government, cancel), await Calendar(government, cancel));
        var next = rules.Offsets.Where(offset => !told.Has(day, offset)).Select(offset => (DateOnly?)rules.TimeOf(day, offset, calendar)).FirstOrDefault(time => time >= Today);
        var standing = day < Today ? $"已过{await Since(government, day, cancel)}" : day == Today ? "今天到期" : $"还有{day.DayNumber - Today.DayNumber}天";
        return [new ActorDue(what, day, next is null ? standing : $"{standing}，{Words.Day(next.Value)}提醒")];
    }

    /// <summary>Fixed days of a whole point: each unit's own are its duty's.</summary>
    public ImmutableArray<ActorDue> OfDeadlines(ImmutableArray<Deadline> deadlines) =>
        [.. deadlines.OfType<FixedDeadline>().Where(d => d.Date >= Today).Select(d => new ActorDue("完成时限", d.Date, d.Quote))];

    /// <summary>季度回顾 and 年度报告 of a year that are still to come.</summary>
    public async ValueTask<ImmutableArray<ActorDue>> OfYear(DivisionCode government, PlanYear year, CancellationToken cancel) =>
        [.. Tracker.Reminders.YearDates.Of(year.Value, await Rules(government, cancel)).Where(d => d.Day >= Today).Select(d => new ActorDue(ActorFacts.Of(d.Date), d.Day))];

    /// <summary>「12个工作日」; where a year's holidays are not known 「18天」.</summary>
    public async ValueTask<string> Since(DivisionCode government, DateOnly day, CancellationToken cancel) =>
        (await Calendar(government, cancel)).WorkingDaysBetween(day, Today) is { } working ? $"{working}个工作日" : $"{Today.DayNumber - day.DayNumber}天";

    private async ValueTask<ReminderRules> Rules(DivisionCode government, CancellationToken cancel) => (await grains.ReminderRules(government).Look(cancel)).State.Current;

    private async ValueTask<HolidayCalendar> Calendar(DivisionCode government, CancellationToken cancel) => (await grains.Holidays(government).Look(cancel)).State.Calendar;
}
