namespace Tracker.Silo.Journal;

/// <summary>Work that one of several processes does at a time. A lease spares double work; correctness never rests on it.</summary>
public interface ILeases
{
    /// <summary>Takes the lease or keeps it; false while another process has it.</summary>
    /// <param name="time">For how long, by the store's clock, if it is not kept before.</param>
    ValueTask<bool> Hold(string name, TimeSpan time, CancellationToken cancel = default);
}

/// <summary>Where one process holds the store alone, every lease is its own.</summary>
internal sealed class AllLeases : ILeases
{
    public ValueTask<bool> Hold(string name, TimeSpan time, CancellationToken cancel = default) => new(true);
}
