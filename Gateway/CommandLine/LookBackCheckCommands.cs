using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Tracker.Deciding;
using Tracker.Gateway.Assignments;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.LookBack;
using Tracker.LookBack;
using Tracker.Rectification;

namespace Tracker.Gateway.CommandLine;

/// <summary><c>tracker look-back check|assess|allot|judge|measures|result|recheck|close-out|sample-check|reopen-problem|move-day|relapse --check ID</c>: one duty, from 单位自评 to 销号.</summary>
internal static class LookBackCheckCommands
{
    public static IEnumerable<Command> Of(Screen screen) =>
    [
        Show(screen), Assess(screen), Allot(screen), Judge(screen), Measures(screen), Result(screen), Recheck(screen), CloseOut(screen), SampleCheck(screen), ReopenProblem(screen), MoveDay(screen), Relapse(screen),
    ];

    private static Command Show(Screen screen)
    {
        var check = CommonOptions.Id("--check", screen);
        return FolderCommand.Make("look-back check", screen, [], [check], async (client, parsed, cancel) =>
        {
            var (card, refused) = await client.Get<CheckCard>(CheckPath(parsed.GetRequiredValue(check)), cancel);
            if (card is null)
            {
                return screen.Refuse(refused!);
            }
            screen.Results.WriteLine(JsonSerializer.Serialize(card, WireJson.Client));
            return ExitCode.Done;
        });
    }

    private static Command Assess(Screen screen)
    {
        var (check, verdict, text, evidence) = (CommonOptions.Id("--check", screen), Verdict(screen), Text(screen), Evidence(screen));
        return FolderCommand.Make("look-back assess", screen, [], [check, verdict, text, evidence], (client, parsed, cancel) => WithEvidence(client, parsed, evidence, screen, items =>
            (CheckPath(parsed.GetRequiredValue(check), "assess"), new AssessBody(VerdictOf(parsed, verdict), parsed.GetRequiredValue(text), items)), cancel));
    }

    private static Command Allot(Screen screen)
    {
        var check = CommonOptions.Id("--check", screen);
        var unit = CommonOptions.Unit("--unit", "option.look-back-verifier", screen);
        return FolderCommand.Make("look-back allot", screen, [], [check, unit], (client, parsed, cancel) =>
            Told(client, CheckPath(parsed.GetRequiredValue(check), "allot"), new AllotBody(parsed.GetValue(unit)), screen, cancel));
    }

    private static Command Judge(Screen screen)
    {
        var (check, verdict, text, evidence) = (CommonOptions.Id("--check", screen), Verdict(screen), Text(screen), Evidence(screen));
        var methods = new Option<string[]>("--method") { Description = screen.Word("option.look-back-method"), HelpName = string.Join('|', Enum.GetValues<CheckMethod>().Select(EnumNames.Of)), Required = true };
        methods.AcceptOnlyFromAmong([.. Enum.GetValues<CheckMethod>().Select(EnumNames.Of)]);
        var gap = new Option<string>("--gap") { Description = screen.Word("option.look-back-gap"), HelpName = "TEXT" };
        var day = CommonOptions.Day("--rectify-by", screen);
        return FolderCommand.Make("look-back judge", screen, [], [check, verdict, text, methods, gap, day, evidence], (client, parsed, cancel) => WithEvidence(client, parsed, evidence, screen, items =>
            (CheckPath(parsed.GetRequiredValue(check), "judge"), new JudgeBody(
                VerdictOf(parsed, verdict), parsed.GetRequiredValue(text), [.. parsed.GetRequiredValue(methods).Select(m => EnumNames.TryRead<CheckMethod>(m, out var method) ? method : default)],
                parsed.GetValue(gap), parsed.GetValue(day), items)), cancel));
    }

    private static Command Measures(Screen screen)
    {
        var (check, text) = (CommonOptions.Id("--check", screen), Text(screen));
        var responsible = new Option<string>("--responsible") { Description = screen.Word("option.look-back-responsible"), HelpName = "NAME", Required = true };
        return FolderCommand.Make("look-back measures", screen, [], [check, text, responsible], (client, parsed, cancel) =>
            Told(client, ProblemPath(parsed.GetRequiredValue(check), "measures"), new MeasuresBody(parsed.GetRequiredValue(text), parsed.GetRequiredValue(responsible)), screen, cancel));
    }

    private static Command Result(Screen screen)
    {
        var (check, text, evidence) = (CommonOptions.Id("--check", screen), Text(screen), Evidence(screen));
        return FolderCommand.Make("look-back result", screen, [], [check, text, evidence], (client, parsed, cancel) => WithEvidence(client, parsed, evidence, screen, items =>
            (ProblemPath(parsed.GetRequiredValue(check), "result"), new ResultBody(parsed.GetRequiredValue(text), items)), cancel));
    }

    private static Command Recheck(Screen screen)
    {
        var (check, text) = (CommonOptions.Id("--check", screen), Text(screen));
        var passed = Choice("--passed", "option.look-back-passed", screen);
        return FolderCommand.Make("look-back recheck", screen, [], [check, passed, text], (client, parsed, cancel) =>
            Told(client, ProblemPath(parsed.GetRequiredValue(check), "recheck"), new RecheckBody(parsed.GetRequiredValue(passed) == "yes", parsed.GetRequiredValue(text)), screen, cancel));
    }

