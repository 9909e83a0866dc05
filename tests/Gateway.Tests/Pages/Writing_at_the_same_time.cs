using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Assignments;
using Tracker.Ledger;
using Tracker.Silo.Ledger;

namespace Tracker.Gateway.Tests.Pages;

/// <summary>Two people who have one form open: nobody's words are written over unseen, and nobody types anything twice.</summary>
public sealed class Writing_at_the_same_time : IAsyncLifetime
{
    private PageHouse _house = null!;

    public async Task InitializeAsync() => _house = await PageHouse.OpenDemo();

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task In_an_annual_report_a_second_press_keeps_the_colleagues_words()
    {
        using var first = await PlainBrowser.SignedIn(_house.Address, "demo-city");
        using var second = await PlainBrowser.SignedIn(_house.Address, "demo-city");
        await first.Post("/annual-reports", "begin", await Choice(first, "/annual-reports", "unit"));
        var report = first.At;
        var opened = await second.Raw(report);
        await first.Post(report, "fill", ("cell.part3.new.person", "3"), ("text.part1", "同事写的概述。"), ("text.part5", "同事写的问题。"));

        var refused = await second.PostFrom(opened, report, "fill", ("cell.part3.r7.person", "2"), ("text.part1", "我写的概述。"));

        refused.ShouldContain("被别人改过");
        refused.ShouldContain("现在：「同事写的概述。」");
        refused.ShouldContain("您填的：「我写的概述。」");
        refused.ShouldContain("霁川市政府 · 政务公开岗");
        refused.ShouldContain("别人也改了这一处", customMessage: "the field itself is flagged");
        ValueOf(refused, "cell.part3.new.person").ShouldBe("3", "only the colleague changed it");
        ValueOf(refused, "cell.part3.r7.person").ShouldBe("2", "only I changed it");

        var again = await second.PostFrom(refused, report, "fill");

        again.ShouldContain("还没有选用哪一个");
        (await first.Page(report)).ShouldContain("同事写的概述。");

        var saved = await second.PostFrom(again, report, "fill", ("keep.text.part1", "mine"));

        saved.ShouldContain("已保存并核对");
        saved.ShouldContain("我写的概述。");
        saved.ShouldContain("同事写的问题。");
        ValueOf(saved, "cell.part3.new.person").ShouldBe("3");
        ValueOf(saved, "cell.part3.r7.person").ShouldBe("2");
    }

    [Fact]
    public async Task In_a_correction_the_colleagues_fields_stay_and_a_field_of_both_is_chosen()
    {
        using var first = await PlainBrowser.SignedIn(_house.Address, "demo-office");
        using var second = await PlainBrowser.SignedIn(_house.Address, "demo-signer");
        await first.Post("/plans", "import", ("words", OfficeDesk.Document));
        var (draft, page) = (first.At, $"{first.At}/points/1/correct");
        var opened = await second.Raw(page);
        await first.Post(page, "correct", ("title", "同事的标题"), ("leadUnits", "省财政厅"), ("reason", "原件第1页"));

        var refused = await second.PostFrom(opened, page, "correct", ("title", "我的标题"), ("text", "我的正文。"), ("reason", "原件第2页"));

        refused.ShouldContain("现在：「同事的标题」");
        refused.ShouldContain("您填的：「我的标题」");
        refused.ShouldContain("政务公开办主任科员");
        ValueOf(refused, "leadUnits").ShouldBe("省财政厅");
        (await second.PostFrom(refused, page, "correct")).ShouldContain("还没有选用哪一个");

        await second.PostFrom(refused, page, "correct", ("keep.title", "now"));

        var point = (await first.Page(draft)).Split("id=\"point-1\"")[1].Split("id=\"point-2\"")[0];
        point.ShouldContain("同事的标题");
        point.ShouldContain("省财政厅");
        point.ShouldContain("我的正文。");
    }

    [Fact]
    public async Task In_a_correction_a_limit_that_the_colleague_left_out_does_not_come_back()
    {
        using var first = await PlainBrowser.SignedIn(_house.Address, "demo-office");
        using var second = await PlainBrowser.SignedIn(_house.Address, "demo-signer");
        await first.Post("/plans", "import", ("words", OfficeDesk.Document));
        var page = $"{first.At}/points/1/correct";
        var opened = await second.Raw(page);
        await first.Post(page, "correct", ("keep", ""), ("reason", "不是时限"));

        var refused = await second.PostFrom(opened, page, "correct", ("title", "我的标题"), ("reason", "原件第2页"));
        refused.ShouldContain("现在：「不勾选」");
        await second.PostFrom(refused, page, "correct");

        var now = await first.Page(page);
        ValueOf(now, "title").ShouldBe("我的标题");
        now.ShouldNotContain("name=\"keep\"");
    }

