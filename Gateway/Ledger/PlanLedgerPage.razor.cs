using System.Globalization;
using Microsoft.AspNetCore.Components;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Lights;
using Tracker.Gateway.Searching;
using Tracker.Gateway.Shared;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.Ledger;

public partial class PlanLedgerPage
{
    private const int PageSize = LedgerSummary.PageSize;

    private PlanLine _plan = null!;
    private LedgerSummary _view = null!;
    private Tally _whole = null!;
    private Tally _added = null!;
    private int _total;
    private IReadOnlyList<LedgerLine> _shown = [];
    private IReadOnlyList<(int Section, string Heading, int Points, Tally Tally)> _sections = [];
    private IReadOnlyList<(string Id, string Name)> _units = [];
    private LedgerFilter _filter = new();
    private Regions _regions = null!;
    private DateOnly? _asOf;
    private string? _badDay;
    private bool _mayEnd;

    /// <summary>Null: a past year's ledger has none.</summary>
    private DayOfLights? _lights;

    [Inject] private ILedger Ledger { get; set; } = null!;
    [Inject] private SummaryReading Summaries { get; set; } = null!;
    [Inject] private LightDesk Lights { get; set; } = null!;

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
        _mayEnd = !plan.IsHistory && May(Deed.Close);
        (_asOf, _badDay) = AskedDay.Read(Query[AskedDay.Field], plan, Today);
        (_filter, _) = LedgerFilter.Read(field => Query[field], _asOf, Today);
        _regions = new Regions(Register, Tree, address.Government);
        if (_asOf is null && Query.Page == 1 && !Query.Filters([.. LedgerFilter.Fields]))
        {
            _view = await Summaries.Of(Caller, address, _mayEnd, Cancel);
            (_total, _shown) = (_view.Lines, _view.First);
        }
        else
        {
            await Choose(address);
        }
        _lights = plan.IsHistory ? null : await Lights.On(_view.Day, address.Government, address.Year, Cancel);
        (_whole, _added) = (_view.Whole, _view.Added);
        _sections = _view.BySection;
        _units = [.. _view.ByUnit.OrderBy(u => int.Parse(u.Unit.Value, CultureInfo.InvariantCulture)).Select(u => (u.Unit.Value, u.Name))];
        return true;
    }

    /// <summary>The rows that were asked for, and all the numbers from these same rows.</summary>
    private async Task Choose(GrainAddress plan)
    {
        var sight = AccessTable.SightOf(Caller, Deed.ReadLedger, plan.Government, Tree);
        var position = _asOf is { } day ? await Ledger.PositionOn(day, Cancel) : (long?)null;
        var view = await LedgerView.Read(Ledger, plan, sight, _asOf ?? Today, position, Cancel, _filter.IsWide);
        var rows = view.Rows(_filter, _regions);
        _total = rows.Count;
        _shown = [.. rows.Skip((Query.Page - 1) * PageSize).Take(PageSize)];
        _shown = _filter.IsWide ? _shown : await Ledger.WithWords(_shown, Cancel);
        _view = LedgerSummary.Of(view, []);
    }

    private string Short => _plan.Number ?? _plan.Title;

    private string ClearLink => _asOf is { } day ? $"{Http.Request.Path}?asof={day:yyyy-MM-dd}" : Http.Request.Path;

    private IReadOnlyList<(string Text, string Link)> Downloads =>
        !May(Deed.Export, Subject.Of(Government, Caller.Actor.Unit ?? default, Tree)) ? [] :
        [
            ("Excel", File("xlsx")),
            ("CSV", File("csv")),
            ("JSON", File("json")),
        ];

    /// <summary>Just the rows that are shown, on all pages of the list.</summary>
    private string File(string format) => _badDay is not null ? $"/api/plans/{Id}/ledger/file.{format}" : Query.At($"/api/plans/{Id}/ledger/file.{format}");

    private string AsOfField => _asOf is { } day ? $"?asof={day:yyyy-MM-dd}" : "";

    /// <summary>Which group of a roll-up is shown, where it is none of the choices of the filter.</summary>
    private string? Within => (_filter.Point, _filter.Lead, _filter.Region) switch
    {
        ({ } point, _, _) => Words.Point(point),
        (_, "none", _) => "没有牵头单位的要点",
        (_, { } lead, _) => $"由{string.Join('、', lead.Split('-').Select(u => Ids.TryRead<UnitId>(u, out var id) ? NameOf(id) : u))}牵头的要点",
        (_, _, { } region) => _regions.NameOf(region),
        _ => null,
    };

    /// <summary>Where a search found a row, unless a column shows it anyway.</summary>
    private FoundPlace? FoundIn(LedgerLine line) => _filter.Words?.Find(LinePlaces.Of(line).Skip(LinePlaces.OwnColumns));

    /// <summary>A tile leads to just the rows that it counts.</summary>
    private string Tile(string field, string value) =>
        $"{Http.Request.Path}?role=counted{(_view.AddedPoints > 0 ? "&section=document" : "")}{(field == "role" ? "" : $"&{field}={value}")}{(_asOf is { } day ? $"&asof={day:yyyy-MM-dd}" : "")}#rows-caption";
}
