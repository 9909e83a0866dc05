using System.Net.Http.Json;
using Tracker.Deciding;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Gateway.Tests.Plans;
using Tracker.Gateway.Tests.Tables;

namespace Tracker.Gateway.Tests.Ledger;

public class Exporting_the_full_ledger : IAsyncLifetime
{
    private ServedFolder _house = null!;
    private GrainAddress _plan;

    private string Work => $"/api/plans/{_plan.RouteForm}/ledger/work";

    public async Task InitializeAsync()
    {
        (_house, _plan) = await ServedFolder.OpenAssigned();
        (await _house.Http.PostAsJsonAsync(
            $"/api/assignments/{_plan.RouteForm}~work-point~2~assignment~2/reports",
            new { text = "听证材料已公开。", evidence = new[] { new { url = "https://example.org/a", title = "专栏" } } })).EnsureSuccessStatusCode();
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task It_has_the_columns_that_real_ledgers_have()
    {
        var book = await _house.Http.GetByteArrayAsync($"{Work}.xlsx");
        Written.Faults(book).ShouldBeEmpty();
        var cells = Written.Cells(book);
        cells["A1"].ShouldBe("云岭市2026年政务公开工作要点工作台账");
        "ABCDEFGHIJKLM".Select(c => cells[$"{c}2"]).ShouldBe(["序号", "工作任务", "具体举措", "牵头单位", "责任单位", "责任科室", "完成时限", "进展情况", "佐证材料", "存在问题", "下一步举措", "状态", "备注"]);
        var reported = Enumerable.Range(3, 9).Single(row => cells[$"H{row}"].Length > 0);
        (cells[$"B{reported}"], cells[$"D{reported}"], cells[$"E{reported}"], cells[$"H{reported}"], cells[$"I{reported}"], cells[$"L{reported}"])
            .ShouldBe(("公开水价听证", "市水务局", "市水务局", "听证材料已公开。", "专栏", "办理中"));
        cells["G3"].ShouldBe("文件未定时限");
    }

    [Fact]
    public async Task It_can_be_had_for_a_word_processor_and_for_print()
    {
        var docx = await _house.Http.GetAsync($"{Work}.docx");
        docx.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe("云岭市2026年政务公开工作要点工作台账.docx");
        (await docx.Content.ReadAsByteArrayAsync()).Length.ShouldBeGreaterThan(2_000);
        var json = await (await _house.Http.GetAsync($"{Work}.json?status=underway")).Json();
        json.GetArrayLength().ShouldBe(1);
        json[0].GetProperty("progress").GetString().ShouldBe("听证材料已公开。");
    }

    [Fact]
    public async Task As_of_an_earlier_day_it_knows_nothing_of_later_words() =>
        (await (await _house.Http.GetAsync($"{Work}.json?asOf=2020-01-01")).Json()).GetArrayLength().ShouldBe(0);

    [Fact]
    public async Task An_office_keeps_its_own_columns()
    {
        (await _house.Http.PutAsJsonAsync("/api/ledger-templates/督查台账", new { columns = new object[] { new { key = "status", heading = "办理状态" }, new { key = "task" }, new { key = "progress", heading = "落实情况" } } })).EnsureSuccessStatusCode();

        var cells = Written.Cells(await _house.Http.GetByteArrayAsync($"{Work}.xlsx?template=督查台账"));
        cells["A1"].ShouldEndWith("督查台账");
        "ABC".Select(c => cells[$"{c}2"]).ShouldBe(["办理状态", "工作任务", "落实情况"]);
        (await (await _house.Http.GetAsync("/api/ledger-templates")).Json()).GetProperty("templates").GetArrayLength().ShouldBe(2);
        (await _house.Http.DeleteAsync("/api/ledger-templates/督查台账")).EnsureSuccessStatusCode();
        await (await _house.Http.GetAsync($"{Work}.xlsx?template=督查台账")).ShouldBeRefused(404, "ledger-template.unknown");
    }

    [Fact]
    public async Task A_template_that_cannot_be_is_refused_with_what_can()
    {
        var refused = await (await _house.Http.PutAsJsonAsync("/api/ledger-templates/甲", new { columns = new[] { new { key = "salary" } } })).ShouldBeRefused(422, "ledger-template.column-unknown");
        refused.GetProperty("detail").GetString()!.ShouldContain("progress（进展情况）");
        await (await _house.Http.PutAsJsonAsync("/api/ledger-templates/甲", new { columns = Array.Empty<object>() })).ShouldBeRefused(422, "ledger-template.columns");
    }
}
