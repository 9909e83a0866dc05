using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tracker.Deciding;
using Tracker.Silo.Journal;
using Tracker.Silo.Ledger;

namespace Tracker.Silo.LookBack;

public static class LookBackServices
{
    internal static IServiceCollection AddLookBack(this IServiceCollection services, IStore store) => services
        .AddSingleton(new LookBackLedger(store.Tables))
        .AddSingleton<LinkDoor>()
        .AddSingleton(LinkPatience.Default)
        .AddSingleton(s => new LinkChecker(s.GetRequiredService<LinkDoor>(), s.GetRequiredService<LinkPatience>(), s.GetRequiredService<TimeProvider>()))
        .AddSingleton(s => new PageRecorder(
            store.Journal, s.GetRequiredService<IGrains>(), store.Files, s.GetRequiredService<LinkChecker>(), s.GetRequiredService<TimeProvider>()))
        .AddSingleton(s => new EvidenceVerifier(
            s.GetRequiredService<LookBackLedger>(), s.GetRequiredService<IGrains>(), store.Journal, store.Files, s.GetRequiredService<LinkChecker>(), s.GetRequiredService<TimeProvider>()));

    /// <summary>Evidence is looked at while this process serves; a command that opens the folder for a moment looks at none.</summary>
    public static IServiceCollection AddEvidenceRunner(this IServiceCollection services) => services.AddHostedService(s => new EvidenceRunner(
        s.GetRequiredService<EvidenceVerifier>(),
        s.GetRequiredService<LookBackLedger>(),
        s.GetRequiredService<IStore>().Journal,
        s.GetRequiredService<IStore>().Leases,
        s.GetRequiredService<TimeProvider>(),
        s.GetRequiredService<ILogger<EvidenceRunner>>()));

    /// <summary>Pages are opened as they are handed in, where the settings allow it (<c>Tracker:LookBack:RecordPages</c>).</summary>
    public static IServiceCollection AddPageRecorder(this IServiceCollection services) => services.AddHostedService(s => new PageRecorderRunner(
        s.GetRequiredService<PageRecorder>(),
        s.GetRequiredService<IStore>().Journal,
        s.GetRequiredService<IStore>().Leases,
        s.GetRequiredService<TimeProvider>(),
        s.GetRequiredService<ILogger<PageRecorderRunner>>()));
}
