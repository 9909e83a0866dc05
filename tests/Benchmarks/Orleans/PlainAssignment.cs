using Orleans;
using Orleans.Runtime;

namespace Tracker.Benchmarks.Orleans;

/// <summary>What Orleans' own tutorials do instead of a journal: the state as it stands, written by each call.</summary>
[Alias("benchmarks.plain-assignment")]
internal interface IPlainAssignment : IGrainWithIntegerKey
{
    [Alias("report")]
    Task<int> Report(short progress, short status, string by, string note);
}

public sealed class PlainState
{
    public int Version { get; set; }

    public short Progress { get; set; }

    public short Status { get; set; }

    public string By { get; set; } = "";

    public string Note { get; set; } = "";

    public DateTime UpdatedAt { get; set; }
}

internal sealed class PlainAssignment([PersistentState(PlainGrains.State, PlainGrains.Storage)] IPersistentState<PlainState> kept) : Grain, IPlainAssignment
{
    public async Task<int> Report(short progress, short status, string by, string note)
    {
        var state = kept.State;
        (state.Version, state.Progress, state.Status, state.By, state.Note, state.UpdatedAt) = (state.Version + 1, progress, status, by, note, TimeProvider.System.GetUtcNow().UtcDateTime);
        await kept.WriteStateAsync();
        return state.Version;
    }
}
