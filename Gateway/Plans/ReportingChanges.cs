using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Plans;
using Tracker.Silo.Ledger;
using Tracker.Units;
using Tracker.WorkPoints;

namespace Tracker.Gateway.Plans;

/// <summary>Who sums up (汇总单位) and by which way reports go (报送路径): said of a draft's points before it is assigned, changed with a reason on each point after.</summary>
internal sealed class ReportingChanges(IGrains grains, ILedger ledger, PlanAssigner assigner, TimeProvider clock)
{
    /// <summary>Every point; null: no such plan, or none that the caller may know of.</summary>
    public async ValueTask<ReportingView?> Look(Caller caller, GrainAddress plan, CancellationToken cancel)
    {
        if (await assigner.Look(caller, plan, cancel) is not { } standing)
        {
            return null;
        }
        if (!standing.IsAssigned)
        {
            var register = (await grains.UnitRegister(plan.Government).Look(cancel)).State;
            return new ReportingView(plan, [.. standing.Reporting.Select(p => ReportingRow.Of(p, register))]);
        }
        var rows = ImmutableArray.CreateBuilder<ReportingRow>();
        foreach (var line in await ledger.Points(plan, cancel))
        {
            var duties = (await grains.WorkPoint(line.Point).Look(cancel)).State.AsPlanned?.Plan.Assignments ?? [];
            rows.Add(ReportingRow.Of(line, [.. duties.Where(d => d.Role == Tracker.Assignments.Role.Lead).Select(d => new UnitRef(d.Unit, d.UnitName))]));
        }
        return new ReportingView(plan, rows.DrainToImmutable());
    }

    public async ValueTask<Rejection?> Name(Errand errand, GrainAddress plan, ConsolidatorRequest request, long? expectedVersion, CancellationToken cancel)
    {
        var (unit, refused) = await Meant(plan, request, cancel);
        return refused is not null ? refused
            : request.Points.IsDefaultOrEmpty ? new Rejection("plan.points-unnamed")
            : !await IsAssigned(plan, cancel)
                ? (await assigner.Name(errand, plan, [.. request.Points.Select(n => new PointConsolidator(n, unit?.Unit))], expectedVersion, cancel)).Rejection
            : unit is null ? new Rejection("work-point.consolidator-unnamed")
            : await OnEach(errand, plan, request.Points, new NameConsolidator(unit.Unit, unit.Name, request.Reason ?? ""), expectedVersion, cancel);
    }

    public async ValueTask<Rejection?> Set(Errand errand, GrainAddress plan, RouteRequest request, long? expectedVersion, CancellationToken cancel)
    {
        if (await IsAssigned(plan, cancel))
        {
            var points = request.Points ?? [.. (await ledger.Points(plan, cancel)).Select(p => p.Number)];
            return await OnEach(errand, plan, points, new SetRoute(request.Route, request.Reason ?? ""), expectedVersion, cancel);
        }
        var numbers = request.Points ?? (await grains.Plan(plan).Look(cancel)).State.AsDrafted?.Draft.Points.Select(p => p.Number).ToImmutableArray() ?? [];
        return (await assigner.Change(errand, plan, new SetRoutes(numbers, request.Route), expectedVersion, cancel)).Rejection;
    }

    /// <summary>Each point by itself: the first that refuses is the last that is asked.</summary>
    private async ValueTask<Rejection?> OnEach(
        Errand errand, GrainAddress plan, ImmutableArray<string> numbers, WorkPointCommand command, long? expectedVersion, CancellationToken cancel)
    {
        if (!Access.May(errand.Who, Deed.AssignPlan, plan.Government))
        {
            return new Rejection("plan.unknown");
        }
        var points = (await ledger.Points(plan, cancel)).ToDictionary(p => p.Number, p => p.Point);
        if (numbers.FirstOrDefault(n => !points.ContainsKey(n)) is { } unknown)
        {
            return new Rejection("plan.point-unknown", unknown);
        }
        foreach (var number in numbers.Distinct())
        {
            var each = numbers.Length == 1 ? errand : errand.Part(number);
            var answer = await grains.WorkPoint(points[number]).Ask(each.At(clock.GetUtcNow()), command, numbers.Length == 1 ? expectedVersion : null, cancel);
            if (answer.Rejection is { } rejection)
            {
                return rejection;
            }
        }
        return null;
    }

    private async ValueTask<(UnitRef? Unit, Rejection? Refused)> Meant(GrainAddress plan, ConsolidatorRequest request, CancellationToken cancel)
    {
        if (request.Unit is null && string.IsNullOrWhiteSpace(request.Name))
        {
            return (null, null);
        }
        var register = (await grains.UnitRegister(plan.Government).Look(cancel)).State;
        var unit = request.Unit is { } number ? register.Unit(number) : register.Find(request.Name!);
        return unit is { Active: true } ? (unit.Ref, null)
            : (null, request.Unit is { } unknown ? new Rejection("plan.unit-unknown", unknown.Value) : new Rejection("plan.answer-unit-unknown", request.Name!));
    }

    private async ValueTask<bool> IsAssigned(GrainAddress plan, CancellationToken cancel) => (await grains.Plan(plan).Look(cancel)).State is Plan.Assigned { History: null };
}