    private static Command CloseOut(Screen screen)
    {
        var check = CommonOptions.Id("--check", screen);
        return FolderCommand.Make("look-back close-out", screen, [], [check], (client, parsed, cancel) => Told(client, ProblemPath(parsed.GetRequiredValue(check), "close-out"), new { }, screen, cancel));
    }

    private static Command SampleCheck(Screen screen)
    {
        var (check, text, day) = (CommonOptions.Id("--check", screen), Text(screen), CommonOptions.Day("--rectify-by", screen));
        var holds = Choice("--holds", "option.look-back-holds", screen);
        return FolderCommand.Make("look-back sample-check", screen, [], [check, holds, text, day], (client, parsed, cancel) => Told(
            client, ProblemPath(parsed.GetRequiredValue(check), "sample-check"), new SampleCheckBody(parsed.GetRequiredValue(holds) == "yes", parsed.GetRequiredValue(text), parsed.GetValue(day)), screen, cancel));
    }

    private static Command ReopenProblem(Screen screen)
    {
        var (check, reason, day) = (CommonOptions.Id("--check", screen), Reason(screen), RequiredDay(screen));
        return FolderCommand.Make("look-back reopen-problem", screen, [], [check, reason, day], (client, parsed, cancel) =>
            Told(client, ProblemPath(parsed.GetRequiredValue(check), "reopen"), new ReopenBody(parsed.GetRequiredValue(reason), parsed.GetRequiredValue(day)!.Value), screen, cancel));
    }

    private static Command MoveDay(Screen screen)
    {
        var (check, reason, day) = (CommonOptions.Id("--check", screen), Reason(screen), RequiredDay(screen));
        return FolderCommand.Make("look-back move-day", screen, [], [check, reason, day], (client, parsed, cancel) =>
            Told(client, ProblemPath(parsed.GetRequiredValue(check), "day"), new MoveDayBody(parsed.GetRequiredValue(day)!.Value, parsed.GetRequiredValue(reason)), screen, cancel));
    }

    private static Command Relapse(Screen screen)
    {
        var (check, earlier, reason) = (CommonOptions.Id("--check", screen), CommonOptions.Id("--earlier", screen), Reason(screen));
        return FolderCommand.Make("look-back relapse", screen, [], [check, earlier, reason], (client, parsed, cancel) => Told(
            client, ProblemPath(parsed.GetRequiredValue(check), "relapse"), new RelapseBody(Problem.AddressOf(parsed.GetRequiredValue(earlier)), parsed.GetRequiredValue(reason)), screen, cancel));
    }

    private static async Task<int> WithEvidence(
        FolderClient client, ParseResult parsed, Option<string[]> evidence, Screen screen, Func<ImmutableArray<EvidenceRequest>, (string Path, object Body)> say, CancellationToken cancel)
    {
        var (items, fault) = await ReportCommand.Kept(client, parsed.GetValue(evidence) ?? [], cancel);
        if (items is null)
        {
            return screen.Refuse(fault!);
        }
        var (path, body) = say([.. items]);
        return await Told(client, path, body, screen, cancel);
    }

    private static async Task<int> Told(FolderClient client, string path, object body, Screen screen, CancellationToken cancel)
    {
        var (receipt, refused) = await client.Post<LookBackReceipt>(path, body, cancel);
        return screen.Said(refused, "look-back.taken", receipt?.Address, receipt?.Version);
    }

    private static Option<string> Verdict(Screen screen)
    {
        var verdict = new Option<string>("--verdict") { Description = screen.Word("option.look-back-verdict"), HelpName = string.Join('|', Enum.GetValues<CheckVerdict>().Select(EnumNames.Of)), Required = true };
        verdict.AcceptOnlyFromAmong([.. Enum.GetValues<CheckVerdict>().Select(EnumNames.Of)]);
        return verdict;
    }

    private static Option<string> Choice(string name, string word, Screen screen)
    {
        var choice = new Option<string>(name) { Description = screen.Word(word), HelpName = "yes|no", Required = true };
        choice.AcceptOnlyFromAmong("yes", "no");
        return choice;
    }

    private static CheckVerdict VerdictOf(ParseResult parsed, Option<string> option) => EnumNames.TryRead<CheckVerdict>(parsed.GetRequiredValue(option), out var verdict) ? verdict : default;

    private static Option<string> Text(Screen screen) => new("--text") { Description = screen.Word("option.look-back-text"), HelpName = "TEXT", Required = true };

    private static Option<string> Reason(Screen screen) => new("--reason") { Description = screen.Word("option.why"), HelpName = "TEXT", Required = true };

    private static Option<string[]> Evidence(Screen screen) => new("--evidence") { Description = screen.Word("option.evidence"), HelpName = "URL|FILE" };

    private static Option<DateOnly?> RequiredDay(Screen screen)
    {
        var day = CommonOptions.Day("--rectify-by", screen);
        day.Required = true;
        return day;
    }

    private static string CheckPath(GrainAddress check, string? step = null) => $"/api/look-back-checks/{check.RouteForm}{(step is null ? "" : $"/{step}")}";

    private static string ProblemPath(GrainAddress check, string step) => $"/api/problems/{Problem.AddressOf(check).RouteForm}/{step}";
}
