namespace Tracker.Gateway.Tables;

/// <summary>Names that every system takes for a file, and that stay readable.</summary>
internal static class FileNames
{
    private const int Longest = 80;

    // Not .xls: some systems write text with tabs under that name, and it reads well.
    private static readonly string[] Office = [".docx", ".doc", ".wps", ".xlsx", ".et", ".pdf", ".ofd", ".odt", ".ods"];
    private static readonly string[] Programs = [".exe", ".msi", ".dll", ".com", ".scr", ".bat", ".cmd", ".ps1", ".vbs", ".js", ".jar", ".apk", ".sh"];

    public static bool IsNamedAsOffice(string name) => Office.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase);

    public static bool IsNamedAsProgram(string name) => Programs.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase);

    public static string Safe(string name)
    {
        var safe = string.Concat(name.Where(c => !char.IsControl(c) && !char.IsSurrogate(c)).Select(c => c is '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|' ? '_' : c)).Trim(' ', '.');
        return safe.Length == 0 ? "_" : safe.Length <= Longest ? safe : safe[..Longest].TrimEnd(' ', '.');
    }
}
