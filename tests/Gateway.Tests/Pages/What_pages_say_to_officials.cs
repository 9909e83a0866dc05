using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Gateway.Demo;
using Tracker.Gateway.Speaking;
using Tracker.Silo.Ledger;

namespace Tracker.Gateway.Tests.Pages;

/// <summary>What a day's use stumbled over: words that run together, rests that are not told of, choices that mean nothing, terms of programmers.</summary>
public sealed partial class What_pages_say_to_officials : IAsyncLifetime
{
    private PageHouse _house = null!;

    public async Task InitializeAsync() => _house = await PageHouse.OpenDemo();

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task Everybody_who_signs_in_at_todays_page_comes_to_a_page()
    {
        foreach (var account in DemoAccounts.All)
        {
            using var browser = await PlainBrowser.SignedIn(_house.Address, account.Account);

            using var answer = await browser.Get("/today");

            answer.StatusCode.ShouldBe(HttpStatusCode.OK, account.Account);
        }
    }

    [Fact]
    public async Task Words_of_two_elements_do_not_run_together()
    {
        using var unit = await PlainBrowser.SignedIn(_house.Address, "demo-city");
        using var office = await PlainBrowser.SignedIn(_house.Address, "demo-office");
        var ledger = _house.Services.GetRequiredService<ILedger>();
        var pages = new List<(PlainBrowser, string)>
        {
            (unit, "/today"), (unit, "/today/late"), (unit, "/my"), (unit, "/returns"), (unit, "/annual-reports"), (office, "/today"), (office, "/today/late"), (office, "/units"), (office, "/annual-reports"),
        };
        await foreach (var line in ledger.Lines((await ledger.Plans())[0].Plan))
        {
            if (line.Entry.UnitName == "霁川市政府")
            {
                pages.Add((unit, $"/assignments/{line.Entry.Assignment.RouteForm}"));
            }
        }

        var glued = new List<string>();
        foreach (var (browser, path) in pages)
        {
            glued.AddRange(Glued().Matches(Pager().Replace((await browser.Page(path)).Split("<main")[1], "")).Select(m => $"{path}: {m.Value}"));
        }
        glued.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_list_that_is_cut_says_how_many_more_there_are()
    {
        using var office = await PlainBrowser.SignedIn(_house.Address, "demo-office");
        using var unit = await PlainBrowser.SignedIn(_house.Address, "demo-lead");
        var points = Enumerable.Range(1, 14).Select(n => $"{n}.公开第{n}批。第{n}批目录按时上网。（牵头单位：省司法厅）");
        await office.Post("/plans", "import", ("words", $"山川省2026年政务公开补充要点\n一、公开\n{string.Join('\n', points)}\n"));
        (await office.Post($"{office.At}/assign/confirm", "assign")).ShouldContain("已下达");

        var page = await unit.Page("/today");

        var all = int.Parse(Regex.Match(page, """要办的任务 <small>共 (\d+) 项""").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        all.ShouldBeGreaterThan(12);
        page.ShouldContain($"还有 <a href=\"/my\">{all - 12} 项</a>没有列在这里");
    }

    [Fact]
    public async Task Nothing_chosen_is_said_and_not_passed_over()
    {
        using var office = await PlainBrowser.SignedIn(_house.Address, "demo-office");
        await office.Post("/plans", "import", ("words", PlanDesk.Document));

        var said = await office.Post($"{office.At}/assign/consolidators", "consolidators");

        said.ShouldContain("还没有选定任何一条的汇总单位");
        said.ShouldNotContain("已保存");
    }

    [Fact]
    public async Task No_later_year_is_offered_as_an_earlier_one()
    {
        using var office = await PlainBrowser.SignedIn(_house.Address, "demo-office");
        var plan = (await _house.Services.GetRequiredService<ILedger>().Plans())[0].Plan;
        var next = plan.Year.Value + 1;
        await office.Post("/plans", "import", ("words", OfficeDesk.Document.Replace("2026年", $"{next}年", StringComparison.Ordinal)));
        (await office.Page("/plans")).ShouldContain($"{next} 年");

        (await office.Page($"/plans/{plan.RouteForm}/compare")).ShouldNotContain($"{next} 年");
        (await office.Page($"{office.At}/compare")).ShouldContain($"{plan.Year.Value} 年", customMessage: "an earlier one is");
    }

    [Fact]
    public async Task Pasted_words_are_no_file_of_a_name()
    {
        using var office = await PlainBrowser.SignedIn(_house.Address, "demo-office");

        (await office.Post("/plans", "import", ("words", PlanDesk.Document))).ShouldNotContain("粘贴的文字.txt");
    }

    [Fact]
    public void No_refusal_speaks_of_commands_and_requests()
    {
        foreach (var code in RejectionSpeech.Sentences.Keys(Language.Chinese))
        {
            var sentence = RejectionSpeech.Sentences.Find(code, Language.Chinese)!;
            sentence.ShouldNotContain("命令行加", customMessage: code);
            sentence.ShouldNotContain("请求里", customMessage: code);
            sentence.ShouldNotContain("提交编号", customMessage: code);
            sentence.ShouldNotContain("--leave-open", customMessage: code);
        }
    }

    [Fact]
    public async Task A_day_that_was_not_filled_in_is_asked_for()
    {
        using var office = await PlainBrowser.SignedIn(_house.Address, "demo-office");

        var said = await office.Post("/units/changes", "plan", ("day", ""));

        said.ShouldContain("请填写日期");
        said.ShouldNotContain("「」");
    }

    [Fact]
    public async Task The_report_has_the_heads_of_the_official_form_and_its_rules_in_words()
    {
        using var unit = await PlainBrowser.SignedIn(_house.Address, "demo-city");
        var own = Regex.Match((await unit.Raw("/annual-reports")).Split("name=\"unit\"")[1], "<option value=\"([^\"]*)\"").Groups[1].Value;

        var page = await unit.Post("/annual-reports", "begin", ("unit", own));

        page.ShouldMatch("""<th scope="colgroup" colspan="7"[^>]*>申请人情况</th>""");
        page.ShouldMatch("""<th scope="colgroup" colspan="5"[^>]*>法人或其他组织</th>""");
        page.ShouldMatch("""<th scope="rowgroup" rowspan="\d+">三、本年度办理结果</th>""");
        page.ShouldMatch("""<th scope="rowgroup" rowspan="8">（三）不予公开</th>""");
        page.ShouldContain("\"R1\":\"第一项加第二项与第三项加第四项相差{0}。\"");
    }

    /// <summary>Its numbers stand in frames.</summary>
    [GeneratedRegex("""<nav class="pager".*?</nav>""", RegexOptions.Singleline)]
    private static partial Regex Pager();

    /// <summary>The end of one inline element on the beginning of another, with nothing between; what has a shape of its own (a number, a badge, a button) may.</summary>
    [GeneratedRegex("""<(span|a|small)(?![^>]*class="(?:badge|button|point-number|tile|role|hidden|todo-kind)[^"]*")[^>]*>[^<]*[\p{L}\d]</\1><(?:a|span|small)(?![^>]*class="(?:badge|button|point-number|tile|role|hidden)[^"]*")[^>]*>[\p{L}\d（“][^<]{0,12}""")]
    private static partial Regex Glued();
}
