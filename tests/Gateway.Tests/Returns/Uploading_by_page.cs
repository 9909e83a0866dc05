using System.IO.Compression;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Demo;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Returns;
using Tracker.Gateway.Tests.Pages;
using Tracker.Gateway.Tests.Tables;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.Tests.Returns;

/// <summary>A sheet goes down from its page, is filled in and saved by LibreOffice, and comes up through the page: shown, confirmed, written.</summary>
public sealed class Uploading_by_page : IAsyncLifetime
{
    private PageHouse _house = null!;
    private PlainBrowser _city = null!;
    private string _page = "", _sheet = "", _book = "";

    public async Task InitializeAsync()
    {
        _house = await PageHouse.OpenDemo();
        _city = await PlainBrowser.SignedIn(_house.Address, "demo-city");
        var period = (await _house.Services.GetRequiredService<ILedger>().Periods(DemoSeed.Government)).ShouldHaveSingleItem().Address.RouteForm;
        var unit = (await _house.Services.GetRequiredService<IGrains>().UnitRegister(DemoSeed.Government).Look()).State.Find("霁川市政府")!.Id;
        (_page, _sheet, _book) = ($"/returns/{period}/workbooks", $"/returns/{period}/{unit}", $"/api/returns/{period}/workbooks/{unit}.xlsx");
    }

    public async Task DisposeAsync()
    {
        _city.Dispose();
        await _house.DisposeAsync();
    }

    [SofficeFact]
    public async Task What_LibreOffice_saved_is_shown_row_by_row_and_then_written()
    {
        (await _city.Page(_page)).ShouldContain($"href=\"{_book}\"");
        var filled = (await _city.Download(_book)).With(("F4", "有进展"), ("G4", "本期贴出了三期。"), ("J4", "公开文件 １２ 件"), ("K4", "公示栏 https://example.org/3"), ("F5", "本期新增"), ("F6", "本期无新增"));
        var saved = await Soffice.Converted("填报表.ods", await Soffice.Converted("填报表.xlsx", filled, "ods"), "xlsx");

        var shown = await _city.Upload(_page, "preview", "填报表.xlsx", saved);
        shown.ShouldContain("本期贴出了三期。");
        shown.ShouldContain("F5 本期情况");
        shown.ShouldContain("只写入没有问题的 2 行");
        (await _city.PostFrom(shown, _page, "send")).ShouldContain("已写入 2 行");

        (await _city.Page(_sheet)).ShouldContain("本期贴出了三期。");
        Written.Cells(await _city.Download(_book))["F6"].ShouldBe("本期无新增");
        (await _city.Upload(_page, "preview", "填报表.xlsx", saved)).ShouldNotContain("只写入没有问题的"); // what stands already does nothing
    }

    [Fact]
    public async Task Some_of_the_rows_are_sent_and_nobody_takes_them_for_all()
    {
        var shown = await _city.Upload(_page, "preview", "填报表.xlsx", (await _city.Download(_book)).With(("F4", "有进展"), ("G4", "本期贴出了三期。"), ("F5", "本期无新增")));
        shown.ShouldContain("写入就是报送，政务公开办马上看到。");
        shown.ShouldContain("还差的行要接着补报：霁川市政府 18 行");
        (await _city.PostFrom(shown, _page, "send")).ShouldContain("已写入 2 行");
        (await _city.PostFrom(shown, _page, "send")).ShouldContain("已写入 2 行，1 个单位", customMessage: "sent twice it says the same");
        (await _city.Page(_city.Address)).ShouldContain("已写入 2 行", customMessage: "F5 only reads");

        (await _city.Page(_sheet)).ShouldContain("已报，还差 18 行");
        (await _city.Page("/returns")).ShouldContain("补报、更正");
        using var office = await PlainBrowser.SignedIn(_house.Address, "demo-office");
        (await office.Page(_page.Replace("returns", "periods", StringComparison.Ordinal).Replace("/workbooks", "", StringComparison.Ordinal))).ShouldContain("部分已报（2/20）");
    }

    [Fact]
    public async Task All_that_will_be_written_is_shown_old_and_new()
    {
        var first = WebUtility.HtmlDecode(await _city.Upload(_page, "preview", "填报表.xlsx", (await _city.Download(_book)).With(
            ("F4", "有进展"), ("G4", "本期贴出了三期。"), ("H4", "人手不够。"), ("J4", "公开文件 1２ 件（其中：线上 10、线下 2）"), ("K4", "公示栏 https://example.org/3"))));
        first.ShouldContain("<ins>公开文件 12 件（其中：线上 10、线下 2）</ins>");
        first.ShouldContain("<ins>公示栏 https://example.org/3</ins>");
        await _city.PostFrom(first, _page, "send");

        var next = WebUtility.HtmlDecode(await _city.Upload(_page, "preview", "填报表.xlsx", (await _city.Download(_book)).With(("H4", ""), ("J4", "公开文件 15 件"))));
        next.ShouldContain("<del>公开文件 12 件（其中：线上 10、线下 2）</del> → <ins>公开文件 15 件</ins>");
        next.ShouldContain("<del>人手不够。</del> → <span class=\"soft\">（去掉）</span>");
        next.ShouldNotContain("<del>本期贴出了三期。</del>"); // it stays as it is
    }

