using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Assignments;
using Tracker.Gateway.Demo;
using Tracker.Ledger;
using Tracker.Silo.Ledger;

namespace Tracker.Gateway.Tests.Pages;

/// <summary>报结 and 办结, each confirmed before it is done, with what it rests on before one's eyes.</summary>
public sealed class Finishing_a_task : IAsyncLifetime
{
    private PageHouse _house = null!;
    private string _task = "";

    public async Task InitializeAsync()
    {
        _house = await PageHouse.OpenDemo();
        var ledger = _house.Services.GetRequiredService<ILedger>();
        await foreach (var line in ledger.Lines((await ledger.Plans())[0].Plan))
        {
            if (line.Entry is { UnitName: "霁川市政府", Status: AssignmentStatus.Underway })
            {
                _task = $"/assignments/{line.Entry.Assignment.RouteForm}";
                return;
            }
        }
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task Handing_in_as_finished_is_confirmed_first_and_nothing_is_chosen_twice()
    {
        using var unit = await PlainBrowser.SignedIn(_house.Address, "demo-city");

        var asked = await unit.Upload(
            _task, "report", "名单.txt", Encoding.UTF8.GetBytes("甲、乙"), "files", ("text", "全部做完了。"), ("links", "成果 https://www.example.org/done"), ("closure", "yes"));

        asked.ShouldContain("确认报结");
        asked.ShouldContain("全部做完了。");
        asked.ShouldContain("href=\"https://www.example.org/done\"");
        asked.ShouldContain("名单.txt");
        (await unit.Page(_task)).ShouldNotContain("全部做完了。", customMessage: "nothing is written yet");

        var back = await unit.PostFrom(asked, _task, "report", ("sure", "no"));
        back.ShouldContain(">全部做完了。</textarea>");
        back.ShouldContain("已经附上的文件：名单.txt");

        (await unit.PostFrom(asked, _task, "report", ("sure", "yes"))).ShouldContain("已报结，等待政务公开办审核");
        using var office = await PlainBrowser.SignedIn(_house.Address, "demo-office");
        var closing = await office.Page($"{_task}/close");
        closing.ShouldContain("href=\"https://www.example.org/done\"");
        closing.ShouldMatch("""href="/api/assignments/[^"]+/evidence/[0-9a-f]{64}" download>名单.txt</a>""");
    }

    [Fact]
    public async Task A_files_name_that_was_not_sealed_here_opens_nothing()
    {
        using var unit = await PlainBrowser.SignedIn(_house.Address, "demo-city");
        var asked = await unit.Upload(_task, "report", "名单.txt", Encoding.UTF8.GetBytes("甲、乙"), "files", ("text", "做完了。"), ("closure", "yes"));

        await unit.PostFrom(asked, _task, "report", ("kept", "CfDJ8forged"), ("links", "成果 https://www.example.org/done"), ("sure", "yes"));

        using var office = await PlainBrowser.SignedIn(_house.Address, "demo-office");
        (await office.Page($"{_task}/close")).ShouldNotContain("名单.txt");
    }
}
