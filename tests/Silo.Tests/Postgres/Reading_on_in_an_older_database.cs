using System.Net.Sockets;
using Npgsql;
using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Postgres;
using Tracker.Silo.Tests.Journal;
using Tracker.Tests.Postgres;

namespace Tracker.Silo.Tests.Postgres;

/// <summary>A database that was put in the place of a later one, while this process went on.</summary>
public sealed class Reading_on_in_an_older_database : INeedPostgres
{
    private static readonly HashSet<string> Notes = ["note.taken.v1"];
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    [Fact]
    public async Task A_reader_skips_nothing_that_is_written_anew()
    {
        var database = PostgresCluster.Shared.NewDatabase();
        await using var store = await Databases.Open(database);
        await WriteFive(store);
        await store.Journal.WaitBeyond(4, CancellationToken.None);
        await CutBehindThree(database);

        var (none, read) = await store.Journal.Next(Notes, 3, Patience, TimeProvider.System, CancellationToken.None);
        await using (var other = await Databases.Open(database))
        {
            await other.Journal.Append(Note.Append(Note.In(9, 0, "另一句")));
        }
        var (facts, _) = await store.Journal.Next(Notes, read, TimeSpan.FromSeconds(30), TimeProvider.System, CancellationToken.None);

        (none.Count, read).ShouldBe((0, 3));
        facts.ShouldHaveSingleItem().Position.ShouldBe(4);
    }

    /// <summary>A reaction that had read to the old end would otherwise ask without a pause until the journal has grown beyond it.</summary>
    [Fact]
    public async Task Who_waits_for_more_than_there_is_waits()
    {
        var database = PostgresCluster.Shared.NewDatabase();
        await using var store = await Databases.Open(database);
        await WriteFive(store);
        await store.Followed.WaitBeyond(4, CancellationToken.None);
        await CutBehindThree(database);
        var waiting = store.Journal.WaitBeyond(5, CancellationToken.None);

        (await store.Journal.GrownBeyond(3, Patience, TimeProvider.System, CancellationToken.None)).ShouldBe(3); // is told that it went back

        (await waiting.WaitAsync(TimeSpan.FromSeconds(30))).ShouldBe(3);
        store.Followed.Last.ShouldBe(3);
        (await store.Journal.GrownBeyond(3, Patience, TimeProvider.System, CancellationToken.None)).ShouldBeNull();
        await store.Journal.Append(Note.Append(Note.In(9, 0, "另一句")));
        (await store.Journal.GrownBeyond(3, TimeSpan.FromSeconds(30), TimeProvider.System, CancellationToken.None)).ShouldBe(4);
        await store.Followed.WaitBeyond(3, CancellationToken.None);
    }

    [Fact]
    public void A_name_that_cannot_be_resolved_is_a_database_that_is_away() =>
        PostgresFault.IsAway(new SocketException((int)SocketError.HostNotFound)).ShouldBeTrue();

    private static async Task WriteFive(PostgresStore store)
    {
        for (var book = 1; book <= 5; book++)
        {
            await store.Journal.Append(Note.Append(Note.In(book, 0, $"第{book}句")));
        }
    }

    private static async Task CutBehindThree(string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var cut = source.CreateCommand("DELETE FROM events WHERE position > 3");
        await cut.ExecuteNonQueryAsync();
    }
}
