using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.LookBack;
using Tracker.Gateway.Tables;
using Tracker.LookBack;

namespace Tracker.Gateway.CommandLine;

/// <summary><c>tracker look-back start|status|report|verify|sample|links|read-links|check-links</c>: “回头看”; its other steps stand beside.</summary>
internal static class LookBackCommand
{
    public static Command Make(Screen screen)
    {
        var command = new Command("look-back", screen.Word("command.look-back"))
        {
            Start(screen), Status(screen), Report(screen), Verify(screen), Sample(screen), Links(screen), ReadLinks(screen), CheckLinksCommand.Make(screen),
        };
        foreach (var step in (Command[])[.. LookBackWholeCommands.Of(screen), .. LookBackCheckCommands.Of(screen)])
        {
            command.Add(step);
        }
        return command;
    }

    private static Command Start(Screen screen)
    {
        var plan = CommonOptions.Id("--plan", screen);
        var points = new Option<string>("--points") { Description = screen.Word("option.look-back-points"), HelpName = "NUMBERS" };
        var reason = new Option<string>("--reason") { Description = screen.Word("option.look-back-reason"), HelpName = "TEXT" };
        var otherUnit = new Option<bool>("--other-unit") { Description = screen.Word("option.look-back-other-unit") };
        return FolderCommand.Make("look-back start", screen, [], [plan, points, reason, otherUnit], async (client, parsed, cancel) =>
        {
            var chosen = (CommonOptions.Numbers(parsed.GetValue(points)) ?? []).Select(number => new PointChoice(number, parsed.GetValue(reason)));
            var body = new StartBody(parsed.GetRequiredValue(plan), [.. chosen], parsed.GetValue(otherUnit) ? Independence.OtherUnit : Independence.OtherAccount);
            var (receipt, refused) = await client.Post<LookBackReceipt>("/api/look-backs", body, cancel);
            if (receipt is null)
            {
                return screen.Refuse(refused!);
            }
            var (card, gone) = await client.Get<LookBackCard>($"/api/look-backs/{receipt.Address.RouteForm}", cancel);
            if (card is null)
            {
                return screen.Refuse(gone!);
            }
            screen.Tell("look-back.started", card.Points.Length, card.Overview.Checks);
            screen.Results.WriteLine(receipt.Address.Value);
            return ExitCode.Done;
        });
    }

    private static Command Status(Screen screen)
    {
        var plan = CommonOptions.Id("--plan", screen);
        var json = new Option<bool>("--json") { Description = screen.Word("option.json") };
        return FolderCommand.Make("look-back status", screen, [], [plan, json], async (client, parsed, cancel) =>
        {
            var (card, refused) = await client.Get<LookBackCard>(PathOf(parsed.GetRequiredValue(plan)), cancel);
            if (card is null)
            {
                return screen.Refuse(refused!);
            }
            if (parsed.GetValue(json))
            {
                screen.Results.WriteLine(JsonSerializer.Serialize(card, WireJson.Client));
                return ExitCode.Done;
            }
            var sums = card.Overview;
            screen.Tell("look-back.overview", sums.Checks, sums.Judged, sums.Problems, sums.ClosedOut, sums.Late, sums.Evidence.All, sums.Evidence.Dead);
            foreach (var c in card.Checks)
            {
                screen.Results.WriteLine($"{c.Check}\t{c.Point}\t{c.Holder.Name}\t{(c.Verdict is { } verdict ? EnumNames.Of(verdict) : "-")}\t{(c.Problem is { } stage ? EnumNames.Of(stage) : "-")}");
            }
            return ExitCode.Done;
        });
    }

    private static Command Report(Screen screen)
    {
        var plan = CommonOptions.Id("--plan", screen);
        var to = new Option<FileInfo>("--out") { Description = screen.Word("option.out"), HelpName = "FILE", Required = true };
        return FolderCommand.Make("look-back report", screen, [], [plan, to], async (client, parsed, cancel) =>
        {
            var file = parsed.GetRequiredValue(to);
            return TableFormat.For(file.Name) is not { } format ? screen.Refuse(new Rejection("file.format-unknown", file.Name))
                : await FileAnswer.Save(client, $"{PathOf(parsed.GetRequiredValue(plan))}/{(format == TableFormat.Docx ? "report.docx" : $"file{format.Ending}")}", file, screen, cancel);
        });
    }

