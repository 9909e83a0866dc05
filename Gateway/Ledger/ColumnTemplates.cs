using System.Collections.Concurrent;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Units;

namespace Tracker.Gateway.Ledger;

/// <summary>A government's column templates; the default one is built in and stands first, unless the office keeps its own under that name.</summary>
internal sealed class ColumnTemplates
{
    private readonly ConcurrentDictionary<(DivisionCode, string), ColumnTemplate> _kept = [];

    public async ValueTask<IReadOnlyList<ColumnTemplate>> All(DivisionCode government, CancellationToken cancel = default)
    {
        await Task.CompletedTask;
        var kept = _kept.Where(k => k.Key.Item1 == government).Select(k => k.Value).ToList();
        return [kept.Find(t => t.Name == ColumnTemplate.Default.Name) ?? ColumnTemplate.Default, .. kept.Where(t => t.Name != ColumnTemplate.Default.Name).OrderBy(t => t.Name, StringComparer.Ordinal)];
    }

    /// <param name="name">Null: the default one.</param>
    public async ValueTask<Hosting.Outcome<ColumnTemplate>> Find(DivisionCode government, string? name, CancellationToken cancel = default)
    {
        var all = await All(government, cancel);
        return all.FirstOrDefault(t => t.Name == (string.IsNullOrEmpty(name) ? ColumnTemplate.Default.Name : name)) is { } found
            ? found
            : new Rejection("ledger-template.unknown", name!, string.Join('、', all.Select(t => t.Name)));
    }

    /// <summary>The office's own affair.</summary>
    public static bool MayKeep(Caller caller, DivisionCode government) => Hosting.Access.May(caller, Deed.AssignPlan, government);

    public ValueTask<Rejection?> Put(DivisionCode government, ColumnTemplate template, CancellationToken cancel = default)
    {
        if (template.Fault() is { } fault)
        {
            return new(fault);
        }
        _kept[(government, template.Name)] = template;
        return new((Rejection?)null);
    }

    public ValueTask<Rejection?> Remove(DivisionCode government, string name, CancellationToken cancel = default)
    {
        _kept.TryRemove((government, name), out _);
        return new((Rejection?)null);
    }
}
