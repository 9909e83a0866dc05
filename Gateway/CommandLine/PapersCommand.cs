using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Supervision;
using Tracker.Gateway.Tables;
using Tracker.Gateway.Units;
using Tracker.Supervision;
using Tracker.Units;

namespace Tracker.Gateway.CommandLine;

/// <summary><c>tracker papers list|suggest|review|draft|urged|verify|sign|issue|withdraw|file|register</c>: supervision papers (督办文书).</summary>
internal static class PapersCommand
{
    public static Command Make(Screen screen) => new("papers", screen.Word("command.papers"))
    {
        List(screen), Suggest(screen), Review(screen), Draft(screen), Urged(screen), Verify(screen), Step("sign", screen), Issue(screen), Withdraw(screen), File(screen), Register(screen),
    };

    private static Command List(Screen screen)
    {
        var json = new Option<bool>("--json") { Description = screen.Word("option.json") };
        return FolderCommand.Make("papers list", screen, [], [json], async (client, parsed, cancel) =>
        {
            var (lists, refused) = await client.Get<PaperLists>("/api/papers", cancel);
            if (lists is null)
            {
                return screen.Refuse(refused!);
            }
            if (parsed.GetValue(json))
            {
                screen.Results.WriteLine(JsonSerializer.Serialize(lists, WireJson.Client));
                return ExitCode.Done;
            }
            foreach (var p in lists.All)
            {
                screen.Results.WriteLine($"{p.Paper}\t{Rung(p.Rung, screen)}\t{screen.Word($"papers.{EnumNames.Of(p.Stage)}")}\t{p.Number}\t{p.Title}");
            }
            foreach (var p in lists.Own)
            {
                screen.Results.WriteLine($"{p.Paper}\t{Rung(p.Rung, screen)}\t{screen.Word($"papers.{EnumNames.Of(p.Stage)}")}\t{p.Number}\t{p.Title}\t{p.Unit.Unit}");
            }
            return ExitCode.Done;
        });
    }

    /// <summary>What could come next; with a unit and a rung it is drafted.</summary>
    private static Command Suggest(Screen screen)
    {
        var unit = new Option<string>("--draft") { Description = screen.Word("option.papers-draft"), HelpName = "UNIT:RUNG" };
        var all = new Option<string>("--draft-all") { Description = screen.Word("option.papers-draft-all"), HelpName = "RUNG" };
        all.AcceptOnlyFromAmong([.. Enum.GetValues<PaperRung>().Select(EnumNames.Of)]);
        return FolderCommand.Make("papers suggest", screen, [], [unit, all], async (client, parsed, cancel) =>
        {
            if (EnumNames.TryRead<PaperRung>(parsed.GetValue(all), out var each))
            {
                var (done, why) = await client.Post<DraftedPapers>("/api/ladder/suggestions/all", new SuggestionsBody(each), cancel);
                return done is null ? screen.Refuse(why!) : screen.Said(null, "papers.drafted-all", done.Drafted, done.UnderWay);
            }
            if (parsed.GetValue(unit) is { } chosen)
            {
                return chosen.Split(':', '：') is [var number, var word] && Ids.TryRead<UnitId>(number.Trim(), out var of) && EnumNames.TryRead<PaperRung>(word.Trim(), out var rung)
                    ? Said(await client.Post<PaperReceipt>("/api/ladder/suggestions", new SuggestionBody(of, rung), cancel), screen, "papers.drafted")
                    : screen.Refuse(new Rejection("ladder.suggestion-gone"));
            }
            var (suggestions, refused) = await client.Get<LadderSuggestion[]>("/api/ladder/suggestions", cancel);
            if (suggestions is null)
            {
                return screen.Refuse(refused!);
            }
            foreach (var s in suggestions)
            {
                screen.Results.WriteLine($"{s.Unit.Unit}:{EnumNames.Of(s.Rung)}\t{s.Unit.Name}\t{Rung(s.Rung, screen)}\t{string.Join('；', s.Facts.Select(f => f.Words))}");
            }
            return ExitCode.Done;
        });
    }

    private static Command Review(Screen screen)
    {
        var period = CommonOptions.Id("--period", screen);
        var draft = new Option<bool>("--draft") { Description = screen.Word("option.papers-review-draft") };
        return FolderCommand.Make("papers review", screen, [], [period, draft], async (client, parsed, cancel) =>
        {
            var path = $"/api/ladder/reviews/{parsed.GetRequiredValue(period).RouteForm}";
            if (parsed.GetValue(draft))
            {
                return Said(await client.Post<PaperReceipt>(path, new ReviewDraftBody(), cancel), screen, "papers.drafted");
            }
            var (review, refused) = await client.Get<ReviewReply>(path, cancel);
            if (review is null)
            {
                return screen.Refuse(refused!);
            }
            screen.Tell("papers.review", review.Asked, review.Sent, review.Late, review.Units.Count(u => !u.Findings.IsEmpty));
            foreach (var u in review.Units.Where(u => !u.Findings.IsEmpty))
            {
                screen.Results.WriteLine($"{u.Unit}\t{string.Join('；', u.Findings)}");
            }
            return ExitCode.Done;
        });
    }

