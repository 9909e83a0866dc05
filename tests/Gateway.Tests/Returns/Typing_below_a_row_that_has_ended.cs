using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Demo;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Returns;
using Tracker.Gateway.Tests.Pages;
using Tracker.Units;

namespace Tracker.Gateway.Tests.Returns;

/// <summary>A sheet on which a filed row has ended (不涉及): the rows below it are read as those above it.</summary>
public sealed class Typing_below_a_row_that_has_ended : IAsyncLifetime
{
    private PageHouse _house = null!;
    private PlainBrowser _office = null!;
    private PlainBrowser _city = null!;
    private UnitId _unit;
    private GrainAddress _period;

    public async Task InitializeAsync()
    {
        _house = await PageHouse.OpenDemo();
        (_office, _city) = (await PlainBrowser.SignedIn(_house.Address, "demo-office"), await PlainBrowser.SignedIn(_house.Address, "demo-city"));
        _unit = (await _house.Services.GetRequiredService<IGrains>().UnitRegister(DemoSeed.Government).Look()).State.Find("霁川市政府")!.Id;
        await _office.Post("/periods", "open");
        _period = Ids.Address(Regex.Match(await _city.Page("/returns"), $"/returns/([^/\"]*)/{_unit}\"").Groups[1].Value, "period")!.Value;
        await _city.Post(Sheet, "sheet", ("step", "same"), ("o0", "not-concerned"), ("r0", "本市没有这项职责。"));
        (await _city.Post($"{Sheet}/preview", "send")).ShouldContain("已报送");
        await _office.Post($"/assignments/{(await Look()).Rows[0].Key}", "confirm-not-concerned");
        (await Look()).Rows[0].IsOpen.ShouldBeFalse();
    }

    public async Task DisposeAsync()
    {
        _office.Dispose();
        _city.Dispose();
        await _house.DisposeAsync();
    }

    private string Sheet => $"/returns/{_period.RouteForm}/{_unit}";

    [Fact]
    public async Task Keeps_and_files_what_is_typed()
    {
        var last = (await Look()).Rows.Length - 1;

        (await _city.Post(Sheet, "sheet", ("step", "save"), ($"o{last}", "progress"), ($"t{last}", "写在下面的进展。"))).ShouldContain("草稿已保存");

        Regex.Match(await _city.Page(Sheet), $"<textarea id=\"t{last}\"[^>]*>([^<]*)</textarea>").Groups[1].Value.ShouldBe("写在下面的进展。");
        (await _city.Page($"{Sheet}/preview")).ShouldContain("写在下面的进展。");
        (await _city.Post($"{Sheet}/preview", "send")).ShouldContain("写在下面的进展。");
        (await Look()).Rows[last].Filed!.Text.ShouldBe("写在下面的进展。");
    }

    [Fact]
    public async Task Is_saved_by_itself_too()
    {
        var last = (await Look()).Rows.Length - 1;

        await _city.PostFrom(await _city.Raw(Sheet), $"{Sheet}/draft", "sheet", ($"o{last}", "progress"), ($"t{last}", "自动存下的进展。"));

        (await _city.Page(Sheet)).ShouldContain("自动存下的进展。");
    }

    [Fact]
    public async Task A_row_that_ends_while_it_is_typed_still_shows_the_words()
    {
        var point = (await Look()).Rows[1];
        await _city.Post(Sheet, "sheet", ("step", "save"), ("o1", "not-concerned"), ("r1", "也没有。"));
        await _city.Post($"{Sheet}/preview", "send");
        var open = await _city.Raw(Sheet);
        await _office.Post($"/assignments/{point.Key}", "confirm-not-concerned");

        await _city.PostFrom(open, Sheet, "sheet", ("step", "save"), ("o1", "progress"), ("t1", "正在写的话。"));

        (await _city.Page(Sheet)).ShouldContain("正在写的话。");
    }

    [Fact]
    public async Task Words_of_a_row_that_ended_go_along_when_the_draft_is_let_go()
    {
        var point = (await Look()).Rows[1];
        await _city.Post(Sheet, "sheet", ("step", "save"), ("o1", "not-concerned"), ("r1", "也没有。"));
        await _city.Post($"{Sheet}/preview", "send");
        await _city.Post(Sheet, "sheet", ("step", "save"), ("o1", "progress"), ("t1", "结束以前写的话。"), ("o2", "progress"), ("t2", "要放弃的话。"));
        await _office.Post($"/assignments/{point.Key}", "confirm-not-concerned");

        await _city.Post(Sheet, "discard", ("confirmed", "yes"));

        var dropped = (await _city.Page(Sheet)).Split("作废的草稿")[^1];
        dropped.ShouldContain("结束以前写的话。");
        dropped.ShouldContain("要放弃的话。");
    }

    [Fact]
    public async Task What_was_sent_is_no_unsent_change_though_a_field_still_holds_what_was_not_needed()
    {
        await _city.Post(Sheet, "sheet", ("step", "save"), ("o1", "progress"), ("t1", "已经上线。"), ("l1", "https://example.org/1"), ("r1", "先前写的理由。"));
        (await _city.Post($"{Sheet}/preview", "send")).ShouldContain("已报送");

        (await _city.Page(Sheet)).ShouldNotContain("行没有报送的改动");
    }

    [Fact]
    public async Task Words_of_a_row_that_is_gone_meanwhile_are_shown_and_not_called_saved()
    {
        var city = (await _house.Services.GetRequiredService<IGrains>().UnitRegister(DemoSeed.Government).Look()).State.Unit(_unit)!.Name;
        var plan = (await Look()).Rows[0].Line.Entry.Plan.RouteForm;
        await _office.Post($"/plans/{plan}/add", "add", ("kind", "UpperNotice"), ("basis", "示例函〔2026〕7号"), ("title", "补齐目录"), ("text", "补齐公开目录。"), ("role-Responsible", city));
        var last = (await Look()).Rows.Length - 1;
        var open = await _city.Raw(Sheet);
        (await _office.Post($"/plans/{plan}/points/a1/change", "withdraw", ("reason", "不再要求"))).ShouldNotContain("没有办成");
        (await Look()).Rows.Length.ShouldBe(last);

        var said = await _city.PostFrom(open, Sheet, "sheet", ("step", "save"), ($"o{last}", "progress"), ($"t{last}", "目录补了一半。"), ("t1", "上面一行的话。"), ("o1", "progress"));

        said.ShouldNotContain("草稿已保存");
        said.ShouldContain("有 1 行没有存");
        said.ShouldContain("目录补了一半。");
        (await _city.Page(Sheet)).ShouldContain("上面一行的话。");
    }

    private async Task<Sheet> Look() =>
        (await _house.Services.GetRequiredService<SheetReading>().Look(Caller.OwnerOfTheFolder("owner"), _period, _unit)).ShouldNotBeNull();
}
