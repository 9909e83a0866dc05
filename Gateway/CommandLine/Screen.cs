using Tracker.Deciding;
using Tracker.Gateway.Speaking;

namespace Tracker.Gateway.CommandLine;

/// <summary>What a command says: results on one writer (stdout), all else on the other (stderr), in the reader's language.</summary>
/// <param name="watched">Somebody sees it: a terminal.</param>
internal sealed class Screen(Language language, TextWriter results, TextWriter messages, bool watched = false)
{
    private static readonly Texts Words = new("CommandLine");

    public Language Language { get; } = language;

    public TextWriter Results { get; } = results;

    public TextWriter Messages { get; } = messages;

    public bool Watched { get; } = watched;

    /// <summary>A text of <c>Resources/CommandLine.resx</c>.</summary>
    public string Word(string key, params ReadOnlySpan<object?> args) => Words.Say(key, Language, args);

    public void Tell(string key, params ReadOnlySpan<object?> args) => Messages.WriteLine(Word(key, args));

    /// <summary>Says why not, and gives the exit code.</summary>
    public int Refuse(Rejection rejection)
    {
        Messages.WriteLine(rejection.In(Language));
        return ExitCode.Of(rejection);
    }

    /// <summary>What was done, or why not; gives the exit code.</summary>
    public int Said(Rejection? refused, string key, params ReadOnlySpan<object?> args)
    {
        if (refused is not null)
        {
            return Refuse(refused);
        }
        Tell(key, args);
        return ExitCode.Done;
    }

    public static Screen OfConsole(Language language)
    {
        if (OperatingSystem.IsWindows())
        {
            Console.OutputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        }
        return new Screen(language, Console.Out, Console.Error, watched: !Console.IsErrorRedirected && !Console.IsOutputRedirected);
    }
}
