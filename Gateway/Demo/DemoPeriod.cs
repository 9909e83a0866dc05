using System.Collections.Immutable;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.PeriodReturns;
using Tracker.Units;

namespace Tracker.Gateway.Demo;

/// <summary>The period that is open in the demo: some sheets came, most are awaited. What somebody changed since is left alone.</summary>
internal sealed class DemoPeriod(IGrains grains, DemoSheets script, DateOnly assignedOn, DemoStory story, Func<DateOnly, string, Envelope> byOffice)
{
    public async Task Fill(GrainAddress plan, UnitRegister register, ILookup<UnitId, DemoRow> duties, Func<UnitId, DateOnly, Envelope> byUnit, CancellationToken cancel)
    {
        var id = PeriodId.Parse(script.Period);
        var (from, to) = id.Span(plan.Year.Value);
        var period = id.Address(plan.Government, plan.Year);
        if ((await grains.Period(period).Look(cancel)).State is ReportingPeriod.NotOpened)
        {
            var open = new OpenPeriod(from, to, script.Due, script.OpenedOn, assignedOn);
            Ensure((await grains.Period(period).Ask(byOffice(script.OpenedOn, "period"), open, cancel: cancel)).Rejection, "period");
        }
        foreach (var sent in script.Sent.OrderBy(s => s.On))
        {
            var unit = register.Find(sent.Unit)!.Id;
            if ((await grains.PeriodReturn(period.ReturnOf(unit)).Look(cancel)).State is not PeriodReturn.Unsent)
            {
                continue;
            }
            var rows = ImmutableArray.CreateBuilder<(GrainAddress Assignment, PeriodRow Row)>();
            foreach (var duty in duties[unit])
            {
                if ((await grains.Assignment(duty.Assignment).Look(cancel)).State is Assignment.Open { Status: AssignmentStatus.Underway or AssignmentStatus.Returned })
                {
                    rows.Add((duty.Assignment, story.RowOf(sent.Unit, duty.Point, duty.Role)));
                }
            }
            var send = new SendReturn(sent.On, script.Due, [.. rows.Select(r => new SentRow(r.Assignment, r.Row.Outcome))], OnBehalf: false, new SignOff("办公室主任", sent.On));
            var answer = await grains.Together(
                byUnit(unit, sent.On),
                [new Telling(period.ReturnOf(unit), send), .. rows.Select(r => new Telling(r.Assignment, new ReportForPeriod(id, sent.On, r.Row)))],
                cancel);
            Ensure(answer.Rejection, sent.Unit);
        }
    }

    private static void Ensure(Rejection? rejection, string about)
    {
        if (rejection is not null)
        {
            throw new InvalidOperationException($"The demo data was refused: {about}: {rejection}.");
        }
    }
}

internal sealed record DemoRow(GrainAddress Assignment, string Point, Role Role);
