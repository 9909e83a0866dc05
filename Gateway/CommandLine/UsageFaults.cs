using System.CommandLine;
using System.CommandLine.Parsing;

namespace Tracker.Gateway.CommandLine;

/// <summary>What is wrong with the command line itself, in the reader's language.</summary>
internal static class UsageFaults
{
    public static int Tell(ParseResult parsed, Screen screen)
    {
        foreach (var sentence in Of(parsed, screen).Distinct())
        {
            screen.Messages.WriteLine(sentence);
        }
        screen.Tell("usage.see-help", PathOf(parsed.CommandResult.Command));
        return ExitCode.Usage;
    }

    private static IEnumerable<string> Of(ParseResult parsed, Screen screen)
    {
        foreach (var stranger in parsed.UnmatchedTokens)
        {
            yield return screen.Word("usage.unknown-word", stranger);
        }
        foreach (var error in parsed.Errors)
        {
            var sentence = error.SymbolResult switch
            {
                ArgumentResult { Tokens.Count: 0 } a => screen.Word("usage.argument-missing", a.Argument.Name),
                ArgumentResult a => screen.Word("usage.value-wrong", a.Argument.Name, string.Join(' ', a.Tokens)),
                OptionResult { Tokens.Count: 0, IdentifierTokenCount: 0 } o => screen.Word("usage.option-missing", o.Option.Name),
                OptionResult { Tokens.Count: 0 } o => screen.Word("usage.value-missing", o.Option.Name),
                OptionResult o => screen.Word("usage.value-wrong", o.Option.Name, string.Join(' ', o.Tokens)),
                CommandResult c => Missing(c, screen),
                _ => null,
            };
            if (sentence is not null)
            {
                yield return sentence;
            }
        }
    }

    private static string? Missing(CommandResult result, Screen screen)
    {
        var argument = result.Command.Arguments.FirstOrDefault(a => a.Arity.MinimumNumberOfValues > 0 && result.GetResult(a) is null or { Tokens.Count: 0 });
        var option = result.Command.Options.FirstOrDefault(o => o.Required && result.GetResult(o) is null);
        return argument is not null ? screen.Word("usage.argument-missing", argument.Name)
            : option is not null ? screen.Word("usage.option-missing", option.Name)
            : result.Command.Subcommands.Count > 0 && result.Tokens.Count == 0 ? screen.Word("usage.command-missing")
            : null;
    }

    private static string PathOf(Command command)
    {
        var above = command.Parents.OfType<Command>().FirstOrDefault();
        return above is null ? "tracker" : $"{PathOf(above)} {command.Name}";
    }
}
