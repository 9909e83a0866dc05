using System.Collections.Immutable;
using System.Diagnostics;
using Orleans;
using Orleans.Runtime;
using Tracker.Deciding;
using Tracker.Silo.Activations;
using GrainAddress = Tracker.Deciding.GrainAddress;

namespace Tracker.Silo.Orleans;

/// <summary>
/// The way to the grains of a cluster. A command goes to the silo that has its grain, and is said again under its id where that silo goes away.
/// What only reads the journal (a look, and several grains told in one append) is done beside the caller, who has the database at hand anyway:
/// states never cross between programs.
/// </summary>
/// <param name="beside">An embedded engine on the same journal.</param>
/// <param name="here">What the grains of this process's silo work with; a client has none of them.</param>
internal sealed class OrleansGrains(IGrainFactory cluster, IGrains beside, ClusterTools here, Membership membership, OrleansOptions options) : IGrains, IGrainsInMemory
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(50);

    /// <summary>By how much the clocks of a cluster's machines may differ.</summary>
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromSeconds(1);

    private Way? _way;

    /// <summary>Those of the silo and those that are folded beside it.</summary>
    public int Count => here.Grains + (beside is IGrainsInMemory folded ? folded.Count : 0);

    private bool IsIn => membership.IsIn;

    public IGrain<TState, TCommand> Grain<TState, TCommand>(GrainAddress address)
        where TState : class
        where TCommand : class => new Handle<TState, TCommand>(this, address, beside.Grain<TState, TCommand>(address));

    public ValueTask<TogetherAnswer> Together(Envelope envelope, ImmutableArray<Telling> tellings, CancellationToken cancel) =>
        beside.Together(envelope, tellings, cancel);

    /// <param name="asked">What is said, by when it is given up.</param>
    /// <param name="beside">For where no silo can be asked, or the one that was met a fault: it befalls this caller too, with its own type.</param>
    private async ValueTask<Answer> Send(GrainAddress address, Func<DateTimeOffset, byte[]> asked, Func<ValueTask<Answer>> beside, CancellationToken cancel)
    {
        var since = Stopwatch.GetTimestamp();
        var idle = DateTimeOffset.MinValue; // from then on no silo is at an earlier try of this
        while (true)
        {
            var now = TimeProvider.System.GetUtcNow();
            var until = now + options.AnswerWithin;
            Told told;
            try
            {
                told = IsIn ? Wire.Read<Told>(await GrainOf(address).Ask(asked(until)).WaitAsync(cancel)) : new Told();
            }
            // Orleans also cancels, by itself, what expired on its way.
            catch (Exception error) when (error is OrleansException or TimeoutException || (error is OperationCanceledException && !cancel.IsCancellationRequested))
            {
                // Whether it was written is not known here: the id tells. A grain that has gone with its silo soon lives elsewhere.
                idle = until + ClocksDiffer;
                if (IsIn && Stopwatch.GetElapsedTime(since) > options.Patience)
                {
                    throw new JournalUnavailableException("journal.unreachable", $"No silo answers for {address}.", error);
                }
                await Task.Delay(BetweenTries, cancel);
                continue;
            }
            var answer = told switch
            {
                { Answer: { } given } => given,
                { Unavailable: { } code, Says: var says } => throw new JournalUnavailableException(code, says ?? code),
                _ => await beside(),
            };
            if (answer.Position != 0 || now >= idle)
            {
                return answer;
            }
            // Nothing was to be written, and is not remembered: an earlier try, in a silo that stands still or is cut off, might find otherwise.
            await Task.Delay(idle - now, cancel);
        }
    }

    private IActivationGrain GrainOf(GrainAddress address)
    {
        if (_way is not { } way)
        {
            var any = cluster.GetGrain<IActivationGrain>(address.Value);
            _way = new Way(any.GetGrainId().Type, ((GrainReference)any).InterfaceType);
            return any;
        }
        return (IActivationGrain)cluster.GetGrain(GrainId.Create(way.Grain, address.Value), way.Face);
    }

    /// <summary>What Orleans would find out anew, from the names of our types, for every call.</summary>
    private sealed record Way(GrainType Grain, GrainInterfaceType Face);

    private sealed class Handle<TState, TCommand>(OrleansGrains engine, GrainAddress address, IGrain<TState, TCommand> beside) : IGrain<TState, TCommand>
        where TState : class
        where TCommand : class
    {
        public ValueTask<Answer> Ask(Envelope envelope, TCommand command, long? expectedVersion, CancellationToken cancel) => engine.Send(
            address,
            until => Wire.Write(new Asked<TCommand>(envelope, command, expectedVersion, until, Activity.Current?.Id)),
            () => beside.Ask(envelope, command, expectedVersion, cancel),
            cancel);

        public ValueTask<Standing<TState>> Look(CancellationToken cancel) => beside.Look(cancel);
    }
}
