using System.Text.Json;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Silo.Beside;
using Tracker.Units;

namespace Tracker.Gateway.Ledger;

/// <summary>Everybody's own saved views, and those that the office shares with all of its government. No facts: they stand beside the journal.</summary>
internal sealed class SavedViews(IBeside beside)
{
    public const int MostOfOne = 50;

    public static bool MayKeep(Caller caller) => AccessTable.Of(caller, Deed.ReadLedger) != Reach.Nothing;

    /// <summary>What is shared is the office's own affair.</summary>
    public static bool MayShare(Caller caller, DivisionCode government) => Access.May(caller, Deed.AssignPlan, government);

    /// <summary>Shared ones first, then the caller's own.</summary>
    public async ValueTask<IReadOnlyList<KeptView>> All(Caller caller, DivisionCode government, CancellationToken cancel = default) =>
        !MayKeep(caller) || (caller.Government is { } own && own != government) ? [] :
        [
            .. (await beside.List(BesideKinds.View, AddressOf(government), cancel: cancel)).Select(Read).OfType<KeptView>()
                .Where(kept => kept.IsShared || kept.Owner == caller.Actor.Account)
                .OrderBy(kept => !kept.IsShared).ThenBy(kept => kept.View.Name, StringComparer.Ordinal),
        ];

    /// <summary>Under a name that is there already it takes that one's place.</summary>
    public async ValueTask<Rejection?> Put(Caller caller, DivisionCode government, SavedView view, bool shared, CancellationToken cancel = default)
    {
        if (Forbidden(caller, government, shared) is { } refused)
        {
            return refused;
        }
        if (view.Fault() is { } fault)
        {
            return fault;
        }
        var mine = (await All(caller, government, cancel)).Where(kept => kept.IsShared == shared).ToList();
        if (mine.Count >= MostOfOne && mine.All(kept => kept.View.Name != view.Name))
        {
            return new Rejection("ledger-view.too-many", $"{MostOfOne}");
        }
        await beside.Put(AddressOf(government), BesideKinds.View, OwnerOf(caller, shared, view.Name), JsonSerializer.Serialize(view, StoredJson.Options), caller.Actor.Account, null, cancel);
        return null;
    }

    public async ValueTask<Rejection?> Rename(Caller caller, DivisionCode government, string name, string newName, bool shared, CancellationToken cancel = default)
    {
        if (Forbidden(caller, government, shared) is { } refused)
        {
            return refused;
        }
        var all = (await All(caller, government, cancel)).Where(kept => kept.IsShared == shared).ToList();
        if (all.Find(kept => kept.View.Name == name) is not { } found)
        {
            return new Rejection("ledger-view.unknown", name);
        }
        if (newName == name)
        {
            return null;
        }
        if (all.Exists(kept => kept.View.Name == newName))
        {
            return new Rejection("ledger-view.name-taken", newName);
        }
        var renamed = found.View with { Name = newName };
        if (renamed.Fault() is { } fault)
        {
            return fault;
        }
        await beside.Put(AddressOf(government), BesideKinds.View, OwnerOf(caller, shared, newName), JsonSerializer.Serialize(renamed, StoredJson.Options), caller.Actor.Account, null, cancel);
        await beside.Remove(AddressOf(government), BesideKinds.View, OwnerOf(caller, shared, name), null, cancel);
        return null;
    }

    public async ValueTask<Rejection?> Remove(Caller caller, DivisionCode government, string name, bool shared, CancellationToken cancel = default)
    {
        if (Forbidden(caller, government, shared) is { } refused)
        {
            return refused;
        }
        await beside.Remove(AddressOf(government), BesideKinds.View, OwnerOf(caller, shared, name), null, cancel);
        return null;
    }

    private static Rejection? Forbidden(Caller caller, DivisionCode government, bool shared) =>
        !MayKeep(caller) || (caller.Government is { } own && own != government) || (shared && !MayShare(caller, government)) ? Access.Refused : null;

    private static GrainAddress AddressOf(DivisionCode government) => GrainAddress.Of(government, PlanYear.Lasting, "ledger-view", "1");

    /// <summary>The account, or nobody for what is shared, then the name; a slash is in neither.</summary>
    private static string OwnerOf(Caller caller, bool shared, string name) => $"{(shared ? "" : caller.Actor.Account.Value)}/{name}";

    /// <summary>Null: it names what is gone.</summary>
    private static KeptView? Read(BesideEntry entry) =>
        JsonSerializer.Deserialize<SavedView>(entry.Text, StoredJson.Options) is { } view && view.Fault() is null
            ? new KeptView(view, entry.Owner.StartsWith('/') ? null : AccountId.Parse(entry.Owner[..entry.Owner.IndexOf('/', StringComparison.Ordinal)]))
            : null;
}
