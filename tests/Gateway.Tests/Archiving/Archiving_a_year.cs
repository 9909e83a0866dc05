using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Gateway.Tests.Plans;
using Tracker.PeriodReturns;
using Tracker.WorkPoints;

namespace Tracker.Gateway.Tests.Archiving;

public class Archiving_a_year(Archiving_a_year.OneYear year) : IClassFixture<Archiving_a_year.OneYear>
{
    /// <summary>The small plan assigned, with a report that has a link and a file; nothing here writes to it.</summary>
    public sealed class OneYear : IAsyncLifetime
    {
        internal ServedFolder House { get; private set; } = null!;

        internal OpenedArchive Archive { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            (House, var plan) = await ServedFolder.OpenAssigned();
            var kept = await (await House.Upload("/api/files", "截图 <1>.png", "图片"u8.ToArray())).Json();
            (await House.Http.PostAsJsonAsync(
                $"/api/assignments/{plan.RouteForm}~work-point~2~assignment~2/reports",
                new { text = "听证材料已公开。", evidence = new object[] { new { url = "https://example.org/a?b=1&c=2", title = "专栏" }, new { file = kept.GetProperty("hash").GetString(), title = "截图 <1>.png" } } })).EnsureSuccessStatusCode();
            var said = new ReportForPeriod(PeriodId.Parse("q1"), new DateOnly(2026, 4, 2), new PeriodRow(RowOutcome.Progress, "办事指南已核对<一遍>。", null, null, [new Quantity("指南", 12, "份", [])], []));
            (await House.Grains.Assignment(plan.Child("work-point", "3").Child("assignment", "3")).Ask(new Envelope(Guid.CreateVersion7(), Actor.Machine, DateTimeOffset.UnixEpoch.AddYears(56), Door.Rest), said)).Rejection.ShouldBeNull();
            var same = new ReportForPeriod(PeriodId.Parse("q2"), new DateOnly(2026, 7, 2), new PeriodRow(RowOutcome.Same, "", null, null, [], [new EvidenceItem(EvidenceKind.Link, "专栏", "https://example.org/guide")]));
            (await House.Grains.Assignment(plan.Child("work-point", "3").Child("assignment", "3")).Ask(new Envelope(Guid.CreateVersion7(), Actor.Machine, DateTimeOffset.UnixEpoch.AddYears(56), Door.Rest), same)).Rejection.ShouldBeNull();
            (await House.Grains.WorkPoint(plan.Child("work-point", "3")).Ask(new Envelope(Guid.CreateVersion7(), Actor.Machine, DateTimeOffset.UnixEpoch.AddYears(56), Door.Rest),
                new SummarisePoint(PeriodId.Parse("q2"), new DateOnly(2026, 7, 3), "两个镇都核对过了。", [plan.Child("work-point", "3").Child("assignment", "3")]))).Rejection.ShouldBeNull();
            Archive = await OpenedArchive.Of(House.Http, 2026);
        }

        public async Task DisposeAsync() => await House.DisposeAsync();
    }

    [Fact]
    public void It_holds_papers_tables_evidence_facts_and_the_check()
    {
        var folder = year.Archive.Files.Keys.First(n => n.StartsWith("要点1 ", StringComparison.Ordinal)).Split('/')[0];
        foreach (var name in new[] { "index.html", "核验.txt", "SHA256SUMS.txt", "记录/facts.jsonl", "佐证材料/清单.xlsx", "佐证材料/清单.csv", "佐证材料/清单.json", $"{folder}/文件 plan.txt" })
        {
            year.Archive.Files.ShouldContainKey(name);
        }
        foreach (var ending in new[] { ".xlsx", ".docx", ".csv", ".json", ".html" })
        {
            year.Archive.Files.ShouldContainKey($"{folder}/工作台账{ending}");
        }
        var sheet = Text("填报表/2026年第一季度/市政务局.html");
        sheet.ShouldContain("办事指南已核对&lt;一遍&gt;。");
        sheet.ShouldContain("指南 12 份");
        Encoding.UTF8.GetString(year.Archive.Files[$"{folder}/文件 plan.txt"]).ShouldBe(SmallPlan.Text);
        year.Archive.Files.Values.Any(content => Encoding.UTF8.GetString(content) == "图片").ShouldBeTrue();
        Text("核验.txt").ShouldContain("发现 1 处问题", Case.Sensitive, Text("核验.txt")); // the account that this house is opened with stands in no fact
        Text("核验.txt").ShouldContain("990100/0000/account/chief");
    }

    [Fact]
    public void A_row_like_the_one_before_is_printed_with_its_words_and_what_was_merged_stands_beside_the_sheets()
    {
        Text("填报表/2026年第二季度/市政务局.html").ShouldContain("办事指南已核对&lt;一遍&gt;。");
        Text("填报表/2026年第二季度/汇总稿.html").ShouldContain("两个镇都核对过了。");
        Text("index.html").ShouldContain("汇总稿");
    }

    [Fact]
    public void Its_first_page_leads_to_everything_and_to_nothing_that_is_not_there()
    {
        var page = Text("index.html");
        page.ShouldContain("专栏");
        page.ShouldContain("https://example.org/a?b=1&amp;c=2");
        page.ShouldContain("截图 &lt;1&gt;.png");
        year.Archive.ShouldBeLinkedWhole();
    }

    [Fact]
    public void Every_file_has_the_sum_that_its_list_says() => year.Archive.ShouldHaveItsSums();

    [Fact]
    public void Its_facts_are_the_journals_of_that_year_in_order()
    {
        var facts = Text("记录/facts.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        facts.Select(f => f.GetProperty("position").GetInt64()).ShouldBeInOrder();
        facts.ShouldAllBe(f => f.GetProperty("address").GetString()!.StartsWith($"{SmallPlan.Government}/2026/"));
        facts.Count(f => f.GetProperty("type").GetString() == "assignment.made.v1").ShouldBe(9);
        JsonDocument.Parse(facts.Single(f => f.GetProperty("type").GetString() == "assignment.report-submitted.v1").GetProperty("data").GetString()!).RootElement.GetProperty("text").GetString().ShouldBe("听证材料已公开。");
    }

    [Fact]
    public async Task A_year_without_a_plan_is_refused() =>
        await (await year.House.Http.GetAsync("/api/archives/2019.zip")).ShouldBeRefused(404, "archive.year-empty");

    private string Text(string name) => year.Archive.Text(name);
}
