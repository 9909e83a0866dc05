using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tracker.Accounts;
using Tracker.AnnualReports;
using Tracker.Deciding;
using Tracker.Gateway.AnnualReports;
using Tracker.Gateway.Hosting;
using Tracker.Units;

namespace Tracker.Benchmarks.AnnualReports;

/// <summary>
/// Workbooks of annual reports that come up one after another into a house of 3,000 units with last year's reports: read, checked, held against last year's and
/// stored. So many of them are sent; how long all units' would take follows from these.
/// </summary>
internal static class PilesOfReports
{
    private const int Year = 2025;
    private static readonly DivisionCode Government = DivisionCode.Parse("990000");

    public static async Task<int> Run(Arguments asked)
    {
        var (units, count) = (asked.Number("units", 3_000), asked.Number("workbooks", 300));
        var folder = Directory.CreateTempSubdirectory("tracker-report-piles-");
        try
        {
            var (addresses, _) = ListenAddress.Read("http://127.0.0.1:0");
            var (owned, refused) = await OwnedFolder.Open(folder, addresses, pages: true, logging => logging.SetMinimumLevel(LogLevel.None), default);
            Ensure(refused);
            await using (owned)
            {
                var services = owned!.Host.Services;
                await Fill(services.GetRequiredService<IGrains>(), units);
                return await Send(services.GetRequiredService<ReportPile>(), units, count);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<int> Send(ReportPile pile, int units, int count)
    {
        var caller = new Caller(new Actor(AccountId.Parse("office"), "", null, [AccountRole.Office]), Government, []);
        var (took, most) = (new List<double>(), 0L);
        foreach (var unit in Enumerable.Range(1, count).Select(n => n * (units / count)))
        {
            using var book = new MemoryStream();
            await ReportWorkbook.Write(book, ReportFiling.TitleOf(Name(unit), Year), [(CellsOf(unit), CellsOf(unit))], DateTimeOffset.UnixEpoch);
            var (started, held) = (Stopwatch.GetTimestamp(), GC.GetTotalAllocatedBytes(precise: true));
            var piled = await pile.Preview(caller, Government, Year, "年报.xlsx", book, default);
            var stored = await pile.Store(new Errand(caller, Door.Rest, Guid.CreateVersion7()), Government, Year, piled);
            took.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            most = Math.Max(most, GC.GetTotalAllocatedBytes(precise: true) - held);
            if (stored is not [{ Stored: true }])
            {
                throw new InvalidOperationException($"{Name(unit)}: {stored[0].Rejection}");
            }
        }
        var all = TimeSpan.FromMilliseconds(took.Average() * units);
        return Measured.Say(
            "annual-pile",
            string.Create(CultureInfo.InvariantCulture, $"verdict and storing p50 {took.Median():0.0} ms, p95 {took.At(0.95):0.0} ms of {count} workbooks; {units:N0} at this rate {all.TotalMinutes:0.0} min; at most {most / 1048576.0:0.0} MB allocated for one, working set {Environment.WorkingSet >> 20} MB"),
            took.At(0.95) <= 5_000 && all <= TimeSpan.FromHours(1),
            $"p95 ≤ 5 s, {units:N0} in an hour");
    }

    /// <summary>The register, and last year's report of every unit.</summary>
    private static async Task Fill(IGrains grains, int units)
    {
        Ensure((await grains.UnitRegister(Government).Ask(Said(), new ImportUnits([.. Enumerable.Range(1, units).Select(n => new UnitRow(n + 1, Name(n), [], null, null, null, null, []))]))).Rejection);
        var office = AccountId.Parse("office");
        foreach (var part in Enumerable.Range(1, units).Chunk(200))
        {
            Ensure((await grains.Together(
                Said(),
                [
                    .. part.Select(n => (Unit: new UnitRef(UnitId.Of(n), Name(n)), Cells: CellsOf(n))).Select(u => new Telling(
                        AnnualReport.AddressOf(Government, Year - 1, u.Unit.Unit), new RecordReport(new DateOnly(2026, 1, 5), office, Year - 1, u.Unit, u.Unit.Name, u.Cells, [], null))),
                ])).Rejection);
        }
    }

    private static ReportCells CellsOf(int unit) =>
        ReportCells.Of(FormEdition.Of2021, ReportForm.Of2021.Cells.Select((c, at) => KeyValuePair.Create(c.Key, CellValue.Of((unit * at % 97) + (c.Column.Kind is CellKind.Money ? 0.25m : 0m)))));

    private static string Name(int unit) => $"第{unit}示例局";

    private static Envelope Said() => new(
        Guid.CreateVersion7(), new Actor(AccountId.Parse("office"), "", null, [AccountRole.Office]), new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.FromHours(8)), Door.Rest);

    private static void Ensure(Rejection? rejection)
    {
        if (rejection is not null)
        {
            throw new InvalidOperationException($"Refused: {rejection}.");
        }
    }
}
