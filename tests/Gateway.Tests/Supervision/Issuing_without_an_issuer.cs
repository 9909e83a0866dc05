using System.Collections.Immutable;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Demo;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Supervision;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Gateway.Tests.Pages;
using Tracker.Gateway.Tests.Plans;
using Tracker.Supervision;
using Tracker.Units;

namespace Tracker.Gateway.Tests.Supervision;

/// <summary>Nobody has set the 发文机关 yet.</summary>
public class Issuing_without_an_issuer
{
    [Fact]
    public async Task Is_refused_over_rest_until_it_is_set_or_meant()
    {
        await using var house = await ServedFolder.Open();
        await house.Register(SmallPlan.Government, SmallPlan.Units);
        using var office = await house.Program("drafter", SmallPlan.Government, null, AccountRole.Office);
        using var signer = await house.Program("signer", SmallPlan.Government, null, AccountRole.Office);
        var (meant, set) = (await Signed(office, signer), await Signed(office, signer));

        await (await office.PostAsync($"{meant}/issue", null)).ShouldBeRefused(409, "paper.issuer-missing");
        await (await office.PostAsync($"{meant}/issue?withoutIssuer=true", null)).ShouldBeDone();
        await (await office.PutAsJsonAsync("/api/ladder", new { issuer = "云岭市政务公开办公室" })).ShouldBeDone();
        await (await office.PostAsync($"{set}/issue", null)).ShouldBeDone();
    }

    [Fact]
    public async Task Is_said_on_the_paper_s_page_before_with_the_way_to_set_it()
    {
        await using var house = await PageHouse.OpenDemo();
        var unit = (await house.Services.GetRequiredService<IGrains>().UnitRegister(DemoSeed.Government).Look()).State.Find("霁川市政府")!.Ref;
        var content = new PaperContent(PaperRung.Notice, "关于按期办理的提示函", [unit], [new PaperFact(unit.Unit, null, "第2条逾期")], "请抓紧办理。");
        var (drafted, _) = await house.Services.GetRequiredService<PaperDesk>().Draft(new Errand(Caller.OwnerOfTheFolder("owner"), Door.Page, Guid.CreateVersion7()), content, DemoSeed.Government);
        drafted.ShouldNotBeNull();
        var path = $"/supervision/{drafted!.Paper.RouteForm}";
        using var office = await PlainBrowser.SignedIn(house.Address, "demo-office");
        using var signer = await PlainBrowser.SignedIn(house.Address, "demo-signer");

        (await office.Page(path)).ShouldContain("还没有设置发文机关");
        (await signer.Page(path)).ShouldContain("href=\"/supervision/settings#issuer\"");
        await signer.Post(path, "sign");
        (await office.Post(path, "issue")).ShouldContain("勾选“不署发文机关”再印发");
        (await office.Post(path, "issue", ("withoutIssuer", "yes"))).ShouldContain("已发出，单位马上能看到");
        (await office.Page(path)).ShouldNotContain("还没有设置发文机关");
    }

    private static async Task<string> Signed(HttpClient office, HttpClient signer)
    {
        var body = new { rung = "notice", title = "关于按期办理的提示函", units = new[] { "2" }, facts = new[] { new { unit = "2", words = "第2条逾期" } }, text = "请抓紧办理。" };
        var paper = $"/api/papers/{(await (await (await office.PostAsJsonAsync("/api/papers", body)).ShouldBeDone()).Json()).GetProperty("paper").GetString()!.Replace('/', '~')}";
        await (await signer.PostAsync($"{paper}/sign", null)).ShouldBeDone();
        return paper;
    }
}
