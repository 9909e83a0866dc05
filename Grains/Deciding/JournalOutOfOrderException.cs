namespace Tracker.Deciding;

/// <summary>A stored fact does not follow from the state before it. History is never skipped quietly: this is a bug or a damaged journal.</summary>
public sealed class JournalOutOfOrderException(object state, object fact)
    : Exception($"{fact.GetType().Name} cannot follow {state.GetType().Name}.")
{
    public object State { get; } = state;

    public object Fact { get; } = fact;
}
