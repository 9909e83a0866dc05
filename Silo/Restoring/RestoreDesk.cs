using Tracker.Deciding;
using Tracker.Restoring;
using Tracker.Silo.Delivery;
using Tracker.Silo.Journal;
using Tracker.Units;

namespace Tracker.Silo.Restoring;

/// <summary>Opens a new epoch after a restore: nothing goes out by itself of what waited in the backup or fell due since.</summary>
public sealed class RestoreDesk
{
    private readonly IStore _store;
    private readonly IGrains _grains;
    private readonly Outbox _outbox;
    private readonly TimeProvider _clock;

    internal RestoreDesk(IStore store, IGrains grains, Outbox outbox, TimeProvider clock) => (_store, _grains, _outbox, _clock) = (store, grains, outbox, clock);

    /// <summary>In every government, by the machine itself.</summary>
    public async Task Open(string reason, CancellationToken cancel = default)
    {
        foreach (var government in await _store.Journal.Governments(cancel))
        {
            await Open(government, reason, new Envelope(Guid.CreateVersion7(_clock.GetUtcNow()), Actor.Machine, _clock.GetUtcNow(), Door.Reaction), cancel);
        }
    }

    /// <summary>Messages are kept back before the epoch is recorded: a kill between the two repeats the first, which is harmless.</summary>
    public async Task<Answer> Open(DivisionCode government, string reason, Envelope envelope, CancellationToken cancel = default)
    {
        var command = new OpenEpoch(reason, JournalDay.Of(_clock.GetUtcNow()));
        if (RestoreEpoch.Kind.Decide(RestoreEpoch.Initial, command).Rejection is { } fault)
        {
            return new Answer(fault, 0);
        }
        await _outbox.HoldWaiting(government, await _store.Journal.LastPosition(cancel), cancel);
        return await _grains.RestoreEpoch(government).Ask(envelope, command, null, cancel);
    }
}
