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

    public Outcome When(TCommand command) => new(kind, _state, kind.Decide(_state, command));

    internal sealed class Outcome(GrainKind<TState, TCommand, TEvent> kind, TState state, Verdict verdict)
    {
        public Verdict Verdict => verdict;

        public Outcome Then(params TEvent[] facts)
        {
            verdict.Rejection.ShouldBeNull();
            verdict.Facts.Select(Stored).ShouldBe(facts.Select(Stored));
            return this;
        }

        public void ThenRefused(string code)
        {
            verdict.Rejection.ShouldNotBeNull().Code.ShouldBe(code);
            verdict.Facts.ShouldBeEmpty();
        }

        public void ThenNothing()
        {
            verdict.Rejection.ShouldBeNull();
            verdict.WritesNothing.ShouldBeTrue();
        }

        /// <summary>The same or another command, after the facts just decided.</summary>
        public Outcome AndAgain(TCommand command)
        {
            var after = verdict.Facts.Aggregate(state, kind.Evolve);
            return new Outcome(kind, after, kind.Decide(after, command));
        }

        private static string Stored(object fact) => fact.GetType().Name + JsonSerializer.Serialize(fact, fact.GetType(), StoredJson.Options);
    }
}
