using System.Data;
using System.Diagnostics;
using Npgsql;
using Tracker.Deciding;
using Tracker.Silo.Ledger.Postgres;
using Tracker.Silo.Telemetry;

namespace Tracker.Silo.Journal.Postgres;

/// <summary>
/// The one thread that writes: what has queued up as one batch, one batch at a time; what arrives meanwhile is the next. It waits for the database itself, as an
/// answer that came through the pool would stand in line behind the requests that wait there. A connection that breaks is opened anew and the batch sent
/// again: whatever was written is then known by its command ids and versions, so nothing is doubled.
/// </summary>
internal sealed class PostgresWriter : IAsyncDisposable
{
    private const int LargestBatchBytes = 4 << 20;
    private const int MostTries = 100;

    private readonly object _gate = new();
    private readonly Queue<PendingAppend> _queue = new();
    private readonly NpgsqlDataSource _source;
    private readonly PostgresStoreOptions _options;
    private readonly StreamTails _tails;
    private readonly PostgresTexts _texts;
    private readonly Action<long, AppendBatch> _written;
    private readonly TimeProvider _clock;
    private readonly StandingAppends _standing;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HashSet<GrainAddress> _streams = [];
    private readonly HashSet<Guid> _commands = [];
    private NpgsqlConnection? _connection;
    private bool _closing;

    /// <summary>Since when the database is away, for everybody who waits; null: it is there.</summary>
    private long? _awaySince;

    /// <param name="written">Told of every batch, with the last position before it, before anybody is answered.</param>
    public PostgresWriter(
        NpgsqlDataSource source,
        PostgresStoreOptions options,
        StreamTails tails,
        PostgresTexts texts,
        Action<long, AppendBatch> written,
        TimeProvider clock)
    {
        (_source, _options, _tails, _texts, _written, _clock) = (source, options, tails, texts, written, clock);
        _standing = new StandingAppends(source);
        new Thread(Work) { IsBackground = true, Name = "Journal writer" }.Start();
    }

    /// <summary>Batches committed so far.</summary>
    public long Commits { get; private set; }

    public Task<AppendOutcome> Enqueue(PendingAppend append)
    {
        lock (_gate)
        {
            if (_closing)
            {
                throw new JournalUnavailableException("journal.closed", "The journal is closing.");
            }
            _queue.Enqueue(append);
            if (_queue.Count == 1)
            {
                Monitor.Pulse(_gate);
            }
        }
        return append.Answer;
    }

