using System.Collections.Immutable;
using System.Diagnostics;
using Orleans;
using OrleansException = Orleans.Runtime.OrleansException;
using Tracker.Deciding;

namespace Tracker.Silo.Orleans;

/// <summary>
/// The way to the grains of a cluster. A command goes to the silo that has its grain, and is said again under its id where that silo goes away.
/// What only reads the journal (a look, and several grains told in one append) is done beside the caller, who has the database at hand anyway:
/// states never cross between programs.
/// </summary>
/// <param name="beside">An embedded engine on the same journal.</param>
internal sealed class OrleansGrains(IGrainFactory cluster, IGrains beside, Membership membership, OrleansOptions options) : IGrains
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(50);

    private bool IsIn => membership.IsIn;

    public IGrain<TState, TCommand> Grain<TState, TCommand>(GrainAddress address)
        where TState : class
        where TCommand : class => new Handle<TState, TCommand>(this, address, beside.Grain<TState, TCommand>(address));

    public ValueTask<TogetherAnswer> Together(Envelope envelope, ImmutableArray<Telling> tellings, CancellationToken cancel) =>
        beside.Together(envelope, tellings, cancel);

    private async ValueTask<Told> Send(GrainAddress address, byte[] asked, CancellationToken cancel)
    {
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return Wire.Read<Told>(await cluster.GetGrain<IActivationGrain>(address.Value).Ask(asked).WaitAsync(cancel));
            }
            catch (Exception error) when (error is OrleansException or TimeoutException)
            {
                // Whether it was written is not known here: the id tells. A grain that has gone with its silo soon lives elsewhere.
                if (!IsIn)
                {
                    return new Told(); // this process is leaving the cluster
                }
                if (Stopwatch.GetElapsedTime(since) > options.Patience)
                {
                    throw new JournalUnavailableException("journal.unreachable", $"No silo answers for {address}.", error);
                }
            }
            await Task.Delay(BetweenTries, cancel);
        }
    }

    private sealed class Handle<TState, TCommand>(OrleansGrains engine, GrainAddress address, IGrain<TState, TCommand> beside) : IGrain<TState, TCommand>
        where TState : class
        where TCommand : class
    {
        public async ValueTask<Answer> Ask(Envelope envelope, TCommand command, long? expectedVersion, CancellationToken cancel)
        {
            if (!engine.IsIn)
            {
                return await beside.Ask(envelope, command, expectedVersion, cancel);
            }
            return await engine.Send(address, Wire.Write(new Asked<TCommand>(envelope, command, expectedVersion)), cancel) switch
            {
                { Answer: { } answer } => answer,
                { Unavailable: { } code, Says: var says } => throw new JournalUnavailableException(code, says ?? code),
                _ => await beside.Ask(envelope, command, expectedVersion, cancel), // the same fault befalls this caller, with its own type
            };
        }

        public ValueTask<Standing<TState>> Look(CancellationToken cancel) => beside.Look(cancel);
    }
}
