using Microsoft.Data.Sqlite;
using Tracker.Deciding;
using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Sqlite;

namespace Tracker.Silo.Tests.Journal.Sqlite;

/// <summary>The log is carried into the database while the writer goes on; the database is synced behind its back.</summary>
public sealed class Carrying_pages_while_writing : IDisposable
{
    private const int Pages = 50;

    private readonly TemporaryFolder _folder = new();
    private readonly TemporaryFolder _afterPowerCut = new();
    private long _acknowledged;

    public void Dispose()
    {
        _folder.Dispose();
        _afterPowerCut.Dispose();
    }

    /// <summary>The worst that a power cut may leave: none of the carried pages, and the log.</summary>
    [Fact]
    public async Task Before_they_are_synced_the_log_alone_holds_all_that_was_acknowledged()
    {
        await using (Stores.Open(_folder))
        {
        }
        File.Copy(FileIn(_folder, ""), FileIn(_afterPowerCut, ""));
        using var slowDisk = new ManualResetEventSlim();
        var asked = new TaskCompletionSource();
        await using (var store = Stores.Open(_folder, with: o => o with { PagesBetweenCheckpoints = Pages, SyncCarried = file => Sync(file, asked, slowDisk) }))
        {
            try
            {
                await WriteUntil(store, () => asked.Task.IsCompleted);
                var begun = LogBegins();
                await WriteSome(store, 10);
                LogBegins().ShouldBe(begun);

                File.Copy(FileIn(_folder, "-wal"), FileIn(_afterPowerCut, "-wal"));
            }
            finally
            {
                slowDisk.Set();
            }
        }

        await using var again = Stores.Open(_afterPowerCut);
        (await again.Journal.VersionOf(Note.Book(1))).ShouldBe(_acknowledged);
        again.Verify().Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_sync_that_fails_ends_the_writing_and_loses_nothing()
    {
        await using (var store = Stores.Open(_folder, with: o => o with { PagesBetweenCheckpoints = Pages, SyncCarried = _ => false }))
        {
            var refused = await Should.ThrowAsync<JournalUnavailableException>(() => WriteUntil(store, () => false));
            refused.Code.ShouldBe("journal.failed");
        }

        await using var again = Stores.Open(_folder);
        (await again.Journal.VersionOf(Note.Book(1))).ShouldBe(_acknowledged);
        again.Verify().Findings.ShouldBeEmpty();
    }

    /// <summary>Writers and readers at once, and a log that is carried, and begun anew, after every few commits.</summary>
    [Fact]
    public async Task Carrying_beside_many_writers_and_readers_loses_nothing()
    {
        const int books = 8;
        const int facts = 400;
        await using (var store = Stores.Open(_folder, with: o => o with { PagesBetweenCheckpoints = 8 }))
        {
            using var written = new CancellationTokenSource();
            var reading = Enumerable.Range(1, 4).Select(book => Task.Run(() => ReadUntil(store, book, written.Token))).ToList();
            await Task.WhenAll(Enumerable.Range(1, books).Select(book => Task.Run(() => WriteBook(store, book, facts))));
            await written.CancelAsync();
            await Task.WhenAll(reading);
            store.Verify().Findings.ShouldBeEmpty();
        }

        await using var again = Stores.Open(_folder);
        for (var book = 1; book <= books; book++)
        {
            (await again.Journal.VersionOf(Note.Book(book))).ShouldBe(facts);
        }
        again.Verify().Findings.ShouldBeEmpty();
    }

    /// <summary>Each sync takes as long as twenty appends: there is always more to carry when one ends.</summary>
    [Fact]
    public async Task A_disk_that_never_catches_up_does_not_let_the_log_grow_on()
    {
        const int slow = 20;
        var longest = 0L;
        using var done = new CancellationTokenSource();
        await using (var store = Stores.Open(_folder, with: o => o with { PagesBetweenCheckpoints = Pages, SyncCarried = SlowSync }))
        {
            await WriteSome(store, 3_000);
            await done.CancelAsync();
        }
        longest.ShouldBeInRange(1, 20 * Pages * 4120);

        bool SlowSync(SqliteConnection connection)
        {
            var until = Volatile.Read(ref _acknowledged) + slow;
            SpinWait.SpinUntil(() => Volatile.Read(ref _acknowledged) >= until || done.IsCancellationRequested);
            longest = Math.Max(longest, LogLength());
            return LogWriting.SyncDatabase(connection);
        }
    }

    [Fact]
    public async Task The_log_begins_anew_under_steady_writing()
    {
        await using var store = Stores.Open(_folder, with: o => o with { PagesBetweenCheckpoints = Pages });
        await WriteSome(store, 1);
        var first = LogBegins();

        await WriteUntil(store, () => LogBegins() != first);
        await WriteSome(store, 500);

        LogLength().ShouldBeLessThan(12 * Pages * 4120);
    }

    private static bool Sync(SqliteConnection file, TaskCompletionSource asked, ManualResetEventSlim slowDisk)
    {
        asked.TrySetResult();
        slowDisk.Wait();
        return LogWriting.SyncDatabase(file);
    }

    private async Task WriteUntil(SqliteStore store, Func<bool> enough)
    {
        while (!enough())
        {
            await WriteSome(store, 1);
        }
    }

    private async Task WriteSome(SqliteStore store, int count)
    {
        for (var i = 0; i < count; i++)
        {
            await store.Journal.Append(Note.Append(Note.In(1, _acknowledged, new string('长', 300))));
            _acknowledged++;
        }
    }

    private static async Task WriteBook(SqliteStore store, int book, int facts)
    {
        for (var i = 0; i < facts; i++)
        {
            (await store.Journal.Append(Note.Append(Note.In(book, i, new string('长', 300))))).ShouldBeOfType<AppendOutcome.Written>();
        }
    }

    private static async Task ReadUntil(SqliteStore store, int book, CancellationToken end)
    {
        for (var last = 0L; !end.IsCancellationRequested;)
        {
            var facts = await store.Journal.ReadStream(Note.Book(book), 0, int.MaxValue, CancellationToken.None);
            facts.Count.ShouldBeGreaterThanOrEqualTo((int)last);
            last = facts.Count;
        }
    }

    private long LogLength() => new FileInfo(FileIn(_folder, "-wal")).Length;

    /// <summary>The two salts in the log's head: new ones each time that it begins anew.</summary>
    private string LogBegins()
    {
        using var log = new FileStream(FileIn(_folder, "-wal"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var head = new byte[32];
        log.ReadExactly(head);
        return Convert.ToHexString(head.AsSpan(16, 8));
    }

    private static string FileIn(TemporaryFolder folder, string end) => Path.Combine(folder.Path, SqliteDatabase.FileName + end);
}
