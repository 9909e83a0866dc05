using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tracker.Deciding;
using Tracker.Silo.Journal;

namespace Tracker.Silo.Delivery;

/// <summary>Makes and carries messages at start and on every tick, in the process that holds the lease.</summary>
internal sealed partial class Courier(Composer composer, Postman postman, Outbox outbox, ILeases leases, TimeProvider clock, ILogger<Courier> log) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(20);

    /// <summary>Longer than an attempt takes.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(45);

    private DateOnly _pruned;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            while (true)
            {
                try
                {
                    await Once(stoppingToken);
                }
                catch (JournalUnavailableException error)
                {
                    Unavailable(log, error.Code); // looked at again on the next tick
                }
                catch (Exception error) when (error is not OperationCanceledException)
                {
                    // A bug, or a message that no mail library takes: notices are an extra, and the house goes on without them.
                    Failed(log, error);
                }
                await Task.Delay(Tick, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping: what waits goes out after the next start.
        }
    }

    internal async Task Once(CancellationToken cancel)
    {
        if (await Holds())
        {
            await composer.Round(cancel);
            await Prune(cancel);
            await postman.Round(Holds, cancel);
        }

        ValueTask<bool> Holds() => leases.Hold("delivery", Lease, cancel);
    }

    /// <summary>Once a day.</summary>
    private async Task Prune(CancellationToken cancel)
    {
        var day = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        if (day > _pruned)
        {
            await outbox.Prune(cancel);
            _pruned = day;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Delivery failed")]
    private static partial void Failed(ILogger log, Exception error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Delivery waits: {Code}")]
    private static partial void Unavailable(ILogger log, string code);
}
