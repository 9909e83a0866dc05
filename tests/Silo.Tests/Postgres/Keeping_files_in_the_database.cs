using System.Security.Cryptography;
using Tracker.Silo.Files;
using Tracker.Silo.Journal.Postgres;
using Tracker.Tests.Postgres;

namespace Tracker.Silo.Tests.Postgres;

public sealed class Keeping_files_in_the_database : IAsyncLifetime, INeedPostgres
{
    private PostgresStore _store = null!;

    private IFileShelf Shelf => _store.Files;

    public async Task InitializeAsync() => _store = await Databases.Open(PostgresCluster.Shared.NewDatabase());

    public async Task DisposeAsync() => await _store.DisposeAsync();

    [StoreFact]
    public async Task Gives_the_same_bytes_back_however_many_parts_they_take()
    {
        var content = RandomNumberGenerator.GetBytes(1_300_000);
        var (file, rejection) = await Shelf.Put(new MemoryStream(content), 2_000_000);

        rejection.ShouldBeNull();
        file.ShouldBe(new StoredFile(Convert.ToHexStringLower(SHA256.HashData(content)), content.Length));
        await using var kept = Shelf.Open(file!.Hash).ShouldNotBeNull();
        var back = new MemoryStream();
        await kept.CopyToAsync(back);
        back.ToArray().ShouldBe(content);
        Shelf.IsIntact(file.Hash).ShouldBeTrue();
    }

    [StoreFact]
    public async Task Twice_at_once_keeps_it_once()
    {
        var put = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Shelf.Put(new MemoryStream([1, 2, 3]), 10).AsTask()));

        put.ShouldAllBe(p => p.Rejection == null && p.File == put[0].File);
        (await Count("files")).ShouldBe(1);
        (await Count("file_parts")).ShouldBe(1);
    }

    [StoreFact]
    public async Task That_cannot_be_taken_leaves_nothing_behind()
    {
        (await Shelf.Put(new MemoryStream([]), 10)).Rejection.ShouldNotBeNull().Code.ShouldBe("file.empty");
        (await Shelf.Put(new MemoryStream(new byte[11]), 10)).Rejection.ShouldNotBeNull().Code.ShouldBe("file.too-large");
        (await Count("files")).ShouldBe(0);
        Shelf.Open("../../etc/passwd").ShouldBeNull();
        Shelf.Open(new string('0', 64)).ShouldBeNull();
    }

    [StoreFact]
    public async Task Changed_afterwards_is_found()
    {
        var (file, _) = await Shelf.Put(new MemoryStream([1, 2, 3]), 10);
        await _store.Tables.Write(database =>
        {
            using var command = database.CreateCommand();
            command.CommandText = "UPDATE file_parts SET content = '\\x010204'";
            return command.ExecuteNonQuery();
        });

        Shelf.IsIntact(file!.Hash).ShouldBeFalse();
    }

    private ValueTask<long> Count(string table) => _store.Tables.Read(database =>
    {
        using var command = database.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM {table}";
        return (long)command.ExecuteScalar()!;
    });
}
