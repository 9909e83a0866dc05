using Tracker.Silo.Journal;

namespace Tracker.Silo.Copying;

/// <summary>What a copy came to.</summary>
/// <param name="Whole">The copy is what the source is, and may be used; false: it stays shut.</param>
/// <param name="Position">The last position copied.</param>
/// <param name="Root">The Merkle root over the hashes of all facts, in lower-case hex: the same at the source and at the copy.</param>
/// <param name="Files">Files kept at the copy.</param>
/// <param name="Damaged">Files whose content at the source is not that of their name: left behind.</param>
/// <param name="Found">The verification of the copy. What it finds in a whole copy stands at the source too.</param>
/// <param name="Beyond">Facts written to the source since the moment that was copied.</param>
public sealed record CopyReport(bool Whole, long Position, string Root, long Files, IReadOnlyList<string> Damaged, Verification Found, long Beyond);