    private static Command Verify(Screen screen)
    {
        var plan = CommonOptions.Id("--plan", screen);
        var only = new Option<bool>("--progress") { Description = screen.Word("option.look-back-progress") };
        return FolderCommand.Make("look-back verify", screen, [], [plan, only], async (client, parsed, cancel) =>
        {
            var path = $"{PathOf(parsed.GetRequiredValue(plan))}/verification";
            if (!parsed.GetValue(only) && (await client.Post<LookBackReceipt>(path, new { }, cancel)).Rejection is { } refused)
            {
                return screen.Refuse(refused);
            }
            var (progress, gone) = await client.Get<VerificationProgress>(path, cancel);
            if (progress is null)
            {
                return screen.Refuse(gone!);
            }
            screen.Tell("look-back.progress", progress.Round, progress.Done, progress.Evidence);
            return ExitCode.Done;
        });
    }

    private static Command Sample(Screen screen)
    {
        var plan = CommonOptions.Id("--plan", screen);
        var seed = new Option<string>("--seed") { Description = screen.Word("option.look-back-seed"), HelpName = "TEXT" };
        var percent = new Option<int>("--percent") { Description = screen.Word("option.look-back-percent"), HelpName = "N", DefaultValueFactory = _ => ProblemSample.DefaultPercent };
        return FolderCommand.Make("look-back sample", screen, [], [plan, seed, percent], async (client, parsed, cancel) =>
        {
            var (drawn, refused) = await client.Post<SampleDrawn>($"{PathOf(parsed.GetRequiredValue(plan))}/sample", new SampleBody(parsed.GetValue(seed), parsed.GetValue(percent)), cancel);
            if (drawn is null)
            {
                return screen.Refuse(refused!);
            }
            screen.Tell("look-back.sampled", drawn.Seed, drawn.From.Length, drawn.Drawn.Length);
            foreach (var problem in drawn.Drawn)
            {
                screen.Results.WriteLine(problem.Value);
            }
            return ExitCode.Done;
        });
    }

    private static Command Links(Screen screen)
    {
        var plan = CommonOptions.Id("--plan", screen);
        var to = new Option<FileInfo>("--out") { Description = screen.Word("option.out"), HelpName = "FILE", Required = true };
        return FolderCommand.Make("look-back links", screen, [], [plan, to], (client, parsed, cancel) =>
            FileAnswer.Save(client, $"{PathOf(parsed.GetRequiredValue(plan))}/links", parsed.GetRequiredValue(to), screen, cancel));
    }

    private static Command ReadLinks(Screen screen)
    {
        var plan = CommonOptions.Id("--plan", screen);
        var file = new Argument<FileInfo>(screen.Word("argument.file")) { Description = screen.Word("argument.links.results") };
        return FolderCommand.Make("look-back read-links", screen, [file], [plan], async (client, parsed, cancel) =>
        {
            ImmutableArray<LinkResult> results;
            try
            {
                await using var content = parsed.GetRequiredValue(file).OpenRead();
                results = await JsonSerializer.DeserializeAsync<ImmutableArray<LinkResult>>(content, WireJson.Client, cancel);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
            {
                return screen.Refuse(new Rejection("file.unreadable", parsed.GetRequiredValue(file).FullName));
            }
            var (seen, refused) = await client.Post<LinksSeen>($"{PathOf(parsed.GetRequiredValue(plan))}/links/results", results, cancel);
            return screen.Said(refused, "look-back.read", seen?.Links, seen?.Strangers);
        });
    }

    private static string PathOf(GrainAddress plan) => $"/api/look-backs/{PlanLookBack.AddressOf(plan).RouteForm}";
}
