using System.Net.Http.Json;
using Tracker.Accounts;
using Tracker.AnnualReports;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Gateway.Tests.LookBack;
using Tracker.Gateway.Tests.Plans;
using static Tracker.Gateway.Tests.LookBack.LookBackHouse;

namespace Tracker.Gateway.Tests.Archiving;

/// <summary>Papers, annual reports, requests and a look-back of the small plan's year, archived in the January after it.</summary>
public class Archiving_what_the_rooms_print(Archiving_what_the_rooms_print.WholeYear year) : IClassFixture<Archiving_what_the_rooms_print.WholeYear>
{
    /// <summary>Nothing here writes to it.</summary>
    public sealed class WholeYear : IAsyncLifetime
    {
        private LookBackHouse _house = null!;
        private HttpClient _second = null!, _unit = null!;

        internal OpenedArchive Archive { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            _house = await Open(new DateOnly(2026, 11, 2), SmallPlan.Text, SmallPlan.Units);
            _second = await _house.House.Program("second", SmallPlan.Government, null, AccountRole.Office);
            _unit = await _house.Unit(1);
            await Paper("关于按期办理的督促整改通知书");
            await Paper(null);
            await Request();
            await LookBack();
            _house.Clock.PutForward(new DateOnly(2027, 1, 11));
            await Reports();
            Archive = await OpenedArchive.Of(_house.Office, 2026);
        }

        public async Task DisposeAsync()
        {
            _second.Dispose();
            await _house.DisposeAsync();
        }

        /// <param name="issued">Its title; null: it stays a draft.</param>
        private async Task Paper(string? issued)
        {
            await Put(_house.Office, "/api/ladder", new { issuer = "云岭市政务公开办公室", words = new[] { new { rung = "order", word = "云政公办函" } } });
            var body = new { rung = "order", title = issued ?? "没有印发的草稿", units = new[] { "1", "2" }, facts = new[] { new { unit = "1", words = "第1条没有填报" }, new { unit = "2", words = "第2条逾期" } }, text = "请抓紧办理。", replyBy = "2026-11-20" };
            var drafted = $"/api/papers/{(await Post(_house.Office, "/api/papers", body)).GetProperty("paper").GetString()!.Replace('/', '~')}";
            if (issued is not null)
            {
                await Post(_second, $"{drafted}/sign", new { });
                await Post(_house.Office, $"{drafted}/issue", new { });
                await (await _house.Office.PostAsync($"{drafted}/scan", ServedFolder.Form("盖章件.pdf", [1, 2, 3]))).ShouldBeDone();
            }
        }

        private async Task Request()
        {
            var body = new
            {
                title = "专栏清查", basis = new { kind = "document", text = "关于清查的通知", number = "政办函〔2026〕7号" }, dueDay = "2026-11-20", note = "只报在用的<专栏>。",
                fields = new object[] { new { name = "专栏数", kind = "number", measure = "个", required = true }, new { name = "首页有入口", kind = "yes-no" } },
            };
            var asked = $"/api/requests/{(await Post(_house.Office, "/api/requests", body)).GetProperty("request").GetString()!.Replace('/', '~')}";
            await Post(_house.Office, $"{asked}/send", new { units = new[] { "1", "2" } });
            await Post(_unit, $"{asked}/answers/1", new { values = new[] { new { field = "专栏数", value = "1234" }, new { field = "首页有入口", value = "是" } } });
            await Post(_house.Office, "/api/requests", body with { title = "没有发出的草稿" });
        }

        private async Task LookBack()
        {
            await Post(_house.Office, "/api/look-backs", new { plan = _house.Plan.Value });
            var check = (await _house.Checks())[0];
            await Post(_house.Eyes, $"/api/look-back-checks/{RouteOf(check, "check")}/judge", new { verdict = "not-done", finding = "没有公开", gap = "听证材料没有公开", methods = new[] { "online" }, rectifyBy = "2026-12-31" });
        }

        /// <summary>One was published and is being restated, one was recorded as published, one is a draft.</summary>
        private async Task Reports()
        {
            var report = await Begun(1);
            using var colleague = await _house.House.Program("unit-1b", SmallPlan.Government, 1, AccountRole.UnitHandler);
            await Put(_unit, $"{report}/content", new { cells = Whole(4), texts = new { part1 = "全年工作按计划开展。", part5 = "个别栏目更新不够及时。", part6 = "没有收取信息处理费。" } });
            await (await _unit.PostAsync($"{report}/hand-in", null)).ShouldBeDone();
            await (await colleague.PostAsync($"{report}/review", null)).ShouldBeDone();
            await Post(_unit, $"{report}/sign", new { signedOn = "2027-01-11", post = "局长" });
            await (await _unit.PostAsync($"{report}/send", null)).ShouldBeDone();
            await Post(colleague, $"{report}/screen", new { words = "不涉及国家秘密" });
            await Post(_unit, $"{report}/publish", new { link = "https://example.org/2026", publishedOn = "2027-01-11" });
            await Post(_unit, $"{report}/reopen", new { reason = "漏计一件" });
            await Put(_unit, $"{report}/content", new { cells = Whole(97), texts = new { part1 = "还没有改完。" } });
            await Post(_house.Office, "/api/annual-reports/past", new { year = 2026, unit = "2", cells = new { edition = "2021-30", cells = Whole(3) }, texts = new { part5 = "时效不够" }, link = "https://example.org/water" });
            await Begun(3);
        }

