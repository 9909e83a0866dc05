namespace Tracker.Recount;

/// <summary>The fields asked so far: by us, and by one form a point.</summary>
internal sealed class BurdenBook
{
    private const int OfASetUp = 6, OfASheet = 3, OfARow = 1, OfProgress = 4, OfAReason = 1, OfARowInOneForm = 10;

    private readonly List<(Unit Unit, DateOnly Day, int Ours, int OneForm)> _asked = [];

    internal void Request(Unit unit, DateOnly day, int fields) => _asked.Add((unit, day, fields, fields));

    internal void SetUp(Unit unit, DateOnly day) => _asked.Add((unit, day, OfASetUp, OfASetUp));

    internal void Sheet(Unit unit, DateOnly day, IReadOnlyCollection<Act.RowLine> rows) =>
        _asked.Add((unit, day, OfASheet + rows.Sum(Ours), rows.Sum(row => OfARowInOneForm + row.Figures)));

    internal Burden Lines => new(
    [
        .. _asked
            .GroupBy(asked => (Unit: asked.Unit.Name, Month: asked.Day.ToString("yyyy-MM")))
            .Select(month => new BurdenLine(month.Key.Unit, month.Key.Month, month.Sum(asked => asked.Ours), month.Sum(asked => asked.OneForm)))
            .OrderBy(line => line.Month, StringComparer.Ordinal)
            .ThenBy(line => line.Unit, StringComparer.Ordinal),
    ]);

    private static int Ours(Act.RowLine row) => OfARow + row.Figures + row.Outcome switch
    {
        Outcome.Progress => OfProgress,
        Outcome.NotConcerned => OfAReason,
        _ => 0,
    };
}
