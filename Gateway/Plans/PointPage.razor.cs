using Microsoft.AspNetCore.Components;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Ledger;
using Tracker.Plans;
using Tracker.Silo.Ledger;
using Tracker.Units;
using Tracker.WorkPoints;

namespace Tracker.Gateway.Plans;

public partial class PointPage
{
    private const int PageSize = 25;

    private PlanLine _plan = null!;
    private PointLine _point = null!;
    private WorkPoint.Underway _underway = null!;
    private WorkPointPlanned _planned = null!;
    private PointReporting _reporting = null!;
    private IReadOnlyList<LedgerLine> _lines = [];
    private Tally _tally = null!;
    private PointAdded? _added;
    private DateOnly? _completedOn;
    private int _hidden;
    private bool _mayChange, _mayAdjust, _maySummarise;
    private WorkPoint.Withdrawn? _withdrawn;
    private IReadOnlyList<PointSummarised> _summaries = [];
    private IReadOnlyList<PeriodLine> _periods = [];

    [Inject] private ILedger Ledger { get; set; } = null!;
    [Inject] private PointChanges PointChanges { get; set; } = null!;
    [Inject] private ReportingChanges Changes { get; set; } = null!;

    [Parameter] public required string Id { get; set; }
    [Parameter] public required string Number { get; set; }

    protected override async Task<bool> Load()
    {
        if (Ids.Address(Id, Plan.Kind.Name) is not { } address
            || !May(Deed.ReadPlan, Subject.Whole(address.Government))
            || await Ledger.Plan(address, Cancel) is not { AssignedOn: not null } plan
            || (await Ledger.Points(address, Cancel)).FirstOrDefault(p => p.Number == Number) is not { } point)
        {
            return false;
        }
        var state = (await Grains.WorkPoint(point.Point).Look(Cancel)).State;
        if (state.AsPlanned is not { } underway)
        {
            return false;
        }
        (_plan, _point, _underway, _completedOn) = (plan, point, underway, plan.IsHistory ? null : (state as WorkPoint.Completed)?.On); // the day of a record is no day of completion
        (_planned, _reporting) = (underway.Plan, underway.Reporting);
        _added = ((await Grains.Plan(address).Look(Cancel)).State as Plan.Assigned)?.Added.FirstOrDefault(a => a.Number == Number);
        var sight = AccessTable.SightOf(Caller, Deed.ReadLedger, address.Government, Tree);
        var view = await LedgerView.Read(Ledger, address, sight, Today, null, Cancel);
        _lines = [.. await Ledger.WithWords([.. view.Lines.Where(line => line.Entry.Point == point.Point)], Cancel)];
        _tally = Tally.Of(_lines.Select(line => line.Entry), Today);
        _hidden = Math.Max(0, underway.Duties.Length - _lines.Count(line => line.Entry.Status is not Tracker.Assignments.AssignmentStatus.Withdrawn));
        _withdrawn = state as WorkPoint.Withdrawn;
        var whole = new Subject(address.Government, null, [], underway.Leads);
        _mayAdjust = !plan.IsHistory && _withdrawn is null && May(Deed.Adjust, whole);
        _maySummarise = !plan.IsHistory && _withdrawn is null && May(Deed.Summarise, whole);
        _periods = _maySummarise ? await Ledger.Periods(address.Government, address.Year, Cancel) : [];
        _summaries = underway.Summarised.IsEmpty || !(_maySummarise || sight.Whole) ? [] : await PointChanges.Summaries(point.Point, Cancel);
        _mayChange = !plan.IsHistory && _withdrawn is null && (_completedOn is null || HttpMethods.IsPost(Http.Request.Method)) && May(Deed.AssignPlan, Subject.Whole(address.Government));
        return true;
    }

    /// <summary>Of a long list one page; short ones stand whole beside it.</summary>
    private IReadOnlyList<LedgerLine> Shown(IEnumerable<LedgerLine> role) =>
        role.Count() > PageSize ? [.. role.Skip((Query.Page - 1) * PageSize).Take(PageSize)] : [.. role];

    /// <summary>Those with a duty on the point first.</summary>
    private IEnumerable<UnitRef> Choices =>
        _underway.Duties.OrderBy(d => d.Role).Select(d => new UnitRef(d.Unit, d.UnitName))
            .Concat(Register.Units.Values.Where(u => u.Active).Select(u => u.Ref))
            .DistinctBy(u => u.Unit);

    private string? Chosen => Posted("unit") ?? _reporting.Consolidator?.Unit.Value;

    private string? TypedIn(string form) => Posted("_handler") == form ? Posted("reason") : null;

    /// <summary>All that the units on the point reported so far is what it sums up.</summary>
    private async Task Summarise() => GoOrSay(
        await PointChanges.Summarise(
            Errand(),
            _plan.Plan,
            Number,
            Ids.TryRead<Tracker.PeriodReturns.PeriodId>(Posted("period"), out var period) ? period : Tracker.PeriodReturns.PeriodId.Parse("year"),
            Posted("summary") ?? "",
            cancel: Cancel),
        $"/plans/{Id}/points/{Number}?done=summarised");

    private async Task NameConsolidator() => GoOrSay(
        Ids.TryRead<UnitId>(Posted("unit"), out var unit)
            ? await Changes.Name(Errand(), _plan.Plan, new ConsolidatorRequest([Number], unit, Reason: Posted("reason")), null, Cancel)
            : new Rejection("plan.answer-without-units"),
        $"/plans/{Id}/points/{Number}?done=reporting");

    private async Task SetRoute() => GoOrSay(
        await Changes.Set(
            Errand(), _plan.Plan, new RouteRequest(Enum.TryParse<ReportingRoute>(Posted("route"), out var route) ? route : _reporting.Route, [Number], Posted("reason")), null, Cancel),
        $"/plans/{Id}/points/{Number}?done=reporting");
}
