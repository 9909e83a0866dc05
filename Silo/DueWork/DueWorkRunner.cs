using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tracker.Deciding;
using Tracker.Silo.Journal;
using Tracker.Silo.Restoring;
using Tracker.Units;

namespace Tracker.Silo.DueWork;

/// <summary>
/// Looks for what has fallen due: at the start, when a day begins, after a commit that may make something due, and when the clock has jumped. Of several
/// processes the one that holds the lease looks.
/// </summary>
internal sealed partial class DueWorkRunner(
    HouseDueWork work, IJournal journal, ILeases leases, RestoreWatch watch, TimeProvider clock, ILogger<DueWorkRunner> log) : BackgroundService
{
    /// <summary>How often the lease is kept and the clock's day is looked at; a day's beginning is waited for exactly.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        DateOnly? done = null; // the day whose beginning was looked at
        var (read, concerned) = (0L, new HashSet<DivisionCode>());
        while (true)
        {
            try
            {
                if (!await leases.Hold("due-work", Lease, stoppingToken))
                {
                    done = null;
                }
                else if (JournalDay.Of(clock.GetUtcNow()) is var day && day != done)
                {
                    read = await journal.LastPosition(stoppingToken);
                    concerned.Clear();
                    await work.Round(stoppingToken);
                    done = day;
                    await watch.Mark(stoppingToken);
                }
                else if (concerned.Count > 0)
                {
                    foreach (var government in concerned.ToList())
                    {
                        await work.Round(government, stoppingToken);
                        concerned.Remove(government);
                    }
                    await watch.Mark(stoppingToken);
                }
                if (done is null)
                {
                    await clock.Pause(UntilTick(), stoppingToken);
                    continue;
                }
                (var facts, read) = await journal.Next(HouseDueWork.Concern, read, UntilTick(), clock, stoppingToken);
                concerned.UnionWith(facts.Select(fact => fact.Address.Government));
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return; // the rest is found at the next start
            }
            catch (JournalUnavailableException error)
            {
                Waits(log, error.Code);
                done = null;
                await clock.Pause(Tick, stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                Stuck(log, error); // a bug or a damaged stream: it is tried again, and everything else goes on
                done = null;
                await clock.Pause(Tick, stoppingToken);
            }
        }
    }

    private TimeSpan UntilTick()
    {
        var now = clock.GetUtcNow().ToOffset(China);
        var midnight = new DateTimeOffset(now.Date.AddDays(1), China) - now;
        return midnight < Tick ? midnight + TimeSpan.FromMilliseconds(1) : Tick;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Due work waits: {Code}")]
    private static partial void Waits(ILogger log, string code);

    [LoggerMessage(Level = LogLevel.Error, Message = "Due work failed")]
    private static partial void Stuck(ILogger log, Exception error);
}
