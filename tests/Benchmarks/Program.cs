using Tracker.Benchmarks;
using Tracker.Benchmarks.AnnualReports;
using Tracker.Benchmarks.Charting;
using Tracker.Benchmarks.DueWork;
using Tracker.Benchmarks.Engine;
using Tracker.Benchmarks.Journal;
using Tracker.Benchmarks.Ledger;
using Tracker.Benchmarks.Plain;
using Tracker.Benchmarks.Plans;
using Tracker.Benchmarks.Reading;
using Tracker.Benchmarks.Returns;
using Tracker.Benchmarks.Seeding;
using Tracker.Benchmarks.Starting;
using Tracker.Benchmarks.Tables;
using Tracker.Benchmarks.Telemetry;
using Tracker.Benchmarks.Today;
using Tracker.Benchmarks.Writing;

// The contents: each name measures one thing and prints one line. `bash tests/bench` runs them all.
//   dotnet run -c Release --project tests/Benchmarks -- NAME [--option value …]
var asked = new Arguments(args);
return asked.Name switch
{
    "seed" => await Seed.Run(asked),
    "turns" => await KeyedTurns.Run(asked),
    "idle" => await IdleActivations.Run(asked),
    "journal" => await JournalRace.Run(asked),
    "walk" => await JournalRace.Walk(asked),
    "reports" => await Reports.Run(asked),
    "fsync" => await FsyncsPerCommand.Run(asked),
    "rollup" => await RollUp.Run(asked),
    "regions" => await Regions.Run(asked),
    "asof" => await AsOf.Run(asked),
    "coldstart" => await ColdStart.Run(asked),
    "read" => await ReadingAFile.Run(asked),
    "documents" => DocumentsASecond.Run(asked),
    "xlsx" => await XlsxRace.Run(asked),
    "assign" => await Assigning.Run(asked),
    "workbooks" => await Workbooks.Run(asked),
    "lastminute" => await LastMinute.Run(asked),
    "day" => await OfficeDay.Run(asked),
    "due" => await DueItems.Run(asked),
    "annual" => await ReportChecks.Run(asked),
    "annual-sum" => await SummingReports.Run(asked),
    "annual-pile" => await PilesOfReports.Run(asked),
    "telemetry" => await TelemetryCost.Run(asked),
    "plain" => await PlainServer.Run(asked), // what others cost, for bash tests/bench
#if ORLEANS
    "plain-grains" => await Tracker.Benchmarks.Orleans.PlainGrains.Run(asked),
#endif
    "chart" => await BarChart.Run(asked),
    _ => Arguments.Unknown("seed", "turns", "idle", "journal", "walk", "reports", "fsync", "rollup", "regions", "asof", "coldstart", "read", "documents", "xlsx", "assign", "workbooks", "lastminute", "day", "due", "annual", "annual-sum", "annual-pile", "telemetry"),
};
