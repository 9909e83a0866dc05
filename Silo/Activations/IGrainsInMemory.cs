namespace Tracker.Silo.Activations;

/// <summary>An engine that knows how many grains stand in this process.</summary>
internal interface IGrainsInMemory
{
    /// <summary>Activations in memory now.</summary>
    int Count { get; }
}
