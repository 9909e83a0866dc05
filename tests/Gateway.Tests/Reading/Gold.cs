using System.Text;
using System.Text.Json;
using Tracker.Gateway.Reading;
using Tracker.Plans;
using Tracker.Reading;

namespace Tracker.Gateway.Tests.Reading;

/// <summary>Compares a reading, as printed in JSON, with one made by hand: white space, width and script do not matter, everything else does.</summary>
internal static class Gold
{
    private static readonly string[] Lists = ["leadUnits", "responsibleUnits", "cooperatingUnits"];

    public static List<string> Differences(JsonElement gold, PlanDraft draft)
    {
        using var printed = JsonDocument.Parse(ReadingJson.Text(draft));
        var (wanted, given) = (gold.GetProperty("tasks").EnumerateArray().ToList(), printed.RootElement.GetProperty("tasks").EnumerateArray().ToList());
        var found = new List<string>();
        foreach (var field in (string[])["number", "title", "issuer", "date", "year"])
        {
            Compare(found, "document", field, gold.GetProperty("document"), printed.RootElement.GetProperty("document"));
        }

        if (wanted.Count != given.Count)
        {
            found.Add($"{given.Count} points instead of {wanted.Count}");
            return found;
        }

        for (var i = 0; i < wanted.Count; i++)
        {
            foreach (var field in ((string[])["number", "section", "subsection", "title", "text"]).Where(f => IsWhole(wanted[i], f)))
            {
                Compare(found, Of(wanted[i], "number"), field, wanted[i], given[i]);
            }

            foreach (var field in Lists.Where(f => IsWhole(wanted[i], f)))
            {
                Compare(found, Of(wanted[i], "number"), field, UnitsOf(wanted[i], field), UnitsOf(given[i], field));
            }

            CompareDeadlines(found, Of(wanted[i], "number"), DeadlinesOf(wanted[i]), DeadlinesOf(given[i]));
        }

        return found;
    }

    public static string Folded(string? words) =>
        string.Concat((words ?? "").Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c)).Select(Traditional.Simple))
            .Replace('〔', '(').Replace('〕', ')').Replace('【', '(').Replace('】', ')');

    /// <summary>False where the text breaks off before or in this field.</summary>
    private static bool IsWhole(JsonElement task, string field) =>
        !task.TryGetProperty("wholeFields", out var whole) || whole.EnumerateArray().Any(f => f.GetString() == field);

    private static void CompareDeadlines(List<string> found, string point, List<JsonElement> wanted, List<JsonElement> given)
    {
        Compare(found, point, "count of deadlines", wanted.Count.ToString(), given.Count.ToString());
        foreach (var (gold, read) in wanted.Zip(given))
        {
            Compare(found, point, "kind", Of(gold, "kind"), Of(read, "kind"));
            Compare(found, point, "date", Of(gold, "date"), Of(read, "date"));
            var (a, b) = (Folded(Of(gold, "quote")), Folded(Of(read, "quote")));
            if (!a.Contains(b) && !b.Contains(a))
            {
                found.Add($"{point}: quote {b} instead of {a}");
            }

            foreach (var rule in (string[])["period", "minCount", "offset", "unit", "direction"])
            {
                Compare(found, point, rule, RuleOf(gold, rule), RuleOf(read, rule));
            }
        }
    }

    private static void Compare(List<string> found, string point, string field, JsonElement gold, JsonElement read) =>
        Compare(found, point, field, Of(gold, field), Of(read, field));

    private static void Compare(List<string> found, string point, string field, string gold, string read)
    {
        if (Folded(gold) != Folded(read))
        {
            found.Add($"{point}: {field} is {read} instead of {gold}");
        }
    }

    private static string Of(JsonElement element, string field) =>
        element.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : "";

    private static string RuleOf(JsonElement deadline, string field) =>
        deadline.TryGetProperty("rule", out var rule) ? Of(rule, field) : "";

    private static string UnitsOf(JsonElement task, string field) =>
        task.TryGetProperty(field, out var units) ? string.Join("|", units.EnumerateArray().Select(u => u.GetString())) : "";

    private static List<JsonElement> DeadlinesOf(JsonElement task) => [.. task.GetProperty("deadlines").EnumerateArray()];
}
