using System.Collections.Immutable;
using System.Text.Json;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Silo.Beside;
using Tracker.Units;

namespace Tracker.Gateway.Ledger;

/// <summary>A government's column templates; the default one is built in and stands first, unless the office keeps its own under that name.</summary>
internal sealed class ColumnTemplates(IBeside beside)
{
    /// <summary>The office's own affair.</summary>
    public static bool MayKeep(Caller caller, DivisionCode government) => Access.May(caller, Deed.AssignPlan, government);

    public async ValueTask<IReadOnlyList<ColumnTemplate>> All(DivisionCode government, CancellationToken cancel = default)
    {
        var kept = (await beside.List(BesideKinds.Template, AddressOf(government), cancel: cancel)).Select(Read).OfType<ColumnTemplate>().ToList();
        var own = kept.Find(t => t.Name == ColumnTemplate.Default.Name);
        return [own ?? ColumnTemplate.Default, .. kept.Where(t => t != own).OrderBy(t => t.Name, StringComparer.Ordinal)];
    }

    /// <param name="name">Null: the default one.</param>
    public async ValueTask<Outcome<ColumnTemplate>> Find(DivisionCode government, string? name, CancellationToken cancel = default)
    {
        var all = await All(government, cancel);
        return all.FirstOrDefault(t => t.Name == (string.IsNullOrEmpty(name) ? ColumnTemplate.Default.Name : name)) is { } found
            ? found
            : new Rejection("ledger-template.unknown", name!, string.Join('、', all.Select(t => t.Name)));
    }

    public async ValueTask<Rejection?> Put(Caller caller, DivisionCode government, ColumnTemplate template, CancellationToken cancel = default)
    {
        if (!MayKeep(caller, government))
        {
            return Access.Refused;
        }
        if (template.Fault() is { } fault)
        {
            return fault;
        }
        await beside.Put(AddressOf(government), BesideKinds.Template, template.Name, JsonSerializer.Serialize(template, StoredJson.Options), caller.Actor.Account, null, cancel);
        return null;
    }

    public async ValueTask<Rejection?> Remove(Caller caller, DivisionCode government, string name, CancellationToken cancel = default)
    {
        if (!MayKeep(caller, government))
        {
            return Access.Refused;
        }
        await beside.Remove(AddressOf(government), BesideKinds.Template, name, null, cancel);
        return null;
    }

    private static GrainAddress AddressOf(DivisionCode government) => GrainAddress.Of(government, PlanYear.Lasting, "ledger-template", "1");

    /// <summary>Null: it names columns that are gone.</summary>
    private static ColumnTemplate? Read(BesideEntry entry) =>
        JsonSerializer.Deserialize<ColumnTemplate>(entry.Text, StoredJson.Options) is { } template && template.Fault() is null ? template : null;
}
