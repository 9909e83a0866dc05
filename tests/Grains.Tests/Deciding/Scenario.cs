using System.Text.Json;
using Tracker.Deciding;

namespace Tracker.Grains.Tests.Deciding;

/// <summary>Given past facts, when a command is said, then these facts or this refusal. Facts are compared as they would be stored.</summary>
internal sealed class Scenario<TState, TCommand, TEvent>(GrainKind<TState, TCommand, TEvent> kind, IEnumerable<TEvent> past)
    where TState : class
    where TCommand : class
    where TEvent : class
{
    private readonly TState _state = past.Aggregate(kind.Initial, kind.Evolve);

    public TState State => _state;

    public Scenario<TState, TCommand, TEvent> Given(params TEvent[] more) => new(kind, [.. past, .. more]);

    public Outcome When(TCommand command) => new(kind, _state, kind.Decide(_state, Travelled(command)));

    /// <summary>Commands are JSON from the first day: every scenario sends its command through it.</summary>
    private static TCommand Travelled(TCommand command) =>
        JsonSerializer.Deserialize<TCommand>(JsonSerializer.Serialize(command, StoredJson.Options), StoredJson.Options)!;

    internal sealed class Outcome(GrainKind<TState, TCommand, TEvent> kind, TState state, Verdict verdict)
    {
        public Verdict Verdict => verdict;

        public Outcome Then(params TEvent[] facts)
        {
            verdict.Rejection.ShouldBeNull();
            verdict.Facts.Select(Stored).ShouldBe(facts.Select(Stored));
            return this;
        }

        public Outcome ThenRefused(string code)
        {
            verdict.Rejection.ShouldNotBeNull().Code.ShouldBe(code);
            verdict.Facts.ShouldBeEmpty();
            return this;
        }

        public Outcome ThenRefused(string code, params string[] args)
        {
            verdict.Rejection.ShouldBe(new Rejection(code, args));
            return ThenRefused(code);
        }

        public Outcome ThenNothing()
        {
            verdict.Rejection.ShouldBeNull();
            verdict.WritesNothing.ShouldBeTrue();
            return this;
        }

        /// <summary>The same or another command, after the facts just decided.</summary>
        public Outcome AndAgain(TCommand command)
        {
            var after = Afterwards();
            return new Outcome(kind, after, kind.Decide(after, Travelled(command)));
        }

        /// <summary>The state once what was decided is written.</summary>
        public TState Afterwards() => verdict.Facts.Aggregate(state, kind.Evolve);

        private static string Stored(object fact) => fact.GetType().Name + JsonSerializer.Serialize(fact, fact.GetType(), StoredJson.Options);
    }
}
