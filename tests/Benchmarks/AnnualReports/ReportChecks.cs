using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using Tracker.AnnualReports;
using Tracker.Gateway.AnnualReports;

namespace Tracker.Benchmarks.AnnualReports;

/// <summary>One full check of an annual report with last year's beside it: all its rules, what would settle each failure, and its text.</summary>
internal static class ReportChecks
{
    public static Task<int> Run(Arguments asked)
    {
        var form = ReportForm.Of2021;
        var cells = ReportCells.Of(form.Edition, form.Cells.Select((cell, i) => KeyValuePair.Create(cell.Key, CellValue.Of(i % 7))));
        var texts = new Dictionary<string, string>
        {
            ["part1"] = string.Join('\n', Enumerable.Repeat("2025年，我局共收到政府信息公开申请21件，答复20件，结转至2026年办理1件；行政复议2件，行政诉讼0件，均获维持。", 40)),
            ["part5"] = "一是更新不够及时。",
            ["part6"] = "本年度没有收取信息处理费。",
        }.ToImmutableDictionary();
        var page = Encoding.UTF8.GetBytes(ReportHtml.Page(new PublishedReport("示例市财政局2025年政府信息公开工作年度报告", "统计期限为2025年1月1日至12月31日。", cells, texts)));
        var report = ReportFile.Of(new MemoryStream(page), "年报.html").Report!;
        var (first, checks, tables, reads) = (0.0, new List<double>(), new List<double>(), new List<double>());
        var warming = asked.Number("warming", 300); // the first rounds also compile
        for (var i = -warming; i < asked.Number("times", 400); i++)
        {
            var check = Timed(() => ReportCheck.Of(report, 2025, cells));
            var table = Timed(() => ReportCheck.Of(cells, cells));
            var read = Timed(() => ReportFile.Of(new MemoryStream(page), "年报.html"));
            first = i == -warming ? check : first;
            if (i >= 0)
            {
                checks.Add(check);
                tables.Add(table);
                reads.Add(read);
            }
        }

        var failing = ReportCheck.Of(report, 2025, cells).Count(f => f.Outcome is CheckOutcome.Inconsistent);
        return Task.FromResult(Measured.Say("annual", $"check p50 {checks.Median():0.00} ms, p95 {checks.At(0.95):0.00} ms ({failing} failing; of it the tables {tables.Median():0.00} ms; the very first {first:0} ms); reading its page p50 {reads.Median():0.00} ms", checks.At(0.95) <= 5, "a full check in 5 ms"));
    }

    private static double Timed<T>(Func<T> work)
    {
        var started = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
