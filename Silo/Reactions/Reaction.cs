using Tracker.Deciding;
using Tracker.Silo.Journal;

namespace Tracker.Silo.Reactions;

/// <summary>What one grain's fact means for another. Its command must be harmless when said twice: the target's state knows.</summary>
/// <param name="Name">Names the checkpoint: on disk for good.</param>
/// <param name="Types">Stored names of the facts it reads; others are passed over unread.</param>
/// <param name="Tell">Says the command and gives the answer; null where the fact means nothing to anybody.</param>
internal sealed record Reaction(
    string Name,
    IReadOnlySet<string> Types,
    Func<IGrains, Envelope, RecordedFact, object, CancellationToken, ValueTask<Answer?>> Tell);
