using System.Net.Http.Json;
using System.Text.Json;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Gateway.Tests.Plans;
using Tracker.Gateway.Tests.Tables;
using Tracker.Units;

namespace Tracker.Gateway.Tests.Returns;

/// <summary>
/// A town without a computer: the county's office above it reads out what the town said, sheet by sheet, through the year (代录). Everything is marked;
/// what is the county's neighbour's, or the town's to decide, stays shut.
/// </summary>
public class Filling_in_for_a_unit_below : IAsyncLifetime
{
    private const int County = 6, EastTown = 4, WestTown = 5;
    private static readonly string Periods = "/api/periods";
    private ServedFolder _house = null!;
    private GrainAddress _plan;
    private HttpClient _office = null!, _county = null!, _town = null!, _far = null!;

    public async Task InitializeAsync()
    {
        _house = await ServedFolder.Open();
        var government = DivisionCode.Parse(SmallPlan.Government);
        UnitRow[] rows =
        [
            .. SmallPlan.Units.Append(("甲县政府", null)).Append(("乙县政府", null)).Select((u, i) => new UnitRow(
                i + 2, u.Item1, [], null, i + 1 == EastTown ? "甲县政府" : i + 1 == WestTown ? "乙县政府" : null, null, null, u.Item2 is { } group ? [group] : [])),
        ];
        (await _house.Grains.UnitRegister(government).Ask(new Envelope(Guid.CreateVersion7(), Actor.Machine, DateTimeOffset.UnixEpoch.AddYears(56), Door.Rest), new ImportUnits([.. rows]))).Rejection.ShouldBeNull();
        _plan = await _house.Assigned(SmallPlan.Government, SmallPlan.Text);
        _office = await _house.Program("office", SmallPlan.Government, null, AccountRole.Office);
        _county = await _house.Program("county", SmallPlan.Government, County, AccountRole.UnitHandler);
        _far = await _house.Program("far", SmallPlan.Government, County + 1, AccountRole.UnitHandler);
        _town = await _house.Program("town", SmallPlan.Government, EastTown, AccountRole.UnitHandler);
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task It_sends_the_towns_sheet_of_each_period_and_every_row_says_who_entered_it()
    {
        foreach (var quarter in (string[])["q1", "q2"])
        {
            await (await _office.PostAsJsonAsync(Periods, new { period = quarter, year = 2026, dueDay = "2027-01-10" })).ShouldBeDone();
            var sheet = await (await (await _county.GetAsync(SheetOf(quarter, EastTown))).ShouldBeDone()).Json();
            sheet.GetProperty("rows").GetArrayLength().ShouldBe(2);
            await (await Send(_county, quarter, EastTown, ("1", "progress", $"{quarter}：公告栏贴了三次。"), ("3", quarter == "q1" ? "nothing" : "same", ""))).ShouldBeDone();
            await (await Send(_far, quarter, EastTown, ("1", "same", ""))).ShouldBeRefused(404, "period.unknown");
            await (await _county.GetAsync(SheetOf(quarter, WestTown))).ShouldBeRefused(404, "period.unknown");
        }

        var history = (await (await _town.GetAsync($"{Duty(1)}/history")).Json()).EnumerateArray().Where(e => e.GetProperty("fact").GetString() == "assignment.period-reported.v1").ToList();
        history.Select(e => (e.GetProperty("account").GetString(), e.GetProperty("unit").GetString(), e.GetProperty("onBehalf").GetBoolean())).ShouldBe([("county", $"{County}", true), ("county", $"{County}", true)]);
        (await (await _town.GetAsync(Duty(1))).Json()).GetProperty("lastReport").GetString().ShouldBe("q2：公告栏贴了三次。");
        (await Missing("q2")).ShouldNotContain(EastTown);
    }

    [Fact]
    public async Task Returned_to_the_town_it_is_mended_by_the_county_or_by_the_town_itself()
    {
        await (await _office.PostAsJsonAsync(Periods, new { period = "q1", year = 2026, dueDay = "2027-01-10" })).ShouldBeDone();
        await (await Send(_county, "q1", EastTown, ("1", "nothing", ""), ("3", "nothing", ""))).ShouldBeDone();
        await (await _office.PostAsJsonAsync($"{SheetOf("q1", EastTown)}/return", new { reason = "写清次数" })).ShouldBeDone();
        (await Missing("q1")).ShouldContain(EastTown);

        await (await Send(_county, "q1", EastTown, ("1", "progress", "贴了三次。"))).ShouldBeDone();
        (await Missing("q1")).ShouldNotContain(EastTown);
        await (await Send(_town, "q1", EastTown, ("1", "progress", "贴了四次，县里少记了一次。"))).ShouldBeDone();
        var last = (await (await _county.GetAsync($"{Duty(1)}/history")).Json()).EnumerateArray().Last(e => e.GetProperty("fact").GetString() == "assignment.period-reported.v1");
        (last.GetProperty("account").GetString(), last.GetProperty("onBehalf").GetBoolean()).ShouldBe(("town", false));
    }

    [Fact]
    public async Task By_workbook_it_sends_for_all_towns_below_and_for_no_other()
    {
        await (await _office.PostAsJsonAsync(Periods, new { period = "q1", year = 2026, dueDay = "2027-01-10" })).ShouldBeDone();
        var books = $"/api/returns/{SmallPlan.Government}~2026~period~q1/workbooks";
        using var zip = new System.IO.Compression.ZipArchive(await _county.GetStreamAsync($"{books}/all.zip"));
        zip.Entries.Select(e => e.Name).ShouldBe(["东坪镇政府2026年第一季度填报表.xlsx"]);
        using var memory = new MemoryStream();
        await using (var content = await zip.Entries[0].OpenAsync())
        {
            await content.CopyToAsync(memory);
        }
        using var form = ServedFolder.Form("填报表.xlsx", memory.ToArray().With(("F4", "有进展"), ("G4", "镇上电话说的：贴了两次。")));
        (await (await (await _county.PostAsync(books, form)).ShouldBeDone()).Json()).GetProperty("written").GetInt32().ShouldBe(1);
        var last = (await (await _town.GetAsync($"{Duty(1)}/history")).Json()).EnumerateArray().Last();
        (last.GetProperty("account").GetString(), last.GetProperty("onBehalf").GetBoolean()).ShouldBe(("county", true));
    }

    [Theory]
    [InlineData("q2")]
    [InlineData("q9")]
    public async Task Of_a_period_that_was_not_opened_there_are_no_workbooks(string period) =>
        await (await _county.GetAsync($"/api/returns/{SmallPlan.Government}~2026~period~{period}/workbooks/all.zip")).ShouldBeRefused(404, "period.unknown");

    [Fact]
    public async Task What_is_the_towns_own_to_say_stays_with_the_town()
    {
        foreach (var (deed, body) in ((string, object)[])[("acknowledge", new { }), ("refuse", new { reason = "不归镇里" }), ("set-up", new { measures = "县里代写" }), ("closure", new { text = "做完了" })])
        {
            await (await _county.PostAsJsonAsync($"{Duty(1)}/{deed}", body)).ShouldBeRefused(404, "assignment.unknown");
        }
        await (await _county.PostAsJsonAsync($"{Duty(1)}/reports", new { text = "贴了三次。", evidence = new[] { new { url = "https://example.org/1" } } })).ShouldBeDone();
    }

    private string Duty(int point) => $"/api/assignments/{_plan.RouteForm}~work-point~{point}~assignment~{EastTown}";

    private static string SheetOf(string period, int unit) => $"{Periods}/{SmallPlan.Government}~2026~period~{period}/returns/{unit}";

    private Task<HttpResponseMessage> Send(HttpClient who, string period, int unit, params (string Point, string Outcome, string Text)[] rows) => who.PostAsJsonAsync(
        SheetOf(period, unit), new { rows = rows.Select(r => new { assignment = $"{_plan.Value}/work-point/{r.Point}/assignment/{unit}", outcome = r.Outcome, text = r.Text }) });

    private async Task<List<int>> Missing(string period) =>
        [.. (await (await _office.GetAsync($"{Periods}/{SmallPlan.Government}~2026~period~{period}/returns")).Json()).EnumerateArray()
            .Where(u => u.GetProperty("missing").GetBoolean()).Select(u => int.Parse(u.GetProperty("unit").GetString()!, System.Globalization.CultureInfo.InvariantCulture))];
}
