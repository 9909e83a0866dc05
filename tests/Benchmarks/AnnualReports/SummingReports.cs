using System.Collections.Immutable;
using System.Diagnostics;
using Tracker.Accounts;
using Tracker.AnnualReports;
using Tracker.Benchmarks.Seeding;
using Tracker.Deciding;
using Tracker.Silo;
using Tracker.Silo.Activations;
using Tracker.Silo.Journal;
using Tracker.Silo.Ledger;
using Tracker.Units;
using ReportCell = Tracker.AnnualReports.CellKey;

namespace Tracker.Benchmarks.AnnualReports;

/// <summary>A government with thousands of reporting units: how long until its total stands, cell by cell, read from the ledger.</summary>
internal static class SummingReports
{
    private const int Year = 2025;

    public static async Task<int> Run(Arguments asked)
    {
        var (reports, most) = (asked.Number("reports", 3_000), TimeSpan.FromSeconds(1));
        var folder = Directory.CreateTempSubdirectory("tracker-annual-");
        try
        {
            await using var store = asked.TextOrNull("store") == "postgres" ? await BigStore.OnPostgres() : (IStore)BigStore.At(folder.FullName);
            var scope = new ReportScope(ReportScope.UsualKinds, await Fill(store.Journal, reports), new DateOnly(Year + 1, 1, 31));
            var ledger = new AnnualReportLedger(store.Tables);
            var took = new List<TimeSpan>();
            decimal? sum = null;
            for (var turn = 0; turn < 11; turn++)
            {
                var from = Stopwatch.GetTimestamp();
                var total = Tracker.AnnualReports.RollUp.Of(scope, (await ledger.Of(BigHouse.Government(1), Year)).Select(l => l.Filed).OfType<FiledReport>());
                took.Add(Stopwatch.GetElapsedTime(from));
                sum = total.Cells[ReportCell.Of("part3", "new", "total")].Number;
            }
            var (first, median) = (took[0], took.Order().ElementAt(took.Count / 2));
            Console.WriteLine($"{"annual-sum",-10} {reports:N0} reports summed up in {median.TotalMilliseconds:F0} ms (median of {took.Count}; the first {first.TotalMilliseconds:F0} ms)");
            return sum == Enumerable.Range(1, reports).Sum(n => (decimal)n) && first <= most ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Every cell of every report says something.</summary>
    private static async Task<ImmutableArray<UnitRef>> Fill(IJournal journal, int reports)
    {
        var grains = TrackerSilo.EngineOn(journal, new EngineOptions());
        var office = AccountId.Parse("office");
        var (day, units) = (new DateOnly(Year + 1, 2, 2), ImmutableArray.CreateBuilder<UnitRef>());
        foreach (var part in Enumerable.Range(1, reports).Chunk(200))
        {
            var told = ImmutableArray.CreateBuilder<Telling>();
            foreach (var n in part)
            {
                var unit = new UnitRef(UnitId.Of(n), $"样本单位{n}");
                var cells = ReportCells.Of(FormEdition.Of2021, ReportForm.Of2021.Cells.Select((c, at) => new KeyValuePair<ReportCell, CellValue>(c.Key, c.Key.Value == "part3.new.total" ? n : (n * at % 97) + (c.Column.Kind is CellKind.Money ? 0.25m : 0m))));
                told.Add(new Telling(AnnualReport.AddressOf(BigHouse.Government(1), Year, unit.Unit), new RecordReport(day, office, Year, unit, unit.Name, cells, [], null)));
                units.Add(unit);
            }
            var envelope = new Envelope(Guid.CreateVersion7(), Actor.Machine, new DateTimeOffset(day, new TimeOnly(9, 0), TimeSpan.FromHours(8)), Door.Rest);
            if ((await grains.Together(envelope, told.DrainToImmutable())).Rejection is { } refused)
            {
                throw new InvalidOperationException($"{refused}");
            }
        }
        return units.DrainToImmutable();
    }
}