    [Fact]
    public async Task Who_sums_up_stays_as_the_colleague_said_for_points_that_I_did_not_touch()
    {
        using var first = await PlainBrowser.SignedIn(_house.Address, "demo-office");
        using var second = await PlainBrowser.SignedIn(_house.Address, "demo-signer");
        await first.Post("/plans", "import", ("words", PlanDesk.Document));
        var step = $"{first.At}/assign/consolidators";
        var opened = await second.Raw(step);
        await first.Post(step, "consolidators", ("unit-2", "later"));

        var refused = await second.PostFrom(opened, step, "consolidators", ("unit-3", "later"));
        refused.ShouldContain("第2条由哪个单位汇总");
        refused.ShouldContain("现在：「先不指定」");
        await second.PostFrom(refused, step, "consolidators");

        var now = await first.Page(step);
        now.ShouldMatch("""id="unit-2"[^>]*>\s*<option value="later" selected""");
        now.ShouldMatch("""id="unit-3"[^>]*>\s*<option value="later" selected""");
    }

    [Fact]
    public async Task Splitting_goes_on_from_the_version_that_is_shown()
    {
        using var first = await PlainBrowser.SignedIn(_house.Address, "demo-office");
        using var second = await PlainBrowser.SignedIn(_house.Address, "demo-signer");
        await first.Post("/plans", "import", ("words", PlanDesk.Document));
        var (draft, page) = (first.At, $"{first.At}/points/2/split");
        var opened = await second.Raw(page);
        await first.Post($"{draft}/points/1/correct", "correct", ("title", "同事的标题"), ("reason", "原件第1页"));

        var refused = await second.PostFrom(opened, page, "split", ("from", "1"), ("reason", "两件事"));
        refused.ShouldContain("下面各处没有变");
        await second.PostFrom(refused, page, "split");

        (await first.Page(draft)).ShouldContain("id=\"point-2-1\"");
    }

    [Fact]
    public async Task A_point_underway_keeps_the_role_that_the_colleague_gave()
    {
        using var first = await PlainBrowser.SignedIn(_house.Address, "demo-office");
        using var second = await PlainBrowser.SignedIn(_house.Address, "demo-signer");
        var task = await Underway("霁川市政府");
        var page = $"/plans/{task.Entry.Plan.RouteForm}/points/{task.PointNumber}/change";
        var (role, words) = ($"role-{task.Entry.Unit}", task.Title);
        var opened = await second.Raw(page);
        await first.Post(page, "duties", (role, "Cooperating"), ("reason", "分工会议"));

        var refused = await second.PostFrom(opened, page, "amend", ("title", words + "（修改）"), ("reason", "文字更正"));
        refused.ShouldContain("下面各处没有变");
        (await second.PostFrom(refused, page, "amend")).ShouldContain("（修改）");

        var stale = await second.PostFrom(opened, page, "duties", ("reason", "没有改分工"));
        stale.ShouldContain("现在：「配合单位」");
        await second.PostFrom(stale, page, "duties");
        (await first.Page(page)).ShouldMatch($"""name="{role}"[^>]*>(?:(?!</select>).)*<option value="Cooperating" selected""");
    }

    [Fact]
    public async Task What_a_unit_sets_up_is_chosen_where_two_of_it_wrote()
    {
        using var first = await PlainBrowser.SignedIn(_house.Address, "demo-city");
        using var second = await PlainBrowser.SignedIn(_house.Address, "demo-city");
        var page = $"/assignments/{(await Underway("霁川市政府")).Entry.Assignment.RouteForm}/set-up";
        var opened = await second.Raw(page);
        await first.Post(page, "set-up", ("measures", "同事的举措"), ("form", "专栏"));

        var refused = await second.PostFrom(opened, page, "set-up", ("measures", "我的举措"));
        refused.ShouldContain("现在：「同事的举措」");
        refused.ShouldContain("您填的：「我的举措」");
        await second.PostFrom(refused, page, "set-up", ("keep.measures", "mine"));

        var now = await first.Page(page);
        now.ShouldContain(">我的举措</textarea>");
        ValueOf(now, "form").ShouldBe("专栏");
    }

