using System.Collections.Immutable;
using Tracker.Assignments;
using Tracker.History;
using Tracker.Units;

namespace Tracker.Grains.Tests.History;

/// <summary>Ledgers of an invented county's 2025, as texts: cells parted by |, 〃 for what is merged with the cell above.</summary>
internal static class Sheets
{
    public static readonly UnitRegister Register = new UnitRegisterEvent[]
    {
        new UnitRegistered(UnitId.Of(1), "县司法局", ["司法局"], UnitDetails.None),
        new UnitRegistered(UnitId.Of(2), "县水务局", [], UnitDetails.None),
        new UnitRegistered(UnitId.Of(3), "东坡镇政府", [], UnitDetails.None),
        new UnitRegistered(UnitId.Of(4), "西坡镇政府", [], UnitDetails.None),
        new UnitRegistered(UnitId.Of(5), "县粮食局", [], UnitDetails.None),
        new UnitDeactivated(UnitId.Of(5)),
        new GroupDefined("各镇政府", [UnitId.Of(3), UnitId.Of(4)]),
    }.Aggregate(UnitRegister.Initial, UnitRegister.Evolve);

    public static HistorySheet Sheet(string name, string rows) =>
        new(name, [.. rows.Split('\n').Select((row, at) => new HistoryRow(at + 1, [.. row.Split('|').Select(c => c.Trim().Replace("\\n", "\n", StringComparison.Ordinal))])).Where(r => r.SaidColumns.Any())]);

    public static HistoryReading Read(string rows, HistoryChoices? choices = null) => HistoryReading.Of([Sheet("台账", rows)], choices ?? new(), 2025);

    public static (HistoryRecord Record, HistoryNames Names, HistoryBuilding Building) Build(string rows, HistoryChoices? choices = null)
    {
        var said = choices ?? new HistoryChoices();
        var reading = Read(rows, said);
        var names = HistoryNames.Of(Register, reading, said);
        var building = new HistoryBuilding(reading, names, said, ImmutableDictionary<string, Evidence.EvidenceItem>.Empty, "台账", 2025);
        return (building.Build(), names, building);
    }

    /// <summary>Point, unit, role, outcome and progress of every duty.</summary>
    public static IEnumerable<string> Said(HistoryRecord record) =>
        record.Points.SelectMany(p => p.Duties.Select(d => $"{p.Number} {d.Unit.Name} {RoleOf(d.Role)} {d.Outcome} {d.Text.ReplaceLineEndings("/")}".TrimEnd()));

    private static char RoleOf(Role role) => role switch { Role.Lead => '牵', Role.Responsible => '责', _ => '配' };
}
