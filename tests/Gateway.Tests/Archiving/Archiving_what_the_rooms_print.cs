using Tracker.Accounts;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Gateway.Tests.LookBack;
using Tracker.Gateway.Tests.Plans;
using static Tracker.Gateway.Tests.LookBack.LookBackHouse;

namespace Tracker.Gateway.Tests.Archiving;

/// <summary>Papers of the small plan's year.</summary>
public class Archiving_what_the_rooms_print(Archiving_what_the_rooms_print.WholeYear year) : IClassFixture<Archiving_what_the_rooms_print.WholeYear>
{
    /// <summary>Nothing here writes to it.</summary>
    public sealed class WholeYear : IAsyncLifetime
    {
        private LookBackHouse _house = null!;
        private HttpClient _second = null!;

        internal OpenedArchive Archive { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            _house = await Open(new DateOnly(2026, 11, 2), SmallPlan.Text, SmallPlan.Units);
            _second = await _house.House.Program("second", SmallPlan.Government, null, AccountRole.Office);
            await Paper("关于按期办理的督促整改通知书");
            await Paper(null);
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
    public void The_first_page_leads_to_all_of_it_and_the_sums_cover_it()
    {
        year.Archive.ShouldBeLinkedWhole();
        year.Archive.ShouldHaveItsSums();
    }

    private string Page => year.Archive.Text("index.html");
}
