namespace Tracker.Gateway.Demo;

/// <summary>The fictional province that <c>--demo</c> shows, as embedded files; their shapes are in README.md beside them.</summary>
internal static class DemoFiles
{
    public const string Units = "units.json";
    public const string Reports = "reports.json";

    /// <summary>The plan that the reports are about.</summary>
    public const string ThisYear = "plan-2026.txt";

    /// <summary>The plan before it, for the look-back.</summary>
    public const string LastYear = "plan-2025.txt";

    public static Stream Open(string name) =>
        typeof(DemoFiles).Assembly.GetManifestResourceStream($"Demo/{name}")
        ?? throw new ArgumentException($"No demo file is called '{name}'.", nameof(name));
}
