using Tracker.Deciding;
using Tracker.Gateway.Tables;
using Tracker.Units;

namespace Tracker.Gateway.Burden;

/// <summary>A year of the meter as a file: units × months.</summary>
internal sealed class BurdenExport(IGrains grains)
{
    public async ValueTask<Table> Of(BurdenYear year, DivisionCode government, CancellationToken cancel)
    {
        var register = (await grains.UnitRegister(government).Look(cancel)).State;
        var months = Enumerable.Range(1, 12);
        var sheet = new TableSheet(
            $"{year.Year}年填报负担",
            [
                new TableColumn("unit", "单位", CellKind.Text, 28, ColumnTotal.Count),
                .. months.Select(m => new TableColumn($"m{m:D2}", $"{m}月", CellKind.Number, 8, ColumnTotal.Sum)),
                new TableColumn("asked", "全年要求填写（项）", CellKind.Number, 16, ColumnTotal.Sum),
                new TableColumn("byForm", "一事一表要填（项）", CellKind.Number, 16, ColumnTotal.Sum),
            ],
            $"{year.Year}年填报负担（要求填写的栏目数）");
        var units = year.Cells.Select(c => c.Unit).Distinct().ToList();
        return Table.Of(sheet, units, (unit, row) =>
        {
            row.Text(register.Unit(unit)?.Name ?? unit.Value);
            foreach (var month in months)
            {
                row.Number(year.Of(unit, month).Asked);
            }
            var whole = year.Of(unit, null);
            row.Number(whole.Asked).Number(whole.ByForm);
        });
    }
}
