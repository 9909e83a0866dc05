using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Placement;
using Orleans.Storage;
using Tracker.Deciding;

namespace Tracker.Silo.Orleans;

/// <summary>
/// One grain of Tracker in a silo. Orleans sees to it that there is one at a time; that two at a time do no harm is the journal's doing.
/// What the journal says passes through as a value; anything else the caller finds out for itself. It lives where it is first asked for, since most are asked
/// by one person at one process.
/// </summary>
[PreferLocalPlacement]
internal sealed partial class ActivationGrain(
    ClusterTools tools, [FromKeyedServices(SnapshotOf.Storage)] IGrainStorage storage, ILogger<ActivationGrain> log) : Grain, IActivationGrain
{
    private Turns _turns = null!;
    private SnapshotOf _snapshot = null!;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var address = GrainAddress.Parse(this.GetPrimaryKeyString());
        _turns = tools.TurnsOf(address);
        _snapshot = new SnapshotOf(storage, this.GetGrainId(), log);
        if (tools.Activations.Journal.Known(address) is null) // what the store holds in memory needs no snapshot
        {
            await _snapshot.Resume(_turns);
        }
        tools.Came();
    }

    /// <summary>Of those that were activated.</summary>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        tools.Went();
        return _turns.Version - _snapshot.Version >= SnapshotOf.LeastAtTheEnd ? _snapshot.Save(_turns) : Task.CompletedTask;
    }

    public async Task<byte[]> Ask(byte[] asked)
    {
        var told = Wire.Write(await Tell(asked));
        if (_turns.Version - _snapshot.Version >= SnapshotOf.Every)
        {
            await _snapshot.Save(_turns);
        }
        return told;
    }

    private async Task<Told> Tell(byte[] asked)
    {
        try
        {
            return new Told(await _turns.Ask(asked));
        }
        catch (JournalUnavailableException error)
        {
            return new Told(Unavailable: error.Code, Says: error.Message);
        }
        catch (Exception error) when (error is not OperationCanceledException and not TimeoutException)
        {
            Failed(log, this.GetPrimaryKeyString(), error);
            return new Told();
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A command to {Address} failed")]
    private static partial void Failed(ILogger log, string address, Exception error);
}
