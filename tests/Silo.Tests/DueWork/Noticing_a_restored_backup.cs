using Microsoft.Extensions.Logging.Abstractions;
using Tracker.Restoring;
using Tracker.Silo.Activations;
using Tracker.Silo.Delivery;
using Tracker.Silo.Restoring;
using Tracker.Silo.Tests.Journal.Sqlite;
using Tracker.Units;

namespace Tracker.Silo.Tests.DueWork;

/// <summary>A folder's mark tells whether its journal is the one it knows.</summary>
public sealed class Noticing_a_restored_backup : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TemporaryFolder _backup = new();
    private readonly TemporaryFolder _other = new();

    public void Dispose()
    {
        _folder.Dispose();
        _backup.Dispose();
        _other.Dispose();
    }

    [Fact]
    public async Task A_backup_in_the_same_folder_or_in_a_new_one_begins_an_epoch_and_nothing_else_does()
    {
        (await Serve(_folder, write: 1)).ShouldBe(0, "a new folder");
        (await Serve(_folder, write: 1)).ShouldBe(0, "started again");
        CopyBackup(_folder, _backup);
        (await Serve(_folder, write: 2)).ShouldBe(0);

        CopyBackup(_backup, _folder);
        (await Serve(_folder, write: 1)).ShouldBe(1, "it lacks what the folder saw");
        (await Serve(_folder, write: 1)).ShouldBe(1, "and that is said once");

        CopyBackup(_backup, _other);
        (await Serve(_other, write: 1)).ShouldBe(1, "put together from a backup");
        (await Serve(_other, write: 1)).ShouldBe(1);
    }

    /// <summary>One run of a process on the folder. Answers how many epochs there are.</summary>
    private static async Task<int> Serve(TemporaryFolder folder, int write)
    {
        await using var store = Stores.Open(folder);
        var here = new DueGovernment(store, "880000");
        var grains = TrackerSilo.EngineOn(store.Journal, new EngineOptions());
        var watch = new RestoreWatch(folder.Path, store, new RestoreDesk(store, grains, new Outbox(store.Tables, here.Clock), here.Clock), NullLogger<RestoreWatch>.Instance);
        await watch.StartAsync(default);
        for (var n = 0; n < write; n++)
        {
            var rules = (await grains.Grain<Tracker.Lights.LightRuleBook, Tracker.Lights.LightRuleCommand>(Tracker.Lights.LightRuleBook.AddressOf(here.Government)).Look()).Version;
            (await grains.Grain<Tracker.Lights.LightRuleBook, Tracker.Lights.LightRuleCommand>(Tracker.Lights.LightRuleBook.AddressOf(here.Government))
                .Ask(here.Said(), new Tracker.Lights.SetLightRules(new Tracker.Lights.LightRules((int)rules % 80, true), here.Clock.Today))).Rejection.ShouldBeNull();
        }
        await watch.Mark(default);
        return (await grains.RestoreEpoch(here.Government).Look()).State.Number;
    }

    /// <summary>The database alone, as the guide says: the mark is in no backup.</summary>
    private static void CopyBackup(TemporaryFolder from, TemporaryFolder to)
    {
        foreach (var file in Directory.EnumerateFiles(to.Path, "tracker.db*"))
        {
            File.Delete(file);
        }
        foreach (var file in Directory.EnumerateFiles(from.Path, "tracker.db*"))
        {
            File.Copy(file, Path.Combine(to.Path, Path.GetFileName(file)));
        }
    }
}
