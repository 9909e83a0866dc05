using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Ledger;

namespace Tracker.Gateway.CommandLine;

/// <summary><c>tracker views list|save|remove</c>: saved views of the ledger; <c>tracker ledger --view NAME</c> writes one out.</summary>
internal static class ViewsCommand
{
    public static Command Make(Screen screen) => new("views", screen.Word("command.views")) { List(screen), Save(screen), Remove(screen) };

    private static Command List(Screen screen)
    {
        var json = new Option<bool>("--json") { Description = screen.Word("option.json") };
        return FolderCommand.Make("views list", screen, [], [json], async (client, parsed, cancel) =>
        {
            var (views, refused) = await client.Get<ViewReply[]>("/api/ledger-views", cancel);
            if (views is null)
            {
                return screen.Refuse(refused!);
            }
            if (parsed.GetValue(json))
            {
                screen.Results.WriteLine(JsonSerializer.Serialize(views, WireJson.Client));
                return ExitCode.Done;
            }
            foreach (var view in views)
            {
                screen.Results.WriteLine($"{view.Name}\t{screen.Word($"views.{EnumNames.Of(view.Page)}")}\t{screen.Word(view.Shared ? "views.shared" : "views.own")}\t{string.Join(' ', view.Fields.Select(f => $"{f.Key}={f.Value}"))}");
            }
            return ExitCode.Done;
        });
    }

    private static Command Save(Screen screen)
    {
        var name = Name(screen);
        var where = new Option<string[]>("--where") { Description = screen.Word("option.view-where"), HelpName = "FIELD=VALUE", AllowMultipleArgumentsPerToken = true };
        var work = new Option<bool>("--work") { Description = screen.Word("option.view-work") };
        var shared = Shared(screen);
        return FolderCommand.Make("views save", screen, [name], [where, work, shared], async (client, parsed, cancel) =>
        {
            var fields = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
            foreach (var said in parsed.GetValue(where) ?? [])
            {
                var parts = said.Split('=', 2, StringSplitOptions.TrimEntries);
                fields[parts[0]] = parts.Length == 2 ? parts[1] : "";
            }
            var request = new ViewRequest(parsed.GetValue(work) ? ViewPage.Work : ViewPage.Ledger, fields.ToImmutable(), parsed.GetValue(shared));
            return screen.Said(await client.Tell(HttpMethod.Put, PathOf(parsed.GetRequiredValue(name)), request, cancel), "views.saved", parsed.GetRequiredValue(name));
        });
    }

    private static Command Remove(Screen screen)
    {
        var (name, shared) = (Name(screen), Shared(screen));
        return FolderCommand.Make("views remove", screen, [name], [shared], async (client, parsed, cancel) => screen.Said(
            await client.Tell(HttpMethod.Delete, $"{PathOf(parsed.GetRequiredValue(name))}?shared={(parsed.GetValue(shared) ? "true" : "false")}", null, cancel),
            "views.removed",
            parsed.GetRequiredValue(name)));
    }

    /// <summary>Where a plan's ledger, as the view shows it, is downloaded from.</summary>
    public static async Task<Outcome<string>> Download(FolderClient client, GrainAddress plan, string name, string ending, CancellationToken cancel)
    {
        var (views, refused) = await client.Get<ViewReply[]>("/api/ledger-views", cancel);
        return views is null ? refused!
            : views.LastOrDefault(v => v.Name == name) is not { } view ? new Rejection("ledger-view.unknown", name)
            : $"/api/plans/{plan.RouteForm}/ledger/{(view.Page is ViewPage.Work ? "work" : "file")}{ending}?{string.Join('&', view.Fields.Select(f => $"{f.Key}={Uri.EscapeDataString(f.Value)}"))}";
    }

    private static string PathOf(string name) => $"/api/ledger-views/{Uri.EscapeDataString(name)}";

    private static Argument<string> Name(Screen screen) => new(screen.Word("argument.view")) { Description = screen.Word("argument.view.name") };

    private static Option<bool> Shared(Screen screen) => new("--shared") { Description = screen.Word("option.view-shared") };
}
