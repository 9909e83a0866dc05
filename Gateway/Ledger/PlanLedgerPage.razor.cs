using Microsoft.AspNetCore.Components;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Lights;
using Tracker.Gateway.Shared;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.Ledger;

public partial class PlanLedgerPage
{
    private string _title = "";

    /// <summary>The whole page, where it is kept; null: it is drawn from <see cref="_sheet"/>.</summary>
    private PackedMarkup? _kept;
    private ShownLedger _sheet = null!;

    [Inject] private ILedger Ledger { get; set; } = null!;
    [Inject] private SheetReading Sheets { get; set; } = null!;
    [Inject] private LightDesk Lights { get; set; } = null!;

    [Parameter] public required string Id { get; set; }

    private bool MayExport => May(Deed.Export, Subject.Of(Government, Caller.Actor.Unit ?? default, Tree));

    protected override async Task<bool> Load()
    {
        if (Ids.Address(Id, "plan") is not { } plan || !May(Deed.ReadPlan, Subject.Whole(plan.Government)))
        {
            return false;
        }
        if (!Http.Request.QueryString.HasValue && Http.Request.Path.Value == SheetReading.PathOf(plan))
        {
            var kept = await Sheets.Of(Caller, plan, May(Deed.Close), MayExport, Cancel);
            (_title, _kept) = (kept?.Title ?? "", kept?.Markup);
            return kept is not null;
        }
        if (await Ledger.Plan(plan, Cancel) is not { AssignedOn: not null } line)
        {
            return false;
        }
        _title = line.Title;
        _sheet = await Choose(line);
        return true;
    }

    /// <summary>The rows that were asked for, and all the numbers from these same rows.</summary>
    private async Task<ShownLedger> Choose(PlanLine line)
    {
        var plan = line.Plan;
        var (asOf, badDay) = AskedDay.Read(Query[AskedDay.Field], line, Today);
        var (filter, _) = LedgerFilter.Read(field => Query[field], asOf, Today);
        var regions = new Regions(Register, Tree, plan.Government);
        var sight = AccessTable.SightOf(Caller, Deed.ReadLedger, plan.Government, Tree);
        var position = asOf is { } day ? await Ledger.PositionOn(day, Cancel) : (long?)null;
        var view = await LedgerView.Read(Ledger, plan, sight, asOf ?? Today, position, Cancel, filter.IsWide);
        var rows = view.Rows(filter, regions);
        IReadOnlyList<LedgerLine> shown = [.. rows.Skip((Query.Page - 1) * LedgerSummary.PageSize).Take(LedgerSummary.PageSize)];
        shown = filter.IsWide ? shown : await Ledger.WithWords(shown, Cancel);
        return new ShownLedger(line, LedgerSummary.Of(view), shown, rows.Count, Today, !line.IsHistory && May(Deed.Close), MayExport)
        {
            Filter = filter,
            AsOf = asOf,
            Unassigned = asOf is null ? await view.Unassigned(Ledger, line, sight, Cancel) : [],
            BadDay = badDay,
            Lights = line.IsHistory ? null : await Lights.On(view.Day, plan.Government, plan.Year, Cancel),
            Within = Within(filter, regions),
        };
    }

    private string? Within(LedgerFilter filter, Regions regions) => (filter.Point, filter.Lead, filter.Region) switch
    {
        ({ } point, _, _) => Words.Point(point),
        (_, "none", _) => "没有牵头单位的要点",
        (_, { } lead, _) => $"由{string.Join('、', lead.Split('-').Select(u => Ids.TryRead<UnitId>(u, out var id) ? NameOf(id) : u))}牵头的要点",
        (_, _, { } region) => regions.NameOf(region),
        _ => null,
    };
}
