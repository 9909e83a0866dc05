using System.CommandLine;
using Tracker.Gateway.Ledger;

namespace Tracker.Gateway.CommandLine;

/// <summary><c>tracker templates list|save|remove</c>: column templates of the full ledger (工作台账).</summary>
internal static class TemplatesCommand
{
    public static Command Make(Screen screen) => new("templates", screen.Word("command.templates")) { List(screen), Save(screen), Remove(screen) };

    private static Command List(Screen screen) => FolderCommand.Make("templates list", screen, [], [], async (client, _, cancel) =>
    {
        var (all, refused) = await client.Get<TemplatesReply>("/api/ledger-templates", cancel);
        if (all is null)
        {
            return screen.Refuse(refused!);
        }
        foreach (var template in all.Templates)
        {
            screen.Results.WriteLine($"{template.Name}\t{string.Join(' ', template.Columns.Select(c => c.Heading is null ? c.Key : $"{c.Key}={c.Heading}"))}");
        }
        screen.Tell("templates.columns", string.Join(' ', all.Columns.Select(c => $"{c.Key}={c.Heading}")));
        return ExitCode.Done;
    });

    private static Command Save(Screen screen)
    {
        var name = Name(screen);
        var columns = new Option<string[]>("--columns") { Description = screen.Word("option.template-columns"), HelpName = "KEY[=HEADING]", Required = true, AllowMultipleArgumentsPerToken = true };
        return FolderCommand.Make("templates save", screen, [name], [columns], async (client, parsed, cancel) =>
        {
            var request = new TemplateRequest([.. parsed.GetRequiredValue(columns).Select(c => c.Split('=', 2, StringSplitOptions.TrimEntries)).Select(c => new TemplateColumn(c[0], c.ElementAtOrDefault(1)))]);
            return screen.Said(await client.Tell(HttpMethod.Put, PathOf(parsed.GetRequiredValue(name)), request, cancel), "views.saved", parsed.GetRequiredValue(name));
        });
    }

    private static Command Remove(Screen screen)
    {
        var name = Name(screen);
        return FolderCommand.Make("templates remove", screen, [name], [], async (client, parsed, cancel) =>
            screen.Said(await client.Tell(HttpMethod.Delete, PathOf(parsed.GetRequiredValue(name)), null, cancel), "views.removed", parsed.GetRequiredValue(name)));
    }

    private static string PathOf(string name) => $"/api/ledger-templates/{Uri.EscapeDataString(name)}";

    private static Argument<string> Name(Screen screen) => new(screen.Word("argument.template")) { Description = screen.Word("argument.template.name") };
}