    /// <summary>Writes what is queued and refuses what comes later (<c>journal.closed</c>).</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _closing = true;
            Monitor.Pulse(_gate);
        }
        await _ended.Task;
        await _standing.DisposeAsync();
        if (_connection is not null)
        {
            await _connection.DisposeAsync();
        }
    }

    private void Work()
    {
        var batch = new List<PendingAppend>();
        while (Take(batch))
        {
            try
            {
                Write(batch);
            }
#pragma warning disable CA1031 // the loop lives on: the failure goes to everyone who waits
            catch (Exception error)
#pragma warning restore CA1031
            {
                Disconnect(); // Npgsql closes it after many an error, such as a full disk
                Overtaken(batch);
                var unavailable = PostgresFault.Unavailable(error);
                foreach (var append in batch)
                {
                    append.Fails(new JournalUnavailableException(unavailable.Code, unavailable.Message, error));
                }
            }
        }
        _ended.SetResult();
    }

    /// <summary>Waits for some; false: none will come.</summary>
    private bool Take(List<PendingAppend> batch)
    {
        batch.Clear();
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
            TakeQueued(batch);
            return true;
        }
    }

    /// <summary>In the order of arrival. A stream and a command id stand once in a batch, so that each append can be refused for itself.</summary>
    private void TakeQueued(List<PendingAppend> batch)
    {
        _streams.Clear();
        _commands.Clear();
        for (var size = 0; batch.Count < _options.LargestBatch && size < LargestBatchBytes && _queue.TryPeek(out var append); size += append.Append.Size)
        {
            var request = append.Request;
            if (request.Streams.Any(s => _streams.Contains(s.Address)) || (request.Command is { } said && _commands.Contains(said.Id)))
            {
                return; // it begins the next batch
            }
            _streams.UnionWith(request.Streams.Select(s => s.Address));
            if (request.Command is { } command)
            {
                _commands.Add(command.Id);
            }
            batch.Add(_queue.Dequeue());
        }
    }

    /// <summary>Each append is answered, refused or taken out of the batch by its own fault; a throw is for all that are left in it.</summary>
    private void Write(List<PendingAppend> left)
    {
        var doubted = false;
        using var span = AppendSpan.Commit(left, append => append.Append.Span);
        for (var tries = 1; left.Count > 0; tries++)
        {
            try
            {
                var batch = Prepare(left, doubted).GetAwaiter().GetResult(); // mostly from memory
                if (left.Count == 0)
                {
                    return;
                }
                var since = Stopwatch.GetTimestamp();
                long before;
                using (_standing.LookedAfter())
                {
                    before = batch.Send(Connection(), _clock.GetUtcNow());
                }
                Commits++;
                Signals.BatchSize.Record(batch.Accepted.Count);
                Signals.CommitSeconds.Record(Stopwatch.GetElapsedTime(since).TotalSeconds);
                _awaySince = null;
                batch.Remember(before);
                _written(before, batch);
                foreach (var (append, end) in batch.Accepted)
                {
                    append.Is(new AppendOutcome.Written(before + end));
                }
                return;
            }
            catch (Exception error) when (PostgresFault.IsOvertaken(error) && tries < MostTries)
            {
                if (PostgresFault.IsFilledAnew(error))
                {
                    _tails.BeginAnew().GetAwaiter().GetResult();
                }
                Overtaken(left);
                doubted = true;
            }
            catch (Exception error) when (PostgresFault.IsAway(error) && (IsStillWaitedFor() || tries == 1)) // the first may only tell that an idle connection broke
            {
                Overtaken(left);
                doubted = true; // perhaps it was written
                Disconnect();
                Task.Delay(TimeSpan.FromMilliseconds(Math.Min(50 << Math.Min(tries, 5), 1000))).Wait();
            }
        }
    }

    private bool IsStillWaitedFor() => _clock.GetElapsedTime(_awaySince ??= _clock.GetTimestamp()) < _options.Patience;

    private void Overtaken(List<PendingAppend> left) => _tails.Forget(left.SelectMany(a => a.Request.Streams).Select(s => s.Address));

    /// <param name="doubted">Whether any of them may have been written before.</param>
    private async Task<AppendBatch> Prepare(List<PendingAppend> left, bool doubted)
    {
        var batch = new AppendBatch(_tails, _texts);
        await batch.Learn(left);
        var conflicts = left.Select(a => (Append: a, Conflict: batch.ConflictOf(a))).Where(a => a.Conflict is not null).ToDictionary(a => a.Append, a => a.Conflict!);
        // An id that was answered goes before every other reason.
        var asked = doubted ? left : conflicts.Count > 0 ? [.. conflicts.Keys] : [];
        var first = await Answers.Of(_source, [.. asked.Where(a => a.Request.Command is not null).Select(a => a.Request.Command!.Value.Id)]);
        foreach (var append in left.ToList())
        {
            if (append.Request.Command is { } command && first.TryGetValue(command.Id, out var answer))
            {
                append.Is(new AppendOutcome.Repeated(answer));
            }
            else if (conflicts.TryGetValue(append, out var conflict))
            {
                append.Is(conflict);
            }
            else if (await Added(batch, append))
            {
                continue;
            }
            left.Remove(append);
        }
        return batch;
    }

    private async Task<bool> Added(AppendBatch batch, PendingAppend append)
    {
        try
        {
            batch.Add(append);
            return true;
        }
        catch (Exception error) when (error is JournalOutOfOrderException or ArgumentException or FormatException)
        {
            var known = append.Request.Command is { } command ? (await Answers.Of(_source, [command.Id])).GetValueOrDefault(command.Id) : null;
            if (known is not null)
            {
                append.Is(new AppendOutcome.Repeated(known));
            }
            else
            {
                append.Fails(error);
            }
            return false;
        }
    }

    /// <summary>It may have been cut just behind an answer that said something else.</summary>
    private NpgsqlConnection Connection()
    {
        if (_connection is { State: not ConnectionState.Open })
        {
            Disconnect();
        }
        return _connection ??= _source.OpenConnection();
    }

    private void Disconnect()
    {
        if (_connection is { } broken)
        {
            _connection = null;
            broken.Dispose();
        }
    }
}
