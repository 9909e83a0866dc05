using Tracker.Deciding;
using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Postgres;
using Tracker.Silo.Tests.Journal;
using Tracker.Silo.Tests.Journal.Sqlite;
using Tracker.Tests.Postgres;

namespace Tracker.Silo.Tests.Postgres;

public sealed class A_database_that_goes_away : INeedPostgres, IDisposable
{
    private readonly PostgresCluster _cluster = new("-c fsync=off -c full_page_writes=off");

    public void Dispose() => _cluster.Dispose();

    [StoreFact]
    public async Task And_answers_nothing_is_given_up_and_written_again_once_it_answers()
    {
        await using var store = await Open(patience: TimeSpan.Zero);
        (await store.Journal.Append(Note.Append(Note.In(1, 0, "before")))).ShouldBeOfType<AppendOutcome.Written>();

        _cluster.Freeze();
        var refused = await Should.ThrowAsync<JournalUnavailableException>(async () => await store.Journal.Append(Note.Append(Note.In(1, 1, "meanwhile"))));
        _cluster.Thaw();

        refused.Code.ShouldBe("journal.unreachable");
        (await store.Journal.Append(Note.Append(Note.In(2, 0, "after")))).ShouldBeOfType<AppendOutcome.Written>();
        store.Verify().Findings.ShouldBeEmpty();
    }

    [StoreFact]
    public async Task And_stops_is_waited_for_once_and_not_by_each_who_waits_in_line()
    {
        await using var store = await Open(patience: TimeSpan.FromSeconds(2));
        (await store.Journal.Append(Note.Append(Note.In(1, 0, "before")))).ShouldBeOfType<AppendOutcome.Written>();

        _cluster.Stop();
        var started = TimeProvider.System.GetTimestamp();
        // Of one stream, so that each is a batch of its own.
        var waiting = Enumerable.Range(1, 10).Select(n => store.Journal.Append(Note.Append(Note.In(1, n, "meanwhile"))).AsTask()).ToList();
        foreach (var append in waiting)
        {
            (await Should.ThrowAsync<JournalUnavailableException>(() => append)).Code.ShouldBe("journal.unreachable");
        }
        TimeProvider.System.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(10));
        (await Should.ThrowAsync<JournalUnavailableException>(async () => await store.Journal.ReadAll(0))).Code.ShouldBe("journal.unreachable");
        (await new JournalReadiness(store.Journal, TimeProvider.System).WhyNot(default)).ShouldNotBeNull().Code.ShouldBe("journal.unreachable");

        _cluster.Start();
        var heard = store.Journal.WaitBeyond(1, CancellationToken.None);
        (await store.Journal.Append(Note.Append(Note.In(1, 1, "after")))).ShouldBeOfType<AppendOutcome.Written>();
        await heard;
        (await new JournalReadiness(store.Journal, TimeProvider.System).WhyNot(default)).ShouldBeNull();
        (await store.Journal.ReadAll(0)).Select(Note.WordsOf).ShouldBe(["before", "after"]);
    }

    [StoreFact]
    public async Task And_comes_back_before_anybody_asked_is_not_noticed_by_who_reads_a_stream()
    {
        await using var store = await Open(patience: TimeSpan.Zero);
        (await store.Journal.Append(Note.Append(Note.In(1, 0, "before")))).ShouldBeOfType<AppendOutcome.Written>();
        await Task.WhenAll(Read(), Read(), Read(), Read()); // leaves connections idle

        _cluster.Stop();
        _cluster.Start();
        foreach (var facts in await Task.WhenAll(Read(), Read(), Read(), Read()))
        {
            facts.Select(Note.WordsOf).ShouldBe(["before"]);
        }

        Task<IReadOnlyList<RecordedFact>> Read() => store.Journal.ReadStream(Note.Book(1), 0).AsTask();
    }

    private Task<PostgresStore> Open(TimeSpan patience) => PostgresStore.Open(
        new PostgresStoreOptions { ConnectionString = _cluster.NewDatabase() + ";Command Timeout=1;Timeout=2", MayForget = true, Patience = patience },
        Stores.Codec,
        TimeProvider.System);
}
