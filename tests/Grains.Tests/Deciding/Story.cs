using System.Text.Json;
using Tracker.Deciding;

namespace Tracker.Grains.Tests.Deciding;

/// <summary>Given these facts, when this is asked, then these facts follow, or a refusal, or nothing. Facts are compared as they would be stored.</summary>
internal sealed class Story<TState, TCommand, TEvent>(GrainKind<TState, TCommand, TEvent> kind, TState state, Decision<TEvent>? decision = null)
    where TState : class
    where TCommand : class
    where TEvent : class
{
    public TState State => state;

    public static Story<TState, TCommand, TEvent> Of(GrainKind<TState, TCommand, TEvent> kind) => new(kind, kind.Initial);

    public Story<TState, TCommand, TEvent> Given(params TEvent[] facts) => new(kind, facts.Aggregate(state, kind.Evolve));

    /// <summary>What was decided before counts as written.</summary>
    public Story<TState, TCommand, TEvent> When(TCommand command)
    {
        var now = (decision?.Facts ?? []).Aggregate(state, kind.Evolve);
        return new(kind, now, kind.Decide(now, Travelled(command)));
    }

    public Story<TState, TCommand, TEvent> Then(params TEvent[] facts)
    {
        decision.ShouldNotBeNull();
        decision.Rejection.ShouldBeNull();
        decision.Facts.Select(Stored).ShouldBe(facts.Select(Stored));
        return this;
    }

    public Story<TState, TCommand, TEvent> ThenNothing() => Then();

    public Story<TState, TCommand, TEvent> ThenRefused(string code, params string[] args)
    {
        decision.ShouldNotBeNull();
        decision.Rejection.ShouldBe(new Rejection(code, args));
        decision.Facts.ShouldBeEmpty();
        return this;
    }

    /// <summary>The state once what was decided is written.</summary>
    public TState Afterwards()
    {
        decision.ShouldNotBeNull();
        decision.Rejection.ShouldBeNull();
        return decision.Facts.Aggregate(state, kind.Evolve);
    }

    private static string Stored(TEvent fact) => JsonSerializer.Serialize(fact, StoredJson.Options);

    /// <summary>Commands are JSON from the first day: every story sends its command through it.</summary>
    private static TCommand Travelled(TCommand command) =>
        JsonSerializer.Deserialize<TCommand>(JsonSerializer.Serialize(command, StoredJson.Options), StoredJson.Options)!;
}
