using System.Text;
using System.Text.RegularExpressions;

namespace Tracker.Rooms.Tests;

/// <summary>What people read of this project: README, docs and the page beside the dashboards.</summary>
internal static partial class Documents
{
    public static string Root { get; } = Find();

    /// <summary>From the root, with <c>/</c>.</summary>
    public static IEnumerable<string> All => Of("docs").Concat(Of("dashboards")).Prepend("README.md");

    public static IEnumerable<string> Of(string folder) => Directory
        .EnumerateFiles(Path.Combine(Root, folder), "*.md", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    /// <summary>Its lines, without those of fenced code.</summary>
    public static IEnumerable<(int Number, string Line)> Prose(string document)
    {
        var (number, fenced) = (0, false);
        foreach (var line in File.ReadLines(Path.Combine(Root, document)))
        {
            number++;
            if (line.TrimStart().StartsWith("```", StringComparison.Ordinal))
            {
                fenced = !fenced;
            }
            else if (!fenced)
            {
                yield return (number, line);
            }
        }
    }

    /// <summary>Where its links and pictures go; code between backticks holds none.</summary>
    public static IEnumerable<(int Number, string Target)> Links(string document) =>
        from line in Prose(document)
        from link in Link().Matches(Code().Replace(line.Line, ""))
        select (line.Number, link.Groups[1].Value);

    /// <summary>The anchors of its headings, as GitHub makes them: small letters, no punctuation, a hyphen for a space, -1 for the second of a name.</summary>
    public static ISet<string> Anchors(string document)
    {
        var anchors = new HashSet<string>(StringComparer.Ordinal);
        foreach (var heading in Prose(document).Select(l => Heading().Match(l.Line)).Where(m => m.Success))
        {
            var name = Anchor(heading.Groups[1].Value);
            var anchor = name;
            for (var again = 1; !anchors.Add(anchor); again++)
            {
                anchor = $"{name}-{again}";
            }
        }
        return anchors;
    }

    internal static string Anchor(string heading)
    {
        var anchor = new StringBuilder();
        foreach (var letter in heading.Trim().ToLowerInvariant())
        {
            if (letter is ' ' or '-')
            {
                anchor.Append('-');
            }
            else if (letter == '_' || char.IsLetterOrDigit(letter))
            {
                anchor.Append(letter);
            }
        }
        return anchor.ToString();
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Tracker.sln"))) return folder.FullName;
        }
        throw new InvalidOperationException("Tracker.sln is in no folder above the tests.");
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex Code();

    [GeneratedRegex("^#{1,6} +(.+)$")]
    private static partial Regex Heading();
}
