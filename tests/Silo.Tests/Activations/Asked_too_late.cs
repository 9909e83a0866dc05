using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Faults;
using Tracker.Silo.Activations;
using Tracker.Silo.Journal.Sqlite;

namespace Tracker.Silo.Tests.Activations;

/// <summary>Whoever gave up on a command may have been answered elsewhere that it changes nothing: it must not be written afterwards.</summary>
public sealed class Asked_too_late : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly GrainAddress _address = SmallPlan.Assignment(1);
    private SqliteStore _store = null!;
    private IGrains _others = null!;
    private Activation<Assignment, AssignmentCommand> _activation = null!;

    public async Task InitializeAsync()
    {
        _store = SqliteStore.Open(new SqliteStoreOptions { DataFolder = _folder.Path, OneEngine = false }, TrackerSilo.Facts, TimeProvider.System);
        _others = TrackerSilo.EngineOn(_store.Journal, new EngineOptions());
        await SmallPlan.Assign(_others);
        var kind = (GrainKind<Assignment, AssignmentCommand>)House.Kinds.Single(k => k.Name == _address.Kind);
        _activation = new(_address, kind, new ActivationTools(_store.Journal, new CommandCodec(TrackerSilo.Facts, House.Kinds), _ => { }));
    }

    public async Task DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Nothing_is_decided()
    {
        var before = await Version();
        await Should.ThrowAsync<TimeoutException>(() => Report(() => true));
        (await Version()).ShouldBe(before);
    }

    /// <summary>It was in time when it was decided first; by the time it knows that somebody else wrote, it is not any more.</summary>
    [Fact]
    public async Task Nothing_is_decided_again_for_what_was_written_meanwhile()
    {
        (await Report(() => false)).Rejection.ShouldBeNull();
        var command = Guid.CreateVersion7();
        await _others.Assignment(_address).Ask(SmallPlan.Envelope(command), SmallPlan.Report(command));
        var before = await Version();
        var looked = 0;

        await Should.ThrowAsync<TimeoutException>(() => Report(() => looked++ > 0));

        (looked, await Version()).ShouldBe((2, before));
    }

    private Task<Answer> Report(Func<bool> isTooLate)
    {
        var command = Guid.CreateVersion7();
        return _activation.Ask(SmallPlan.Envelope(command), SmallPlan.Report(command), null, CancellationToken.None, isTooLate).AsTask();
    }

    private async Task<long> Version() => (await _others.Assignment(_address).Look()).Version;
}
