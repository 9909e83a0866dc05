using Npgsql;
using Tracker.Deciding;
using Tracker.Silo.Journal.Postgres;
using Tracker.Units;

namespace Tracker.Silo.Ledger.Postgres;

/// <summary>
/// Asks the journal which streams have grown since it asked last. Who asks while a question is under way waits for the next one, which is one for all of
/// them: a question that was begun before somebody asked may not know of what had been written by then.
/// </summary>
internal sealed class PostgresNews(NpgsqlDataSource source, PlanVersions versions) : ILedgerNews
{
    /// <summary>More than so many facts are not gone through: then everything counts as changed.</summary>
    private const int Most = 5_000;

    /// <summary>Seconds. Everybody waits for it: over a connection that is dead and does not say so it is asked again.</summary>
    private const int LongestQuestion = 5;

    /// <summary>The oldest plan's row changes its place in the table when the ledger is rebuilt, and hardly ever else: no fact tells of that.</summary>
    private const string Query =
        """
        SELECT coalesce(last.position, 0), oldest.place, s.address, last.hash, heard.hash
        FROM (SELECT 1) one
        LEFT JOIN (SELECT position, hash FROM events ORDER BY position DESC LIMIT 1) last ON true
        LEFT JOIN (SELECT hash FROM events WHERE position = $1) heard ON true
        LEFT JOIN (SELECT concat(xmin, ctid) AS place FROM ledger_plans ORDER BY no LIMIT 1) oldest ON true
        LEFT JOIN (SELECT stream FROM events WHERE position > $1 ORDER BY position LIMIT $2) fact ON true
        LEFT JOIN streams s ON s.no = fact.stream
        """;

    private readonly Lock _gate = new();
    private Task _underWay = Task.CompletedTask;
    private Task? _next;

    /// <summary>Null: nothing was asked yet, and nothing can have been kept.</summary>
    private (long Position, string? Oldest, byte[]? Hash)? _heard;

    /// <summary>How often the database was asked.</summary>
    internal int Questions { get; private set; }

    public Task CatchUp(CancellationToken cancel)
    {
        lock (_gate)
        {
            var before = _underWay;
            _next ??= Task.Run(() => AskAfter(before), CancellationToken.None); // never on the page of whoever asked first: the others wait for it
            return _next.WaitAsync(cancel);
        }
    }

    public long VersionOf(DivisionCode government) => versions.BesidePlansOf(government);

    public long VersionOfAll(DivisionCode government) => versions.OfAll(government);

    private async Task AskAfter(Task before)
    {
        await Task.Yield(); // out of the lock, and behind whoever is about to join
        await before.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default); // its failure was its askers'
        lock (_gate)
        {
            (_underWay, _next) = (_next!, null);
        }
        try
        {
            try
            {
                await Ask();
            }
            catch (Exception error) when (PostgresFault.IsAway(error)) // it may only tell that an idle connection broke
            {
                await Ask();
            }
        }
        catch (Exception error) when (PostgresFault.IsOfDatabase(error))
        {
            throw PostgresFault.Unavailable(error);
        }
    }

    private async Task Ask()
    {
        Questions++;
        var (facts, grown) = (0, new HashSet<string>());
        (long Position, string? Oldest, byte[]? Hash) now = default;
        byte[]? there = null; // the hash where the journal ended when it was asked last
        await using (var command = source.CreateCommand(Query))
        {
            command.CommandTimeout = LongestQuestion;
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = _heard?.Position ?? long.MaxValue });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = Most });
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                now = (rows.GetInt64(0), rows.IsDBNull(1) ? null : rows.GetString(1), rows.IsDBNull(3) ? null : (byte[])rows[3]);
                there = rows.IsDBNull(4) ? null : (byte[])rows[4];
                if (!rows.IsDBNull(2))
                {
                    facts++;
                    grown.Add(rows.GetString(2));
                }
            }
        }
        // A journal that holds another fact, or none, where it ended is another: somebody put an older database in its place, and perhaps wrote on.
        if (_heard is { } before && (facts == Most || now.Oldest != before.Oldest || !there.AsSpan().SequenceEqual(before.Hash)))
        {
            versions.AllChanged();
        }
        else
        {
            versions.Heard(grown.Select(GrainAddress.Parse));
        }
        _heard = now;
    }
}
