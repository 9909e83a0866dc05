using System.Net.Http.Json;
using System.Text.Json;
using Tracker.Accounts;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Gateway.Tests.Plans;
using Tracker.Gateway.Tests.Year;

namespace Tracker.Gateway.Tests.AnnualReports;

/// <summary>Parts one, five and six over the interface: figures of cells and of the ledger in their sentences, marked when they change, and out in every file.</summary>
public sealed class Carrying_figures_in_the_text : IAsyncLifetime
{
    private const int Water = 2;
    private ServedFolder _house = null!;
    private HttpClient _water = null!, _town = null!;
    private string _path = null!;
    private Tracker.Deciding.GrainAddress _plan;

    public async Task InitializeAsync()
    {
        _house = await ServedFolder.Open(new YearClock(new DateOnly(2026, 12, 28)));
        await _house.Register(SmallPlan.Government, SmallPlan.Units);
        _plan = await _house.Assigned(SmallPlan.Government, SmallPlan.Text);
        _water = await _house.Program("water", SmallPlan.Government, Water, AccountRole.UnitHandler);
        _town = await _house.Program("town", SmallPlan.Government, 4, AccountRole.UnitHandler);
        var begun = await (await (await _water.PostAsJsonAsync("/api/annual-reports", new { year = 2026, unit = $"{Water}" })).ShouldBeDone()).Json();
        _path = $"/api/annual-reports/{begun.GetProperty("report").GetString()!.Replace('/', '~')}";
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task A_figure_of_the_ledger_is_the_units_own_and_opens_what_it_counts()
    {
        var figures = (await Get("/figures")).EnumerateArray().ToDictionary(f => f.GetProperty("key").GetString()!);
        figures["ledger.duties"].GetProperty("number").GetInt32().ShouldBe(2);
        var from = figures["ledger.duties"].GetProperty("from").EnumerateArray().Select(f => f.GetProperty("link").GetString()!).ToList();
        from.ShouldAllBe(link => link.StartsWith("/assignments/") && link.EndsWith($"~{Water}"));

        await Write("承担工作要点分解任务{分解任务}项。");
        (await Get("")).GetProperty("texts").GetProperty("part1").GetString().ShouldBe("承担工作要点分解任务{ledger.duties=2}项。");
        await (await Written("承担任务{分解任务=3}项。")).ShouldBeRefused(422, "annual-report.figure-differs");
        await Write("承担任务{分解任务=3|含代办一项}项。");
        (await Get("")).GetProperty("sentences")[0].GetProperty("figures")[0].GetProperty("reason").GetString().ShouldBe("含代办一项");
        await (await Written("公开率{公开率}。")).ShouldBeRefused(422, "annual-report.figure-unknown");
    }

    [Fact]
    public async Task Quantities_of_period_returns_are_figures_that_open_their_rows()
    {
        var duties = (await Get("/figures")).EnumerateArray().Single(f => f.GetProperty("key").GetString() == "ledger.duties").GetProperty("from").EnumerateArray().Select(f => f.GetProperty("link").GetString()!).ToList();
        await Tell(duties[0], "q1", 300);
        await Tell(duties[0], "q2", 200);
        await Tell(duties[0], "q2", 250); // corrects it
        await Tell(duties[1], "q2", 40.5m);

        var figures = (await Get("/figures")).EnumerateArray().ToDictionary(f => f.GetProperty("name").GetString()!);
        (Number("各期合计 公开文件（件）"), Number("最近一期 公开文件（件）")).ShouldBe((590.5m, 290.5m));
        figures["各期合计 公开文件（件）"].GetProperty("from").EnumerateArray().Select(f => (f.GetProperty("link").GetString(), f.GetProperty("count").GetDecimal())).ShouldBe([(duties[0], 300), (duties[0], 250), (duties[1], 40.5m)]);
        figures["各期合计 公开文件（件）"].GetProperty("from")[1].GetProperty("words").GetString().ShouldEndWith("市水务局 · 2026年第二季度");

        await Write("全年公开文件{各期合计 公开文件（件）}件。");
        (await Get("")).GetProperty("texts").GetProperty("part1").GetString().ShouldBe("全年公开文件{ledger.all-periods.公开文件（件）=590.5}件。");
        await (await Written("全年公开文件{各期合计 公开文件（件）=600}件。")).ShouldBeRefused(422, "annual-report.figure-differs");
        await Tell(duties[1], "q3", 9);
        (await Get("")).GetProperty("sentences")[0].GetProperty("changed").GetBoolean().ShouldBeTrue("the ledger went on");

        using var office = await _house.Program("office", SmallPlan.Government, null, AccountRole.Office);
        var plan = _plan.RouteForm;
        var annex = await (await (await office.GetAsync($"/api/annual-reports/results/{plan}")).ShouldBeDone()).Json();
        annex.GetProperty("points").EnumerateArray().SelectMany(p => p.GetProperty("quantities").EnumerateArray()).Sum(q => q.GetProperty("allPeriods").GetDecimal()).ShouldBe(599.5m);
        (await office.GetStringAsync($"/api/annual-reports/results/{plan}/file.csv")).ShouldContain("公开文件 550件（最近一期250件）");

        decimal Number(string name) => figures[name].GetProperty("number").GetDecimal();
    }

    private async Task Tell(string duty, string period, decimal value) => await (await _water.PostAsJsonAsync(
        $"/api{duty}/periods/{period}",
        new { outcome = "progress", text = "已公开。", quantities = new[] { new { name = "公开文件", value, measure = "件" } } })).ShouldBeDone();

    [Fact]
    public async Task A_changed_cell_marks_its_sentence_and_the_files_say_the_number()
    {
        await Write("全年收到申请{一、本年新收政府信息公开申请数量·总计}件。办理顺畅。", 4);
        await Write(null, 5);
        var sentence = (await Get("")).GetProperty("sentences").EnumerateArray().ShouldHaveSingleItem();
        (sentence.GetProperty("changed").GetBoolean(), sentence.GetProperty("words").GetString()).ShouldBe((true, "全年收到申请5件。"));
        foreach (var format in new[] { "html", "json" })
        {
            (await _water.GetStringAsync($"{_path}/file.{format}")).ShouldContain("全年收到申请5件。", Case.Sensitive, format);
        }
        var docx = new MemoryStream(await _water.GetByteArrayAsync($"{_path}/file.docx"));
        Gateway.AnnualReports.ReportFile.Of(docx, "年报.docx").Report.ShouldNotBeNull().TextOf("part1").ShouldBe("全年收到申请5件。办理顺畅。");

        await (await _town.PostAsync($"{_path}/figures/renew", null)).ShouldBeRefused(404, "annual-report.unknown");
        await (await _water.PostAsync($"{_path}/figures/renew", null)).ShouldBeDone();
        (await Get("")).GetProperty("sentences")[0].GetProperty("changed").GetBoolean().ShouldBeFalse();
        (await Get("")).GetProperty("texts").GetProperty("part1").GetString().ShouldBe("全年收到申请{part3.new.total=5}件。办理顺畅。");
    }

    private async Task<JsonElement> Get(string what) => await (await (await _water.GetAsync($"{_path}{what}")).ShouldBeDone()).Json();

    private async Task Write(string? part1, decimal? received = null) => await (await Written(part1, received)).ShouldBeDone();

    private Task<HttpResponseMessage> Written(string? part1, decimal? received = null) => _water.PutAsJsonAsync(
        $"{_path}/content",
        new
        {
            cells = received is { } number ? new Dictionary<string, object> { ["part3.new.total"] = number } : [],
            texts = part1 is null ? [] : new Dictionary<string, string> { ["part1"] = part1 },
        });
}
