using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.Units;

namespace Tracker.Silo.Delivery;

/// <summary>By the holiday notices that the government counts by.</summary>
internal sealed class GovernmentCalendars(IGrains grains) : IWorkdays
{
    public async ValueTask<Func<DateOnly, bool?>> Of(DivisionCode government, CancellationToken cancel) =>
        (await grains.Holidays(government).Look(cancel)).State.Calendar.IsWorkingDay;
}
