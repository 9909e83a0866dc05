using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tracker.Deciding;
using Tracker.Silo.Delivery;
using Tracker.Silo.Journal;
using Tracker.Silo.Restoring;

namespace Tracker.Silo.DueWork;

public static class DueWorkServices
{
    internal static IServiceCollection AddDueWork(this IServiceCollection services, IStore store) => services
        .AddSingleton(s => new HouseDueWork(
            store.Tables, store.Ledger, store.Journal, s.GetRequiredService<IGrains>(), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<HouseDueWork>>()))
        .AddSingleton(s => new RestoreDesk(store, s.GetRequiredService<IGrains>(), s.GetRequiredService<Outbox>(), s.GetRequiredService<TimeProvider>()));

    /// <summary>What falls due is told while this process serves; a command that opens the folder for a moment tells nothing.</summary>
    /// <param name="folder">Where this process leaves its mark of how far it saw the journal.</param>
    public static IServiceCollection AddDueWorkRunner(this IServiceCollection services, string folder) => services
        .AddDueWorkHere(folder)
        .AddHostedService(s => s.GetRequiredService<DueWorkRunner>());

    /// <summary>The runner, for whoever starts it.</summary>
    internal static IServiceCollection AddDueWorkHere(this IServiceCollection services, string folder) => services
        .AddSingleton(s => new RestoreWatch(folder, s.GetRequiredService<IStore>(), s.GetRequiredService<RestoreDesk>(), s.GetRequiredService<ILogger<RestoreWatch>>()))
        .AddHostedService(s => s.GetRequiredService<RestoreWatch>())
        .AddSingleton(s => new DueWorkRunner(
            s.GetRequiredService<HouseDueWork>(),
            s.GetRequiredService<IStore>().Journal,
            s.GetRequiredService<IStore>().Leases,
            s.GetRequiredService<RestoreWatch>(),
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<DueWorkRunner>>()));
}
