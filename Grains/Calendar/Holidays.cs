using System.Collections.Immutable;
using Tracker.Deciding;
using Tracker.Units;

namespace Tracker.Calendar;

/// <summary>The holiday notices (放假通知) that a government imported: of new years, or in place of those that came with the program.</summary>
/// <param name="Imported">By year; the last import of a year counts.</param>
public sealed record Holidays(ImmutableSortedDictionary<int, HolidaysImported> Imported)
{
    public static Holidays Initial { get; } = new(ImmutableSortedDictionary<int, HolidaysImported>.Empty);

    public static GrainKind<Holidays, CalendarCommand, CalendarEvent> Kind { get; } =
        new("calendar", Initial, (state, fact) => new(state.Imported.SetItem(((HolidaysImported)fact).Year, (HolidaysImported)fact)), HolidayRules.Decide);

    public static GrainAddress AddressOf(DivisionCode government) => GrainAddress.Of(government, PlanYear.Lasting, Kind.Name, "holidays");

    /// <summary>By which this government counts.</summary>
    public HolidayCalendar Calendar => Imported.Values.Aggregate(HolidayCalendar.Published, (calendar, notice) => calendar.With(notice.Year, notice.Days));
}

public static class HolidaysGrain
{
    public static IGrain<Holidays, CalendarCommand> Holidays(this IGrains grains, DivisionCode government) =>
        grains.Grain<Holidays, CalendarCommand>(Calendar.Holidays.AddressOf(government));
}
