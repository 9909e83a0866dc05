using System.Globalization;
using Microsoft.AspNetCore.Components;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Shared;
using Tracker.Gateway.Tables;
using Tracker.Units;

namespace Tracker.Gateway.Ledger;

public partial class WorkLedgerPage
{
    private LedgerFile _file = null!;
    private CollectedRows _rows = null!;
    private ColumnTemplate _template = ColumnTemplate.Default;
    private IReadOnlyList<string> _templates = [];
    private IReadOnlyList<(string Id, string Name)> _units = [];
    private DateOnly? _asOf;

    [Inject] private WorkLedger Work { get; set; } = null!;

    [Inject] private LedgerReading Reading { get; set; } = null!;

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
        var (filter, _) = LedgerFilter.Read(field => Query[field], _asOf, Today);
        var (file, _) = template is null ? default : await Work.Of(Caller, address, filter, template, Cancel);
        if (file is null)
        {
            return false;
        }
        (_template, _file, _rows) = (template!, file, await CollectedRows.Of(file.Table, Cancel));
        _units = [.. (await Reading.Cells(Caller, address, cancel: Cancel)).Select(c => c.Unit).Distinct().OrderBy(UnitRegister.NumberOf).Select(u => (u.Value, NameOf(u)))];
        _templates = [.. (await Templates.All(address.Government, Cancel)).Select(t => t.Name)];
        return true;
    }

    /// <summary>Just what is shown.</summary>
    private string File(string format) => Query.At($"/api/plans/{Id}/ledger/work.{format}");
}
