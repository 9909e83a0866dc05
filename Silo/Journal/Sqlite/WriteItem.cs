using System.Data.Common;
using System.Diagnostics;

namespace Tracker.Silo.Journal.Sqlite;

/// <summary>Something for the writer's next transaction.</summary>
internal abstract class WriteItem
{
    /// <summary>Bytes, roughly: batches are bounded by them.</summary>
    public virtual int Size => 1000;

    /// <summary>Wants a transaction of its own, whose failure is then its own too: long work, for which a savepoint would cost too much.</summary>
    public virtual bool StandsAlone => false;

    /// <summary>Whether the write-ahead log must not keep what stood before.</summary>
    public virtual bool WantsLogEmptied => false;

    /// <summary>Its caller's span; null: nobody traces it.</summary>
    public virtual Activity? Span => null;

    /// <summary>On the writer's thread, inside the transaction. A throw fails the whole batch.</summary>
    public abstract void Run(WriterSession session);

    /// <summary>It is on disk.</summary>
    public abstract void Acknowledge();

    public abstract void Fail(Exception error);
}

internal abstract class WriteItem<T> : WriteItem
{
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Answer => _answer.Task;

    protected T? Result { get; set; }

    /// <summary>A failure of this item only: nothing of it was written.</summary>
    protected Exception? Error { get; set; }

    public override void Acknowledge()
    {
        if (Error is null)
        {
            _answer.TrySetResult(Result!);
        }
        else
        {
            _answer.TrySetException(Error);
        }
    }

    public override void Fail(Exception error) => _answer.TrySetException(error);
}

/// <summary>Another room's writing, undone alone when it throws.</summary>
internal sealed class RoomWrite<T>(Func<DbConnection, T> work) : WriteItem<T>
{
    public override void Run(WriterSession session) => Error = session.UndoneWhenItThrows(() => Result = work(session.Connection));
}
