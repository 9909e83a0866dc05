using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tracker.Deciding;
using Tracker.Silo.Accounts;
using Tracker.Silo.Activations;
using Tracker.Silo.Delivery;
using Tracker.Silo.DueWork;
using Tracker.Silo.Files;
using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Kept;
using Tracker.Silo.Ledger;
using Tracker.Silo.LookBack;
using Tracker.Silo.Reactions;
using Tracker.Silo.Telemetry;

namespace Tracker.Silo;

public static class TrackerSilo
{
    /// <summary>Everything below the gateway, on an opened store: engine, ledger, files, accounts and reactions. The caller closes the store.</summary>
    public static IServiceCollection AddTrackerSilo(this IServiceCollection services, IStore store)
    {
        services.AddOptions<EngineOptions>().BindConfiguration("Tracker:Engine").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(store);
        services.AddSingleton(store.Journal);
        services.AddSingleton(store.Ledger);
        services.AddSingleton(store.Files);
        services.AddSingleton(store.Beside);
        services.AddSingleton(new RequestLedger(store.Tables));
        services.AddSingleton(new BurdenLedger(store.Tables));
        services.AddSingleton(new WaitingLedger(store.Tables));
        services.AddSingleton(new ChangesLedger(store.Tables));
        services.AddSingleton(new PaperLedger(store.Tables));
        services.AddSingleton(new AnnualReportLedger(store.Tables));
        services.AddSingleton(new GoodPracticeLedger(store.Tables));
        services.AddSingleton(new LimitLedger(store.Tables));
        services.AddSingleton<WholeCheck>();
        services.AddSingleton<IGrains>(s => EngineOn(store.Journal, s.GetRequiredService<IOptions<EngineOptions>>().Value));
        services.AddSingleton<IReadiness, JournalReadiness>();
        services.AddSignIn(store.Accounts);
        services.AddSingleton(new InboxLedger(store.Tables, store.Journal));
        services.AddSingleton(new InboxReaders(store.Beside, store.Journal));
        services.AddDelivery(store);
        services.AddDueWork(store);
        services.AddLookBack(store);
        services.AddSingleton(s => new ReactionRunner(
            store.Journal,
            s.GetRequiredService<IGrains>(),
            Facts,
            HouseReactions.All,
            store.Leases,
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<ReactionRunner>>()));
        services.AddHostedService(s => s.GetRequiredService<ReactionRunner>());
        services.AddHostedService<ReadingAheadService>();
        services.AddSingleton(s => new HouseFigures(
            s.GetRequiredService<IMeterFactory>(),
            s.GetRequiredService<IGrains>(),
            store,
            s.GetRequiredService<HouseDueWork>(),
            s.GetRequiredService<ReactionRunner>(),
            s.GetRequiredService<Outbox>(),
            s.GetRequiredService<TimeProvider>()));
        return services;
    }

    /// <summary>The facts of every room.</summary>
    public static FactCodec Facts { get; } = new(House.Kinds);

    /// <summary>An embedded engine on a journal; several may share one.</summary>
    public static IGrains EngineOn(IJournal journal, EngineOptions options) => new EmbeddedGrains(journal, Facts, House.Kinds, options);
}
