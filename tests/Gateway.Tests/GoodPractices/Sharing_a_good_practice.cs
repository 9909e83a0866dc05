using System.Net.Http.Json;
using Tracker.Accounts;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Gateway.Tests.Plans;

namespace Tracker.Gateway.Tests.GoodPractices;

public class Sharing_a_good_practice : IAsyncLifetime
{
    private const string Government = SmallPlan.Government;
    private ServedFolder _house = null!;
    private HttpClient _office = null!;
    private HttpClient _unit = null!;

    public async Task InitializeAsync()
    {
        _house = await ServedFolder.Open();
        await _house.Register(Government, SmallPlan.Units);
        await _house.Assigned(Government, SmallPlan.Text);
        _office = await _house.Program("office", Government, null, AccountRole.Office);
        _unit = await _house.Program("plans", Government, 1, AccountRole.UnitHandler);
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task Shows_it_to_every_unit_and_not_before()
    {
        object body = new { assignment = $"{Government}/2026/plan/1/work-point/2/assignment/2", period = "q3", title = "一图读懂", words = "每份文件配一页图解。" };
        await (await _unit.PostAsJsonAsync("/api/good-practices", body)).ShouldBeRefused(404, "good-practice.unknown");
        var marked = await (await (await _office.PostAsJsonAsync("/api/good-practices", body)).ShouldBeDone()).Json();
        var practice = $"/api/good-practices/{marked.GetProperty("practice").GetString()!.Replace('/', '~')}";
        (await (await _office.GetAsync("/api/good-practices")).Json())[0].GetProperty("unit").GetString().ShouldBe("市水务局");
        (await (await _unit.GetAsync("/api/good-practices")).Json()).GetArrayLength().ShouldBe(0);

        await (await _unit.PostAsync($"{practice}/share", null)).ShouldBeRefused(404, "good-practice.unknown");
        await (await _office.PostAsync($"{practice}/share", null)).ShouldBeDone();

        (await (await _unit.GetAsync("/api/good-practices")).Json())[0].GetProperty("words").GetString().ShouldBe("每份文件配一页图解。");
        (await (await _unit.GetAsync("/api/good-practices/file.json")).Json())[0].GetProperty("title").GetString().ShouldBe("一图读懂");
        _house.Service<Tracker.Silo.Journal.IStore>().Verify().Findings.ShouldBeEmpty();
        await (await _office.DeleteAsync(practice)).ShouldBeDone();
        (await (await _unit.GetAsync("/api/good-practices")).Json()).GetArrayLength().ShouldBe(0);
        _house.Service<Tracker.Silo.Journal.IStore>().Verify().Findings.ShouldBeEmpty();
    }
}
