using Tracker.Recount;

namespace Tracker.Rooms.Tests.Recounting;

/// <summary>A year small enough to count by hand: point 1 (due 30 June) led by 甲局 with 乙局 and, cooperating, 丙局; point 2 (no date) of 乙局 alone.</summary>
internal static class Small_year
{
    internal const string Assigned = """
        {"day":"2026-03-02","do":"assign","points":[
         {"number":"1","section":"一","due":["2026-06-30"],"duties":[{"unit":"甲局","role":"牵头"},{"unit":"乙局","role":"责任"},{"unit":"丙局","role":"配合"}]},
         {"number":"2","section":"二","due":[],"duties":[{"unit":"乙局","role":"责任"}]}]}
        """;

    internal const string FirstQuarter = """{"day":"2026-04-01","do":"open-period","period":"q1","due":"2026-04-08"}""";

    /// <summary>What must be so at the end of a day, after these acts on the assigned year.</summary>
    internal static Answer On(string day, params string[] acts) =>
        Script.Read([Assigned.ReplaceLineEndings(" "), .. acts]).AsOf(DateOnly.Parse(day));

    internal static LedgerLine Of(this Answer answer, string point, string unit) =>
        answer.Ledger.Single(line => line.Point == point && line.Unit == unit);

    internal static string Act(string day, string does, string point, string unit, string more = "") =>
        $$"""{"day":"{{day}}","do":"{{does}}","point":"{{point}}","unit":"{{unit}}"{{more}}}""";

    /// <summary>A sheet of the first quarter; each row is "point outcome figures", the figures may be left out.</summary>
    internal static string Sheet(string day, string unit, params string[] rows)
    {
        var written = rows.Select(row => row.Split(' ')).Select(row =>
            $$"""{"point":"{{row[0]}}","outcome":"{{row[1]}}","figures":{{(row.Length > 2 ? row[2] : "0")}}}""");
        return $$"""{"day":"{{day}}","do":"send","period":"q1","unit":"{{unit}}","by":"page","rows":[{{string.Join(',', written)}}]}""";
    }
}
