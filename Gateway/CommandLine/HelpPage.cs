using System.CommandLine;
using System.CommandLine.Invocation;

namespace Tracker.Gateway.CommandLine;

/// <summary>The help of a command, wholly in the reader's language and with its columns straight under Chinese words.</summary>
internal sealed class HelpPage(Screen screen) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        Write(parseResult.CommandResult.Command, screen.Results);
        return ExitCode.Done;
    }

    public void Write(Command command, TextWriter to)
    {
        to.WriteLine(command.Description);
        to.WriteLine();
        to.WriteLine(screen.Word("help.usage"));
        to.WriteLine($"  {Usage(command)}");
        Section(to, "help.commands", command.Subcommands.Where(c => !c.Hidden).Select(c => (Signature(c), c.Description ?? "")));
        Section(to, "help.arguments", command.Arguments.Select(a => ($"<{a.Name}>", a.Description ?? "")));
        Section(to, "help.options", OptionsOf(command).Where(o => !o.Hidden).Select(o => (Signature(o), Described(o))));
        if (command is RootCommand)
        {
            to.WriteLine();
            to.WriteLine(screen.Word("help.exit-codes"));
        }
    }

    private static IEnumerable<Option> OptionsOf(Command command)
    {
        var above = command.Parents.OfType<Command>();
        return command.Options.Concat(above.SelectMany(OptionsOf).Where(o => o.Recursive)).Distinct();
    }

    private string Described(Option option) => option.Required ? $"{option.Description}{screen.Word("help.required")}" : option.Description ?? "";

    private static string Usage(Command command)
    {
        var path = new List<string>();
        for (Command? at = command; at is not null; at = at.Parents.OfType<Command>().FirstOrDefault())
        {
            path.Insert(0, at is RootCommand ? "tracker" : at.Name);
        }
        path.AddRange(command.Arguments.Select(a => $"<{a.Name}>"));
        path.AddRange(command.Options.Where(o => o.Required).Select(Signature));
        var optional = command.Options.Any(o => !o.Required && !o.Hidden);
        var subcommands = command.Subcommands.Count > 0 ? command is RootCommand ? " [COMMAND]" : " COMMAND" : "";
        return string.Join(' ', path) + subcommands + (optional ? " [OPTIONS]" : "");
    }

    private static string Signature(Command command) => string.Join(' ', command.Arguments.Select(a => $"<{a.Name}>").Prepend(command.Name));

    private static string Signature(Option option) =>
        option.HelpName is { } value ? $"{option.Name} <{value}>" : string.Join(", ", option.Aliases.Append(option.Name).OrderBy(n => n.Length));

    private void Section(TextWriter to, string heading, IEnumerable<(string Left, string Right)> lines)
    {
        var all = lines.ToList();
        if (all.Count == 0)
        {
            return;
        }
        var width = all.Max(l => TextWidth.Of(l.Left)) + 2;
        to.WriteLine();
        to.WriteLine(screen.Word(heading));
        foreach (var (left, right) in all)
        {
            to.WriteLine($"  {TextWidth.Padded(left, width)}{right}".TrimEnd());
        }
    }
}
