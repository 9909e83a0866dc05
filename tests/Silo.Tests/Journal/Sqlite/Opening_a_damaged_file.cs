using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Sqlite;

namespace Tracker.Silo.Tests.Journal.Sqlite;

public class Opening_a_damaged_file : House_of_facts
{
    [Fact]
    public async Task Any_byte_changed_in_the_file_is_found_or_is_of_no_weight()
    {
        await Append(60); // so that a byte of the file is more often one of a fact than one of a table's empty page
        await Store.Seal();
        var facts = await Store.Journal.ReadAll(0, int.MaxValue);
        await Store.DisposeAsync();
        var path = Path.Combine(Folder.Path, SqliteDatabase.FileName);
        var whole = await File.ReadAllBytesAsync(path);
        var chance = new Random(3);
        var found = 0;
        for (var i = 0; i < 120; i++)
        {
            var damaged = (byte[])whole.Clone();
            var at = chance.Next(damaged.Length);
            damaged[at] ^= (byte)(1 << chance.Next(8));
            await File.WriteAllBytesAsync(path, damaged);
            found += await Found(facts) ? 1 : 0;
            File.Delete(path + "-wal");
            File.Delete(path + "-shm");
        }
        found.ShouldBeGreaterThan(10);
        await File.WriteAllBytesAsync(path, whole);
        Reopened();
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused()
    {
        await Store.DisposeAsync();
        var path = Path.Combine(Folder.Path, SqliteDatabase.FileName);
        var whole = await File.ReadAllBytesAsync(path);
        await File.WriteAllTextAsync(path, new string('x', 5000));

        Should.Throw<StoreRefusedException>(() => Stores.Open(Folder)).Rejection.Code.ShouldBe("store.damaged");

        await File.WriteAllBytesAsync(path, whole);
        Reopened();
    }

    [Fact]
    public async Task A_damaged_page_of_events_is_named_by_its_place()
    {
        await Store.DisposeAsync();
        var path = Path.Combine(Folder.Path, SqliteDatabase.FileName);
        var bytes = await File.ReadAllBytesAsync(path);
        var whole = (byte[])bytes.Clone();
        var page = IndexOf(bytes, "第1号要点"u8) / 4096 * 4096;
        Array.Clear(bytes, page, 4096);
        await File.WriteAllBytesAsync(path, bytes);
        Reopened();

        Store.Verify().Findings.ShouldContain(f => f.Code == FindingCode.FileDamaged);

        await Store.DisposeAsync();
        await File.WriteAllBytesAsync(path, whole);
        Reopened();
    }

    private static int IndexOf(byte[] bytes, ReadOnlySpan<byte> words) => bytes.AsSpan().IndexOf(words);

    private void Reopened() => Store = Stores.Open(Folder, Clock);

    private async Task<bool> Found(IReadOnlyList<RecordedFact> facts)
    {
        try
        {
            await using var store = Stores.Open(Folder, Clock);
            if (!store.Verify().Sound)
            {
                return true;
            }
            (await store.Journal.ReadAll(0, int.MaxValue)).ShouldBe(facts);
            return false;
        }
        catch (StoreRefusedException refused)
        {
            refused.Rejection.Code.ShouldBe("store.damaged");
            return true;
        }
    }
}
