using System.Collections.Immutable;

namespace Tracker.Deciding;

/// <summary>One command of several that are told together (<see cref="IGrains.Together"/>).</summary>
/// <param name="Command">Of the family of the address's kind.</param>
/// <param name="ExpectedVersion">When given, the grain must stand at just this version before anything of the whole is written.</param>
public sealed record Telling(GrainAddress Address, object Command, long? ExpectedVersion = null);

/// <summary>What several commands came to: all of it or nothing.</summary>
/// <param name="Rejection">Null: done, or already so. One refusal refuses all.</param>
/// <param name="At">Where the refusal came from; null where the whole was refused, or nothing was.</param>
/// <param name="Versions">Each telling's grain after the whole, in the order of the tellings.</param>
/// <param name="Position">The journal position of the last event written; 0 where none was.</param>
public sealed record TogetherAnswer(Rejection? Rejection, GrainAddress? At, ImmutableArray<long> Versions, long Position);
