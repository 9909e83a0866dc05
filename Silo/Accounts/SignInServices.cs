using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Tracker.Silo.Accounts;

internal static class SignInServices
{
    public static IServiceCollection AddSignIn(this IServiceCollection services, IAccountStore store)
    {
        services.AddOptions<AccountOptions>().BindConfiguration("Tracker:Accounts").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(s => s.GetRequiredService<IOptions<AccountOptions>>().Value);
        services.AddSingleton<IAccountStore>(store);
        services.AddSingleton<Passwords>();
        services.AddSingleton<AccountDirectory>();
        services.AddSingleton<AccountDesk>();
        services.AddSingleton<SignInDesk>();
        services.AddSingleton<TokenDesk>();
        services.AddSingleton<FirstStart>();
        services.AddHostedService<CatchingUp>();
        return services;
    }
}
