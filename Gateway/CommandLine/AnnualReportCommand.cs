using System.CommandLine;
using Tracker.AnnualReports;
using Tracker.Deciding;
using Tracker.Gateway.AnnualReports;
using Tracker.Gateway.Speaking;

namespace Tracker.Gateway.CommandLine;

/// <summary><c>tracker annual-report read|check FILE</c>: a report that anybody published, its cells and what the rules say of it. Starts no host and writes nothing.</summary>
internal static class AnnualReportCommand
{
    /// <summary>The file can't be read as a report.</summary>
    private const int Unreadable = 2;

    private const int Inconsistent = 1;

    public static Command Make(Screen screen) => new("annual-report", screen.Word("command.annual-report")) 
    {
        Read(screen), Check(screen), AnnualReportYearCommands.List(screen), AnnualReportYearCommands.Status(screen), AnnualReportYearCommands.RollUp(screen),
        AnnualReportYearCommands.Down(screen), AnnualReportYearCommands.Up(screen),
    };

    private static Command Read(Screen screen)
    {
        var (file, json) = (File(screen), new Option<bool>("--json") { Description = screen.Word("option.json") });
        var command = new Command("read", screen.Word("command.annual-report.read")) { file, json };
        command.SetAction(parsed =>
        {
            if (Opened(parsed.GetRequiredValue(file), screen) is not { } report)
            {
                return Unreadable;
            }

            if (parsed.GetValue(json))
            {
                screen.Results.WriteLine(ReadReportJson.Text(report));
            }
            else
            {
                Show(report, screen);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command Check(Screen screen)
    {
        var (file, json) = (File(screen), new Option<bool>("--json") { Description = screen.Word("option.json") });
        var year = new Option<int?>("--year") { Description = screen.Word("option.annual-report.year"), HelpName = "YEAR" };
        var previous = new Option<FileInfo>("--previous") { Description = screen.Word("option.annual-report.previous"), HelpName = "FILE" };
        var children = new Option<DirectoryInfo>("--children") { Description = screen.Word("option.annual-report.children"), HelpName = "DIR" };
        var command = new Command("check", screen.Word("command.annual-report.check")) { file, year, previous, children, json };
        command.SetAction(parsed =>
        {
            var (wanted, last, folder) = (parsed.GetRequiredValue(file), parsed.GetValue(previous), parsed.GetValue(children));
            if (Opened(wanted, screen) is not { } report)
            {
                return Unreadable;
            }

            var before = last is null ? null : Opened(last, screen);
            if (last is not null && before is null)
            {
                return Unreadable;
            }

            if (folder is { Exists: false })
            {
                screen.Refuse(new Rejection("file.unreadable", folder.FullName));
                return Unreadable;
            }

            var said = parsed.GetValue(year);
            var findings = ReportCheck.Of(report, said, before?.Cells, folder is null ? null : ReportFile.In(folder, wanted, said ?? report.Year ?? report.Period?.From.Year));
            if (parsed.GetValue(json))
            {
                screen.Results.WriteLine(FindingsJson.Text(findings, screen.Language));
            }
            else
            {
                Show(report, findings, screen);
            }

            return findings.Any(f => f.Outcome is CheckOutcome.Inconsistent) ? Inconsistent : ExitCode.Done;
        });
        return command;
    }

    private static Argument<FileInfo> File(Screen screen) => new(screen.Word("argument.file")) { Description = screen.Word("argument.file.annual-report") };

    private static ReadReport? Opened(FileInfo file, Screen screen)
    {
        var read = ReportFile.Of(file.FullName);
        if (read.Report is null)
        {
            screen.Refuse(read.Rejection!);
        }

        return read.Report;
    }

    private static void Show(ReadReport report, Screen screen)
    {
        var to = screen.Results;
        to.WriteLine(report.Title ?? screen.Word("annual-report.untitled"));
        foreach (var table in report.Cells.Form.Tables)
        {
            to.WriteLine();
            to.WriteLine($"{report.Cells.Form.Part(table.Part).Heading}  {string.Join(" | ", table.Columns.Select(c => c.Place))}");
            foreach (var row in table.Rows)
            {
                to.WriteLine($"  {row.Place}: {string.Join(" | ", table.Columns.Select(c => Shown(report, CellKey.Of(table.Part, row.Key, c.Key))))}");
            }
        }

        to.WriteLine();
        foreach (var unread in report.Unread)
        {
            to.WriteLine(screen.Word("annual-report.unread", unread.Cell.Place, unread.Says));
        }

        foreach (var missing in report.Missing)
        {
            to.WriteLine(screen.Word("annual-report.missing", missing.Row?.Place ?? report.Cells.Form.Part(missing.Part).Heading));
        }
    }

    private static string Shown(ReadReport report, CellKey key) =>
        report.Unread.Any(u => u.Cell.Key == key) ? "?" : report.Cells[key] is { IsBlank: false } value ? value.ToString() : "_";

    private static void Show(ReadReport report, IReadOnlyCollection<Finding> findings, Screen screen)
    {
        var to = screen.Results;
        to.WriteLine(report.Title ?? screen.Word("annual-report.untitled"));
        foreach (var outcome in (CheckOutcome[])[CheckOutcome.Inconsistent, CheckOutcome.NotComparable])
        {
            foreach (var finding in findings.Where(f => f.Outcome == outcome))
            {
                var sides = finding.Left is null && finding.Right is null ? ""
                    : finding.Right is null ? screen.Word("annual-report.side", Side(finding.Left, screen))
                    : screen.Word("annual-report.sides", Side(finding.Left, screen), Side(finding.Right, screen));
                to.WriteLine($"{finding.Rule} {finding.Says(screen.Language)}  {finding.Place}{sides}  {finding.Advises(screen.Language)}");
            }
        }

        to.WriteLine(screen.Word("annual-report.counts", Count(CheckOutcome.Consistent), Count(CheckOutcome.Inconsistent), Count(CheckOutcome.NotComparable)));

        int Count(CheckOutcome outcome) => findings.Count(f => f.Outcome == outcome);
    }

    private static string Side(decimal? number, Screen screen) => number is { } value ? CellValue.Of(value).ToString() : screen.Word("annual-report.none");
}