    [Fact]
    public async Task A_papers_draft_shows_what_the_colleague_wrote()
    {
        using var first = await PlainBrowser.SignedIn(_house.Address, "demo-office");
        using var second = await PlainBrowser.SignedIn(_house.Address, "demo-signer");
        var unit = $"{(await Underway("霁川市政府")).Entry.Unit}";
        await first.Post("/supervision/new", "content", ("title", "关于栏目更新的提醒"), ("text", "请按期更新。"), ("unit", unit), ("factUnit1", unit), ("fact1", "两个栏目没有更新。"));
        var page = $"{first.At}/edit";
        var opened = await second.Raw(page);
        await first.Post(page, "content", ("unit", unit), ("text", "请在七日内更新。"), ("copyTo", "省司法厅"));

        var refused = await second.PostFrom(opened, page, "content", ("unit", unit), ("title", "关于栏目的提醒"));
        refused.ShouldContain("现在：「请在七日内更新。」");
        await second.PostFrom(refused, page, "content", ("unit", unit));

        var now = await first.Page(page);
        now.ShouldContain(">请在七日内更新。</textarea>");
        ValueOf(now, "title").ShouldBe("关于栏目的提醒");
        ValueOf(now, "copyTo").ShouldBe("省司法厅");
        now.ShouldContain(">两个栏目没有更新。</textarea>");
    }

    [Fact]
    public async Task A_request_and_an_answer_to_it_lose_nothing()
    {
        using var first = await PlainBrowser.SignedIn(_house.Address, "demo-office");
        using var second = await PlainBrowser.SignedIn(_house.Address, "demo-signer");
        await first.Post(
            "/requests/new", "content", ("title", "热线数据"), ("basis", "Document"), ("basisText", "热线工作方案"), ("basisNumber", "山政办〔2026〕1号"), ("dueDay", "2027-01-31"), ("name1", "办结率"), ("name2", "备注"));
        var request = first.At;
        var opened = await second.Raw($"{request}/edit");
        await first.Post($"{request}/edit", "content", ("note", "按年报口径。"));
        var refused = await second.PostFrom(opened, $"{request}/edit", "content", ("title", "热线办理数据"));
        refused.ShouldContain("现在：「按年报口径。」");
        (await second.PostFrom(refused, $"{request}/edit", "content")).ShouldContain("按年报口径。");

        var unit = (await Underway("霁川市政府")).Entry.Unit;
        var burden = await first.Post($"{request}/send", "preview", ("unit", $"{unit}"));
        (await first.PostFrom(burden, $"{request}/send", "send")).ShouldContain("热线办理数据");
        using var one = await PlainBrowser.SignedIn(_house.Address, "demo-city");
        using var other = await PlainBrowser.SignedIn(_house.Address, "demo-city");
        var page = $"{request}/answers/{unit}";
        var stale = await other.Raw(page);
        await one.Post(page, "answer", ("f1", "九成五"), ("f2", "同事的备注"));
        var clash = await other.PostFrom(stale, page, "answer", ("f1", "九成六"));
        clash.ShouldContain("现在：「九成五」");
        clash.ShouldContain("您填的：「九成六」");
        await other.PostFrom(clash, page, "answer", ("keep.f1", "now"));
        var now = await one.Page(page);
        now.ShouldContain(">九成五</textarea>");
        now.ShouldContain(">同事的备注</textarea>");
    }

    private async Task<LedgerLine> Underway(string unit)
    {
        var ledger = _house.Services.GetRequiredService<ILedger>();
        await foreach (var line in ledger.Lines((await ledger.Plans())[0].Plan))
        {
            if (line.Entry.UnitName == unit && line.Entry.Status is AssignmentStatus.Underway)
            {
                return line;
            }
        }
        throw new InvalidOperationException($"{unit} has none underway.");
    }

    private static string ValueOf(string page, string name) =>
        Regex.Match(page, $"<input [^>]*name=\"{Regex.Escape(name)}\"[^>]*>").Value is var input ? Regex.Match(input, " value=\"([^\"]*)\"").Groups[1].Value : "";

    /// <summary>The first that can be chosen: browsers send it without its being marked.</summary>
    private static async Task<(string, string)> Choice(PlainBrowser browser, string path, string name) =>
        (name, Regex.Match((await browser.Raw(path)).Split($"name=\"{name}\"")[1], "<option value=\"([^\"]*)\"").Groups[1].Value);
}
