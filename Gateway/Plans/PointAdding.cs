using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Units;
using Tracker.Plans;
using Tracker.Units;
using Tracker.WorkPoints;

namespace Tracker.Gateway.Plans;

/// <summary>年中追加: what a person or program says of an added point, with names that the register knows, as one command.</summary>
internal sealed class PointAdding(IGrains grains, TimeProvider clock)
{
    public async ValueTask<Outcome<AddedPointReply>> Add(Errand errand, GrainAddress plan, AddPointRequest request, long? expectedVersion, CancellationToken cancel)
    {
        if (!Access.May(errand.Who, Deed.AssignPlan, plan.Government))
        {
            return new Rejection("plan.unknown");
        }
        var register = (await grains.UnitRegister(plan.Government).Look(cancel)).State;
        var duties = ImmutableArray.CreateBuilder<PlannedDuty>();
        foreach (var (role, names) in new[] { (Role.Lead, request.LeadUnits), (Role.Responsible, request.ResponsibleUnits), (Role.Cooperating, request.CooperatingUnits) })
        {
            var (units, unknown) = UnitNames.Read(register, string.Join('、', names ?? []));
            if (!unknown.IsEmpty)
            {
                return new Rejection("plan.answer-unit-unknown", string.Join("、", unknown));
            }
            duties.AddRange(units.Select(u => new PlannedDuty(u, register.Unit(u)!.Name, role)));
        }
        var consolidator = string.IsNullOrWhiteSpace(request.Consolidator) ? null : register.Find(request.Consolidator);
        if (consolidator is null && !string.IsNullOrWhiteSpace(request.Consolidator))
        {
            return new Rejection("plan.answer-unit-unknown", request.Consolidator);
        }
        var command = new AddPoint(
            plan, clock.Today, request.Basis, request.Title, request.Text, duties.ToImmutable(), request.Deadlines ?? [], consolidator?.Ref, request.Route ?? ReportingRoute.Direct);
        var answer = await grains.Plan(plan).Ask(errand.At(clock.GetUtcNow()), command, expectedVersion, cancel);
        if (answer.Rejection is { } rejection)
        {
            return rejection;
        }
        var added = ((Plan.Assigned)(await grains.Plan(plan).Look(cancel)).State).Added.Last(a => a.Title == request.Title.Trim());
        return new AddedPointReply(plan.Child(WorkPoint.Kind.Name, added.Number), added.Number, added.Assignments, answer.Version);
    }
}

/// <param name="LeadUnits">Names of units or groups; so are the others.</param>
/// <param name="Consolidator">Where several lead or none.</param>
internal sealed record AddPointRequest(
    AddedBasis Basis,
    string Title,
    string Text,
    ImmutableArray<string>? LeadUnits = null,
    ImmutableArray<string>? ResponsibleUnits = null,
    ImmutableArray<string>? CooperatingUnits = null,
    ImmutableArray<Deadline>? Deadlines = null,
    string? Consolidator = null,
    ReportingRoute? Route = null);

/// <param name="Version">The plan's.</param>
internal sealed record AddedPointReply(GrainAddress Point, string Number, int Assignments, long Version);
