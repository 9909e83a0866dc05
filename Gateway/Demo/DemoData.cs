using Microsoft.Extensions.DependencyInjection;
using Tracker.Deciding;
using Tracker.Silo.Accounts;
using Tracker.Silo.Files;
using Tracker.Units;

namespace Tracker.Gateway.Demo;

/// <summary>What <c>--demo</c> puts into the folder before it is served. Said again, it writes nothing.</summary>
internal static class DemoData
{
    public static async Task Fill(IServiceProvider services, CancellationToken cancel = default)
    {
        var grains = services.GetRequiredService<IGrains>();
        var seed = new DemoSeed(grains, services.GetRequiredService<FileShelf>());
        await seed.FillRegister(cancel);
        var register = (await grains.UnitRegister(seed.Government).Look(cancel)).State;
        await seed.FillYear(register, cancel);
        await ActivatorUtilities.CreateInstance<DemoAccounts>(services).Fill(seed.Government, register, cancel); // of today: last
    }
}
