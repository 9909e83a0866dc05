using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Returns;
using Tracker.Units;

namespace Tracker.Gateway.Tests.Returns;

/// <summary>The sheets of some units in a period, kept here: what comes up is held against them and written to them.</summary>
internal sealed class SheetsInMemory : IReturnSheets
{
    public static readonly GrainAddress Period = GrainAddress.Parse("990000/2026/period/q1");
    private readonly Dictionary<UnitId, WorkbookSheet> _sheets = [];

    public SheetsInMemory(int units = 2, int points = 3)
    {
        foreach (var unit in Enumerable.Range(1, units))
        {
            var id = UnitId.Parse($"{unit}");
            _sheets[id] = new WorkbookSheet(Period.Child("period-return", $"{unit}"), "2026年第一季度", id, $"示例单位第{unit}局", new DateOnly(2026, 4, 10),
            [
                .. Enumerable.Range(1, points).Select(point => new WorkbookLine(
                    GrainAddress.Parse($"990000/2026/plan/1/work-point/{point}/assignment/{unit}"), 1, $"{point}", $"第{point}项：按时公开办理结果", "责任单位", "2026年6月30日前", null,
                    new PeriodRow(RowOutcome.Progress, $"上期第{point}项的进展", null, null, [new Quantity("公开信息", 840, "条", [new QuantityPart("新闻", 762), new QuantityPart("公告", 78)])], []),
                    [new EvidenceItem(EvidenceKind.Link, "上期网页", "https://example.org/1")])),
            ]);
        }
    }

    public HashSet<UnitId> Closed { get; } = [];

    public IReadOnlyDictionary<UnitId, WorkbookSheet> All => _sheets;

    /// <summary>Somebody else writes a row, so that the assignment's version goes on.</summary>
    public void Write(int unit, int point, PeriodRow row) => Change(UnitId.Parse($"{unit}"), $"/work-point/{point}/", row);

    /// <summary>退回 of a row, with its reason.</summary>
    public void Return(int unit, int point, string reason)
    {
        var id = UnitId.Parse($"{unit}");
        var line = _sheets[id].Lines.Single(l => l.Number == $"{point}");
        _sheets[id] = _sheets[id] with { Lines = _sheets[id].Lines.Replace(line, line with { Version = line.Version + 1, Returned = new ReturnedRow(reason, new DateOnly(2026, 4, 3), "政务公开办", false) }) };
    }

    public void Forget(int unit, int point)
    {
        var id = UnitId.Parse($"{unit}");
        _sheets[id] = _sheets[id] with { Lines = _sheets[id].Lines.RemoveAll(l => l.Number == $"{point}") };
    }

    public ValueTask<Outcome<WorkbookSheet>> Sheet(Caller caller, GrainAddress period, UnitId unit, CancellationToken cancel) =>
        new(Closed.Contains(unit) || !_sheets.TryGetValue(unit, out var sheet) ? new Rejection("access.refused") : sheet);

    public ValueTask<Outcome<IReadOnlyList<UnitId>>> Units(Caller caller, GrainAddress period, CancellationToken cancel) =>
        new(new Outcome<IReadOnlyList<UnitId>>([.. _sheets.Keys], null));

    public ValueTask<string> NameOf(DivisionCode government, UnitId unit, CancellationToken cancel) => new($"示例单位第{unit}局");

    public ValueTask<Rejection?> Send(Errand errand, GrainAddress period, UnitId unit, ImmutableArray<(GrainAddress Assignment, long Version, PeriodRow Row)> rows, CancellationToken cancel)
    {
        if (rows.Any(row => _sheets[unit].Lines.Single(l => l.Assignment == row.Assignment).Version != row.Version))
        {
            return new(new Rejection("grain.changed-meanwhile"));
        }
        foreach (var row in rows)
        {
            Change(unit, row.Assignment.Value, row.Row);
        }
        return new((Rejection?)null);
    }

    private void Change(UnitId unit, string part, PeriodRow row)
    {
        var sheet = _sheets[unit];
        var line = sheet.Lines.Single(l => l.Assignment.Value.Contains(part, StringComparison.Ordinal));
        _sheets[unit] = sheet with { Lines = sheet.Lines.Replace(line, line with { Said = row, Version = line.Version + 1, Kept = [.. line.Kept, .. row.Evidence] }) };
    }
}
