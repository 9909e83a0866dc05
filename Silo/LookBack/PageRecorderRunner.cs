using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tracker.Silo.Journal;

namespace Tracker.Silo.LookBack;

/// <summary>Follows what is handed in, where the settings allow it (<c>Tracker:LookBack:RecordPages</c>): nothing is asked of any network before somebody says so. Of several processes the one that holds the lease does.</summary>
internal sealed partial class PageRecorderRunner(PageRecorder recorder, IJournal journal, ILeases leases, TimeProvider clock, ILogger<PageRecorderRunner> log) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(20);

    /// <summary>Longer than many pages may take: what another process does too is kept once.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!await leases.Hold(PageRecorder.Name, Lease, stoppingToken))
                {
                    await clock.Pause(Tick, stoppingToken);
                    continue;
                }
                var (facts, read) = await journal.Next(PageRecorder.Concern, await recorder.Begin(stoppingToken), Tick, clock, stoppingToken);
                await recorder.Record(facts, read, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return; // the rest is found at the next start
            }
            catch (Exception error)
            {
                Stuck(log, error); // a full disk, or a bug: it is tried again, and everything else goes on
                await clock.Pause(Tick, stoppingToken);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Recording of pages failed")]
    private static partial void Stuck(ILogger log, Exception error);
}
