using System.Text.Json;
using Tracker.Gateway.Reading;
using Tracker.Plans;

namespace Tracker.Gateway.Tests.Reading;

/// <summary>Real documents with readings made by hand. They are no part of the project: found beside it, or the test is skipped.</summary>
internal static class Cases
{
    public static string? Folder { get; } = Find();

    public static string PathOf(string name) => Path.Combine(Folder!, name);

    public static PlanDraft Draft(string plan) => DocumentReading.Of(PathOf($"plans/{plan}.txt")).Draft.ShouldNotBeNull();

    public static JsonElement Gold(string plan) => Json($"plans/{plan}.gold.json");

    public static JsonElement Json(string name)
    {
        using var parsed = JsonDocument.Parse(File.ReadAllBytes(PathOf(name)));
        return parsed.RootElement.Clone();
    }

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var cases = Path.Combine(folder.FullName, "shared", "cases");
            if (Directory.Exists(cases))
            {
                return cases;
            }
        }

        return null;
    }
}

/// <summary>Skipped, visibly, where the cases are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CasesFactAttribute : FactAttribute
{
    public CasesFactAttribute()
    {
        if (Cases.Folder is null)
        {
            Skip = "../shared/cases is absent";
        }
    }
}

/// <summary>Skipped, visibly, where the cases are absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CasesTheoryAttribute : TheoryAttribute
{
    public CasesTheoryAttribute()
    {
        if (Cases.Folder is null)
        {
            Skip = "../shared/cases is absent";
        }
    }
}
