using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Tracker.Gateway.Tests.Tables;

namespace Tracker.Gateway.Tests.Pages;

/// <summary>The evaluator reads everything, takes it along as files, and can change nothing: by the links of the pages, as a browser without scripts has them.</summary>
public sealed partial class An_evaluators_day(DemoPages demo) : IClassFixture<DemoPages>
{
    [Fact]
    public async Task Every_download_that_a_page_offers_is_a_file_that_opens()
    {
        using var evaluator = await PlainBrowser.SignedIn(demo.Address, "demo-evaluator");
        var files = new HashSet<string>();
        foreach (var page in (string[])["/plans", $"/plans/{demo.Plan}", $"/plans/{demo.Plan}/ledger", $"/plans/{demo.Plan}/ledger/groups?by=unit", $"/plans/{demo.Plan}/changes?from=2026-01-01", "/burden", "/good-practices", "/supervision", "/look-backs"])
        {
            files.UnionWith(Download().Matches(await evaluator.Page(page)).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)));
        }
        files.Count.ShouldBeGreaterThan(8);
        foreach (var file in files)
        {
            using var answer = await evaluator.Get(file);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, file);
            var content = await answer.Content.ReadAsByteArrayAsync();
            content.Length.ShouldBeGreaterThan(0, file);
            if (answer.Content.Headers.ContentDisposition?.FileNameStar?.EndsWith(".xlsx", StringComparison.Ordinal) == true)
            {
                Written.Faults(content).ShouldBeEmpty(file);
            }
        }
    }

    [Fact]
    public async Task The_archive_of_the_year_comes_down_whole_and_checks_itself()
    {
        using var evaluator = await PlainBrowser.SignedIn(demo.Address, "demo-evaluator");
        var link = Archive().Match(await evaluator.Page("/plans") + await evaluator.Page($"/plans/{demo.Plan}")).Value;
        link.ShouldNotBeEmpty("no page offers the evaluator the archive");
        using var zip = new ZipArchive(new MemoryStream(await evaluator.Download(link)));
        using var sums = new StreamReader(await zip.GetEntry("SHA256SUMS.txt")!.OpenAsync(), Encoding.UTF8);
        var said = (await sums.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => !l.StartsWith('#')).ToDictionary(l => l[66..].TrimEnd('\r'), l => l[..64]);
        said.Count.ShouldBe(zip.Entries.Count - 1);
        foreach (var (name, sum) in said)
        {
            await using var content = await zip.GetEntry(name)!.OpenAsync();
            Convert.ToHexStringLower(await SHA256.HashDataAsync(content)).ShouldBe(sum, name);
        }
    }

    [Fact]
    public async Task Nothing_offers_a_change_and_what_is_not_the_evaluators_is_not_there()
    {
        using var evaluator = await PlainBrowser.SignedIn(demo.Address, "demo-evaluator");
        var duty = await demo.AnAssignmentOf("霁川市政府");
        foreach (var page in (string[])[$"/plans/{demo.Plan}", $"/plans/{demo.Plan}/points/1", $"/assignments/{duty}"])
        {
            (await evaluator.Page(page)).ShouldNotContain("name=\"_handler\" value=\"r"); // neither report nor return, nor route
        }
        foreach (var page in (string[])[$"/plans/{demo.Plan}/ending", $"/plans/{demo.Plan}/points/1/change", $"/assignments/{duty}/set-up", "/accounts", "/set-ups", "/periods"])
        {
            (await evaluator.Get(page)).StatusCode.ShouldBe(HttpStatusCode.NotFound, page);
        }
    }

    [GeneratedRegex("href=\"([^\"]+)\" download")]
    private static partial Regex Download();

    [GeneratedRegex(@"/api/archives/\d{4}\.zip")]
    private static partial Regex Archive();
}
