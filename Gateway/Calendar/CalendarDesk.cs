using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.Calendar;

/// <summary>The calendar of a government: its notices, and what a new one moves. Import and moves are one append.</summary>
internal sealed class CalendarDesk(IGrains grains, LimitLedger limits, TimeProvider clock)
{
    public async ValueTask<Holidays> Look(DivisionCode government, CancellationToken cancel = default) =>
        (await grains.Holidays(government).Look(cancel)).State;

    /// <summary>What would be dated anew; nothing is written.</summary>
    public async ValueTask<Outcome<CalendarChange>> Preview(Caller caller, DivisionCode government, ImportHolidays import, CancellationToken cancel = default)
    {
        if (!Access.May(caller, Deed.DecideLimits, government))
        {
            return Access.Refused;
        }
        var now = await Look(government, cancel);
        var verdict = Holidays.Kind.Decide(now, import);
        return verdict.Rejection is { } refused ? refused
            : new CalendarChange(!verdict.WritesNothing, await Moved(government, now.Calendar.With(import.Year, import.Days), cancel));
    }

    public async ValueTask<Outcome<CalendarChange>> Import(Errand errand, DivisionCode government, ImportHolidays import, CancellationToken cancel = default)
    {
        var (change, refused) = await Preview(errand.Who, government, import, cancel);
        if (change is null)
        {
            return refused!;
        }
        var moves = change.Moved
            .GroupBy(m => m.Assignment)
            .Select(m => new Telling(m.Key, new Redate([.. m.Select(each => new RedatedLimit(each.Occurrence, each.To))], import.Notice.Trim(), clock.Today)));
        var answer = await grains.Together(errand.At(clock.GetUtcNow()), [new Telling(Holidays.AddressOf(government), import), .. moves], cancel);
        return answer.Rejection is { } rejection ? rejection : change;
    }

    private async ValueTask<ImmutableArray<MovedLimit>> Moved(DivisionCode government, HolidayCalendar after, CancellationToken cancel)
    {
        var moved = ImmutableArray.CreateBuilder<MovedLimit>();
        foreach (var address in await limits.CountedFromEvents(government, cancel))
        {
            if ((await grains.Assignment(address).Look(cancel)).State is not Assignment.Open duty)
            {
                continue;
            }
            foreach (var limit in duty.Limits.Known.Where(l => l.IsOpen && l.Of is { Opens: not null, Ends: null } && duty.Deadlines[l.Of.Deadline] is RelativeDeadline))
            {
                var to = Occurrences.DueOf((RelativeDeadline)duty.Deadlines[limit.Of.Deadline], limit.Of.Opens!.Value, after);
                if (to != limit.Of.Due)
                {
                    moved.Add(new MovedLimit(address, duty.UnitName, limit.Key, duty.Deadlines[limit.Of.Deadline].Quote, limit.Of.Due, to, limit.Until));
                }
            }
        }
        return moved.DrainToImmutable();
    }
}

/// <param name="New">False: the same notice was imported before.</param>
internal sealed record CalendarChange(bool New, ImmutableArray<MovedLimit> Moved);

/// <param name="From">Null: it was unknown.</param>
/// <param name="Until">延期 that was granted: it goes on to count.</param>
internal sealed record MovedLimit(GrainAddress Assignment, string Unit, string Occurrence, string Quote, DateOnly? From, DateOnly? To, DateOnly? Until);
