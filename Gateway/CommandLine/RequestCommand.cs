using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Tracker.AdHocRequests;
using Tracker.Deciding;
using Tracker.Gateway.AdHocRequests;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Tables;
using Tracker.Gateway.Units;

namespace Tracker.Gateway.CommandLine;

/// <summary><c>tracker request list|draft|send|answer|close|file</c>: small one-off tables (临时报送).</summary>
internal static class RequestCommand
{
    public static Command Make(Screen screen) =>
        new("request", screen.Word("command.request")) { List(screen), Draft(screen), Send(screen), Answer(screen), Close(screen), File(screen) };

    private static Command List(Screen screen)
    {
        var json = new Option<bool>("--json") { Description = screen.Word("option.json") };
        return FolderCommand.Make("request list", screen, [], [json], async (client, parsed, cancel) =>
        {
            var (lists, refused) = await client.Get<RequestLists>("/api/requests", cancel);
            if (lists is null)
            {
                return screen.Refuse(refused!);
            }
            if (parsed.GetValue(json))
            {
                screen.Results.WriteLine(JsonSerializer.Serialize(lists, WireJson.Client));
                return ExitCode.Done;
            }
            foreach (var r in lists.All)
            {
                screen.Results.WriteLine($"{r.Request}\t{r.Title}\t{screen.Word($"request.{EnumNames.Of(r.Stage)}")}\t{Day(r.DueDay)}\t{r.Answered}/{r.Units}");
            }
            foreach (var a in lists.Asked)
            {
                screen.Results.WriteLine($"{a.Request}\t{a.Title}\t{screen.Word($"request.{EnumNames.Of(a.Standing)}")}\t{Day(a.DueDay)}\t{a.Unit}");
            }
            return ExitCode.Done;
        });
    }

    /// <summary>From a file as REST takes it: title, basis, dueDay, fields.</summary>
    private static Command Draft(Screen screen)
    {
        var file = new Argument<FileInfo>(screen.Word("argument.file")) { Description = screen.Word("argument.file.request") };
        var command = FolderCommand.Make("request draft", screen, [], [], async (client, parsed, cancel) =>
        {
            DraftRequestBody body;
            try
            {
                await using var content = parsed.GetRequiredValue(file).OpenRead();
                body = await JsonSerializer.DeserializeAsync<DraftRequestBody>(content, WireJson.Client, cancel) ?? throw new JsonException();
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
            {
                return screen.Refuse(new Rejection("file.unreadable", parsed.GetRequiredValue(file).FullName));
            }
            var (receipt, refused) = await client.Post<RequestReceipt>("/api/requests", body, cancel);
            if (receipt is null)
            {
                return screen.Refuse(refused!);
            }
            screen.Results.WriteLine(receipt.Request.Value);
            return ExitCode.Done;
        });
        command.Add(file);
        return command;
    }

    private static Command Send(Screen screen)
    {
        var request = CommonOptions.Id("--request", screen);
        var units = new Option<string>("--units") { Description = screen.Word("option.units"), HelpName = "NAMES", Required = true };
        var reason = new Option<string>("--reason") { Description = screen.Word("option.request-reason"), HelpName = "TEXT" };
        var preview = new Option<bool>("--preview") { Description = screen.Word("option.request-preview") };
        return FolderCommand.Make("request send", screen, [], [request, units, reason, preview], async (client, parsed, cancel) =>
        {
            var path = $"/api/requests/{parsed.GetRequiredValue(request).RouteForm}";
            var body = new SendRequestBody([.. UnitNames.Split(parsed.GetRequiredValue(units))], parsed.GetValue(reason));
            var (cost, fault) = await client.Post<PreviewReply>($"{path}/preview", body, cancel);
            if (cost is null)
            {
                return screen.Refuse(fault!);
            }
            screen.Tell("request.cost", cost.Fields, cost.Units.Length, cost.Asked, cost.Known, cost.Units.Count(u => u.Over));
            if (cost.Advice is not null)
            {
                screen.Tell("request.nothing-new");
            }
            return parsed.GetValue(preview) ? ExitCode.Done : Said(await client.Post<RequestReceipt>($"{path}/send", body, cancel), screen, "request.sent");
        });
    }

    private static Command Answer(Screen screen)
    {
        var request = CommonOptions.Id("--request", screen);
        var unit = new Option<string>("--unit") { Description = screen.Word("option.request-unit"), HelpName = "NUMBER", Required = true };
        var values = new Option<string[]>("--value") { Description = screen.Word("option.value"), HelpName = "FIELD=VALUE", Required = true };
        return FolderCommand.Make("request answer", screen, [], [request, unit, values], async (client, parsed, cancel) =>
        {
            var path = $"/api/requests/{parsed.GetRequiredValue(request).RouteForm}/answers/{Uri.EscapeDataString(parsed.GetRequiredValue(unit))}";
            var said = parsed.GetRequiredValue(values).Select(v => v.Split(['=', '＝'], 2)).Select(v => new FieldValue(v[0].Trim(), v.Length == 2 ? v[1] : ""));
            return Said(await client.Post<RequestReceipt>(path, new AnswerBody([.. said]), cancel), screen, "request.answered");
        });
    }

    private static Command Close(Screen screen)
    {
        var request = CommonOptions.Id("--request", screen);
        return FolderCommand.Make("request close", screen, [], [request], async (client, parsed, cancel) =>
            Said(await client.Post<RequestReceipt>($"/api/requests/{parsed.GetRequiredValue(request).RouteForm}/close", new { }, cancel), screen, "request.was-closed"));
    }

    private static Command File(Screen screen)
    {
        var request = CommonOptions.Id("--request", screen);
        var to = new Option<FileInfo>("--out") { Description = screen.Word("option.out"), HelpName = "FILE", Required = true };
        return FolderCommand.Make("request file", screen, [], [request, to], async (client, parsed, cancel) => TableFormat.For(parsed.GetRequiredValue(to).Name) is { } format
            ? await FileAnswer.Save(client, $"/api/requests/{parsed.GetRequiredValue(request).RouteForm}/answers/file{format.Ending}", parsed.GetRequiredValue(to), screen, cancel)
            : screen.Refuse(new Rejection("file.format-unknown", parsed.GetRequiredValue(to).Name)));
    }

    private static int Said(Outcome<RequestReceipt> outcome, Screen screen, string word)
    {
        if (outcome.Value is not { } receipt)
        {
            return screen.Refuse(outcome.Rejection!);
        }
        screen.Tell(word, receipt.Request);
        return ExitCode.Done;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
