using Tracker.Deciding;
using Tracker.Gateway.Changes;
using Tracker.Silo;
using Tracker.Silo.Journal;
using Tracker.Units;

namespace Tracker.Gateway.Shared;

/// <summary>What a grain said at an earlier version, and who wrote what since: out of its own stream, since no form remembers it.</summary>
internal sealed class EarlierStates(IJournal journal)
{
    /// <param name="evolve">A grain's own, or of what the form shows of it.</param>
    /// <param name="seen">The version to begin from.</param>
    /// <param name="fields">The fields of a form about such a state.</param>
    public async ValueTask<EditsSince> Since<TState>(
        GrainAddress address, TState initial, Func<TState, object, TState> evolve, long seen, Func<TState, IEnumerable<EditField>> fields, UnitRegister register, CancellationToken cancel)
    {
        var (state, version) = (initial, 0L);
        IReadOnlyList<EditField>? then = null;
        var steps = new List<(IReadOnlyList<EditField>, string, DateTimeOffset)>();
        while (await journal.ReadStream(address, version, cancel: cancel) is { Count: > 0 } facts)
        {
            foreach (var fact in facts)
            {
                if (version == seen)
                {
                    then = [.. fields(state)];
                }
                state = evolve(state, TrackerSilo.Facts.Decode(fact.Type, fact.Data));
                version = fact.Version;
                if (version > seen)
                {
                    var around = FactMetadata.Parse(fact.Metadata);
                    steps.Add(([.. fields(state)], ChangeReading.ByWhom(around, register), around.At));
                }
            }
        }
        return new EditsSince(then ?? [.. fields(state)], steps);
    }
}
