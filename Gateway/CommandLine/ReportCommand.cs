using System.Collections.Immutable;
using System.CommandLine;
using Tracker.Deciding;
using Tracker.Gateway.Assignments;
using Tracker.Gateway.Hosting;

namespace Tracker.Gateway.CommandLine;

/// <summary><c>tracker report --assignment ID --text … [--evidence URL|FILE]… [--closure]</c>: 填报, or 报结</summary>
internal static class ReportCommand
{
    public static Command Make(Screen screen)
    {
        var data = CommonOptions.Data(screen);
        var assignment = CommonOptions.Id("--assignment", screen);
        var text = new Option<string>("--text") { Description = screen.Word("option.text"), HelpName = "TEXT", Required = true };
        var evidence = new Option<string[]>("--evidence") { Description = screen.Word("option.evidence"), HelpName = "URL|FILE" };
        var closure = new Option<bool>("--closure") { Description = screen.Word("option.closure") };
        var account = CommonOptions.As(screen);
        var command = new Command("report", screen.Word("command.report")) { data, assignment, text, evidence, closure, account };
        command.SetAction((parsed, cancel) => CommonSteps.InFolder(parsed.GetRequiredValue(data), screen, make: false, parsed.GetValue(account), async client =>
        {
            var (items, fault) = await Kept(client, parsed.GetValue(evidence) ?? [], cancel);
            if (items is null)
            {
                return screen.Refuse(fault!);
            }
            var (receipt, refused) = await client.Post<Receipt>(
                $"/api/assignments/{parsed.GetRequiredValue(assignment).RouteForm}/{(parsed.GetValue(closure) ? "closure" : "reports")}",
                new ReportRequest(parsed.GetRequiredValue(text), [.. items]),
                cancel);
            if (receipt is null)
            {
                return screen.Refuse(refused!);
            }
            screen.Tell(parsed.GetValue(closure) ? "report.closure-taken" : "report.taken", receipt.Assignment, receipt.Version);
            return ExitCode.Done;
        }, cancel));
        return command;
    }

    /// <summary>Links as they are; files are handed over first.</summary>
    public static async Task<Outcome<List<EvidenceRequest>>> Kept(FolderClient client, string[] evidence, CancellationToken cancel)
    {
        var items = new List<EvidenceRequest>();
        foreach (var one in evidence)
        {
            if (one.Contains("://", StringComparison.Ordinal))
            {
                items.Add(new EvidenceRequest(Url: one));
                continue;
            }
            var (file, refused) = await client.Upload<KeptFile>("/api/files", new FileInfo(one), [], cancel);
            if (file is null)
            {
                return refused!;
            }
            items.Add(new EvidenceRequest(File: file.Hash, Title: file.Title));
        }
        return items;
    }
}
