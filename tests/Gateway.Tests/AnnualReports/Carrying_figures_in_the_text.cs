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

    public async Task InitializeAsync()
    {
        _house = await ServedFolder.Open(new YearClock(new DateOnly(2026, 12, 28)));
        await _house.Register(SmallPlan.Government, SmallPlan.Units);
        await _house.Assigned(SmallPlan.Government, SmallPlan.Text);
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
