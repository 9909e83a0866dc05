namespace Tracker.Gateway.Tables;

/// <summary>Names that every system takes for a file, and that stay readable.</summary>
internal static class FileNames
{
    private const int Longest = 80;

    public static string Safe(string name)
    {
        var safe = string.Concat(name.Where(c => !char.IsControl(c) && !char.IsSurrogate(c)).Select(c => c is '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|' ? '_' : c)).Trim(' ', '.');
        return safe.Length == 0 ? "_" : safe.Length <= Longest ? safe : safe[..Longest].TrimEnd(' ', '.');
    }
}
