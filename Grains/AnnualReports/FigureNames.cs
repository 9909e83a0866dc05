using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Tracker.AnnualReports;

/// <summary>What a text may name: the cells of the form by their places, the year's figures of the ledger, and the numbers (数量) that units reported of their points, added up.</summary>
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

    private const string AllPeriods = "ledger.all-periods.";
    private const string LastPeriod = "ledger.last-period.";
    private const int LongestQuantity = 60;

    /// <summary>What ends a figure in a text, or a part of an address.</summary>
    private static readonly SearchValues<char> Marks = SearchValues.Create("{}=|｜/\\\n");

    /// <summary>In the order in which one speaks of them. The keys stand in stored texts.</summary>
    public static ImmutableArray<(string Key, string Name)> OfTheLedger { get; } =
    [
        (Points, "工作要点"), (Duties, "分解任务"), (Closed, "已办结"), (Overdue, "逾期"), (Evidence, "佐证材料"), (Checks, "“回头看”核查"), (Problems, "发现问题"), (ClosedOut, "已销号"),
    ];

    /// <summary>What is counted stands behind it: 各期合计 公开信息（条）. Whether periods add up or go on is not said by a number, so both are offered.</summary>
    private static readonly ImmutableArray<(string Key, string Name)> Quantities = [(AllPeriods, "各期合计"), (LastPeriod, "最近一期")];

    private static readonly FrozenDictionary<string, string> Names =
        OfTheLedger.Concat(ReportForm.Of2021.Cells.Select(cell => (cell.Key.Value, cell.Place))).ToFrozenDictionary(f => f.Item1, f => f.Item2);

    private static readonly FrozenDictionary<string, string> Keys = Names.ToFrozenDictionary(f => f.Value, f => f.Key);

    public static bool IsOfTheLedger(string key) => key.StartsWith("ledger.", StringComparison.Ordinal);

    /// <summary>What units reported of it in all periods, and what each said last; null: its name can't stand in a text.</summary>
    public static (string AllPeriods, string LastPeriod)? OfQuantity(string name, string measure) =>
        $"{name.Trim()}（{measure.Trim()}）" is { Length: <= LongestQuantity } counted && counted.AsSpan().IndexOfAny(Marks) < 0 ? (AllPeriods + counted, LastPeriod + counted) : null;

    /// <param name="said">A key, or a name.</param>
    public static string? KeyOf(string said) => Names.ContainsKey(said) ? said : Keys.GetValueOrDefault(said) ?? (said.EndsWith('）')
        ? Quantities.Where(q => said.StartsWith(q.Name, StringComparison.Ordinal)).Select(q => q.Key + said[q.Name.Length..].Trim()).FirstOrDefault() ?? (IsOfQuantity(said) ? said : null)
        : null);

    public static string NameOf(string key) => Names.GetValueOrDefault(key) ?? Quantities.Where(q => key.StartsWith(q.Key, StringComparison.Ordinal)).Select(q => $"{q.Name} {key[q.Key.Length..]}").First();

    private static bool IsOfQuantity(string said) => Quantities.Any(q => said.StartsWith(q.Key, StringComparison.Ordinal));

    /// <summary>Null: it is no cell's.</summary>
    public static FormCell? CellOf(string key) => IsOfTheLedger(key) ? null : ReportForm.Of2021.Find(CellKey.Parse(key));
}
