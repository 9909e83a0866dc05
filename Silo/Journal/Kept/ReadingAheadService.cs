using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Tracker.Silo.Journal.Kept;

/// <summary>After the start, beside everything else: <see cref="IStore.ReadAhead"/>. Where it fails, what it would have brought is read when it is asked for.</summary>
internal sealed partial class ReadingAheadService(IStore store, ILogger<ReadingAheadService> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await store.ReadAhead(stoppingToken);
        }
#pragma warning disable CA1031 // as said
        catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Failed(log, error);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The assignments could not be read ahead")]
    private static partial void Failed(ILogger log, Exception error);
}
