namespace Tracker.Gateway.Tables;

/// <summary>
/// Names that a spreadsheet accepts: at most 31 characters, none of []:*?/\ (their full-width forms stand in), no
/// apostrophe at either end, not the reserved word History, and none twice whatever the case.
/// </summary>
internal sealed class SheetNames
{
    private const int Longest = 31;
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase) { "History" };

    public string Take(string wanted)
    {
        var name = Fitting(wanted);
        for (var copy = 2; !_taken.Add(name); copy++) name = WithSuffix(Fitting(wanted), $" ({copy})");
        return name;
    }

    /// <summary>As a formula or defined name refers to it.</summary>
    public static string Quoted(string name) => $"'{name.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Fitting(string wanted)
    {
        var name = string.Concat(wanted.Where(c => !char.IsControl(c) && !char.IsSurrogate(c)).Select(FullWidth)).Trim().Trim('\'');
        return name.Length == 0 ? "Sheet" : WithSuffix(name, "");
    }

    private static string WithSuffix(string name, string suffix) =>
        (name.Length + suffix.Length > Longest ? name[..(Longest - suffix.Length)].TrimEnd('\'', ' ') : name) + suffix;

    private static char FullWidth(char c) => c is '[' or ']' or ':' or '*' or '?' or '/' or '\\' ? (char)(c + 0xFEE0) : c;
}
