using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Reminders;
using Tracker.Units;

namespace Tracker.Gateway.Reminders;

/// <summary>What a government is reminded of by itself, and the setting of it.</summary>
internal sealed class ReminderDesk(IGrains grains, TimeProvider clock)
{
    public async ValueTask<ReminderRules> Rules(DivisionCode government, CancellationToken cancel = default) =>
        (await grains.ReminderRules(government).Look(cancel)).State.Current;

    public async ValueTask<Answer> Set(Errand errand, DivisionCode government, ReminderRules rules, CancellationToken cancel = default) =>
        Access.May(errand.Who, Deed.DecideLimits, government)
            ? await grains.ReminderRules(government).Ask(errand.At(clock.GetUtcNow()), new SetReminderRules(rules, clock.Today), null, cancel)
            : new Answer(Access.Refused, 0);
}
