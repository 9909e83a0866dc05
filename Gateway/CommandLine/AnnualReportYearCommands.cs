using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Tracker.AnnualReports;
using Tracker.Deciding;
using Tracker.Gateway.AnnualReports;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Speaking;

namespace Tracker.Gateway.CommandLine;

/// <summary><c>tracker annual-report list|status|rollup|down|up</c>: a year's annual reports, one of them, their sum, and their workbooks down and up.</summary>
internal static class AnnualReportYearCommands
{
    public static Command List(Screen screen)
    {
        var (year, json) = (Year(screen), Json(screen));
        return FolderCommand.Make("annual-report list", screen, [], [year, json], async (client, parsed, cancel) =>
        {
            var (reply, refused) = await client.Get<YearReply>($"/api/annual-reports{Of(parsed.GetValue(year))}", cancel);
            if (reply is null)
            {
                return screen.Refuse(refused!);
            }
            if (parsed.GetValue(json))
            {
                screen.Results.WriteLine(JsonSerializer.Serialize(reply, WireJson.Client));
                return ExitCode.Done;
            }
            screen.Tell("annual-report.year", reply.Year, reply.Filed, reply.Missing);
            foreach (var r in reply.Reports)
            {
                screen.Results.WriteLine($"{r.Unit}\t{r.Name}\t{r.Stage}\t{r.Errors}\t{r.Warnings}\t{r.SentOn:yyyy-MM-dd}\t{r.Link}");
            }
            return ExitCode.Done;
        });
    }

    public static Command Status(Screen screen)
    {
        var (report, json) = (new Argument<string>("REPORT") { Description = screen.Word("argument.annual-report") }, Json(screen));
        return FolderCommand.Make("annual-report status", screen, [report], [json], async (client, parsed, cancel) =>
        {
            if (Ids.Address(parsed.GetRequiredValue(report), AnnualReport.Kind.Name) is not { } address)
            {
                return screen.Refuse(AnnualReportRejections.Unknown);
            }
            var (reply, refused) = await client.Get<ReportReply>($"/api/annual-reports/{address.RouteForm}", cancel);
            if (reply is null)
            {
                return screen.Refuse(refused!);
            }
            if (parsed.GetValue(json))
            {
                screen.Results.WriteLine(JsonSerializer.Serialize(reply, WireJson.Client));
                return ExitCode.Done;
            }
            foreach (var s in reply.Steps)
            {
                screen.Results.WriteLine($"{EnumNames.Of(s.Step)}\t{s.On:yyyy-MM-dd}\t{s.By}\t{AnnualReportWords.Short(s.Content)}\t{(s.Void ? "void" : "")}");
            }
            foreach (var f in reply.Findings.Where(f => f.Outcome is CheckOutcome.Inconsistent))
            {
                screen.Results.WriteLine($"{f.Rule}\t{f.Place}\t{f.Left}\t{f.Right}\t{(f.Settled ? f.Reason : f.Advice)}");
            }
            return ExitCode.Done;
        });
    }

    public static Command RollUp(Screen screen)
    {
        var (year, json) = (Year(screen), Json(screen));
        return FolderCommand.Make("annual-report rollup", screen, [], [year, json], async (client, parsed, cancel) =>
        {
            var (reply, refused) = await client.Get<RollUpReply>($"/api/annual-reports/roll-up{Of(parsed.GetValue(year))}", cancel);
            if (reply is null)
            {
                return screen.Refuse(refused!);
            }
            if (parsed.GetValue(json))
            {
                screen.Results.WriteLine(JsonSerializer.Serialize(reply, WireJson.Client));
                return ExitCode.Done;
            }
            screen.Tell("annual-report.rolled-up", reply.Year, reply.Scope.Length - reply.Missing.Length, reply.Scope.Length, string.Join('、', reply.Missing.Select(m => m.Name)));
            foreach (var (cell, value) in reply.Cells.Filled)
            {
                screen.Results.WriteLine($"{cell.Key}\t{value}");
            }
            return ExitCode.Done;
        });
    }

    public static Command Down(Screen screen)
    {
        var to = new Option<FileInfo>("--out") { Description = screen.Word("option.out-workbooks"), HelpName = "FILE", Required = true };
        var year = Year(screen);
        return FolderCommand.Make("annual-report down", screen, [], [year, to], (client, parsed, cancel) => screen.WithSpinner(
            "file.working", () => FileAnswer.Save(client, $"/api/annual-reports/workbooks.zip{Of(parsed.GetValue(year))}", parsed.GetRequiredValue(to), screen, cancel)));
    }

    /// <summary>One workbook, a zip or a folder of many.</summary>
    public static Command Up(Screen screen)
    {
        var from = new Argument<FileSystemInfo>(screen.Word("argument.file")) { Description = screen.Word("argument.file.workbooks") };
        var (year, preview, json) = (Year(screen), new Option<bool>("--preview") { Description = screen.Word("option.preview") }, Json(screen));
        var overwrite = new Option<bool>("--overwrite") { Description = screen.Word("option.annual-report.overwrite") };
        return FolderCommand.Make("annual-report up", screen, [from], [year, preview, overwrite, json], async (client, parsed, cancel) =>
        {
            var (packed, unpacked) = parsed.GetRequiredValue(from) is DirectoryInfo folder ? WorkbooksCommand.Pack(folder) : (null, null);
            if (unpacked is not null)
            {
                return screen.Refuse(unpacked);
            }
            try
            {
                var (reply, refused) = await screen.WithBar("import.working", report => client.UploadAndFollow<PileReply>(
                    "/api/annual-reports/workbooks",
                    packed ?? new FileInfo(parsed.GetRequiredValue(from).FullName),
                    [("year", parsed.GetValue(year)?.ToString(CultureInfo.InvariantCulture)), ("preview", parsed.GetValue(preview) ? "true" : null), ("overwrite", parsed.GetValue(overwrite) ? "true" : null)],
                    report,
                    cancel));
                return reply is null ? screen.Refuse(refused!) : Show(reply, parsed.GetValue(json), screen);
            }
            finally
            {
                packed?.Delete();
            }
        });
    }

    private static int Show(PileReply reply, bool json, Screen screen)
    {
        if (json)
        {
            screen.Results.WriteLine(JsonSerializer.Serialize(reply, WireJson.Client));
        }
        else
        {
            foreach (var r in reply.Reports)
            {
                screen.Results.WriteLine($"{r.FileName}\t{r.Name}\t{r.Changes}\t{r.Errors}\t{r.Warnings}\t{r.Rejection?.In(screen.Language)}");
            }
            screen.Tell("annual-report.pile", reply.Files, reply.Refused, reply.Stored);
        }
        return reply.Refused > 0 ? ExitCode.Refused : ExitCode.Done;
    }

    private static Option<int?> Year(Screen screen) => new("--year") { Description = screen.Word("option.annual-report.year"), HelpName = "YEAR" };

    private static Option<bool> Json(Screen screen) => new("--json") { Description = screen.Word("option.json") };

    private static string Of(int? year) => year is null ? "" : $"?year={year}";
}
