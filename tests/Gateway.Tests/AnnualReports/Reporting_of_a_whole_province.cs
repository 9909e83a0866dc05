using System.IO.Compression;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using Tracker.AnnualReports;
using Tracker.Deciding;
using Tracker.Gateway.AnnualReports;
using Tracker.Gateway.Demo;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Gateway.Tests.Pages;
using Tracker.Gateway.Tests.Returns;
using Tracker.Gateway.Tests.Year;
using Tracker.Silo.Files;
using Tracker.Units;
using ReportKey = Tracker.AnnualReports.CellKey;

namespace Tracker.Gateway.Tests.AnnualReports;

/// <summary>
/// The demo province's 40 departments, two of them merged before, and 14 cities: by page, over REST and by a pile of workbooks they fill, sign and send; some
/// are returned; the government's total is the sum that the test works out by itself, and is published.
/// </summary>
[Collection(nameof(LongRounds))]
public sealed class Reporting_of_a_whole_province(Browser browser)
{
    private const int Year = 2026;
    private const string Merged = "省教育科技厅";
    private static readonly (string Unit, string Account)[] ByPage = [("霁川市政府", "demo-city"), ("省司法厅", "demo-lead")];
    private static readonly string[] ByRest = ["省财政厅", "省民政厅", "省水利厅", "澜屿市政府", "岚洲市政府", "苇浦市政府"];
    private static readonly string[] ReturnedOnce = ["省财政厅", "澜屿市政府", "省公安厅", "省审计厅", "鹤垣市政府"];
    private readonly Dictionary<string, ReportCells> _said = [];
    private YearHouse _house = null!;
    private HttpClient _office = null!, _signer = null!;

    [BrowserFact]
    public async Task Ends_in_a_published_total()
    {
        await using var house = _house = await YearHouse.Open(new DateOnly(2027, 1, 11));
        _office = house.Office;
        using var signer = _signer = await house.Program("demo-signer");
        var before = await house.Register();
        await new DemoSeed(house.Service<IGrains>(), house.Service<IFileShelf>()).FillLastReports(before, default);
        ReportScope.Of(before, Year, ReportScope.UsualKinds).Units.Length.ShouldBe(54);
        await Merge("省教育厅", "省科技厅");

        var books = await Down();
        books.Count.ShouldBe(53);
        var two = new[] { "省教育厅", "省科技厅" }.Select(name => ReportScope.Of(before, Year - 1, ReportScope.UsualKinds).Units.ToList().FindIndex(u => u.Name == name)).Select(DemoLastReports.CellsOf).ToList();
        var carried = two.Sum(cells => cells[ReportKey.Of("part3", "carriedOut", "total")].Number!.Value);
        Read(books[Merged]).Cells[ReportKey.Of("part3", "carriedIn", "total")].Number.ShouldBe(carried, "the predecessors' together");
        foreach (var ((name, book), n) in books.OrderBy(b => b.Key, StringComparer.Ordinal).Select((b, n) => (b, n)))
        {
            _said[name] = Filled(Read(book).Cells, 3 + (n % 7));
        }

        await Pile(books.Where(b => ByPage.All(p => p.Unit != b.Key) && !ByRest.Contains(b.Key)));
        foreach (var unit in ByRest)
        {
            await Fill(await house.Unit(unit), unit, begin: true);
        }
        foreach (var (unit, account) in ByPage)
        {
            await Page(unit, account);
        }
        foreach (var unit in books.Keys.Except(ByPage.Select(p => p.Unit)).Where(u => u != "衡渚市政府"))
        {
            await SignAndSend(unit);
        }
        await ReturnSome();

        var uncertain = await Get("/api/annual-reports/roll-up?year=2026");
        (uncertain.GetProperty("uncertain").GetBoolean(), uncertain.GetProperty("missing").EnumerateArray().Single().GetProperty("name").GetString()).ShouldBe((true, "衡渚市政府"));
        await Post(_office, "/api/annual-reports/roll-up", new { year = Year });
        var total = "/api/annual-reports/990000~2026~annual-report~total";
        await Words(_office, total);
        await (await _office.PostAsync($"{total}/hand-in", null)).ShouldBeRefused(409, "annual-report.total-uncertain");
        await SignAndSend("衡渚市政府");
        foreach (var unit in books.Keys)
        {
            await Publish(await PathOf(unit));
        }

        await Post(_office, "/api/annual-reports/roll-up", new { year = Year });
        var cells = JsonSerializer.Deserialize<ReportCells>((await Get(total)).GetProperty("cells").GetRawText(), StoredJson.Options)!;
        foreach (var cell in ReportForm.Of2021.Cells)
        {
            cells[cell].Number.ShouldBe(_said.Values.Sum(said => said[cell].Number ?? 0), cell.Place);
        }
        await Sign(total);
        await Publish(total);
        var year = await Get("/api/annual-reports?year=2026");
        (year.GetProperty("filed").GetInt32(), year.GetProperty("missing").GetInt32()).ShouldBe((53, 0));
        year.GetProperty("reports").EnumerateArray().Where(r => r.GetProperty("inScope").GetBoolean()).ShouldAllBe(r => r.GetProperty("stage").GetString() == "published");
        (await Get("/api/annual-reports/roll-up?year=2026")).GetProperty("differences").GetArrayLength().ShouldBe(0);
    }

