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

[GenerateSerializer]
public sealed class PlainState
{
    [Id(0)]
    public int Version { get; set; }

    [Id(1)]
    public short Progress { get; set; }

    [Id(2)]
    public short Status { get; set; }

    [Id(3)]
    public string By { get; set; } = "";

    [Id(4)]
    public string Note { get; set; } = "";

    [Id(5)]
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
