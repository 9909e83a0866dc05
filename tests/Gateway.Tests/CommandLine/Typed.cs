using Tracker.Gateway.CommandLine;

namespace Tracker.Gateway.Tests.CommandLine;

/// <summary>The command line in this process: all of it but the start of a process, which costs more than most commands. See <see cref="TrackerProcess"/>.</summary>
internal static class Typed
{
    public static async Task<Said> Run(params string[] arguments)
    {
        using var results = new StringWriter();
        using var messages = new StringWriter();
        var code = await TrackerCommands.Run(arguments, new Screen(TrackerCommands.LanguageOf(arguments), results, messages));
        return new Said(code, results.ToString(), messages.ToString());
    }
}
