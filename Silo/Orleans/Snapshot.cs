using System.Text;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;
using Microsoft.Extensions.Logging;
using Tracker.Deciding;

namespace Tracker.Silo.Orleans;

/// <summary>A state as it stood at a version: what a grain of a long history begins with instead of its first fact.</summary>
public sealed class Snapshot
{
    /// <summary>Of the deciders' assembly: another program's states are not ours to read.</summary>
    public string Build { get; set; } = "";

    public long Version { get; set; }

    /// <summary>JSON.</summary>
    public string State { get; set; } = "";
}

/// <summary>
/// A grain's snapshot in Orleans' storage. Nothing depends on it: where it is missing, older, unreadable or the storage is away, the journal is read from
/// wherever is known, and versions are confirmed by the store as ever.
/// </summary>
internal sealed partial class SnapshotOf(IGrainStorage storage, GrainId grain, ILogger log)
{
    public const string Storage = "snapshots";

    /// <summary>Facts between two snapshots of a grain at work.</summary>
    public const int Every = 200;

    /// <summary>Fewer facts since the last are read as fast from the journal.</summary>
    public const int LeastAtTheEnd = 20;

    private const string Name = "snapshot";

    private static readonly string ThisBuild = typeof(House).Assembly.ManifestModule.ModuleVersionId.ToString();

    private GrainState<Snapshot> _kept = new(new Snapshot());

    /// <summary>Of the last that was kept, or was tried to be; 0: none.</summary>
    public long Version { get; private set; }

    public async Task Resume(Turns turns)
    {
        try
        {
            if (await Read() is { Version: > 0 } snapshot && snapshot.Build == ThisBuild)
            {
                turns.Begin(Encoding.UTF8.GetBytes(snapshot.State), snapshot.Version);
                Version = snapshot.Version;
            }
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Missing(log, grain, error);
        }
    }

    public async Task Save(Turns turns)
    {
        Version = turns.Version;
        try
        {
            _kept.State = new Snapshot { Build = ThisBuild, Version = Version, State = Encoding.UTF8.GetString(turns.State()) };
            await storage.WriteStateAsync(Name, grain, _kept);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Missing(log, grain, error);
            await ReadAgain();
        }
    }

    /// <summary>Somebody emptied the storage, or another activation wrote: the next snapshot is written over what is there.</summary>
    private async Task ReadAgain()
    {
        try
        {
            await Read();
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Missing(log, grain, error);
        }
    }

    private async Task<Snapshot?> Read()
    {
        _kept = new(new Snapshot());
        await storage.ReadStateAsync(Name, grain, _kept);
        return _kept.State;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "No snapshot of {Grain}")]
    private static partial void Missing(ILogger log, GrainId grain, Exception error);
}
