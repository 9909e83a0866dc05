using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Tracker.AnnualReports;

/// <summary>What a text may name: the cells of the form by their places, and the year's figures of the ledger.</summary>
public static class FigureNames
{
    public const string Points = "ledger.points";
    public const string Duties = "ledger.duties";
    public const string Closed = "ledger.closed";
    public const string Overdue = "ledger.overdue";
    public const string Evidence = "ledger.evidence";
    public const string Checks = "ledger.checks";
    public const string Problems = "ledger.problems";
    public const string ClosedOut = "ledger.closedOut";

    /// <summary>In the order in which one speaks of them. The keys stand in stored texts.</summary>
    public static ImmutableArray<(string Key, string Name)> OfTheLedger { get; } =
    [
        (Points, "工作要点"), (Duties, "分解任务"), (Closed, "已办结"), (Overdue, "逾期"), (Evidence, "佐证材料"), (Checks, "“回头看”核查"), (Problems, "发现问题"), (ClosedOut, "已销号"),
    ];

    private static readonly FrozenDictionary<string, string> Names =
        OfTheLedger.Concat(ReportForm.Of2021.Cells.Select(cell => (cell.Key.Value, cell.Place))).ToFrozenDictionary(f => f.Item1, f => f.Item2);

    private static readonly FrozenDictionary<string, string> Keys = Names.ToFrozenDictionary(f => f.Value, f => f.Key);

    public static bool IsOfTheLedger(string key) => key.StartsWith("ledger.", StringComparison.Ordinal);

    /// <param name="said">A key, or a name.</param>
    public static string? KeyOf(string said) => Names.ContainsKey(said) ? said : Keys.GetValueOrDefault(said);

    public static string NameOf(string key) => Names[key];

    /// <summary>Null: it is no cell's.</summary>
    public static FormCell? CellOf(string key) => IsOfTheLedger(key) ? null : ReportForm.Of2021.Find(CellKey.Parse(key));
}
