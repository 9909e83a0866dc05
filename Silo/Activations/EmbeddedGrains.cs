using System.Collections.Concurrent;
using System.Collections.Immutable;
using Tracker.Deciding;
using Tracker.Silo.Journal;

namespace Tracker.Silo.Activations;

/// <summary>The embedded engine: activations in this process, one turn at a time per address, the longest idle forgotten first.</summary>
internal sealed class EmbeddedGrains : IGrains, IGrainsInMemory
{
    private readonly ConcurrentDictionary<GrainAddress, Activation> _activations = new();
    private readonly Dictionary<string, GrainKind> _kinds;
    private readonly ActivationTools _tools;
    private readonly JointTelling _joint;
    private readonly int _most;
    private long _uses;
    private int _count;
    private int _sweeping;

    public EmbeddedGrains(IJournal journal, FactCodec facts, IReadOnlyCollection<GrainKind> kinds, EngineOptions options)
    {
        _kinds = kinds.ToDictionary(k => k.Name);
        _most = options.MostActivations;
        _tools = new ActivationTools(journal, new CommandCodec(facts, kinds), WroteAt);
        _joint = new JointTelling(_tools, _kinds);
    }

    public int Count => Volatile.Read(ref _count);

    public IGrain<TState, TCommand> Grain<TState, TCommand>(GrainAddress address)
        where TState : class
        where TCommand : class =>
        _kinds.GetValueOrDefault(address.Kind) is GrainKind<TState, TCommand> kind
            ? new Handle<TState, TCommand>(this, address, kind)
            : throw new ArgumentException($"{address} is not the address of a {typeof(TState).Name}.", nameof(address));

    public ValueTask<TogetherAnswer> Together(Envelope envelope, ImmutableArray<Telling> tellings, CancellationToken cancel) =>
        _joint.Tell(envelope, tellings, cancel);

    private void WroteAt(GrainAddress address)
    {
        if (_activations.TryGetValue(address, out var activation))
        {
            activation.MarkStale();
        }
    }

    private async ValueTask<Activation<TState, TCommand>> TakeTurn<TState, TCommand>(GrainAddress address, GrainKind<TState, TCommand> kind, CancellationToken cancel)
        where TState : class
        where TCommand : class
    {
        while (true)
        {
            var activation = Find(address, kind);
            activation.LastUsed = Interlocked.Increment(ref _uses);
            await activation.TakeTurn(cancel);
            if (!activation.Retired)
            {
                return activation;
            }
            activation.EndTurn();
        }
    }

    private Activation<TState, TCommand> Find<TState, TCommand>(GrainAddress address, GrainKind<TState, TCommand> kind)
        where TState : class
        where TCommand : class
    {
        if (_activations.TryGetValue(address, out var there))
        {
            return (Activation<TState, TCommand>)there;
        }
        var made = new Activation<TState, TCommand>(address, kind, _tools) { LastUsed = Volatile.Read(ref _uses) };
        there = _activations.GetOrAdd(address, made);
        if (ReferenceEquals(there, made) && Interlocked.Increment(ref _count) > _most)
        {
            Sweep();
        }
        return (Activation<TState, TCommand>)there;
    }

    /// <summary>Forgets about a tenth, those idle longest. One sweep at a time; busy ones stay.</summary>
    private void Sweep()
    {
        if (Interlocked.Exchange(ref _sweeping, 1) == 1)
        {
            return;
        }
        try
        {
            var uses = _activations.Values.Select(a => a.LastUsed).Order().ToArray();
            var newest = uses[Math.Min(uses.Length - 1, uses.Length / 10)];
            foreach (var (address, activation) in _activations)
            {
                if (activation.LastUsed <= newest && activation.TryRetire() && _activations.TryRemove(address, out _))
                {
                    Interlocked.Decrement(ref _count);
                }
            }
        }
        finally
        {
            Volatile.Write(ref _sweeping, 0);
        }
    }

    private sealed class Handle<TState, TCommand>(EmbeddedGrains engine, GrainAddress address, GrainKind<TState, TCommand> kind) : IGrain<TState, TCommand>
        where TState : class
        where TCommand : class
    {
        public async ValueTask<Answer> Ask(Envelope envelope, TCommand command, long? expectedVersion, CancellationToken cancel)
        {
            var activation = await engine.TakeTurn(address, kind, cancel);
            try
            {
                return await activation.Ask(envelope, command, expectedVersion, cancel);
            }
            finally
            {
                activation.EndTurn();
            }
        }

        public async ValueTask<Standing<TState>> Look(CancellationToken cancel)
        {
            var activation = await engine.TakeTurn(address, kind, cancel);
            try
            {
                return await activation.Look(cancel);
            }
            finally
            {
                activation.EndTurn();
            }
        }
    }
}
