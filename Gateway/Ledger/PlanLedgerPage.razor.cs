using System.Globalization;
using Microsoft.AspNetCore.Components;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Shared;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.Ledger;

public partial class PlanLedgerPage
{
    private const int PageSize = 25;

    private PlanLine _plan = null!;
    private LedgerView _view = null!;
    private Tally _whole = null!;
    private Tally _added = null!;
    private IReadOnlyList<LedgerLine> _rows = [];
    private IReadOnlyList<LedgerLine> _shown = [];
    private IReadOnlyList<(int Section, string Heading, int Points, Tally Tally)> _sections = [];
    private IReadOnlyList<(UnitId Unit, string Name, Tally Tally, int Added)> _byUnit = [];
    private IReadOnlyList<(string Id, string Name)> _units = [];
    private DateOnly? _asOf;
    private string? _badDay;

    [Inject] private ILedger Ledger { get; set; } = null!;

    [Parameter] public required string Id { get; set; }

    protected override async Task<bool> Load()
    {
        if (Ids.Address(Id, "plan") is not { } address
            || !May(Deed.ReadPlan, Subject.Whole(address.Government))
            || await Ledger.Plan(address, Cancel) is not { AssignedOn: not null } plan)
        {
            return false;
        }
        _plan = plan;
        (_asOf, _badDay) = DayAsked();
        var sight = AccessTable.SightOf(Caller, Deed.ReadLedger, address.Government, Tree);
        var position = _asOf is { } day ? await Ledger.PositionOn(day, Cancel) : (long?)null;
        _view = await LedgerView.Read(Ledger, address, sight, _asOf ?? Today, position, Cancel);
        (_whole, _added) = (_view.Whole, _view.Added);
        _sections = _view.BySection;
        _byUnit = _view.ByUnit;
        _units = [.. _byUnit.OrderBy(u => int.Parse(u.Unit.Value, CultureInfo.InvariantCulture)).Select(u => (u.Unit.Value, u.Name))];
        _rows = _view.Rows(Query);
        _shown = [.. _rows.Skip((Query.Page - 1) * PageSize).Take(PageSize)];
        return true;
    }

    private string Short => _plan.Number ?? _plan.Title;

    private string ClearLink => _asOf is { } day ? $"{Http.Request.Path}?asof={day:yyyy-MM-dd}" : Http.Request.Path;

    private IReadOnlyList<(string Text, string Link)> Downloads =>
        !May(Deed.Export, Subject.Of(Government, Caller.Actor.Unit ?? default, Tree)) ? [] :
        [
            ("Excel", LedgerLinks.File(_plan.Plan, "xlsx", _asOf)),
            ("CSV", LedgerLinks.File(_plan.Plan, "csv", _asOf)),
            ("JSON", LedgerLinks.File(_plan.Plan, "json", _asOf)),
        ];

    /// <summary>A tile leads to just the rows that it counts.</summary>
    private string Tile(string field, string value) =>
        $"{Http.Request.Path}?role=counted{(_view.AddedPoints > 0 ? "&section=document" : "")}{(field == "role" ? "" : $"&{field}={value}")}{(_asOf is { } day ? $"&asof={day:yyyy-MM-dd}" : "")}#rows-caption";

    private (DateOnly? Day, string? Bad) DayAsked()
    {
        if (Query["asof"] is not { } text)
        {
            return (null, null);
        }
        return DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day >= _plan.AssignedOn && day <= Today
            ? (day == Today ? null : day, null)
            : (null, text);
    }
}
