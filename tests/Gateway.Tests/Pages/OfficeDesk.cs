using Microsoft.Playwright;

namespace Tracker.Gateway.Tests.Pages;

/// <summary>What a person at the office does in a browser, step by step.</summary>
internal static class OfficeDesk
{
    public const string Password = "四匹马-跑得快-1234";

    /// <summary>Eight sentences in the style of a plan: two sections, a class of units, a vague one and a unit that nobody has heard of.</summary>
    public const string Document = """
        山川省2026年政务公开工作要点
        一、公开
        1.编制目录。各部门编好年度公开目录，6月底前上网。（牵头单位：省教育厅；责任单位：各市政府）
        2.讲清政策。重要政策配发解读。（牵头单位：省财政厅；责任单位：有关部门）
        二、服务
        3.办好热线。热线办结率不低于95%。（牵头单位：省财政厅；责任单位：省教育厅、省拓荒局）
        """;

    public static async Task SetUp(IPage page, string code)
    {
        await page.GotoAsync("/");
        await page.FillAsync("#code", code);
        await page.FillAsync("#government", "990000");
        await page.FillAsync("#login", "gongkaiban");
        await page.FillAsync("#person", "甲");
        await page.FillAsync("#password", Password);
        await page.FillAsync("#again", Password);
        await page.Follow("main button");
        page.Url.ShouldEndWith("/today");
    }

    /// <summary>Four units, a group of two, and an account; answers the printed one-time code.</summary>
    public static async Task<string> ImportUnits(IPage page)
    {
        await page.GotoAsync("/units");
        await page.SetInputFilesAsync("#file", new FilePayload
        {
            Name = "单位.xlsx",
            MimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Buffer = await UnitTable.Workbook(),
        });
        await page.Follow("button:has-text('核对')");
        (await page.InnerTextAsync("main")).ShouldContain("将新增 4 个单位，更新 0 个，新开 1 个账号");
        await page.Follow("button:has-text('确认导入')");
        return await page.InnerTextAsync(".slips code >> nth=1");
    }

    public static async Task<string> ReadPlan(IPage page)
    {
        await page.GotoAsync("/plans");
        await page.FillAsync("#words", Document);
        await page.Follow("button:has-text('读入')");
        return new Uri(page.Url).AbsolutePath;
    }
}