    [Fact]
    public async Task A_returned_row_says_why_and_as_before_is_no_answer_at_either_door()
    {
        var shown = await _city.Upload(_page, "preview", "填报表.xlsx", (await _city.Download(_book)).With(("F4", "有进展"), ("G4", "本期贴出了三期。"), ("F5", "本期无新增")));
        await _city.PostFrom(shown, _page, "send");
        var unit = (await _house.Services.GetRequiredService<IGrains>().UnitRegister(DemoSeed.Government).Look()).State.Find("霁川市政府")!.Id;
        var sheets = _house.Services.GetRequiredService<SheetReading>();
        var row = (await sheets.Look(Caller.OwnerOfTheFolder("owner"), (await _house.Services.GetRequiredService<ILedger>().Periods(DemoSeed.Government))[0].Address, unit))!.Rows[0];
        using var office = await PlainBrowser.SignedIn(_house.Address, "demo-office");
        await office.Post($"/assignments/{row.Key}", "return", ("reason", "没有写贴在哪里"));

        var book = await _city.Download(_book);
        Written.Cells(book)["F5"].ShouldMatch("^.*政务公开办.* 20.+日退回补充：没有写贴在哪里$");
        var refused = WebUtility.HtmlDecode(await _city.Upload(_page, "preview", "填报表.xlsx", book.With(("G5", "与上期一致"), ("G7", "本期无新增"))));
        refused.ShouldContain("G5 本期情况");
        refused.ShouldContain("只选「与上期一致」或者把原来的内容再报一遍，不算答复");
        refused.ShouldContain("1 行退回后还没有答复");
        refused.ShouldContain("退回补充：没有写贴在哪里");

        (await _city.Page(_sheet)).ShouldContain("退回补充：没有写贴在哪里");
        (await _city.Post(_sheet, "sheet", ("step", "same"))).ShouldContain("退回的行要按原因答复");
        (await _city.Page($"{_sheet}/preview")).ShouldContain("不算答复"); // the same once more
        await _city.Post(_sheet, "sheet", ("o0", "same"), ("step", "save"));
        (await _city.Page($"{_sheet}/preview")).ShouldContain("不算答复");
        await _city.Post(_sheet, "sheet", ("o0", "progress"), ("t0", "本期贴出了三期，在大厅。"), ("step", "save"));
        (await _city.Page($"{_sheet}/preview")).ShouldNotContain("不算答复");
    }

    [Fact]
    public async Task An_unsent_draft_of_the_same_rows_is_named_before_it_goes_and_read_afterwards()
    {
        await _city.Post(_sheet, "sheet", ("o0", "progress"), ("t0", "同事写的一半。"), ("step", "save"));
        var shown = await _city.Upload(_page, "preview", "填报表.xlsx", (await _city.Download(_book)).With(("F4", "有进展"), ("G4", "本期贴出了三期。")));
        var said = WebUtility.HtmlDecode(shown);
        said.ShouldContain("写入后作废");
        said.ShouldContain("有进展；同事写的一半。");
        (await _city.PostFrom(shown, _page, "send")).ShouldContain("已写入 1 行");

        var page = await _city.Page(_sheet);
        page.ShouldContain("作废的草稿");
        page.ShouldContain("从别处报送了这些行，草稿作废");
        page.ShouldContain("同事写的一半。");
        WebUtility.HtmlDecode(await _city.Upload(_page, "preview", "填报表.xlsx", (await _city.Download(_book)).With(("F5", "本期无新增")))).ShouldNotContain("写入后作废");
    }

    [Fact]
    public async Task A_draft_is_discarded_once_that_is_confirmed_and_read_afterwards()
    {
        (await _city.Page(_sheet)).ShouldNotContain("放弃草稿…");
        await _city.Post(_sheet, "sheet", ("o0", "progress"), ("t0", "写错的话。"), ("step", "save"));
        (await _city.Post(_sheet, "discard")).ShouldContain("没有勾选「确认放弃」");
        (await _city.Page(_sheet)).ShouldContain(">写错的话。</textarea>");

        var done = await _city.Post(_sheet, "discard", ("confirmed", "yes"));
        done.ShouldContain("草稿已放弃");
        done.ShouldNotContain(">写错的话。</textarea>");
        done.ShouldContain("有进展；写错的话。");
        done.ShouldContain("title=\"账号 demo-city\"");
    }

    [Fact]
    public async Task A_pile_that_was_refused_whole_is_not_said_to_be_the_same()
    {
        using var memory = new MemoryStream();
        memory.Write(await _city.Download(_book));
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var part = zip.CreateEntry("xl/vbaProject.bin").Open();
            part.Write([1, 2, 3]);
        }
        foreach (var page in (string[])[_page, "/set-ups"])
        {
            var shown = await _city.Upload(page, "preview", "一批.zip", FilledIn.Zip(("甲.xlsm", memory.ToArray()), ("乙.xlsm", memory.ToArray())));
            shown.ShouldContain("2 个文件没有读取");
            shown.ShouldContain("宏");
            shown.ShouldNotContain("没有要写入的内容");
        }
    }
}
