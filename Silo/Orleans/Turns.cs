using System.Diagnostics;
using Tracker.Deciding;
using Tracker.Silo.Activations;

namespace Tracker.Silo.Orleans;

/// <summary>The shared activation of an address, whatever its kind: bytes in, bytes out.</summary>
internal abstract class Turns
{
    /// <summary>What makes those of a kind. It is found by reflection, so once.</summary>
    public static Func<GrainAddress, Turns> Maker(GrainKind kind, ActivationTools tools) =>
        ((Making)Activator.CreateInstance(typeof(Making<,>).MakeGenericType(StateOf(kind), kind.Command), kind, tools)!).Make;

    /// <summary>The number of facts that it has read.</summary>
    public abstract long Version { get; }

    public abstract ValueTask<Answer> Ask(byte[] asked);

    /// <summary>As <see cref="StateJson"/>.</summary>
    public abstract byte[] State();

    /// <summary>Takes a state for read up to a version.</summary>
    public abstract void Begin(byte[] state, long version);

    private static Type StateOf(GrainKind kind)
    {
        var type = kind.GetType();
        while (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(GrainKind<,>))
        {
            type = type.BaseType!;
        }
        return type.GenericTypeArguments[0];
    }

    private abstract class Making
    {
        public abstract Turns Make(GrainAddress address);
    }

    private sealed class Making<TState, TCommand>(GrainKind<TState, TCommand> kind, ActivationTools tools) : Making
        where TState : class
        where TCommand : class
    {
        public override Turns Make(GrainAddress address) => new Turns<TState, TCommand>(address, kind, tools);
    }
}

internal sealed class Turns<TState, TCommand>(GrainAddress address, GrainKind<TState, TCommand> kind, ActivationTools tools) : Turns
    where TState : class
    where TCommand : class
{
    private readonly Activation<TState, TCommand> _activation = new(address, kind, tools);

    public override long Version => _activation.Standing.Version;

    public override ValueTask<Answer> Ask(byte[] asked)
    {
        var (envelope, command, expected, until, trace) = Wire.Read<Asked<TCommand>>(asked);
        ActivityContext.TryParse(trace, traceState: null, isRemote: true, out var caller);
        return _activation.Ask(envelope, command, expected, CancellationToken.None, () => TimeProvider.System.GetUtcNow() > until, caller);
    }

    public override byte[] State() => StateJson.Write(_activation.Standing.State);

    public override void Begin(byte[] state, long version)
    {
        if (StateJson.Read<TState>(state) is { } read)
        {
            _activation.Begin(new Standing<TState>(read, version));
        }
    }
}
