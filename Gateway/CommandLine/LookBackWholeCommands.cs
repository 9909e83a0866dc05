using System.CommandLine;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Accounts;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.LookBack;
using Tracker.Gateway.Supervision;
using Tracker.Gateway.Tables;
using Tracker.LookBack;
using Tracker.Units;

namespace Tracker.Gateway.CommandLine;

/// <summary><c>tracker look-back select|replace-links|end|reopen|papers|relapses|checker</c>: what the office does with the whole.</summary>
internal static class LookBackWholeCommands
{
    public static IEnumerable<Command> Of(Screen screen) => [Select(screen), ReplaceLinks(screen), End(screen), Reopen(screen), Papers(screen), Relapses(screen), Checker(screen)];

    private static Command Select(Screen screen)
    {
        var plan = CommonOptions.Id("--plan", screen);
        var points = new Option<string>("--points") { Description = screen.Word("option.look-back-points"), HelpName = "NUMBERS" };
        var reason = new Option<string>("--reason") { Description = screen.Word("option.look-back-reason"), HelpName = "TEXT" };
        return FolderCommand.Make("look-back select", screen, [], [plan, points, reason], (client, parsed, cancel) => Told(
            client, $"{PathOf(parsed.GetRequiredValue(plan))}/points",
            new PointsBody([.. (CommonOptions.Numbers(parsed.GetValue(points)) ?? []).Select(number => new PointChoice(number, parsed.GetValue(reason)))]), screen, cancel));
    }

    private static Command ReplaceLinks(Screen screen)
    {
        var plan = CommonOptions.Id("--plan", screen);
        var from = new Option<string>("--from") { Description = screen.Word("option.look-back-from"), HelpName = "URL", Required = true };
        var to = new Option<string>("--to") { Description = screen.Word("option.look-back-to"), HelpName = "URL", Required = true };
        var reason = new Option<string>("--reason") { Description = screen.Word("option.why"), HelpName = "TEXT", Required = true };
        return FolderCommand.Make("look-back replace-links", screen, [], [plan, from, to, reason], async (client, parsed, cancel) =>
        {
            var body = new ReplaceBody(parsed.GetRequiredValue(from), parsed.GetRequiredValue(to), parsed.GetRequiredValue(reason));
            var (replaced, refused) = await client.Post<LinksReplaced>($"{PathOf(parsed.GetRequiredValue(plan))}/links/replace", body, cancel);
            return screen.Said(refused, "look-back.replaced", replaced?.Links, replaced?.Checks);
        });
    }

    private static Command End(Screen screen)
    {
        var plan = CommonOptions.Id("--plan", screen);
        var reason = new Option<string>("--reason") { Description = screen.Word("option.look-back-unverified"), HelpName = "TEXT" };
        return FolderCommand.Make("look-back end", screen, [], [plan, reason], (client, parsed, cancel) =>
            Told(client, $"{PathOf(parsed.GetRequiredValue(plan))}/end", new EndBody(parsed.GetValue(reason)), screen, cancel));
    }

    private static Command Reopen(Screen screen)
    {
        var plan = CommonOptions.Id("--plan", screen);
        var reason = new Option<string>("--reason") { Description = screen.Word("option.why"), HelpName = "TEXT", Required = true };
        return FolderCommand.Make("look-back reopen", screen, [], [plan, reason], (client, parsed, cancel) =>
            Told(client, $"{PathOf(parsed.GetRequiredValue(plan))}/reopen", new ReopenLookBackBody(parsed.GetRequiredValue(reason)), screen, cancel));
    }

    private static Command Papers(Screen screen)
    {
        var plan = CommonOptions.Id("--plan", screen);
        var unit = CommonOptions.Unit("--unit", "option.unit-number", screen);
        return FolderCommand.Make("look-back papers", screen, [], [plan, unit], async (client, parsed, cancel) =>
        {
            var (drafted, refused) = await client.Post<DraftedPapers>($"{PathOf(parsed.GetRequiredValue(plan))}/papers", new PapersBody(parsed.GetValue(unit) is { } one ? [one] : null), cancel);
            return screen.Said(refused, "papers.drafted-all", drafted?.Drafted, drafted?.UnderWay);
        });
    }

    private static Command Relapses(Screen screen)
    {
        var to = new Option<FileInfo>("--out") { Description = screen.Word("option.out"), HelpName = "FILE", Required = true };
        return FolderCommand.Make("look-back relapses", screen, [], [to], async (client, parsed, cancel) =>
        {
            var file = parsed.GetRequiredValue(to);
            return TableFormat.For(file.Name) is { } format ? await FileAnswer.Save(client, $"/api/look-backs/relapses{format.Ending}", file, screen, cancel)
                : screen.Refuse(new Rejection("file.format-unknown", file.Name));
        });
    }

    private static Command Checker(Screen screen)
    {
        var account = new Argument<string>(screen.Word("argument.account")) { Description = screen.Word("argument.account.about") };
        var person = new Option<string>("--person") { Description = screen.Word("option.look-back-checker"), HelpName = "NAME", Required = true };
        var unit = CommonOptions.Unit("--unit", "option.duty-unit", screen);
        unit.Required = true;
        var until = CommonOptions.Day("--until", screen);
        until.Description = screen.Word("option.look-back-until");
        return FolderCommand.Make("look-back checker", screen, [account], [person, unit, until], async (client, parsed, cancel) =>
        {
            if (!Ids.TryRead<AccountId>(parsed.GetRequiredValue(account), out var id))
            {
                return screen.Refuse(new Rejection("account.name-invalid"));
            }
            var body = new CheckerBody(id, parsed.GetRequiredValue(person), parsed.GetRequiredValue(unit)!.Value, parsed.GetValue(until));
            var (code, refused) = await client.Post<CodeReply>("/api/look-backs/checkers", body, cancel);
            if (code is null)
            {
                return screen.Refuse(refused!);
            }
            screen.Results.WriteLine(screen.Word("units.code", code.Account, code.PersonName, code.Code, Shared.Words.Moment(code.Until)));
            return ExitCode.Done;
        });
    }

    private static async Task<int> Told(FolderClient client, string path, object body, Screen screen, CancellationToken cancel)
    {
        var (receipt, refused) = await client.Post<LookBackReceipt>(path, body, cancel);
        return screen.Said(refused, "look-back.taken", receipt?.Address, receipt?.Version);
    }

    private static string PathOf(GrainAddress plan) => $"/api/look-backs/{PlanLookBack.AddressOf(plan).RouteForm}";
}
