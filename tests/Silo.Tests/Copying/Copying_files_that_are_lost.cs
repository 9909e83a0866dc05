using Tracker.Silo.Copying;
using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Sqlite;

namespace Tracker.Silo.Tests.Copying;

public sealed class Copying_files_that_are_lost : IDisposable
{
    private readonly CopyHouse _house = new();

    public void Dispose() => _house.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Leaves_them_behind_and_says_so(bool changed)
    {
        var from = _house.InFolder();
        string document;
        await using (var source = await _house.Open(from))
        {
            await _house.Fill(source);
            document = source.Files.Hashes().ShouldHaveSingleItem();
        }
        var path = Path.Combine(((StorePlace.Sqlite)from).Options.DataFolder, "files", document[..2], document);
        File.Delete(path);
        if (changed)
        {
            await File.WriteAllTextAsync(path, "另一份");
        }

        await using var copy = await _house.Copy(from, _house.InFolder());
        await copy.Carry();
        var report = await copy.Finish();

        (report.Whole, report.Files).ShouldBe((true, 0L)); // it is what the source is
        report.Damaged.ShouldBe(changed ? [document] : []);
        report.Found.Findings.ShouldHaveSingleItem().Code.ShouldBe(FindingCode.FileMissing);
    }

    [Fact]
    public async Task Stays_shut_where_only_the_copy_lost_them()
    {
        var (from, to) = (_house.InFolder(), _house.InFolder());
        await using (var source = await _house.Open(from))
        {
            await _house.Fill(source);
        }
        await using (var copy = await _house.Copy(from, to))
        {
            await copy.Carry();
            Directory.Delete(Path.Combine(((StorePlace.Sqlite)to).Options.DataFolder, "files"), recursive: true);
            (await copy.Finish()).Whole.ShouldBeFalse();
        }
        Should.Throw<StoreRefusedException>(() => SqliteStore.Open(((StorePlace.Sqlite)to).Options, Journal.Sqlite.Stores.Codec, _house.Clock))
            .Rejection.Code.ShouldBe("store.copy-unfinished");
    }
}
