using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tracker.Deciding;
using Tracker.Silo.Journal;

namespace Tracker.Silo.Accounts;

/// <summary>After the start, beside the work: nobody waits for it.</summary>
internal sealed partial class CatchingUp(AccountDesk desk, ILogger<CatchingUp> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            await desk.CatchUp(stoppingToken);
        }
        catch (JournalUnavailableException error)
        {
            PutOff(log, error); // the next start will do
        }
        catch (Exception error) when (error is FormatException or JsonException or JournalOutOfOrderException or UnknownFactException)
        {
            Damaged(log, error); // a verification says which; everything else goes on
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The accounts could not be brought up to the journal")]
    private static partial void PutOff(ILogger log, Exception error);

    [LoggerMessage(Level = LogLevel.Critical, Message = "An account cannot be read: verify the data folder")]
    private static partial void Damaged(ILogger log, Exception error);
}
