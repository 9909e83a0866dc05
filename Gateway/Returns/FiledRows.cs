using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.PeriodReturns;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.Returns;

/// <summary>The rows of a year's open duties that count and were filed for a period, by whose they are now, whoever's sheet they came on.</summary>
internal sealed class FiledRows
{
    private readonly Dictionary<UnitId, int> _counted = [];

    /// <summary>Of a unit that has filed rows, a sheet that one of them came on.</summary>
    private readonly Dictionary<UnitId, ReturnLine> _inherited = [];

    private FiledRows()
    {
    }

    /// <param name="sent">The period's sheets.</param>
    public static async ValueTask<FiledRows> Of(IGrains grains, ILedger ledger, GrainAddress period, IEnumerable<ReturnLine> sent, CancellationToken cancel)
    {
        var on = new Dictionary<GrainAddress, ReturnLine>();
        foreach (var sheet in sent)
        {
            foreach (var row in (await grains.PeriodReturn(sheet.Address).Look(cancel)).State is PeriodReturn.Sent state ? state.Rows.Keys : [])
            {
                on[row] = sheet;
            }
        }
        var filed = new FiledRows();
        foreach (var plan in on.Count == 0 ? [] : (await ledger.Plans(period.Government, cancel)).Where(p => p.Plan.Year == period.Year && p.Stage == PlanStage.Assigned))
        {
            foreach (var entry in (await ledger.BareLines(plan.Plan, cancel: cancel)).Select(l => l.Entry).Where(e => e.Status.IsOpen && e.Role is not Role.Cooperating))
            {
                if (on.TryGetValue(entry.Assignment, out var sheet))
                {
                    filed._inherited.TryAdd(entry.Unit, sheet);
                }
                else if (entry.Status is not AssignmentStatus.ClosureReported) // else there is nothing to fill in
                {
                    continue;
                }
                filed._counted[entry.Unit] = filed._counted.GetValueOrDefault(entry.Unit) + 1;
            }
        }
        return filed;
    }

    /// <summary>Each unit's sheet with the rows that count now: not those that ended or went to another unit, but those that came filed from one that is no more.</summary>
    public IReadOnlyDictionary<UnitId, ReturnLine> Sheets(GrainAddress period, IReadOnlyDictionary<UnitId, ReturnLine> sent) => sent.Keys.Union(_inherited.Keys).ToDictionary(
        unit => unit,
        unit => sent.GetValueOrDefault(unit) is { } own ? own with { Filed = _counted.GetValueOrDefault(unit) }
            : _inherited[unit] with { Address = period.ReturnOf(unit), Filed = _counted.GetValueOrDefault(unit), Returned = false });
}