    /// <summary>From a file as REST takes it: rung, title, units, facts, text.</summary>
    private static Command Draft(Screen screen)
    {
        var file = new Argument<FileInfo>(screen.Word("argument.file")) { Description = screen.Word("argument.file.paper") };
        var command = FolderCommand.Make("papers draft", screen, [], [], async (client, parsed, cancel) =>
        {
            PaperBody body;
            try
            {
                await using var content = parsed.GetRequiredValue(file).OpenRead();
                body = await JsonSerializer.DeserializeAsync<PaperBody>(content, WireJson.Client, cancel) ?? throw new JsonException();
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
            {
                return screen.Refuse(new Rejection("file.unreadable", parsed.GetRequiredValue(file).FullName));
            }
            return Said(await client.Post<PaperReceipt>("/api/papers", body, cancel), screen, "papers.drafted");
        });
        command.Add(file);
        return command;
    }

    /// <summary>催报 of a period, or 催办 of duties, that was done outside.</summary>
    private static Command Urged(Screen screen)
    {
        var about = new Option<string[]>("--about") { Description = screen.Word("option.papers-about"), HelpName = "ID", Required = true, AllowMultipleArgumentsPerToken = true };
        var units = new Option<string>("--units") { Description = screen.Word("option.papers-units"), HelpName = "UNITS" };
        return FolderCommand.Make("papers urged", screen, [], [about, units], async (client, parsed, cancel) =>
        {
            var subjects = ImmutableArray.CreateBuilder<GrainAddress>();
            foreach (var said in parsed.GetRequiredValue(about).SelectMany(text => UnitNames.Split(text)))
            {
                if (!Ids.TryRead<GrainAddress>(said, out var subject))
                {
                    return screen.Refuse(AssignmentRejections.Unknown);
                }
                subjects.Add(subject);
            }
            var body = subjects is [{ Kind: "period" } period]
                ? new UrgedBody(period, parsed.GetValue(units) is { } named ? UnitNames.Split(named) : null)
                : new UrgedBody(Assignments: subjects.ToImmutable());
            var (urged, refused) = await client.Post<UrgedReceipt>("/api/papers/urged", body, cancel);
            return urged is null ? screen.Refuse(refused!)
                : Said(new PaperReceipt(urged.Paper, urged.Version), screen, urged.Recorded.IsEmpty ? "papers.was-urged-before" : "papers.was-urged");
        });
    }

    private static Command Verify(Screen screen)
    {
        var paper = CommonOptions.Id("--paper", screen);
        var due = new Option<string>("--due") { Description = screen.Word("option.papers-due"), HelpName = "DATE" };
        return FolderCommand.Make("papers verify", screen, [], [paper, due], async (client, parsed, cancel) =>
        {
            DateOnly? day = DateOnly.TryParseExact(parsed.GetValue(due), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var said) ? said : null;
            return Said(await client.Post<PaperReceipt>($"{PathOf(parsed.GetRequiredValue(paper))}/verification", new VerificationBody(day), cancel), screen, "papers.was-sent");
        });
    }

    private static Command Step(string name, Screen screen)
    {
        var paper = CommonOptions.Id("--paper", screen);
        return FolderCommand.Make($"papers {name}", screen, [], [paper], async (client, parsed, cancel) =>
            Said(await client.Post<PaperReceipt>($"{PathOf(parsed.GetRequiredValue(paper))}/{name}", new { }, cancel), screen, $"papers.was-{name}"));
    }

    private static Command Issue(Screen screen)
    {
        var paper = CommonOptions.Id("--paper", screen);
        var without = new Option<bool>("--without-issuer") { Description = screen.Word("option.papers-without-issuer") };
        return FolderCommand.Make("papers issue", screen, [], [paper, without], async (client, parsed, cancel) => Said(
            await client.Post<PaperReceipt>($"{PathOf(parsed.GetRequiredValue(paper))}/issue?withoutIssuer={(parsed.GetValue(without) ? "true" : "false")}", new { }, cancel), screen, "papers.was-issue"));
    }

    private static Command Withdraw(Screen screen)
    {
        var paper = CommonOptions.Id("--paper", screen);
        var reason = new Option<string>("--reason") { Description = screen.Word("option.papers-reason"), HelpName = "TEXT", Required = true };
        return FolderCommand.Make("papers withdraw", screen, [], [paper, reason], async (client, parsed, cancel) => Said(
            await client.Post<PaperReceipt>($"{PathOf(parsed.GetRequiredValue(paper))}/withdraw", new PaperReasonBody(parsed.GetRequiredValue(reason)), cancel), screen, "papers.was-withdrawn"));
    }

    private static Command File(Screen screen)
    {
        var paper = CommonOptions.Id("--paper", screen);
        var to = new Option<FileInfo>("--out") { Description = screen.Word("option.out"), HelpName = "FILE", Required = true };
        return FolderCommand.Make("papers file", screen, [], [paper, to], (client, parsed, cancel) =>
            FileAnswer.Save(client, $"{PathOf(parsed.GetRequiredValue(paper))}/file.docx", parsed.GetRequiredValue(to), screen, cancel));
    }

    private static Command Register(Screen screen)
    {
        var to = new Option<FileInfo>("--out") { Description = screen.Word("option.out"), HelpName = "FILE", Required = true };
        return FolderCommand.Make("papers register", screen, [], [to], async (client, parsed, cancel) => TableFormat.For(parsed.GetRequiredValue(to).Name) is { } format
            ? await FileAnswer.Save(client, $"/api/papers/register/file{format.Ending}", parsed.GetRequiredValue(to), screen, cancel)
            : screen.Refuse(new Rejection("file.format-unknown", parsed.GetRequiredValue(to).Name)));
    }

    private static int Said(Outcome<PaperReceipt> outcome, Screen screen, string word)
    {
        if (outcome.Value is not { } receipt)
        {
            return screen.Refuse(outcome.Rejection!);
        }
        screen.Tell(word, receipt.Paper);
        screen.Results.WriteLine(receipt.Paper.Value);
        return ExitCode.Done;
    }

    private static string PathOf(GrainAddress paper) => $"/api/papers/{paper.RouteForm}";

    private static string Rung(PaperRung rung, Screen screen) => screen.Word($"papers.{EnumNames.Of(rung)}");
}
