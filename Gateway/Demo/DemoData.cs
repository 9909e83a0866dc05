using Microsoft.Extensions.DependencyInjection;
using Tracker.Deciding;
using Tracker.Silo.Files;
using Tracker.Silo.Journal;
using Tracker.Units;

namespace Tracker.Gateway.Demo;

/// <summary>What <c>--demo</c> puts into the folder before it is served. Said again, it writes nothing.</summary>
internal static class DemoData
{
    /// <summary>Only into a new folder, or one that the demo filled: nobody finds fictional units among the real ones.</summary>
    public static async ValueTask<bool> MayFill(IJournal journal, CancellationToken cancel = default) =>
        await journal.LastPosition(cancel) == 0 || await journal.VersionOf(UnitRegister.AddressOf(DemoSeed.Government), cancel) > 0;

    public static async Task Fill(IServiceProvider services, CancellationToken cancel = default)
    {
        var grains = services.GetRequiredService<IGrains>();
        var seed = new DemoSeed(grains, services.GetRequiredService<IFileShelf>());
        await seed.FillRegister(cancel);
        var register = (await grains.UnitRegister(DemoSeed.Government).Look(cancel)).State;
        await seed.FillLastYear(register, cancel);
        await seed.FillLastReports(register, cancel);
        await seed.FillYear(register, cancel);
        await seed.FillLookBack(register, cancel);
        await ActivatorUtilities.CreateInstance<DemoAccounts>(services).Fill(DemoSeed.Government, register, cancel); // of today: last
    }
}
