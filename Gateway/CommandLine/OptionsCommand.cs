using System.CommandLine;
using Tracker.Gateway.Hosting;

namespace Tracker.Gateway.CommandLine;

/// <summary><c>tracker options</c>: everything that configuration can set, with its default; <c>--markdown</c> writes docs/configuration.md.</summary>
internal static class OptionsCommand
{
    public static Command Make(Screen screen)
    {
        var markdown = new Option<bool>("--markdown") { Description = screen.Word("option.markdown") };
        var command = new Command("options", screen.Word("command.options")) { markdown };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(markdown))
            {
                screen.Results.Write(KnownOptions.Markdown());
                return ExitCode.Done;
            }
            foreach (var option in KnownOptions.All(screen.Language))
            {
                screen.Results.WriteLine($"{option.Variable}\t{option.Type}\t{option.Default}\t{option.Range}\t{option.What}");
            }
            return ExitCode.Done;
        });
        return command;
    }
}
