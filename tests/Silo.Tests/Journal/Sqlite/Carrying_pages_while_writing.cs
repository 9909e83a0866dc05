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

    [Fact]
    public async Task The_log_begins_anew_under_steady_writing()
    {
        await using var store = Stores.Open(_folder, with: o => o with { PagesBetweenCheckpoints = Pages });
        await WriteSome(store, 1);
        var first = LogBegins();

        await WriteUntil(store, () => LogBegins() != first);
        await WriteSome(store, 500);

        new FileInfo(FileIn(_folder, "-wal")).Length.ShouldBeLessThan(12 * Pages * 4120);
    }

    private static bool Sync(nint file, TaskCompletionSource asked, ManualResetEventSlim slowDisk)
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
