using System.Collections.Immutable;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Plans;
using Tracker.Units;

namespace Tracker.Silo.Ledger;

/// <summary>Who is asked for a sheet of a year's period, and from when on.</summary>
public static class PeriodAsking
{
    extension(ILedger ledger)
    {
        /// <summary>Open rows by unit; units that only help (配合单位) are asked and never missing.</summary>
        public async ValueTask<ImmutableDictionary<UnitId, AskedRows>> Asked(DivisionCode government, PlanYear year, CancellationToken cancel = default)
        {
            var asked = ImmutableDictionary.CreateBuilder<UnitId, AskedRows>();
            foreach (var plan in await ledger.Assigned(government, year, cancel))
            {
                foreach (var cell in (await ledger.Cells(plan.Plan, cancel)).Where(c => c.Status.IsOpen))
                {
                    var before = asked.GetValueOrDefault(cell.Unit);
                    asked[cell.Unit] = new AskedRows(before.Rows + cell.Count, before.Counted + (cell.Role is Role.Cooperating ? 0 : cell.Count));
                }
            }
            return asked.ToImmutable();
        }

        /// <summary>The earliest day of 印发 of the year's assigned plans; where the document does not say, the day it was assigned.</summary>
        public async ValueTask<DateOnly?> FirstIssuedOn(IGrains grains, DivisionCode government, PlanYear year, CancellationToken cancel = default)
        {
            DateOnly? first = null;
            foreach (var plan in await ledger.Assigned(government, year, cancel))
            {
                var issued = (await grains.Plan(plan.Plan).Look(cancel)).State.AsDrafted?.Draft.Document.Date ?? plan.AssignedOn;
                first = first is null || issued < first ? issued : first;
            }
            return first;
        }

        private async ValueTask<IEnumerable<PlanLine>> Assigned(DivisionCode government, PlanYear year, CancellationToken cancel) =>
            (await ledger.Plans(government, cancel)).Where(p => p.Plan.Year == year && p.Stage == PlanStage.Assigned);
    }
}

/// <param name="Counted">Without those where the unit only helps.</param>
public readonly record struct AskedRows(int Rows, int Counted);