    private async Task Merge(params string[] from)
    {
        var change = await Post(_office, "/api/units/changes", new { kind = "merge", effectiveOn = "2027-01-04", basis = "编发〔2026〕9号", from, to = new[] { Merged }, government = "990000" });
        await Post(_office, $"/api/units/changes/{change.GetProperty("id").GetString()}/carry-out", new { government = "990000" });
    }

    private async Task<Dictionary<string, byte[]>> Down()
    {
        var books = new Dictionary<string, byte[]>();
        using var zip = new ZipArchive(new MemoryStream(await _office.GetByteArrayAsync("/api/annual-reports/workbooks.zip?year=2026")));
        foreach (var entry in zip.Entries)
        {
            using var book = new MemoryStream();
            await using var packed = entry.Open();
            await packed.CopyToAsync(book);
            var unit = Read(book.ToArray()).Unit.ShouldNotBeNull();
            if (ReportScope.Of(await _house.Register(), Year, ReportScope.UsualKinds).Units.Any(u => u.Name == unit))
            {
                books.Add(unit, book.ToArray());
            }
        }
        return books;
    }

    private static ReadReport Read(byte[] book) => ReportFile.Of(new MemoryStream(book), "年报.xlsx").Report.ShouldNotBeNull();

    /// <summary>All zeros but what was carried over, and so many applications that are new and granted.</summary>
    private static ReportCells Filled(ReportCells carried, int applications)
    {
        var cells = carried.With(ReportForm.Of2021.Cells.Where(c => carried[c].IsBlank).Select(c => KeyValuePair.Create(c.Key, CellValue.Of(0))));
        foreach (var column in new[] { "person", "total" })
        {
            var all = applications + (cells[ReportKey.Of("part3", "carriedIn", column)].Number ?? 0);
            cells = cells.With(ReportKey.Of("part3", "new", column), applications).With(ReportKey.Of("part3", "r1", column), all).With(ReportKey.Of("part3", "r7", column), all);
        }
        return cells;
    }

    private async Task Pile(IEnumerable<KeyValuePair<string, byte[]>> books)
    {
        var up = FilledIn.Zip([.. books.Select(b => ($"{b.Key}.xlsx", b.Value.Typed(_said[b.Key].Filled.ToDictionary(f => f.Cell.Key, f => f.Value.Number!.Value))))]);
        var done = await (await (await _office.PostAsync("/api/annual-reports/workbooks", ServedFolder.Form("年报.zip", up, ("year", $"{Year}")))).ShouldBeDone()).Json();
        (done.GetProperty("stored").GetInt32(), done.GetProperty("refused").GetInt32()).ShouldBe((45, 0), done.GetRawText());
        foreach (var report in done.GetProperty("reports").EnumerateArray())
        {
            report.GetProperty("errors").GetInt32().ShouldBe(0, report.GetRawText());
            await Words(_office, $"/api/annual-reports/{report.GetProperty("report").GetString()!.Replace('/', '~')}");
        }
    }

    private async Task Fill(HttpClient who, string unit, bool begin = false)
    {
        if (begin)
        {
            await Post(who, "/api/annual-reports", new { year = Year, unit = await _house.NumberOf(unit) });
        }
        await (await who.PutAsJsonAsync($"{await PathOf(unit)}/content", new { cells = _said[unit].Filled.ToDictionary(f => f.Cell.Key.Value, f => f.Value.Number) })).ShouldBeDone();
        await Words(who, await PathOf(unit));
    }

