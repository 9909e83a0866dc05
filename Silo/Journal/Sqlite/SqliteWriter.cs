using System.Diagnostics;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using Tracker.Deciding;
using Tracker.Silo.Ledger;
using Tracker.Silo.Telemetry;

namespace Tracker.Silo.Journal.Sqlite;

/// <summary>
/// The one thread that writes. It takes all that has queued up, runs it in one transaction, commits once and only then acknowledges;
/// what arrives meanwhile is the next batch, so no timer is needed to gather one.
/// </summary>
internal sealed class SqliteWriter : IDisposable
{
    private const int LargestBatchBytes = 4 << 20;
    private const int LongLog = 4; // times the pages between checkpoints
    private const int FewLeft = 8; // of the pages between checkpoints, this part is carried while the writer waits
    private const int ShortPatience = 20; // milliseconds

    private readonly Lock _stopping = new();
    private readonly object _gate = new();
    private readonly Queue<WriteItem> _queue = new();
    private readonly List<WriteItem> _batch = [];
    private readonly WriterSession _session;
    private readonly SqliteStoreOptions _options;
    private readonly PositionSignal _signal;
    private readonly PlanVersions _plans;
    private readonly CarriedPages _carried;
    private readonly Thread _thread;
    private JournalUnavailableException? _refusal;
    private bool _closing;
    private bool _emptyLog;
    private int _tried; // pages in the log when it could not begin anew

    public SqliteWriter(WriterSession session, SqliteStoreOptions options, PositionSignal signal, PlanVersions plans, CarriedPages carried)
    {
        _session = session;
        _options = options;
        _signal = signal;
        _plans = plans;
        _carried = carried;
        _thread = new Thread(Work) { IsBackground = true, Name = "Journal writer" };
        _thread.Start();
    }

    /// <summary>Batches committed so far.</summary>
    public long Commits { get; private set; }

    public Task<T> Enqueue<T>(WriteItem<T> item)
    {
        lock (_gate)
        {
            if (_refusal is not null)
            {
                throw new JournalUnavailableException(_refusal.Code, _refusal.Message, _refusal.InnerException);
            }
            _queue.Enqueue(item);
            if (_queue.Count == 1)
            {
                Monitor.Pulse(_gate);
            }
        }
        return item.Answer;
    }

    /// <summary>Writes what is queued, refuses what comes later (<c>journal.closed</c>) and ends the thread.</summary>
    public void Dispose()
    {
        lock (_stopping)
        {
            lock (_gate)
            {
                _refusal ??= new JournalUnavailableException("journal.closed", "The journal is closing.");
                _closing = true;
                Monitor.Pulse(_gate);
            }
            _thread.Join();
        }
    }

    private void Work()
    {
        while (TakeBatch())
        {
            if (Write())
            {
                _emptyLog |= _batch.Exists(i => i.WantsLogEmptied);
                if (_emptyLog)
                {
                    CheckpointWhenDue(0); // first, so that erased words are gone when it is said
                }
                foreach (var item in _batch)
                {
                    item.Acknowledge();
                }
                CheckpointWhenDue(_options.PagesBetweenCheckpoints);
            }
        }
        if (_refusal!.Code == "journal.closed")
        {
            CheckpointWhenDue(0);
        }
    }

    private bool TakeBatch()
    {
        _batch.Clear();
        lock (_gate)
        {
            while (_queue.Count == 0)
            {
                if (_closing)
                {
                    return false;
                }
                Monitor.Wait(_gate);
            }
            for (var size = 0; _batch.Count < _options.LargestBatch && size < LargestBatchBytes && _queue.TryPeek(out var item); size += item.Size)
            {
                if (_batch.Count > 0 && (item.StandsAlone || _batch[0].StandsAlone))
                {
                    break;
                }
                _batch.Add(_queue.Dequeue());
            }
            return true;
        }
    }

