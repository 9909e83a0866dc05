using System.Globalization;
using Microsoft.AspNetCore.Components;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Shared;
using Tracker.Gateway.Tables;

namespace Tracker.Gateway.Ledger;

public partial class WorkLedgerPage
{
    private LedgerFile _file = null!;
    private CollectedRows _rows = null!;
    private ColumnTemplate _template = ColumnTemplate.Default;
    private IReadOnlyList<string> _templates = [];
    private DateOnly? _asOf;

    [Inject] private WorkLedger Work { get; set; } = null!;

    [Inject] private ColumnTemplates Templates { get; set; } = null!;

    [Parameter] public required string Id { get; set; }

    protected override async Task<bool> Load()
    {
        if (Ids.Address(Id, "plan") is not { } address)
        {
            return false;
        }
        _asOf = DateOnly.TryParseExact(Query["asof"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        var (template, _) = await Templates.Find(address.Government, Query["template"], Cancel);
        var (file, _) = template is null ? default : await Work.Of(Caller, address, new LedgerFilter(_asOf), template, Cancel);
        if (file is null)
        {
            return false;
        }
        (_template, _file, _rows) = (template!, file, await CollectedRows.Of(file.Table, Cancel));
        _templates = [.. (await Templates.All(address.Government, Cancel)).Select(t => t.Name)];
        return true;
    }

    private string File(string format) =>
        $"/api/plans/{Id}/ledger/work.{format}?template={Uri.EscapeDataString(_template.Name)}{(_asOf is { } day ? $"&asOf={day:yyyy-MM-dd}" : "")}";
}
