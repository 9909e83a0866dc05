using System.Collections.Immutable;

namespace Tracker.Deciding;

/// <summary>A kind of grain: its name in addresses and its families of commands and events. Engines run kinds; rooms write them.</summary>
public abstract class GrainKind(string name, Type command, Type fact)
{
    /// <summary>As it stands in addresses, such as <c>work-point</c>.</summary>
    public string Name { get; } = name;

    /// <summary>The family of commands; each record's stored name stands on the family.</summary>
    public Type Command { get; } = command;

    /// <summary>The family of events; each record's stored name stands on the family.</summary>
    public Type Fact { get; } = fact;

    /// <summary>The state before the first fact, to whom only the kind's name is known.</summary>
    public abstract object Start { get; }

    public abstract object Evolve(object state, object fact);

    public abstract Verdict Decide(object state, object command);
}

/// <summary>A kind as an engine sees it: facts are objects, since they come out of the journal by name.</summary>
public abstract class GrainKind<TState, TCommand>(string name, TState initial, Type fact) : GrainKind(name, typeof(TCommand), fact)
    where TState : class
    where TCommand : class
{
    public TState Initial { get; } = initial;

    public sealed override object Start => Initial;

    public sealed override object Evolve(object state, object fact) => Evolve((TState)state, fact);

    public sealed override Verdict Decide(object state, object command) => Decide((TState)state, (TCommand)command);

    public abstract TState Evolve(TState state, object fact);

    public abstract Verdict Decide(TState state, TCommand command);
}

/// <summary>A kind as its room writes it.</summary>
public sealed class GrainKind<TState, TCommand, TEvent>(
    string name,
    TState initial,
    Func<TState, TEvent, TState> evolve,
    Func<TState, TCommand, Decision<TEvent>> decide) : GrainKind<TState, TCommand>(name, initial, typeof(TEvent))
    where TState : class
    where TCommand : class
    where TEvent : class
{
    public override TState Evolve(TState state, object fact) => evolve(state, (TEvent)fact);

    public override Verdict Decide(TState state, TCommand command)
    {
        var decision = decide(state, command);
        return new Verdict(ImmutableArray<object>.CastUp(decision.Facts), decision.Elsewhere, decision.Rejection);
    }
}

/// <summary>A decision whose facts are objects.</summary>
public readonly record struct Verdict(ImmutableArray<object> Facts, ImmutableArray<FactElsewhere> Elsewhere, Rejection? Rejection)
{
    public bool WritesNothing => Rejection is not null || (Facts.IsEmpty && Elsewhere.IsEmpty);
}
