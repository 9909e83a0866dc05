using Microsoft.Data.Sqlite;
using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Sqlite;

namespace Tracker.Silo.Tests.Journal.Sqlite;

public class Opening_a_folder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task That_is_owned_is_refused_with_its_owner()
    {
        await using var store = Stores.Open(_folder);

        var refused = Should.Throw<StoreRefusedException>(() => Stores.Open(_folder)).Rejection;

        (refused.Code, refused.Args.Single()).ShouldBe(("folder.owned", $"{Environment.ProcessId}"));
    }

    [Fact]
    public async Task That_was_given_back_is_opened_again()
    {
        await Stores.Open(_folder).DisposeAsync();
        await Stores.Open(_folder).DisposeAsync();
        Directory.EnumerateFiles(_folder.Path).Select(Path.GetFileName).Order()
            .ShouldBe(["tracker.db", "tracker.lock", "tracker.owner"]); // SQLite's log is tidied away
    }

    [Fact]
    public async Task Of_a_newer_program_is_refused()
    {
        await Stores.Open(_folder).DisposeAsync();
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(_folder.Path, "tracker.db")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO schema_versions VALUES (9001, 'of-tomorrow', '2040-01-01')";
            command.ExecuteNonQuery();
        }

        var refused = Should.Throw<StoreRefusedException>(() => Stores.Open(_folder)).Rejection;

        (refused.Code, refused.Args.Single()).ShouldBe(("schema.newer", "9001"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whose_database_was_lost_is_not_begun_anew(bool emptied)
    {
        var database = Path.Combine(_folder.Path, "tracker.db");
        await Stores.Open(_folder).DisposeAsync();
        _ = new Silo.Files.FileShelf(_folder.Path);
        File.Delete(database);
        if (emptied)
        {
            await File.WriteAllBytesAsync(database, []);
        }

        Should.Throw<StoreRefusedException>(() => Stores.Open(_folder)).Rejection.Code.ShouldBe("store.lost");

        File.Exists(database).ShouldBe(emptied); // as it was found
    }

    [Fact]
    public async Task Makes_files_that_nobody_else_may_read()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        await using var store = Stores.Open(_folder);
        await store.Journal.Append(Note.Append(Note.In(1, 0, "x")));

        foreach (var name in (string[])["tracker.db", "tracker.db-wal", "tracker.db-shm"])
        {
            File.GetUnixFileMode(Path.Combine(_folder.Path, name)).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite, name);
        }
        _ = new Silo.Files.FileShelf(_folder.Path);
        File.GetUnixFileMode(Path.Combine(_folder.Path, "files")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public async Task Writes_of_other_rooms_share_the_commit_and_are_undone_alone()
    {
        await using var store = Stores.Open(_folder);
        await store.Tables.Write(c => Run(c, "CREATE TABLE room (words TEXT NOT NULL) STRICT"));

        var writes = new List<Task>
        {
            store.Tables.Write(c => Run(c, "INSERT INTO room VALUES ('a')")).AsTask(),
            store.Tables.Write(c => Run(c, "INSERT INTO room VALUES ('half')") + Run(c, "INSERT INTO room VALUES (NULL)")).AsTask(),
            store.Journal.Append(Note.Append(Note.In(1, 0, "x"))).AsTask(),
            store.Tables.Write(c => Run(c, "INSERT INTO room VALUES ('b')")).AsTask(),
        };
        await Should.ThrowAsync<SqliteException>(writes[1]);
        await Task.WhenAll(writes[0], writes[2], writes[3]);

        (await store.Tables.Read(c => Words(c))).ShouldBe("a,b");
        (await store.Journal.LastPosition()).ShouldBe(1);
    }

    [Fact]
    public async Task A_reader_cannot_write()
    {
        await using var store = Stores.Open(_folder);
        await Should.ThrowAsync<SqliteException>(async () => await store.Tables.Read(c => Run(c, "DELETE FROM events")));
    }

    private static int Run(System.Data.Common.DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }

    private static string? Words(System.Data.Common.DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT group_concat(words) FROM room";
        return (string?)command.ExecuteScalar();
    }
}
