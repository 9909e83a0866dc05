using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Returns;
using Tracker.Gateway.Tables;
using Tracker.Units;

namespace Tracker.Benchmarks.Returns;

/// <summary>54 units' workbooks of 22 rows, all filled in, in one zip: unpacked, read, checked and held against the sheets.</summary>
internal static class Workbooks
{
    private const double MostSeconds = 5;
    private static readonly GrainAddress Period = GrainAddress.Parse("990000/2026/period/q1");

    public static async Task<int> Run(Arguments asked)
    {
        var (units, rows, turns) = (asked.Number("units", 54), asked.Number("rows", 22), asked.Number("turns", 5));
        var sheets = new Sheets(units, rows);
        var caller = new Caller(new Actor(AccountId.Parse("office"), "", null, [AccountRole.Office]), Period.Government, []);
        var books = new ReturnWorkbooks(sheets, TimeProvider.System);
        using var down = await FilledIn(sheets);
        List<double> took = [];
        for (var turn = 0; turn < turns; turn++)
        {
            var started = Stopwatch.GetTimestamp();
            var previews = await books.Preview(caller, Period, null, "填报表.zip", down, default);
            took.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
            if (previews.Length != units || previews.Sum(p => p.Count(WorkbookFate.New)) != units * rows)
            {
                throw new InvalidOperationException("Not every row was read.");
            }
        }
        return Measured.Say(
            "workbooks",
            string.Create(CultureInfo.InvariantCulture, $"{took[0]:0.00} s the first time, {took.Median():0.00} s median for {units} workbooks of {rows} rows ({down.Length / 1024} KB)"),
            took.Max() <= MostSeconds,
            $"≤ {MostSeconds} s");
    }

    /// <summary>Every row typed into: filled cells under the keys of rows that went down with last period's words.</summary>
    private static async Task<MemoryStream> FilledIn(Sheets sheets)
    {
        var up = new MemoryStream();
        using (var zip = new ZipArchive(up, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var unit = 1; unit <= sheets.Count; unit++)
            {
                var blank = sheets.Of(UnitId.Parse($"{unit}"));
                var filled = (sheets with { Filled = true }).Of(UnitId.Parse($"{unit}"));
                using var book = new MemoryStream();
                await TableFormat.Xlsx.Write(book, WorkbookTable.Of(filled), DateTimeOffset.UnixEpoch);
                using (var parts = new ZipArchive(book, ZipArchiveMode.Update, leaveOpen: true))
                {
                    var sheet = parts.GetEntry("xl/worksheets/sheet1.xml")!;
                    string xml;
                    using (var reader = new StreamReader(sheet.Open()))
                    {
                        xml = await reader.ReadToEndAsync();
                    }
                    sheet.Delete();
                    foreach (var (before, after) in blank.Lines.Zip(filled.Lines))
                    {
                        xml = xml.Replace(after.Cells.Digest, before.Cells.Digest, StringComparison.Ordinal);
                    }
                    await using var writer = new StreamWriter(parts.CreateEntry("xl/worksheets/sheet1.xml").Open());
                    await writer.WriteAsync(xml);
                }
                await using var entry = zip.CreateEntry($"{blank.UnitName}.xlsx").Open();
                book.WriteTo(entry);
            }
        }
        return up;
    }

    private sealed record Sheets(int Count, int Rows) : IReturnSheets
    {
        public bool Filled { get; init; }

        public ValueTask<Outcome<WorkbookSheet>> Sheet(Caller caller, GrainAddress period, UnitId unit, CancellationToken cancel) => new(Of(unit));

        public WorkbookSheet Of(UnitId unit) =>
            new(Period.Child("period-return", unit.Value), "2026年第一季度", unit, $"示例单位第{unit}局", new DateOnly(2026, 4, 10),
            [
                .. Enumerable.Range(1, Rows).Select(n => new WorkbookLine(
                    GrainAddress.Parse($"990000/2026/plan/1/work-point/{n}/assignment/{unit}"), 1, $"{n}", $"第{n}项：按时公开办理结果并说明依据与进展", "责任单位", "2026年6月30日前",
                    Filled ? Row($"本期已完成第{n}批材料的核对，其余按计划推进。", 800 + n) : null, Row($"上期完成第{n}批材料的核对。", 700 + n), [])),
            ]);

        public ValueTask<Outcome<IReadOnlyList<UnitId>>> Units(Caller caller, GrainAddress period, CancellationToken cancel) =>
            new(new Outcome<IReadOnlyList<UnitId>>([.. Enumerable.Range(1, Count).Select(n => UnitId.Parse($"{n}"))], null));

        public ValueTask<string> NameOf(DivisionCode government, UnitId unit, CancellationToken cancel) => new($"{unit}");

        public ValueTask<Rejection?> Send(Errand errand, GrainAddress period, UnitId unit, ImmutableArray<(GrainAddress Assignment, long Version, PeriodRow Row)> rows, CancellationToken cancel) => new((Rejection?)null);

        private static PeriodRow Row(string text, decimal count) =>
            new(RowOutcome.Progress, text, "无", "继续推进", [new Quantity("公开信息", count, "条", [new QuantityPart("新闻", count - 78), new QuantityPart("公告", 78)])], []);
    }
}
