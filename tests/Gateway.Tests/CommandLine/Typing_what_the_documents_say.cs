using System.Text.RegularExpressions;

namespace Tracker.Gateway.Tests.CommandLine;

/// <summary>Each command line that README and docs show names a command that there is, with options that it takes; and none of the commands is left out.</summary>
public sealed partial class Typing_what_the_documents_say
{
    public static TheoryData<string> Documents => [.. Directory
        .EnumerateFiles(Path.Combine(SourceTree.Root, "docs"), "*.md", SearchOption.AllDirectories)
        .Append(Path.Combine(SourceTree.Root, "README.md")).Append(Path.Combine(SourceTree.Root, "dashboards", "README.md"))
        .Select(file => Path.GetRelativePath(SourceTree.Root, file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Finds_the_command_and_its_options(string document)
    {
        foreach (var line in CommandLinesOf(await File.ReadAllTextAsync(Path.Combine(SourceTree.Root, document))))
        {
            var words = line.TakeWhile(word => Word().IsMatch(word)).ToList();
            var help = (await Typed.Run([.. words, "--help"])).ShouldBeDone().Results;
            var usage = help.Split('\n').First(l => l.StartsWith("  tracker ", StringComparison.Ordinal));
            usage.Trim().ShouldStartWith(string.Join(' ', words.Prepend("tracker")), Case.Sensitive, $"{document}: tracker {string.Join(' ', line)}");
            foreach (var option in line.Select(word => Option().Match(word)).Where(m => m.Success).Select(m => m.Value).Where(o => o != "--version"))
            {
                Regex.IsMatch(help, $"{option}[ ,\n]").ShouldBeTrue($"{document}: tracker {string.Join(' ', words)} has no {option}");
            }
        }
    }

    [Fact]
    public async Task Finds_every_command_on_the_page_of_commands()
    {
        var help = (await Typed.Run("--help")).ShouldBeDone().Results;
        var commands = Listed().Matches(help[help.IndexOf("命令：", StringComparison.Ordinal)..help.IndexOf("选项：", StringComparison.Ordinal)]).Select(m => m.Groups[1].Value).ToList();
        commands.Count.ShouldBeGreaterThan(40);

        var page = await File.ReadAllTextAsync(Path.Combine(SourceTree.Root, "docs", "commands.md"));
        commands.Where(command => !Regex.IsMatch(page, $"(^tracker |`){command}[ `]", RegexOptions.Multiline)).ShouldBeEmpty();
    }

    /// <summary>What follows <c>tracker</c> at the start of a line of code, after <c>sudo -u tracker …/</c>, or between backticks: to a comment or its end.</summary>
    private static IEnumerable<string[]> CommandLinesOf(string text) =>
        from match in CommandLine().Matches(text.Replace("\\\n", " ", StringComparison.Ordinal))
        let words = match.Groups[1].Value.Split("  #")[0].Split(" # ")[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)
        where words is [var first, ..] && (Word().IsMatch(first) || Option().IsMatch(first))
        select words;

    [GeneratedRegex(@"(?:^|`|current/)tracker ([^`\n]+)", RegexOptions.Multiline)]
    private static partial Regex CommandLine();

    [GeneratedRegex("^[a-z]+(-[a-z]+)*$")]
    private static partial Regex Word();

    [GeneratedRegex("^--[a-z]+(-[a-z]+)*")]
    private static partial Regex Option();

    [GeneratedRegex("^  ([a-z-]+)", RegexOptions.Multiline)]
    private static partial Regex Listed();
}
