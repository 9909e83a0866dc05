using System.Diagnostics;
using Tracker.Faults.Postgres;
using Tracker.Silo.Journal;

namespace Tracker.Faults.Mixed;

/// <summary>One process on a data folder, which lies on a small disk of its own where one may be mounted.</summary>
internal sealed class MixedOnSqlite(RacingClock clock, Random chance) : MixedPlace(clock, chance)
{
    private SmallDisk? _disk;

    public override string Name => "embedded, SQLite";

    public override IReadOnlyList<MixedFault> Faults =>
    [
        new("SIGKILL", KillAny),
        new("SIGSTOP", StopAny),
        .. _disk is null ? [] : (MixedFault[])[new("disk full", Fill)],
        .. File.Exists("/usr/bin/strace") ? (MixedFault[])[new("slow fsync", SlowSyncs)] : [],
    ];

    private string Data => Path.Combine(_disk?.Folder ?? Folder, "data");

    public override async Task Begin()
    {
        _disk = SmallDisk.Mount(Path.Combine(Folder, "disk"));
        if (_disk is null)
        {
            Lacking.Add("no disk can be mounted here: it is never full");
        }
        await using (var store = await OpenStore())
        {
            await MixedPlan.Make(store, Clock);
        }
        Workers = [Working(1, "", "mixed-work", Data, Callers)];
        await Workers[0].Start();
    }

    public override Task<IStore> OpenStore() => MixedWork.Open(Data);

    protected override void TakeDown() => _disk?.Dispose();

    private async Task Fill()
    {
        var told = TimesTold();
        using (_disk!.Fill())
        {
            await Patience.Until(() => TimesTold() > told || Workers[0].HasEnded, Scene.Longest);
            await While(1, 5);
        }
    }

    private int TimesTold() => CommandLog.Read(Workers[0].Log).Count(l => l is ["fail", _, "journal.disk-full"]);

    /// <summary>Every sync takes 50 to 400 ms longer.</summary>
    private async Task SlowSyncs()
    {
        using var strace = Process.Start(new ProcessStartInfo(
            "strace", ["-f", "-o", "/dev/null", "-e", "trace=fsync,fdatasync", "-e", $"inject=fsync,fdatasync:delay_enter={Chance.Next(50, 400)}ms", "-p", $"{Workers[0].Id}"])
        {
            RedirectStandardError = true,
        })!;
        _ = strace.StandardError.ReadToEndAsync();
        await While(5, 15);
        using var end = Process.Start("kill", ["-INT", $"{strace.Id}"]);
        await end.WaitForExitAsync();
        await strace.WaitForExitAsync();
    }
}