    private bool Write()
    {
        var since = Stopwatch.GetTimestamp();
        using var span = AppendSpan.Commit(_batch, item => item.Span);
        try
        {
            _session.Begin();
            foreach (var item in _batch)
            {
                item.Run(_session);
            }
            _session.Commit();
            Commits++;
            Signals.BatchSize.Record(_batch.Count);
            Signals.CommitSeconds.Record(Stopwatch.GetElapsedTime(since).TotalSeconds);
            _plans.Changed(_session.Ledger.Touched);
            _signal.Advance(_session.LastPosition);
            return true;
        }
#pragma warning disable CA1031 // the thread lives on: the failure goes to everyone who waits
        catch (Exception error)
#pragma warning restore CA1031
        {
            Fail(error);
            return false;
        }
    }

    private void Fail(Exception error)
    {
        var unavailable = SqliteFault.Unavailable(error);
        var restart = SqliteFault.NeedsRestart(error);
        if (!restart)
        {
            try
            {
                _session.Rollback();
            }
            catch (SqliteException)
            {
                restart = true;
            }
        }
        foreach (var item in _batch)
        {
            item.Fail(item.StandsAlone && error is not SqliteException ? error : new JournalUnavailableException(unavailable.Code, unavailable.Message, error));
        }
        if (restart)
        {
            RefuseFromNowOn(unavailable);
        }
    }

    private void RefuseFromNowOn(JournalUnavailableException unavailable)
    {
        _ = raw.sqlite3_db_config(_session.Connection.Handle, raw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, out _);
        lock (_gate)
        {
            _refusal = unavailable;
            while (_queue.TryDequeue(out var item))
            {
                item.Fail(new JournalUnavailableException(unavailable.Code, unavailable.Message, unavailable.InnerException));
            }
        }
    }

    /// <summary>After acknowledging: nobody waits for this but the next batch. With 0 pages the log is emptied, readers permitting.</summary>
    private void CheckpointWhenDue(int pages)
    {
        var written = _session.PagesSince(reset: false);
        if (_carried.AreOnDisk(wait: pages == 0 || written > LongLog * pages) is not { } onDisk)
        {
            return;
        }
        var tooLong = pages > 0 && _session.Log.Pages > Math.Max(LongLog * pages, _tried + pages);
        if (onDisk && written < pages && !tooLong)
        {
            return;
        }
        var result = !onDisk ? raw.SQLITE_IOERR
            : pages == 0 ? Checkpoint(raw.SQLITE_CHECKPOINT_TRUNCATE)
            : tooLong && (written < pages / FewLeft || _session.Log.Pages > 2 * LongLog * pages) ? BeginLogAnew()
            : _session.Log.HasNew ? Carry()
            : raw.SQLITE_OK;
        _ = _session.PagesSince(reset: true);
        _emptyLog &= pages > 0 || result != raw.SQLITE_OK;
        if ((result & 0xff) == raw.SQLITE_IOERR)
        {
            RefuseFromNowOn(new JournalUnavailableException("journal.failed", "The journal's file could not be written."));
        }
        // Busy (a reader holds the log back) and full: the log grows on, and the next time may succeed.
    }

    private int Carry()
    {
        if (!_carried.Begin())
        {
            return Checkpoint(raw.SQLITE_CHECKPOINT_PASSIVE); // and waits: the log cannot be held
        }
        _session.Log.Seen();
        return raw.SQLITE_OK;
    }

    private int Checkpoint(int mode)
    {
        _session.Log.Seen();
        var result = raw.sqlite3_wal_checkpoint_v2(_session.Connection.Handle, "main", mode, out _, out _);
        if (mode != raw.SQLITE_CHECKPOINT_PASSIVE && result == raw.SQLITE_OK)
        {
            _session.Log.BeginsAnew();
        }
        return result;
    }

    /// <summary>Where short reads follow each other without a gap, the log would never be free to begin at its start again: they are waited for.</summary>
    private int BeginLogAnew()
    {
        var connection = _session.Connection.Handle;
        _ = raw.sqlite3_busy_timeout(connection, ShortPatience); // a long export is not waited for
        var result = Checkpoint(raw.SQLITE_CHECKPOINT_RESTART);
        _ = raw.sqlite3_busy_timeout(connection, SqliteDatabase.Patience);
        _tried = result == raw.SQLITE_OK ? 0 : _session.Log.Pages;
        return result;
    }
}
