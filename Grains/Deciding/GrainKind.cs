namespace Tracker.Deciding;

/// <summary>A kind of grain: its name in addresses, and the decider that is its rulebook. Engines run kinds; rooms write them.</summary>
public abstract class GrainKind(string name, Type command, Type fact)
{
    /// <summary>As it stands in addresses, such as <c>work-point</c>.</summary>
    public string Name { get; } = name;

    /// <summary>The family of commands; each record's stored name stands on the family.</summary>
    public Type Command { get; } = command;

    /// <summary>The family of events; each record's stored name stands on the family.</summary>
    public Type Fact { get; } = fact;
}

public sealed class GrainKind<TState, TCommand, TEvent>(
    string name,
    TState initial,
    Func<TState, TEvent, TState> evolve,
    Func<TState, TCommand, Decision<TEvent>> decide) : GrainKind(name, typeof(TCommand), typeof(TEvent))
    where TState : class
    where TCommand : class
    where TEvent : class
{
    public TState Initial { get; } = initial;

    public TState Evolve(TState state, TEvent fact) => evolve(state, fact);

    public Decision<TEvent> Decide(TState state, TCommand command) => decide(state, command);
}
