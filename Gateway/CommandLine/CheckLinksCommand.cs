using System.Collections.Concurrent;
using System.CommandLine;
using System.Text.Json;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.LookBack;
using Tracker.LookBack;
using Tracker.Silo.LookBack;

namespace Tracker.Gateway.CommandLine;

/// <summary><c>tracker look-back check-links LIST --out RESULTS</c>: on any machine with a network; no data folder.</summary>
internal static class CheckLinksCommand
{
    private const int HostsAtOnce = 8;

    public static Command Make(Screen screen)
    {
        var list = new Argument<FileInfo>(screen.Word("argument.links")) { Description = screen.Word("argument.links.list") };
        var to = new Option<FileInfo>("--out") { Description = screen.Word("option.look-back-results"), HelpName = "FILE", Required = true };
        var command = new Command("check-links", screen.Word("command.look-back.check-links")) { list, to };
        command.SetAction((parsed, cancel) => Run(parsed.GetRequiredValue(list), parsed.GetRequiredValue(to), new LinkDoor(), LinkPatience.Default, screen, cancel));
        return command;
    }

    /// <param name="door">As it comes but in tests.</param>
    internal static async Task<int> Run(FileInfo list, FileInfo to, LinkDoor door, LinkPatience patience, Screen screen, CancellationToken cancel)
    {
        string[] links;
        try
        {
            links = [.. (await File.ReadAllLinesAsync(list.FullName, cancel)).Select(line => line.Trim('\uFEFF', ' ', '\t')).Where(line => line.Length > 0).Distinct()];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return screen.Refuse(new Rejection("file.unreadable", list.FullName));
        }
        using var checker = new LinkChecker(door, patience, TimeProvider.System);
        var looks = new ConcurrentDictionary<string, LinkLook>();
        await Parallel.ForEachAsync(
            links.GroupBy(link => Uri.TryCreate(link, UriKind.Absolute, out var url) ? url.Host : ""),
            new ParallelOptions { MaxDegreeOfParallelism = HostsAtOnce, CancellationToken = cancel },
            async (host, stop) =>
            {
                foreach (var link in host)
                {
                    looks[link] = await checker.Look(link, stop);
                }
            });
        var results = links.Select(link => looks[link] is var look ? new LinkResult(link, look.Standing, look.Status, look.Moved, look.Fault, look.Text) : null!).ToList();
        try
        {
            await File.WriteAllTextAsync(to.FullName, JsonSerializer.Serialize(results, WireJson.Client), cancel);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return screen.Refuse(new Rejection("file.not-written", to.FullName));
        }
        screen.Tell("look-back.checked", links.Length, Count(EvidenceStanding.Alive), Count(EvidenceStanding.Dead), Count(EvidenceStanding.Failing), Count(EvidenceStanding.NotCheckable));
        return ExitCode.Done;

        int Count(EvidenceStanding standing) => results.Count(r => r.Standing == standing);
    }
}
