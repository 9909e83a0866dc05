using System.Collections.Immutable;

namespace Tracker.Deciding;

/// <summary>The way to every grain, whichever engine runs it. Rooms add a method each (<c>grains.Assignment(id)</c>).</summary>
public interface IGrains
{
    /// <summary>A grain exists when it is asked. The kind's name is the address's last part but one.</summary>
    IGrain<TState, TCommand> Grain<TState, TCommand>(GrainAddress address)
        where TState : class
        where TCommand : class;

    /// <summary>
    /// Commands for several grains as one append: each is decided by its own grain, and all is written or nothing. Several for one grain are decided
    /// one after another. The command id stands for the whole.
    /// </summary>
    ValueTask<TogetherAnswer> Together(Envelope envelope, ImmutableArray<Telling> tellings, CancellationToken cancel = default);
}

public interface IGrain<TState, TCommand>
    where TState : class
    where TCommand : class
{
    /// <summary>Answers once what was decided is on disk. Throws <see cref="JournalUnavailableException"/> when nothing can be written.</summary>
    /// <param name="expectedVersion">When given (If-Match), the grain must stand at just this version: else <c>grain.changed-meanwhile</c>.</param>
    ValueTask<Answer> Ask(Envelope envelope, TCommand command, long? expectedVersion = null, CancellationToken cancel = default);

    /// <summary>The state as it stands now, with its version; version 0: nothing was ever written.</summary>
    ValueTask<Standing<TState>> Look(CancellationToken cancel = default);
}

/// <summary>A grain's state at a version (the number of its events).</summary>
public readonly record struct Standing<TState>(TState State, long Version);

/// <summary>What a command came to.</summary>
/// <param name="Rejection">Null: done, or already so.</param>
/// <param name="Version">The grain's version after it.</param>
/// <param name="Position">The journal position of the last event it wrote; 0 where it wrote none.</param>
public sealed record Answer(Rejection? Rejection, long Version, long Position = 0);

/// <summary>The journal cannot take anything now (full disk, failing disk, closing down). Nothing of the command was acknowledged.</summary>
public sealed class JournalUnavailableException(string code, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary><c>journal.disk-full</c>, <c>journal.failed</c> or <c>journal.closed</c>.</summary>
    public string Code { get; } = code;
}
