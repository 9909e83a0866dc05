using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tracker.Silo.Journal;
using Tracker.Silo.Ledger;

namespace Tracker.Silo.Delivery;

public static class DeliveryServices
{
    internal static IServiceCollection AddDelivery(this IServiceCollection services, IStore store) => services
        .AddSingleton(s => new Outbox(store.Tables, s.GetRequiredService<TimeProvider>()))
        .AddSingleton(new Recipients(store.Beside, store.Accounts))
        .AddSingleton<IInboxLines>(s => s.GetRequiredService<InboxLedger>())
        .AddSingleton<IWorkdays, GovernmentCalendars>()
        .AddSingleton<MailSender>()
        .AddSingleton<HookSender>()
        .AddSingleton(s => new TrialSending(s.GetRequiredService<MailSender>(), s.GetRequiredService<HookSender>(), s.GetRequiredService<TimeProvider>()))
        .AddSingleton<Composer>()
        .AddSingleton(s => new Postman(s.GetRequiredService<Recipients>(), s.GetRequiredService<Outbox>(), s.GetRequiredService<MailSender>(), s.GetRequiredService<HookSender>()));

    /// <summary>Messages go out while this process serves; a command that opens the folder for a moment sends none.</summary>
    public static IServiceCollection AddCourier(this IServiceCollection services) => services.AddHostedService(s => new Courier(
        s.GetRequiredService<Composer>(),
        s.GetRequiredService<Postman>(),
        s.GetRequiredService<Outbox>(),
        s.GetRequiredService<IStore>().Leases,
        s.GetRequiredService<TimeProvider>(),
        s.GetRequiredService<ILogger<Courier>>()));
}
