using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Silo.Journal;

namespace Tracker.Gateway.Tests.Plans;

/// <summary>What the office said of a name last year is known this year; what it said of a vague class is offered.</summary>
public class Asking_once_in_two_years : IAsyncLifetime
{
    private const string Name = "市统筹办";
    private ServedFolder _house = null!;

    public async Task InitializeAsync()
    {
        _house = await ServedFolder.Open();
        await _house.Register(SmallPlan.Government, SmallPlan.Units);
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task A_confirmed_name_is_not_asked_again()
    {
        var last = await Read(2025);
        await Answer(last, Name, facts: 2, "3");

        var next = await Read(2026);

        (await Question(next, Name)).ShouldBeNull();
        await Assign(next);
        var rows = (await (await _house.Http.GetAsync($"{next}/ledger?unit=3")).Json()).GetProperty("rows").EnumerateArray();
        rows.Select(r => r.GetProperty("point").GetString()).ShouldBe(["1", "3"]);
    }

    [Fact]
    public async Task It_stands_with_its_answer_in_the_register_and_is_asked_again_once_it_is_removed()
    {
        await Answer(await Read(2025), Name, facts: 2, "3");

        var learnt = (await Unit("3")).GetProperty("learnt").EnumerateArray().ShouldHaveSingleItem();
        learnt.GetProperty("alias").GetString().ShouldBe(Name);
        learnt.GetProperty("from").GetProperty("plan").GetString().ShouldBe($"{SmallPlan.Government}/2025/plan/1");
        learnt.GetProperty("from").GetProperty("by").GetString().ShouldNotBeNullOrEmpty();

        await (await _house.Http.PostAsJsonAsync("/api/units/3/aliases/remove", new { alias = Name })).ShouldBeDone();

        (await Unit("3")).GetProperty("aliases").GetArrayLength().ShouldBe(0);
        (await Question(await Read(2026), Name)).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_name_answered_for_this_once_is_asked_again()
    {
        await Answer(await Read(2025), Name, facts: 1, "3", remember: false);

        (await Question(await Read(2026), Name)).ShouldNotBeNull();
        (await Unit("3")).GetProperty("aliases").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_vague_class_is_asked_again_with_last_year_s_answer_as_a_suggestion()
    {
        var last = await Read(2025);
        (await Question(last, "有关部门")).ShouldNotBeNull().TryGetProperty("suggested", out _).ShouldBeFalse();
        await Answer(last, "有关部门", facts: 2, "2");

        var asked = (await Question(await Read(2026), "有关部门")).ShouldNotBeNull();

        asked.TryGetProperty("answer", out _).ShouldBeFalse();
        var suggested = asked.GetProperty("suggested");
        suggested.GetProperty("because").GetString().ShouldBe("answer.before");
        suggested.GetProperty("units")[0].GetProperty("name").GetString().ShouldBe("市水务局");
        suggested.GetProperty("from").GetProperty("plan").GetString().ShouldBe($"{SmallPlan.Government}/2025/plan/1");
    }

    [Fact]
    public async Task An_answer_that_is_changed_is_unlearnt()
    {
        var last = await Read(2025);
        await Answer(last, Name, facts: 2, "3");
        await Answer(last, Name, facts: 3, "1");

        (await Unit("3")).GetProperty("aliases").GetArrayLength().ShouldBe(0);
        (await Unit("1")).GetProperty("aliases")[0].GetString().ShouldBe(Name);
    }

    [Fact]
    public async Task Only_who_keeps_the_register_takes_a_name_away()
    {
        using var handler = await _house.Program("handler", SmallPlan.Government, 3, Tracker.Accounts.AccountRole.UnitHandler);

        await (await handler.PostAsJsonAsync("/api/units/3/aliases/remove", new { alias = Name })).ShouldBeRefused(403, "access.refused");
    }

    private async Task<string> Read(int year)
    {
        var text = SmallPlan.Text.Replace("2026", $"{year}", StringComparison.Ordinal).Replace("牵头单位：市规划局", $"牵头单位：{Name}", StringComparison.Ordinal);
        var read = await _house.Upload("/api/plans", "plan.txt", Encoding.UTF8.GetBytes(text), ("government", SmallPlan.Government));
        return read.Headers.Location!.ToString();
    }

    /// <param name="facts">How many facts it leads to in all; the answer is given once they are all written.</param>
    private async Task Answer(string plan, string quote, int facts, string unit, bool remember = true)
    {
        var journal = _house.Service<IJournal>();
        var before = await journal.LastPosition(default);
        var question = (await Question(plan, quote)).ShouldNotBeNull().GetProperty("id").GetString();
        await (await _house.Http.PostAsJsonAsync($"{plan}/answers", new { question, kind = "units", units = new[] { unit }, remember })).ShouldBeDone();
        await journal.WaitBeyond(before + facts - 1, new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token);
    }

    private async Task<JsonElement?> Question(string plan, string quote)
    {
        var questions = (await (await _house.Http.GetAsync(plan)).Json()).GetProperty("questions").EnumerateArray();
        return questions.Where(q => q.GetProperty("quote").GetString() == quote).Select(q => (JsonElement?)q).SingleOrDefault();
    }

    private async Task Assign(string plan) =>
        await (await _house.Http.PostAsJsonAsync($"{plan}/assign", new { leaveOpen = true })).ShouldBeDone();

    private async Task<JsonElement> Unit(string number) =>
        (await (await _house.Http.GetAsync($"/api/units?government={SmallPlan.Government}")).Json()).EnumerateArray().Single(u => u.GetProperty("id").GetString() == number);
}