        private async Task<string> Begun(int unit) =>
            $"/api/annual-reports/{(await Post(await _house.Unit(unit), "/api/annual-reports", new { year = 2026, unit = $"{unit}" })).GetProperty("report").GetString()!.Replace('/', '~')}";

        private static Dictionary<string, object> Whole(decimal applications)
        {
            var cells = ReportForm.Of2021.Cells.ToDictionary(c => c.Key.Value, _ => (object)0m);
            foreach (var row in new[] { "new", "r1", "r7" })
            {
                cells[$"part3.{row}.person"] = cells[$"part3.{row}.total"] = applications;
            }
            return cells;
        }
    }

    [Fact]
    public void Every_paper_that_was_issued_stands_there_as_it_was_printed()
    {
        var path = year.Archive.Files.Keys.Where(n => n.StartsWith("督办文书/", StringComparison.Ordinal) && n.EndsWith(".docx", StringComparison.Ordinal)).ShouldHaveSingleItem();
        path.ShouldBe("督办文书/1 云政公办函〔2026〕1号 关于按期办理的督促整改通知书.docx");
        var paper = year.Archive.DocxText(path);
        paper.ShouldContain("云政公办函〔2026〕1号");
        paper.ShouldContain("市规划局、市水务局：");
        paper.ShouldContain("请抓紧办理。");
        year.Archive.SheetsOf("督办文书/发文登记.xlsx").ShouldBe(["发文登记"]);
        Page.ShouldContain("云政公办函〔2026〕1号，发往市规划局、市水务局，2026年11月2日印发");
        Page.ShouldContain("盖章件.pdf");
    }

    [Fact]
    public void Every_report_of_the_year_stands_there_with_what_was_published_and_not_with_what_is_being_restated()
    {
        var pages = year.Archive.Files.Keys.Where(n => n.StartsWith("年度报告/", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        pages.ShouldBe(["年度报告/市水务局.docx", "年度报告/市水务局.html", "年度报告/市规划局.docx", "年度报告/市规划局.html"]);
        var report = year.Archive.Text("年度报告/市规划局.html");
        report.ShouldContain("市规划局2026年政府信息公开工作年度报告");
        report.ShouldContain("全年工作按计划开展。");
        report.ShouldContain(">4<");
        report.ShouldNotContain("还没有改完。");
        report.ShouldNotContain(">97<");
        year.Archive.DocxText("年度报告/市水务局.docx").ShouldContain("时效不够");
        Page.ShouldContain("2027年1月11日发布，https://example.org/2026");
        Page.ShouldContain("另有 1 份还是草稿");
    }

    [Fact]
    public void Every_request_stands_there_with_each_units_answer()
    {
        year.Archive.Files.Keys.Count(n => n.StartsWith("临时报送/", StringComparison.Ordinal)).ShouldBe(2, "a draft was asked of nobody");
        var page = year.Archive.Text("临时报送/专栏清查.html");
        page.ShouldContain("1234");
        page.ShouldContain("市水务局");
        page.ShouldContain("只报在用的&lt;专栏&gt;。");
        page.ShouldContain("政办函〔2026〕7号");
        year.Archive.SheetsOf("临时报送/专栏清查.xlsx").ShouldBe(["专栏清查"]);
        Page.ShouldContain("2 个单位，已报送 1 个");
    }

    [Fact]
    public void The_look_back_stands_there_with_its_report_its_ledger_and_its_workbook()
    {
        const string Plan = "回头看/云岭市2026年政务公开工作要点";
        year.Archive.Text($"{Plan} 核查与整改台账.html").ShouldContain("听证材料没有公开");
        year.Archive.SheetsOf($"{Plan} 核查与整改台账.xlsx").ShouldBe(["总体情况", "各要点", "各单位", "存在问题", "整改前后", "核查台账"]);
        year.Archive.DocxText($"{Plan} 情况报告.docx").ShouldContain("听证材料没有公开");
        Page.ShouldContain("问题 1 个，已销号 0 个");
    }

    [Fact]
    public void The_first_page_leads_to_all_of_it_and_the_sums_cover_it()
    {
        year.Archive.ShouldBeLinkedWhole();
        year.Archive.ShouldHaveItsSums();
    }

    private string Page => year.Archive.Text("index.html");
}
