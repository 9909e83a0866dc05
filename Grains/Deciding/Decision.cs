using System.Collections.Immutable;

namespace Tracker.Deciding;

/// <summary>What a decider answers: facts of its own grain, facts it writes at other grains in the same append, a refusal, or nothing.</summary>
/// <typeparam name="TEvent">The deciding grain's own events.</typeparam>
public sealed record Decision<TEvent>
    where TEvent : class
{
    public ImmutableArray<TEvent> Facts { get; init; } = [];

    /// <summary>Facts at other addresses, each address expected not to have existed (version 0); all or none are written.</summary>
    public ImmutableArray<FactElsewhere> Elsewhere { get; init; } = [];

    public Rejection? Rejection { get; init; }

    public bool WritesNothing => Facts.IsEmpty && Elsewhere.IsEmpty;

    public Decision<TEvent> And(TEvent fact) => this with { Facts = Facts.Add(fact) };

    public Decision<TEvent> At(GrainAddress address, object fact) =>
        this with { Elsewhere = Elsewhere.Add(new FactElsewhere(address, fact)) };

    public static implicit operator Decision<TEvent>(TEvent fact) => new() { Facts = [fact] };

    public static implicit operator Decision<TEvent>(Rejection rejection) => new() { Rejection = rejection };

    public static implicit operator Decision<TEvent>(NoFacts _) => new();
}

/// <summary>A fact about to be written at a grain that does not exist yet.</summary>
public sealed record FactElsewhere(GrainAddress Address, object Fact);

/// <summary>The answer of a command that finds everything as it wants it.</summary>
public readonly record struct NoFacts;

public static class Decision
{
    /// <summary>Already so: nothing is written.</summary>
    public static NoFacts Nothing => default;

    public static Decision<TEvent> Of<TEvent>(params IEnumerable<TEvent> facts)
        where TEvent : class => new() { Facts = [.. facts] };
}
