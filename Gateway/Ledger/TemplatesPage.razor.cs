using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Tracker.Gateway.Ledger;

public partial class TemplatesPage
{
    private IReadOnlyList<ColumnTemplate> _templates = [];
    private ColumnTemplate _shown = ColumnTemplate.Default;
    private bool _isKept;

    [Inject] private ColumnTemplates Templates { get; set; } = null!;

    protected override async Task<bool> Load()
    {
        if (!ColumnTemplates.MayKeep(Caller, Government))
        {
            return false;
        }
        _templates = await Templates.All(Government, Cancel);
        _shown = _templates.FirstOrDefault(t => t.Name == Query["name"]) ?? _templates[0];
        _isKept = !ReferenceEquals(_shown, ColumnTemplate.Default);
        return true;
    }

    private async Task Keep()
    {
        var columns = WorkLedgerColumns.All
            .Select(c => (c.Key, Order: int.TryParse(Posted($"order-{c.Key}"), NumberStyles.None, CultureInfo.InvariantCulture, out var order) ? order : (int?)null, Heading: Posted($"heading-{c.Key}")?.Trim()))
            .Where(c => c.Order is not null)
            .OrderBy(c => c.Order)
            .Select(c => new TemplateColumn(c.Key, string.IsNullOrEmpty(c.Heading) ? null : c.Heading));
        var template = new ColumnTemplate((Posted("name") ?? "").Trim(), [.. columns]);
        GoOrSay(await Templates.Put(Caller, Government, template, Cancel), $"/ledger-templates?name={Uri.EscapeDataString(template.Name)}&done=kept");
    }

    private async Task Remove() => GoOrSay(await Templates.Remove(Caller, Government, Posted("name") ?? "", Cancel), "/ledger-templates?done=removed");

    private string? OrderOf(string key)
    {
        var at = _shown.Columns.ToList().FindIndex(c => c.Key == key);
        return Posted($"order-{key}") ?? (at < 0 ? null : $"{at + 1}");
    }

    private string? HeadingOf(string key) => Posted($"heading-{key}") ?? _shown.Columns.FirstOrDefault(c => c.Key == key)?.Heading;
}
