using System.Collections.Immutable;
using Tracker.Evidence;

namespace Tracker.Assignments;

/// <summary>A fact that hands evidence of a duty in.</summary>
public interface IHandsIn
{
    ImmutableArray<EvidenceItem> Items { get; }

    /// <summary>How many of them the duty had before.</summary>
    int Again { get; }

    /// <summary>The fact of one that does not say so, or not rightly: earlier programs did not count it.</summary>
    AssignmentEvent Counted(int again);
}
