using System.Diagnostics;
using Tracker.Deciding;
using Tracker.Silo.Journal;
using Tracker.Silo.Telemetry;

namespace Tracker.Silo.Activations;

/// <summary>
/// A grain's state in memory: decide, append at the expected version, evolve. One turn at a time. Both engines are thin around it, and
/// none of its promises rests on its being the only activation of its address.
/// </summary>
internal sealed class Activation<TState, TCommand>(GrainAddress address, GrainKind<TState, TCommand> kind, ActivationTools tools) : Activation
    where TState : class
    where TCommand : class
{
    private TState _state = kind.Initial;

    /// <summary>As far as it has read.</summary>
    public Standing<TState> Standing => new(_state, Version);

    /// <summary>Begins with a state that is known from elsewhere: only what came since is read.</summary>
    public void Begin(Standing<TState> known) => (_state, Version) = (known.State, known.Version);

    /// <param name="isTooLate">Whoever asked has given up by now and may have been answered elsewhere: nothing new is decided, and a <see cref="TimeoutException"/> says so.</param>
    /// <param name="caller">The span of a caller in another process; default: it is this one's.</param>
    public async ValueTask<Answer> Ask(
        Envelope envelope, TCommand command, long? expectedVersion, CancellationToken cancel, Func<bool>? isTooLate = null, ActivityContext caller = default)
    {
        var span = new CommandSpan(kind.Name, caller);
        try
        {
            var answer = await Answer(envelope, command, expectedVersion, isTooLate, cancel);
            span.Said(answer);
            return answer;
        }
        finally
        {
            span.End(tools.Codec, envelope, command);
        }
    }

    public async ValueTask<Standing<TState>> Look(CancellationToken cancel)
    {
        do
        {
            await Load(cancel);
        }
        while (!await IsCurrent(cancel));
        return new Standing<TState>(_state, Version);
    }

    private async ValueTask<Answer> Answer(Envelope envelope, TCommand command, long? expectedVersion, Func<bool>? isTooLate, CancellationToken cancel)
    {
        CommandText? said = null;
        while (true)
        {
            await Load(cancel);
            // What is decided from here on holds for the version that was read, or is not written.
            if (isTooLate?.Invoke() == true)
            {
                throw new TimeoutException($"{address} was asked too long ago.");
            }
            var expectedOtherwise = expectedVersion is { } expected && expected != Version;
            var verdict = expectedOtherwise ? default : kind.Decide(_state, command);
            if (expectedOtherwise || verdict.WritesNothing)
            {
                // Perhaps only a repeat: what was answered first is answered again.
                if (envelope.Door != Door.Reaction && await tools.Journal.Recall(envelope.CommandId, cancel) is { } first)
                {
                    return AnswerAgain(first, said ?? tools.Codec.Say(envelope, address, command));
                }
                if (!await IsCurrent(cancel))
                {
                    continue;
                }
                var rejection = expectedOtherwise ? new Rejection("grain.changed-meanwhile", $"{expectedVersion}", $"{Version}") : verdict.Rejection;
                return new Answer(rejection, Version);
            }
            said ??= tools.Codec.Say(envelope, address, command);
            switch (await Append(envelope, said, verdict))
            {
                case AppendOutcome.Written written:
                    return new Answer(null, Version, written.LastPosition);
                case AppendOutcome.Repeated repeated:
                    return AnswerAgain(repeated.First, said);
                case AppendOutcome.Conflict conflict when conflict.Address != address:
                    if (await IsCurrent(cancel))
                    {
                        return new Answer(new Rejection("grain.already-there", conflict.Address.Value), Version);
                    }
                    continue;
                case AppendOutcome.Conflict conflict:
                    CatchUp(conflict.ActualVersion); // somebody else wrote: the loser reads on and decides again
                    continue;
                default:
                    throw new InvalidOperationException("An append was answered with something unknown.");
            }
        }
    }

    private async ValueTask<AppendOutcome> Append(Envelope envelope, CommandText said, Verdict verdict)
    {
        var request = tools.Codec.Request(envelope, said, address, Version, verdict);
        try
        {
            var outcome = await tools.Journal.AppendTimed(request, envelope.CommandId);
            if (outcome is AppendOutcome.Written)
            {
                foreach (var fact in verdict.Facts)
                {
                    _state = kind.Evolve(_state, fact);
                }
                Version += verdict.Facts.Length;
                foreach (var other in verdict.Elsewhere)
                {
                    tools.WroteElsewhere(other.Address);
                }
            }
            return outcome;
        }
        catch
        {
            Forget(); // whether it was written is not known here; the command id will tell
            throw;
        }
    }

    private static Answer AnswerAgain(RememberedCommand first, CommandText said) =>
        first.BodyHash.Span.SequenceEqual(said.BodyHash.Span)
            ? new Answer(null, first.Version, first.Position)
            : new Answer(new Rejection("command.id-reused", first.Id.ToString()), first.Version);

    private async ValueTask Load(CancellationToken cancel)
    {
        if (Interlocked.Exchange(ref Stale, 0) == 1)
        {
            Loaded = false;
        }
        if (Loaded)
        {
            return;
        }
        if (Version == 0 && tools.Journal.Known(address) is { State: TState state } known)
        {
            (_state, Version, Loaded) = (state, known.Version, true);
            return;
        }
        while (true)
        {
            var facts = await tools.Journal.ReadStream(address, Version, ActivationTools.Chunk, cancel);
            foreach (var fact in facts)
            {
                _state = kind.Evolve(_state, tools.Codec.Decode(fact));
                Version = fact.Version;
            }
            if (facts.Count < ActivationTools.Chunk)
            {
                break;
            }
        }
        Loaded = true;
    }

    /// <summary>An answer that writes nothing is given only for the version that the store holds. Otherwise reads on.</summary>
    private async ValueTask<bool> IsCurrent(CancellationToken cancel)
    {
        if (tools.Journal.HeldAlone)
        {
            return true;
        }
        var stored = await tools.Journal.VersionOf(address, cancel);
        if (stored == Version)
        {
            return true;
        }
        CatchUp(stored);
        return false;
    }

    /// <summary>What is stored stays: only the facts that came since are read, so that a long history costs nothing where processes meet.</summary>
    private void CatchUp(long stored)
    {
        Signals.Conflicts.Add(1, Signals.Kind(kind.Name));
        if (stored < Version)
        {
            Forget(); // never in one database; whoever puts an older one in its place must not be left waiting
        }
        Loaded = false;
    }

    private void Forget()
    {
        _state = kind.Initial;
        Version = 0;
        Loaded = false;
    }
}

/// <summary>What an engine sees of an activation, whatever its kind.</summary>
internal abstract class Activation
{
    private SemaphoreSlim? _turn;

    /// <summary>1: facts were written to it from elsewhere.</summary>
    protected int Stale;

    protected bool Loaded { get; set; }

    /// <summary>The number of facts in <c>_state</c>.</summary>
    protected long Version { get; set; }

    /// <summary>When it was last asked, in the engine's own count.</summary>
    public long LastUsed { get; set; }

    /// <summary>Put out of memory: ask the engine for the address's next activation.</summary>
    public bool Retired { get; private set; }

    private SemaphoreSlim Turn => _turn ?? Interlocked.CompareExchange(ref _turn, new SemaphoreSlim(1, 1), null) ?? _turn;

    public Task TakeTurn(CancellationToken cancel) => Turn.WaitAsync(cancel);

    public void EndTurn() => Turn.Release();

    public void MarkStale() => Interlocked.Exchange(ref Stale, 1);

    /// <summary>Retires it unless somebody has the turn.</summary>
    public bool TryRetire()
    {
        if (!Turn.Wait(0))
        {
            return false;
        }
        Retired = true;
        Turn.Release();
        return true;
    }
}
