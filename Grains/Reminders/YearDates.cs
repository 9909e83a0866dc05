using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.PeriodReturns;
using Tracker.Units;

namespace Tracker.Reminders;

/// <summary>The days of a plan's year that everybody knows: its quarterly reviews (季度回顾) and its annual reports (年度报告). Here stands who was reminded of them.</summary>
public sealed record YearDates(ImmutableArray<ToldYearDate> Told)
{
    public static YearDates Initial { get; } = new([]);

    public static GrainKind<YearDates, YearDateCommand, YearDateEvent> Kind { get; } = new("year-dates", Initial, Evolve, Decide);

    public static GrainAddress AddressOf(DivisionCode government, PlanYear year) => GrainAddress.Of(government, year, Kind.Name, "all");

    /// <summary>By the calendar, in order.</summary>
    public static ImmutableArray<(YearDate Date, DateOnly Day)> Of(int year, ReminderRules rules) =>
    [
        .. PeriodSpans.Quarters.Select((quarter, at) => (YearDate.ReviewOfFirst + at, quarter.Span(year).To.AddDays(rules.ReviewAfter))),
        (YearDate.UnitReport, In(year + 1, rules.UnitReport)),
        (YearDate.GovernmentReport, In(year + 1, rules.GovernmentReport)),
    ];

    /// <summary>What is to be told today and was not.</summary>
    public IEnumerable<ToldYearDate> Due(int year, DateOnly today, ReminderRules rules, HolidayCalendar calendar) =>
        from date in Of(year, rules)
        let offset = rules.UpToTheDay.DueOffset(date.Day, today, calendar)
        where offset is not null && !Has(date.Date, date.Day, offset.Value)
        select new ToldYearDate(date.Date, date.Day, offset.Value);

    private bool Has(YearDate date, DateOnly day, int offset) => Told.Any(t => t.Date == date && t.Day == day && t.Offset >= offset);

    private static YearDates Evolve(YearDates state, YearDateEvent fact) => fact switch
    {
        YearDateReminded e => new(state.Told.Add(new ToldYearDate(e.Date, e.Day, e.Offset))),
        _ => throw new JournalOutOfOrderException(state, fact),
    };

    private static Decision<YearDateEvent> Decide(YearDates state, YearDateCommand command) => command switch
    {
        RemindYearDate c when state.Has(c.Date, c.Day, c.Offset) => Decision.Nothing,
        RemindYearDate c => new YearDateReminded(c.Date, c.Day, c.Offset, c.Units, c.On, c.Held),
        _ => throw new NotSupportedException($"{command.GetType().Name} has no rule."),
    };

    private static DateOnly In(int year, MonthDay day) => new(year, day.Month, day.Day);
}

/// <summary>A reminder of a year's day that was told.</summary>
public readonly record struct ToldYearDate(YearDate Date, DateOnly Day, int Offset);

[JsonConverter(typeof(JsonStringEnumConverter<YearDate>))]
public enum YearDate
{
    [JsonStringEnumMemberName("review-q1")]
    ReviewOfFirst,

    [JsonStringEnumMemberName("review-q2")]
    ReviewOfSecond,

    [JsonStringEnumMemberName("review-q3")]
    ReviewOfThird,

    [JsonStringEnumMemberName("review-q4")]
    ReviewOfFourth,

    /// <summary>年度报告 of the departments.</summary>
    [JsonStringEnumMemberName("unit-report")]
    UnitReport,

    /// <summary>年度报告 of the government.</summary>
    [JsonStringEnumMemberName("government-report")]
    GovernmentReport,
}

[JsonDerivedType(typeof(RemindYearDate), "year-dates.remind.v1")]
public abstract record YearDateCommand;

/// <param name="Units">Who is told beside the office.</param>
/// <param name="Held">It fell due before a restored backup was opened: kept back until an administrator says.</param>
public sealed record RemindYearDate(
    YearDate Date, DateOnly Day, int Offset, [property: Circumstance] ImmutableArray<UnitId> Units, [property: Circumstance] DateOnly On, [property: Circumstance] bool Held) : YearDateCommand;

// The quoted names are on disk for good.
[JsonDerivedType(typeof(YearDateReminded), "year-dates.reminded.v1")]
public abstract record YearDateEvent;

/// <param name="Offset">Negative: so many days before; 0: on the day.</param>
public sealed record YearDateReminded(YearDate Date, DateOnly Day, int Offset, ImmutableArray<UnitId> Units, DateOnly On, bool Held) : YearDateEvent;

public static class YearDatesGrain
{
    public static IGrain<YearDates, YearDateCommand> YearDates(this IGrains grains, DivisionCode government, PlanYear year) =>
        grains.Grain<YearDates, YearDateCommand>(Reminders.YearDates.AddressOf(government, year));
}
