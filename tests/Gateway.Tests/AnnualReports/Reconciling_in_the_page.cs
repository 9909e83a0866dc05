using System.Text.Json;
using Tracker.AnnualReports;
using Tracker.Gateway.Tests.Pages;

namespace Tracker.Gateway.Tests.AnnualReports;

/// <summary>
/// The page's script against the server over random reports: 4,000 of them; <c>TRACKER_REPORTS=1000000</c> for more. A difference names the seed:
/// <c>RandomReports.Of(seed)</c> is the report.
/// </summary>
[Collection(nameof(Browser))]
public class Reconciling_in_the_page(Browser browser)
{
    private const int Batch = 2_000;

    private static readonly int Count = int.TryParse(Environment.GetEnvironmentVariable("TRACKER_REPORTS"), out var asked) ? asked : 4_000;

    [BrowserFact]
    public async Task The_script_says_what_the_server_says()
    {
        await using var visit = await browser.Visit(new Uri("http://127.0.0.1/"), script: true);
        var page = await visit.NewPageAsync();
        await page.AddScriptTagAsync(new() { Path = Path.Combine(SourceTree.Root, "Gateway/wwwroot/annual-report.js") });
        await page.AddScriptTagAsync(new() { Path = Path.Combine(SourceTree.Root, "tests/Gateway.Tests/AnnualReports/random-reports.js") });
        foreach (var (edition, from, to) in new[] { (FormEdition.Of2021, 0, Count - (Count / 10)), (FormEdition.Of2019, Count - (Count / 10), Count) })
        {
            var reports = new RandomReports(edition);
            for (var seed = from; seed < to; seed += Batch)
            {
                var count = Math.Min(Batch, to - seed);
                var asked = page.EvaluateAsync<double[]>(
                    "([form, rules, odd, from, count]) => randomReports(JSON.parse(form), JSON.parse(rules), odd, from, count)",
                    new object[] { ReportForm.Of(edition).Json, ReportRules.Json, RandomReports.Odd, seed, count });
                var server = Enumerable.Range(seed, count).Select(reports.Said).ToArray();
                var script = await asked;
                for (var i = 0; i < count; i++)
                {
                    if ((uint)script[i] != server[i])
                    {
                        throw new InvalidOperationException($"seed {seed + i}, form {edition}: {JsonSerializer.Serialize(reports.Of(seed + i).Now, Tracker.Deciding.StoredJson.Options)}");
                    }
                }
            }
        }
    }
}
