using System.Text.Json;
using Npgsql;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Silo.Journal.Kept;
using Tracker.Silo.Telemetry;

namespace Tracker.Silo.Journal.Postgres;

/// <summary>
/// Lets the kept assignments follow what other processes append, as soon as this one hears of it; its own appends they have followed already. What is
/// behind in the meantime is refused by the store where somebody would write on it. An append of its own that it hears of before it is told is read and
/// followed once more, which changes nothing.
/// </summary>
internal sealed class KeptFollowing : IAsyncDisposable
{
    private const int AtOnce = 1000;
    private static readonly TimeSpan BeforeTryingAgain = TimeSpan.FromMilliseconds(500);

    private const string Query =
        """
        SELECT e.position, (SELECT address FROM streams s WHERE s.no = e.stream), e.version, e.type, e.data, e.hash, e.stream -- looked up, however many it seems
        FROM unnest($1, $2) gap(after, up_to)
        CROSS JOIN LATERAL (SELECT * FROM events e WHERE e.position > gap.after AND e.position <= gap.up_to ORDER BY e.position LIMIT $3) e
        ORDER BY e.position LIMIT $3
        """;

    private readonly CancellationTokenSource _closing = new();
    private readonly Lock _gate = new();
    private readonly Queue<(long Before, long Last)> _own = [];
    private readonly NpgsqlDataSource _source;
    private readonly KeptAssignments _kept;
    private readonly KeptReading _reading;
    private readonly FactCodec _codec;
    private readonly PositionSignal _signal;
    private readonly Task _work;

    /// <param name="signal">Told of every position that anybody wrote.</param>
    public KeptFollowing(NpgsqlDataSource source, KeptAssignments kept, KeptReading reading, FactCodec codec, PositionSignal signal)
    {
        (_source, _kept, _reading, _codec, _signal, Followed) = (source, kept, reading, codec, signal, new PositionSignal(signal.Last));
        _work = Task.Run(Work);
    }

    /// <summary>How far all that was written is followed.</summary>
    public PositionSignal Followed { get; }

    /// <summary>This process wrote the positions beyond one and up to another; in order.</summary>
    public void Wrote(long before, long last)
    {
        lock (_gate)
        {
            _own.Enqueue((before, last));
        }
    }

    /// <summary>Somebody put an older journal in the place of this one, and nothing is kept of what was followed. Before the signal is told.</summary>
    public void GoBack(long last)
    {
        lock (_gate)
        {
            _own.Clear();
        }
        if (Followed.Last is var followed && followed > last)
        {
            Followed.GoBack(followed, last);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _work;
        _closing.Dispose();
    }

    private async Task Work()
    {
        while (!_closing.IsCancellationRequested)
        {
            try
            {
                await _signal.WaitBeyond(Followed.Last, _closing.Token);
                await Follow(_signal.Last, _closing.Token);
            }
            catch (OperationCanceledException) when (_closing.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (PostgresFault.IsOfDatabase(error))
            {
                await Task.Delay(BeforeTryingAgain, _closing.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // closing waits for nothing
            }
#pragma warning disable CA1031 // the loop lives on, whatever was written: what cannot be followed is read from the tables
            catch (Exception)
#pragma warning restore CA1031
            {
                Signals.Unfollowed.Add(1);
                _kept.Clear();
                Followed.Advance(_signal.Last);
            }
        }
    }

    private async Task Follow(long last, CancellationToken cancel)
    {
        var (gaps, end) = Gaps(Followed.Last, last);
        for (var full = gaps.Count > 0; full;)
        {
            var (read, newest) = await FollowFacts(gaps, cancel);
            full = read == AtOnce;
            gaps = full ? [.. gaps.Where(g => g.UpTo > newest).Select(g => (Math.Max(g.After, newest), g.UpTo))] : gaps;
        }
        Followed.Advance(end);
    }

    /// <summary>What others wrote beyond a position, and where it ends: this process's own is passed over.</summary>
    private (List<(long After, long UpTo)> Gaps, long End) Gaps(long after, long upTo)
    {
        var gaps = new List<(long, long)>();
        lock (_gate)
        {
            for (; _own.TryPeek(out var own) && own.Before < upTo; _own.Dequeue())
            {
                if (own.Before > after)
                {
                    gaps.Add((after, own.Before));
                }
                after = Math.Max(after, own.Last);
            }
        }
        if (after < upTo)
        {
            gaps.Add((after, upTo));
        }
        return (gaps, Math.Max(after, upTo));
    }

    private async Task<(int Read, long Newest)> FollowFacts(List<(long After, long UpTo)> gaps, CancellationToken cancel)
    {
        var (read, newest, made) = (0, 0L, new List<long>());
        await using (var command = _source.CreateCommand(Query))
        {
            command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. gaps.Select(g => g.After)] });
            command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. gaps.Select(g => g.UpTo)] });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = AtOnce });
            await using var rows = await command.ExecuteReaderAsync(cancel);
            for (; await rows.ReadAsync(cancel); read++)
            {
                newest = rows.GetInt64(0);
                if (Follow(rows, newest, GrainAddress.Parse(rows.GetString(1))) is { } no)
                {
                    made.Add(no);
                }
            }
        }
        if (made.Count > 0 && _kept.HasRoom)
        {
            await _reading.These(made, cancel);
        }
        return (read, newest);
    }

    /// <summary>The number of an assignment that was made; its row names what only the tables know.</summary>
    private long? Follow(NpgsqlDataReader row, long position, GrainAddress address)
    {
        var (version, type) = (row.GetInt64(2), row.GetString(3));
        if (AssignmentKey.Of(address) is not null)
        {
            if (version == 1)
            {
                return row.GetInt64(6);
            }
            if (_kept.Head(address)?.Version < version)
            {
                FollowFact(row, position, address, version, type);
            }
        }
        else if (address == ErasureEvent.StreamOf(address.Government))
        {
            _kept.Forget(((FactErased)_codec.Decode(type, row.GetString(4))).Address);
        }
        return null;
    }

    private void FollowFact(NpgsqlDataReader row, long position, GrainAddress address, long version, string type)
    {
        try
        {
            var fact = (AssignmentEvent)_codec.Decode(type, row.GetString(4));
            _kept.FollowElsewhere(address, fact, position, new StreamHead(row.GetInt64(6), version, (byte[])row[5]));
        }
        catch (Exception error) when (error is UnknownFactException or JsonException or JournalOutOfOrderException or InvalidCastException)
        {
            _kept.Forget(address); // a newer program wrote it, or it is damaged: who asks for the assignment reads it and says so
        }
    }
}
