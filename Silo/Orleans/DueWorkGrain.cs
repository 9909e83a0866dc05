using Microsoft.Extensions.Hosting;
using Orleans;
using Orleans.Runtime;
using Tracker.Silo.DueWork;

namespace Tracker.Silo.Orleans;

[Alias("tracker.due-work")]
internal interface IDueWorkGrain : IGrainWithIntegerKey
{
    /// <summary>From now on it is woken again wherever its silo has gone.</summary>
    [Alias("begin")]
    Task Begin();
}

/// <summary>
/// Where what falls due is told: in the one silo that Orleans chose. The reminder says nothing but "be there"; what is due is derived from data, as
/// everywhere, and that each is told exactly once is the journal's doing.
/// </summary>
internal sealed class DueWorkGrain(DueWorkRunner runner) : Grain, IDueWorkGrain, IRemindable
{
    /// <summary>The shortest that Orleans takes.</summary>
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    // The runner's work is long: it has no business on the grain's own scheduler.
    public override Task OnActivateAsync(CancellationToken cancellationToken) => Task.Run(() => runner.StartAsync(CancellationToken.None), cancellationToken);

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        Task.Run(() => runner.StopAsync(cancellationToken), CancellationToken.None);

    public Task Begin() => this.RegisterOrUpdateReminder("be-there", Period, Period);

    public Task ReceiveReminder(string reminderName, TickStatus status) => Task.CompletedTask;
}

/// <summary>Asks for the grain once this silo has started.</summary>
internal sealed class DueWorkWaking(IGrainFactory cluster, IHostApplicationLifetime life) : BackgroundService
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var started = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, life.ApplicationStarted);
        await Task.Delay(Timeout.InfiniteTimeSpan, started.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await cluster.GetGrain<IDueWorkGrain>(0).Begin();
                return;
            }
            catch (Exception error) when (error is OrleansException or TimeoutException)
            {
                await Task.Delay(BetweenTries, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
