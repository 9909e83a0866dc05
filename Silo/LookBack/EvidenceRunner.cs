using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tracker.Silo.Journal;
using Tracker.Silo.Ledger;

namespace Tracker.Silo.LookBack;

/// <summary>Goes on with rounds of re-verification that are not at their end: at the start, and whenever one begins. Of several processes the one that holds the lease does.</summary>
internal sealed partial class EvidenceRunner(
    EvidenceVerifier verifier, LookBackLedger ledger, IJournal journal, ILeases leases, TimeProvider clock, ILogger<EvidenceRunner> log) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);
    private static readonly HashSet<string> Begins = ["look-back.verification-begun.v1"];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var read = 0L;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                read = await journal.LastPosition(stoppingToken);
                foreach (var lookBack in await leases.Hold("look-back", Lease, stoppingToken) ? await ledger.Verifying(stoppingToken) : [])
                {
                    await WhileHeld(lookBack, stoppingToken);
                }
                await journal.Next(Begins, read, Tick, clock, stoppingToken);
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

    /// <summary>A round may take longer than the lease: it is kept, and where it is lost the round is another's.</summary>
    private async Task WhileHeld(LookBackLine lookBack, CancellationToken cancel)
    {
        using var held = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var round = verifier.Round(lookBack, held.Token);
        try
        {
            while (await Task.WhenAny(round, Task.Delay(Tick, clock, cancel)) != round && await leases.Hold("look-back", Lease, cancel))
            {
                // It is still ours.
            }
        }
        finally
        {
            if (!round.IsCompleted)
            {
                await held.CancelAsync(); // another process goes on with it, or this one ends
            }
            await ((Task)round).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        if (!round.IsCanceled)
        {
            await round; // says why it failed
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Re-verification failed")]
    private static partial void Stuck(ILogger log, Exception error);
}
