using System.Threading.Channels;
using Npgsql;
using Tracker.Deciding;
using Tracker.Silo.Ledger.Postgres;

namespace Tracker.Silo.Journal.Postgres;

/// <summary>
/// Reads streams for many callers in one statement: what is asked while a statement is under way is the next one. Another goes beside it only for
/// those whom one statement does not take: many small statements cost more than they save. The ends of what was read are left for the writer.
/// </summary>
internal sealed class StreamReads : IAsyncDisposable
{
    private const int MostAtOnce = 24;
    private const int MostStatements = 2;

    private static readonly string Query =
        $"""
        SELECT u.place, e.position, e.version, e.type, e.data, e.metadata, e.salt IS NULL, e.hash, u.no, u.plan, u.point, {RowColumns.Prefixed("u")}
        FROM (SELECT u.*, s.no, r.plan, r.point, {RowColumns.Prefixed("r")}
            FROM unnest($1, $2, $3) WITH ORDINALITY u(address, after, most, place)
            JOIN streams s ON s.address = u.address LEFT JOIN ledger_rows r ON r.no = s.no OFFSET 0) u -- a row once a stream, not once a fact
        CROSS JOIN LATERAL (SELECT * FROM events WHERE stream = u.no AND version > u.after ORDER BY version LIMIT u.most) e
        ORDER BY u.place, e.version
        """;

    private readonly Channel<Asked> _queue = Channel.CreateUnbounded<Asked>();
    private readonly NpgsqlDataSource _source;
    private readonly StreamTails _tails;
    private readonly PostgresTexts _texts;
    private readonly Task _work;

    public StreamReads(NpgsqlDataSource source, StreamTails tails, PostgresTexts texts)
    {
        (_source, _tails, _texts) = (source, tails, texts);
        _work = Task.Run(Work);
    }

    public Task<IReadOnlyList<RecordedFact>> Read(GrainAddress address, long afterVersion, int limit)
    {
        var asked = new Asked(address, afterVersion, limit);
        return _queue.Writer.TryWrite(asked)
            ? asked.Answer.Task
            : throw new JournalUnavailableException("journal.closed", "The journal is closing.");
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _work;
    }

    private async Task Work()
    {
        var underWay = new List<Task>(MostStatements);
        while (await _queue.Reader.WaitToReadAsync())
        {
            while (underWay.Count == MostStatements || (underWay.Count > 0 && _queue.Reader.Count < MostAtOnce))
            {
                underWay.Remove(await Task.WhenAny(underWay));
            }
            await Task.Yield(); // behind whoever is about to join it
            var batch = new List<Asked>();
            while (batch.Count < MostAtOnce && _queue.Reader.TryRead(out var asked))
            {
                batch.Add(asked);
            }
            underWay.Add(Answer(batch));
        }
        await Task.WhenAll(underWay);
    }

    /// <summary>Never throws: a failure goes to everyone who waits.</summary>
    private async Task Answer(List<Asked> batch)
    {
        try
        {
            try
            {
                await Read(batch);
            }
            catch (Exception error) when (PostgresFault.IsAway(error)) // it may only tell that an idle connection broke
            {
                batch.ForEach(asked => asked.Facts.Clear());
                await Read(batch);
            }
        }
#pragma warning disable CA1031 // as said
        catch (Exception error)
#pragma warning restore CA1031
        {
            foreach (var asked in batch)
            {
                asked.Answer.TrySetException(PostgresFault.Unavailable(error));
            }
        }
    }

    private async Task Read(List<Asked> batch)
    {
        var ends = new (long No, long Version, byte[] Hash, RawRow? Row)?[batch.Count];
        var rebuilds = _tails.Rebuilds;
        await using (var command = _source.CreateCommand(Query))
        {
            command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. batch.Select(a => a.Address.Value)] });
            command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. batch.Select(a => a.After)] });
            command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. batch.Select(a => a.Limit)] });
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                var place = (int)rows.GetInt64(0) - 1;
                var asked = batch[place];
                asked.Facts.Add(new RecordedFact(
                    rows.GetInt64(1), asked.Address, rows.GetInt64(2), rows.GetString(3), rows.GetString(4), rows.GetString(5), rows.GetBoolean(6)));
                var no = rows.GetInt64(8);
                ends[place] = asked.Facts.Count < asked.Limit
                    ? (no, rows.GetInt64(2), (byte[])rows[7], rows.IsDBNull(9) ? null : RawRow.Read(rows, 9, no))
                    : null; // there may be more
            }
        }
        await _texts.Load(ends.Select(e => e?.Row));
        for (var i = 0; i < batch.Count; i++)
        {
            if (ends[i] is { } end)
            {
                _tails.Leave(batch[i].Address, new StreamTail(end.No, end.Version, end.Hash, end.Row?.ToRow(batch[i].Address, _texts)), rebuilds);
            }
            batch[i].Answer.TrySetResult(batch[i].Facts);
        }
    }

    private sealed record Asked(GrainAddress Address, long After, int Limit)
    {
        public List<RecordedFact> Facts { get; } = [];

        public TaskCompletionSource<IReadOnlyList<RecordedFact>> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
