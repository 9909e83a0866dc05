using Microsoft.Playwright;
using Tracker.Assignments;
using Tracker.Calendar;

namespace Tracker.Gateway.Tests.Pages;

/// <summary>时限和延期, 工作日历, in a browser that runs no script.</summary>
[Collection(nameof(Browser))]
public sealed class Keeping_a_time_limit(Browser browser, DemoPages demo) : IClassFixture<DemoPages>
{
    [BrowserFact]
    public async Task Leads_from_the_request_to_the_decision()
    {
        await using var officeVisit = await browser.Visit(demo.Address);
        await using var unitVisit = await browser.Visit(demo.Address);
        var (office, unit) = (await officeVisit.NewPageAsync(), await unitVisit.NewPageAsync());
        await DemoPages.SignIn(office, "demo-office");
        await DemoPages.SignIn(unit, "demo-city");
        var dated = await demo.AnAssignmentOf("霁川市政府", line => line.Entry.Status.IsOpen && line.Entry.DueDay is not null);

        await unit.GotoAsync($"/assignments/{dated}");
        await unit.Follow("main a:has-text('时限和延期')");
        await unit.FillAsync("#until", "2031-12-31");
        await unit.FillAsync("#extension-reason", "等待上级批复");
        await unit.Follow("button:has-text('申请延期')");
        (await Said(unit)).ShouldContain("已申请延期");
        await unit.Picture("limits-unit");
        await unit.NarrowPicture("limits-unit");

        await office.GotoAsync($"/assignments/{dated}/limits");
        (await Said(office)).ShouldContain("等待上级批复");
        await office.Picture("limits-office");
        await office.NarrowPicture("limits-office");
        await office.FillAsync("#granted-until", "2031-11-30");
        await office.FillAsync("#decision", "同意延到十一月底");
        await office.Follow("button:has-text('同意延期')");
        (await Said(office)).ShouldContain("已答复");
        (await Said(office)).ShouldContain("已延期");
        await office.FillAsync("#basis", "省里文件");
        await office.Follow("button:has-text('标为上级规定')");
        (await Said(office)).ShouldContain("上级规定，不能延期");

        await unit.ReloadAsync();
        (await unit.QuerySelectorAsync("#until")).ShouldBeNull("what would be refused is not offered");
        await unit.GotoAsync($"/assignments/{dated}");
        (await Said(unit)).ShouldContain("同意延期到2031年11月30日：同意延到十一月底");
    }

    [BrowserFact]
    public async Task An_event_starts_a_limit_and_a_new_notice_dates_it_anew()
    {
        await using var visit = await browser.Visit(demo.Address);
        var office = await visit.NewPageAsync();
        await DemoPages.SignIn(office, "demo-office");
        var relative = await demo.AnAssignmentOf("澜屿市政府", line => line.Entry.Status.IsOpen && line.Entry.Deadlines.Any(d => d is RelativeDeadline { Unit: DayUnit.WorkingDay }));
        var year = TimeProvider.System.GetUtcNow().AddHours(8).Year;

        await office.GotoAsync($"/assignments/{relative}/limits");
        await office.ClickAsync("summary:has-text('登记、申请延期')"); // the office does it for the unit
        await office.FillAsync("#event-day", $"{year}-02-02");
        await office.Follow("button:has-text('登记')");
        (await Said(office)).ShouldContain("2月2日起算");
        await office.Picture("limits-event");

        await office.GotoAsync("/calendar");
        await office.Picture("calendar");
        await office.NarrowPicture("calendar");
        await office.FillAsync("#notice-year", $"{year}");
        await office.FillAsync("#notice", "更正通知（示例）");
        await office.FillAsync("#lines", "日期 安排 节日\n二月三日 休");
        await office.Follow("button:has-text('预览')");
        (await Said(office)).ShouldContain("第 2 行读不懂");
        await office.FillAsync("#lines", $"日期,安排,节日\n{year}-02-03,休,示例\n{year}-02-04,休,示例");
        await office.Follow("button:has-text('预览')");
        (await Said(office)).ShouldContain("将重新推算 1 项时限");
        await office.Picture("calendar-preview");
        await office.NarrowPicture("calendar-preview");
        await office.Follow("button:has-text('确认导入')");
        (await Said(office)).ShouldContain("重新推算的时限 1 项");
        (await Said(office)).ShouldContain("依据：更正通知（示例）");
    }

    private static Task<string> Said(IPage page) => page.InnerTextAsync("main");
}
