using Microsoft.Data.Sqlite;
using Tracker.Silo.Journal.Sqlite;

namespace Tracker.Silo.Tests.Journal.Sqlite;

/// <summary>Only after a commit that wrote to the log does a reader hold the log: carrying beside the writer rests on that.</summary>
public sealed class Knowing_what_was_committed : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteConnection _connection;
    private readonly CommittedLog _log;

    public Knowing_what_was_committed()
    {
        _connection = new SqliteDatabase(new SqliteStoreOptions { DataFolder = _folder.Path }).OpenWriting();
        Run("CREATE TABLE notes (no INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT");
        _log = new CommittedLog(_connection);
    }

    public void Dispose()
    {
        _log.Dispose();
        _connection.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_commit_that_wrote_is_new_until_it_is_seen()
    {
        _log.HasNew.ShouldBeFalse();

        Write(1);

        _log.HasNew.ShouldBeTrue();
        var pages = _log.Pages;
        pages.ShouldBeGreaterThan(0);
        _log.Seen();
        _log.HasNew.ShouldBeFalse();
        Write(2);
        (_log.HasNew, _log.Pages > pages).ShouldBe((true, true));
    }

    [Fact]
    public void What_was_undone_is_not_new_though_its_pages_reached_the_log()
    {
        Run("PRAGMA cache_size = 10");
        Run("BEGIN IMMEDIATE");
        Write(1000);
        Run("ROLLBACK");
        Run("BEGIN IMMEDIATE");
        Run("COMMIT");

        _log.HasNew.ShouldBeFalse();
    }

    [Fact]
    public void A_log_that_began_anew_is_short_again()
    {
        Write(1000);
        var pages = _log.Pages;
        Run("PRAGMA wal_checkpoint(RESTART)");
        _log.BeginsAnew();
        _log.Pages.ShouldBe(0);

        Write(1);

        _log.Pages.ShouldBeInRange(1, pages / 2);
    }

    private void Write(int rows) =>
        Run($"INSERT INTO notes (words) WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {rows}) SELECT hex(zeroblob(400)) FROM n");

    private void Run(string sql) => SqliteDatabase.Run(_connection, sql);
}
