using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Deciding;
using Tracker.Gateway.Demo;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.Tests.Pages;

/// <summary>今日待办 leaves nothing out that waits, and says what a number beside another leaves out.</summary>
public sealed class Waiting_for_an_answer_today : IAsyncLifetime
{
    private const string Title = "关于补充公开材料的提醒";

    private PageHouse _house = null!;
    private PlainBrowser _office = null!;

    public async Task InitializeAsync()
    {
        _house = await PageHouse.OpenDemo();
        _office = await PlainBrowser.SignedIn(_house.Address, "demo-office");
    }

    public async Task DisposeAsync()
    {
        _office.Dispose();
        await _house.DisposeAsync();
    }

    [Fact]
    public async Task A_paper_is_to_be_answered_until_it_is_answered_or_withdrawn()
    {
        var city = (await _house.Services.GetRequiredService<IGrains>().UnitRegister(DemoSeed.Government).Look()).State.Find("霁川市政府")!.Id;
        using var signer = await PlainBrowser.SignedIn(_house.Address, "demo-signer");
        using var unit = await PlainBrowser.SignedIn(_house.Address, "demo-city");
        await _office.Post("/supervision/new", "content", ("rung", "Reminder"), ("title", Title), ("text", "请补充公开材料，并反馈情况。"), ("replyBy", $"{TimeProvider.System.GetUtcNow().AddDays(30):yyyy-MM-dd}"), ("unit", city.Value));
        var paper = _office.At;
        await signer.Post(paper, "sign");
        await _office.Post(paper, "issue");

        var today = await unit.Page("/today");
        today.ShouldContain("督办文书待反馈");
        today.ShouldContain($"{paper}/units/{city}");
        Row(await unit.Page("/supervision")).ShouldContain("待反馈");

        await _office.Post(paper, "withdraw", ("reason", "发错了"));

        (await unit.Page("/today")).ShouldNotContain(Title);
        Row(await unit.Page("/supervision")).ShouldContain("已撤回，不用反馈");

        static string Row(string page) => page.Split("<tr").Single(r => r.Contains(Title, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_years_bar_says_what_it_counts_apart()
    {
        var plan = (await _house.Services.GetRequiredService<ILedger>().Plans(DemoSeed.Government)).First(p => p.Stage == PlanStage.Assigned).Plan.RouteForm;
        (await _office.Post($"/plans/{plan}/add", "add", ("kind", "UpperNotice"), ("basis", "示例函〔2026〕7号"), ("basisDate", "2026-05-18"), ("title", "补齐目录"), ("text", "补齐公开目录。"), ("role-Responsible", "霁川市政府"))).ShouldContain("补齐目录");

        var page = await _office.Page("/today");

        Regex.Match(page, "年中追加 (\\d+) 项（待签收 (\\d+) 项）").Groups.Values.Skip(1).Select(g => g.Value).ShouldBe(["1", "1"]);
    }
}
