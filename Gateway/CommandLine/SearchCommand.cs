using System.CommandLine;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Searching;

namespace Tracker.Gateway.CommandLine;

/// <summary><c>tracker search WORDS</c>: where words stand in points, units, last reports and set-ups.</summary>
internal static class SearchCommand
{
    public static Command Make(Screen screen)
    {
        var (data, government, account) = (CommonOptions.Data(screen), CommonOptions.Government(screen), CommonOptions.As(screen));
        var words = new Argument<string>(screen.Word("argument.words")) { Description = screen.Word("argument.words.search") };
        var command = new Command("search", screen.Word("command.search")) { words, data, government, account };
        command.SetAction((parsed, cancel) => CommonSteps.InFolder(parsed.GetRequiredValue(data), screen, make: false, parsed.GetValue(account), async client =>
        {
            var path = $"/api/search?size=1000&q={Uri.EscapeDataString(parsed.GetRequiredValue(words))}{(parsed.GetValue(government) is { } code ? $"&government={code}" : "")}";
            var (found, refused) = await client.Get<SearchReply>(path, cancel);
            if (found is null)
            {
                return screen.Refuse(refused!);
            }
            foreach (var hit in found.Hits)
            {
                screen.Results.WriteLine($"{hit.Title}\t{hit.Place}\t{hit.Text.ReplaceLineEndings(" ")}\t{hit.Address}");
            }
            screen.Tell("search.found", found.Total);
            return ExitCode.Done;
        }, cancel));
        return command;
    }
}
