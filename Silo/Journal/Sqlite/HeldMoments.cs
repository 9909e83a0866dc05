using System.Collections.Concurrent;
using Tracker.Deciding;

namespace Tracker.Silo.Journal.Sqlite;

/// <summary>
/// Connections that hold one moment of the file open from one checkpoint to the next, for reading streams: whoever begins a new moment after a
/// commit has to read every page anew, down from the roots. What was written since is known, as the one writer says so: such a stream is not read
/// here. No moment is held while the log is carried into the database and begun anew.
/// </summary>
internal sealed class HeldMoments(SqliteDatabase database) : IDisposable, ILender
{
    private const int KeptOpen = 8;
    private const int CacheMegabytes = 32;
    private const int Patience = 20; // milliseconds

    private readonly ConcurrentStack<HeldReader> _idle = [];
    private volatile Era? _era;
    private volatile bool _closed;
    private int _lent;

    /// <summary>A reader for a stream that nobody wrote to since the reader's moment; null: read it as of now.</summary>
    public SqliteReaders.Lease? TryRent(GrainAddress address)
    {
        Interlocked.Increment(ref _lent); // before the era is looked at: whoever ends it waits for this one
        HeldReader? reader = null;
        try
        {
            if (_era is { } era && !era.Written.ContainsKey(address))
            {
                reader = _idle.TryPop(out var idle) ? idle : new HeldReader(database.OpenReading(CacheMegabytes));
                reader.Hold(era);
                return new SqliteReaders.Lease(this, reader);
            }
        }
        catch
        {
            Interlocked.Decrement(ref _lent);
            reader?.Dispose();
            throw;
        }
        Interlocked.Decrement(ref _lent);
        return null;
    }

    public void GiveBack(SqliteReader reader)
    {
        var held = (HeldReader)reader;
        try
        {
            if (_closed || _idle.Count >= KeptOpen)
            {
                held.Dispose();
                return;
            }
            if (held.Era != _era)
            {
                held.LetGo(); // it ended meanwhile
            }
            _idle.Push(held);
        }
        finally
        {
            Interlocked.Decrement(ref _lent);
        }
    }

    /// <summary>The writer's: these streams have just been committed, and nobody was told so yet.</summary>
    public void Wrote(List<GrainAddress> addresses)
    {
        if (_era is not { } era)
        {
            _era = new Era();
            return;
        }
        foreach (var address in addresses)
        {
            era.Written[address] = true;
        }
    }

    /// <summary>
    /// The writer's: no moment is held from now on, until the next commit. Readers under way are waited for: one that stayed in its moment
    /// would keep all that was written since out of the database.
    /// </summary>
    public void End()
    {
        _era = null;
        SpinWait.SpinUntil(() => Volatile.Read(ref _lent) == 0, Patience);
        var readers = new HeldReader[KeptOpen];
        for (var count = _idle.TryPopRange(readers) - 1; count >= 0; count--)
        {
            readers[count].LetGo();
            _idle.Push(readers[count]);
        }
    }

    public void Dispose()
    {
        _closed = true;
        _era = null;
        while (_idle.TryPop(out var reader))
        {
            reader.Dispose();
        }
    }

    /// <summary>From one checkpoint to the next.</summary>
    private sealed class Era
    {
        public ConcurrentDictionary<GrainAddress, bool> Written { get; } = new();
    }

    private sealed class HeldReader(Microsoft.Data.Sqlite.SqliteConnection connection) : SqliteReader(connection)
    {
        /// <summary>In which its moment began; null: none is open.</summary>
        public Era? Era { get; private set; }

        public void Hold(Era era)
        {
            if (Era != era)
            {
                LetGo();
                Statements["BEGIN"].Run();
                Era = era;
            }
        }

        public void LetGo()
        {
            if (Era is not null)
            {
                Era = null;
                Statements["COMMIT"].Run();
            }
        }
    }
}