    private static async Task Words(HttpClient who, string report)
    {
        var texts = new { part1 = "全年收到申请{一、本年新收政府信息公开申请数量·总计}件，都已答复。", part5 = "个别栏目更新不够及时，将按季检查。", part6 = "本年度没有收取信息处理费。" };
        await (await who.PutAsJsonAsync($"{report}/content", new { texts })).ShouldBeDone();
    }

    private async Task Page(string unit, string account)
    {
        await using var visit = await browser.Visit(_house.Address);
        var page = await visit.NewPageAsync();
        await DemoPages.SignIn(page, account);
        await page.GotoAsync($"/annual-reports?year={Year}");
        await page.Follow("button:has-text('开始填写')");
        var report = new Uri(page.Url).AbsolutePath;
        foreach (var input in await page.Locator("input.report-cell").AllAsync())
        {
            var key = ReportKey.Parse((await input.GetAttributeAsync("data-cell")).ShouldNotBeNull());
            await input.FillAsync($"{_said[unit][key]}");
        }
        await page.FillAsync("#part1", "全年收到申请{一、本年新收政府信息公开申请数量·总计}件。");
        await page.FillAsync("#part5", "个别栏目更新不够及时，将按季检查。");
        await page.FillAsync("#part6", "本年度没有收取信息处理费。");
        await page.Follow("button:has-text('保存并核对')");
        var said = await page.InnerTextAsync("main");
        said.ShouldContain("没有不符");
        said.ShouldContain($"全年收到申请{_said[unit][ReportKey.Of("part3", "new", "total")]}件。");
        await page.Picture($"annual-report-{account}");
        await page.Follow("button:has-text('提交审核')");
        await Post(_signer, $"{await PathOf(unit)}/review", null);
        await page.GotoAsync(report);
        await page.FillAsync("#post", "负责人");
        await page.Follow("button:has-text('登记签发')");
        await page.Follow("main form button:text-is('报送')");
        (await page.InnerTextAsync("main")).ShouldContain("已报送办公室");
    }

    /// <summary>The office sends some back; each puts two more in, and its old sign-offs are void.</summary>
    private async Task ReturnSome()
    {
        foreach (var unit in ReturnedOnce)
        {
            var path = await PathOf(unit);
            await Post(_office, $"{path}/return", new { reason = "新收数与平台不符" });
            _said[unit] = Filled(_said[unit], 2 + (int)_said[unit][ReportKey.Of("part3", "new", "total")].Number!.Value);
            await Fill(_office, unit);
            var report = await Get(path);
            report.GetProperty("steps").EnumerateArray().Count(s => s.GetProperty("void").GetBoolean()).ShouldBe(4);
            await (await _office.PostAsync($"{path}/send", null)).ShouldBeRefused(409, "annual-report.not-signed");
            await SignAndSend(unit);
        }
    }

    private async Task SignAndSend(string unit)
    {
        await Sign(await PathOf(unit));
        await Post(_office, $"{await PathOf(unit)}/send", null);
    }

    private async Task Sign(string report)
    {
        await Post(_office, $"{report}/hand-in", null);
        await Post(_signer, $"{report}/review", null);
        await Post(_office, $"{report}/sign", new { signedOn = "2027-01-11", post = "负责人" });
    }

    private async Task Publish(string report)
    {
        await Post(_signer, $"{report}/screen", new { words = "不涉及国家秘密" });
        await Post(_office, $"{report}/publish", new { link = $"https://www.example.org/nb/{Year}", publishedOn = "2027-01-11" });
    }

    private async Task<string> PathOf(string unit) => $"/api/annual-reports/990000~{Year}~annual-report~{await _house.NumberOf(unit)}";

    private Task<JsonElement> Get(string path) => _house.Get(_office, path);

    private static async Task<JsonElement> Post(HttpClient who, string path, object? body)
    {
        var answer = await (body is null ? await who.PostAsync(path, null) : await who.PostAsJsonAsync(path, body)).ShouldBeDone();
        return (await answer.Content.ReadAsByteArrayAsync()).Length == 0 ? default : await answer.Json();
    }
}
