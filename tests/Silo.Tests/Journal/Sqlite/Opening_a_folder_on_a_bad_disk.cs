using System.Diagnostics;
using Tracker.Silo.Journal;

namespace Tracker.Silo.Tests.Journal.Sqlite;

public class Opening_a_folder_on_a_bad_disk : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [FactOnSmallDisk]
    public async Task That_is_full_is_refused_until_there_is_space()
    {
        using var disk = new SmallDisk(_folder.Path);
        var (old, fresh, ballast) = (Path.Combine(_folder.Path, "old"), Path.Combine(_folder.Path, "fresh"), Path.Combine(_folder.Path, "ballast"));
        await using (var store = Stores.OpenAt(old))
        {
            await store.Journal.Append(Note.Append(Note.In(1, 0, "kept")));
        }
        Fill(ballast);

        Should.Throw<StoreRefusedException>(() => Stores.OpenAt(old)).Rejection.Code.ShouldBe("journal.disk-full");
        Should.Throw<StoreRefusedException>(() => Stores.OpenAt(fresh)).Rejection.Code.ShouldBe("journal.disk-full");

        File.Delete(ballast);
        await using var again = Stores.OpenAt(old);
        await using var first = Stores.OpenAt(fresh);
        (await again.Journal.LastPosition()).ShouldBe(1);
        again.Verify().Findings.ShouldBeEmpty();
    }

    [FactOnSmallDisk]
    public async Task That_may_not_be_written_is_not_said_to_be_owned()
    {
        using var disk = new SmallDisk(_folder.Path);
        await Stores.OpenAt(_folder.Path).DisposeAsync();
        using (var remount = Process.Start("mount", ["-o", "remount,ro", _folder.Path]))
        {
            await remount.WaitForExitAsync();
        }

        var refused = Should.Throw<Exception>(() => Stores.OpenAt(_folder.Path));

        (refused is IOException or UnauthorizedAccessException or StoreRefusedException { Rejection.Code: "folder.forbidden" }).ShouldBeTrue($"{refused}");
    }

    private static void Fill(string path)
    {
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
            {
                file.Write(new byte[1024]);
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }
}
