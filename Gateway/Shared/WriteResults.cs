using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Silo.Beside;
using Tracker.Units;

namespace Tracker.Gateway.Shared;

/// <summary>
/// What a form that writes many things came to, for the page that is read after it: sent twice, or read anew with F5, it says what it said first. Kept
/// beside the journal for a day, so that another process, or a later one, says the same.
/// </summary>
internal sealed class WriteResults(IBeside beside, TimeProvider clock)
{
    /// <summary>In the address of the page that is read after the writing.</summary>
    public const string Field = "written";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>Under way in this process: a form that is sent twice waits for its first sending.</summary>
    private readonly ConcurrentDictionary<(AccountId, Guid), SemaphoreSlim> _underWay = new();

    /// <summary>Writes, or waits for the same form's first writing. What was refused then is tried once more, and counted with it.</summary>
    /// <returns>For <see cref="Field"/>.</returns>
    public async Task<string> Once(Errand errand, Func<Task<WriteResult>> write)
    {
        var key = (errand.Who.Actor.Account, errand.CommandId);
        var turn = _underWay.GetOrAdd(key, _ => new SemaphoreSlim(1, 1));
        await turn.WaitAsync();
        try
        {
            if (await Find(errand.Who, errand.CommandId, default) is not { } first)
            {
                await Keep(errand, await write());
            }
            else if (!first.Failed.IsEmpty)
            {
                var again = await write();
                await Keep(errand, again with { Written = first.Written + again.Written, Units = first.Units + again.Units });
            }
        }
        finally
        {
            turn.Release(); // whoever waits holds it still; who comes after finds what was kept
            _underWay.TryRemove(key, out _);
        }
        return $"{errand.CommandId}";
    }

    /// <summary>Null: nothing was written, or it is too long ago.</summary>
    public async ValueTask<WriteResult?> Of(Caller caller, string? id, CancellationToken cancel = default) => Guid.TryParse(id, out var command) ? await Find(caller, command, cancel) : null;

    private async ValueTask<WriteResult?> Find(Caller caller, Guid command, CancellationToken cancel) =>
        await beside.Get(AddressOf(caller), BesideKinds.WriteResult, OwnerOf(caller, command), cancel) is { } entry && !IsOver(entry)
            ? JsonSerializer.Deserialize<WriteResult>(entry.Text, StoredJson.Options)
            : null;

    private async ValueTask Keep(Errand errand, WriteResult result)
    {
        foreach (var old in (await beside.List(BesideKinds.WriteResult, AddressOf(errand.Who))).Where(IsOver))
        {
            await beside.Remove(old.Address, old.Kind, old.Owner, old.Version);
        }
        await beside.Put(AddressOf(errand.Who), BesideKinds.WriteResult, OwnerOf(errand.Who, errand.CommandId), JsonSerializer.Serialize(result, StoredJson.Options), errand.Who.Actor.Account);
    }

    private bool IsOver(BesideEntry entry) => clock.GetUtcNow() - entry.At > Kept;

    private static GrainAddress AddressOf(Caller caller) => GrainAddress.Of(caller.Government ?? DivisionCode.Unknown, PlanYear.Lasting, "write-results", "1");

    /// <summary>Only who wrote reads it.</summary>
    private static string OwnerOf(Caller caller, Guid command) => $"{caller.Actor.Account.Value}/{command:N}";
}

/// <param name="Written">Rows.</param>
/// <param name="Units">Units that they are of.</param>
/// <param name="Failed">A line for each that was not written, with the reason.</param>
internal sealed record WriteResult(int Written, int Units, ImmutableArray<string> Failed);
