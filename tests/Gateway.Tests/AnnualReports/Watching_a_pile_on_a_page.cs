using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Accounts;
using Tracker.AnnualReports;
using Tracker.Deciding;
using Tracker.Gateway.AnnualReports;
using Tracker.Gateway.Demo;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Tests.Pages;
using Tracker.Gateway.Tests.Returns;
using Tracker.Units;

namespace Tracker.Gateway.Tests.AnnualReports;

/// <summary>A pile of workbooks through a page that runs no script: read and stored in the background, its bar in between, what others changed shown and written over only where that is said.</summary>
public sealed class Watching_a_pile_on_a_page : IAsyncLifetime
{
    private const int Year = 2025;
    private static readonly string Here = $"/annual-reports/workbooks/{Year}";
    private PageHouse _house = null!;
    private PlainBrowser _office = null!;

    public async Task InitializeAsync()
    {
        _house = await PageHouse.OpenDemo();
        _office = await PlainBrowser.SignedIn(_house.Address, "demo-office");
    }

    public async Task DisposeAsync()
    {
        _office.Dispose();
        await _house.DisposeAsync();
    }

    [Fact]
    public async Task Under_way_it_says_how_far_it_is_and_can_be_left()
    {
        var (runs, held) = (_house.Services.GetRequiredService<PileRuns>(), new Held(FilledIn.Zip(("甲.xlsx", await ReportBooks.Blank("填报表")))));
        var caller = new Caller(new Actor(AccountId.Parse("demo-office"), "", null, [AccountRole.Office]), Government, []);
        var run = runs.Read(new Errand(caller, Door.Page, Guid.CreateVersion7()), Government, Year, "年报.zip", held);
        (await _office.Page($"{Here}?run={run.Id}")).ShouldSatisfyAllConditions(
            page => page.ShouldContain("正在核对"), page => page.ShouldContain($"data-progress=\"/api/annual-reports/workbooks/runs/{run.Id}\""), page => page.ShouldContain("刷新进度"));
        (await _office.Page($"/api/annual-reports/workbooks/runs/{run.Id}")).ShouldBe("{\"underWay\":true,\"done\":0,\"whole\":0}");

        held.Release();
        await run.Work;
        (await _office.Page($"/api/annual-reports/workbooks/runs/{run.Id}")).ShouldBe("{\"underWay\":false,\"done\":1,\"whole\":1}");
        (await _office.Page($"{Here}?run={run.Id}")).ShouldContain("核对结果：1 个文件，1 个不写入");
        using var city = await PlainBrowser.SignedIn(_house.Address, "demo-city");
        (await city.Page($"{Here}?run={run.Id}")).ShouldContain("这次上传的结果已经不在了", Case.Sensitive, "it is another's");
    }

    [Fact]
    public async Task Up_looked_at_stored_and_over_anothers_number_only_where_that_is_said()
    {
        var unit = (await _house.Services.GetRequiredService<IGrains>().UnitRegister(Government).Look()).State.Units.Values.Last(u => u.Active && u.Parent is not null);
        var title = ReportFiling.TitleOf(unit.Name, Year);
        var report = AnnualReport.AddressOf(Government, Year, unit.Id);
        using var down = new MemoryStream();
        await ReportWorkbook.Write(down, title, [(ReportCells.Blank(FormEdition.Of2021), null)], DateTimeOffset.UnixEpoch, ReportBookKey.Of(report, ReportCells.Blank(FormEdition.Of2021)));
        (await Sent(down.ToArray().Typed(Numbers(4)))).ShouldContain("已写入 1 份报告");

        var page = await Looked(down.ToArray().Typed(Numbers(5)));
        System.Net.WebUtility.HtmlDecode(page).ShouldSatisfyAllConditions(said => said.ShouldContain("冲突"), said => said.ShouldContain("系统里「4」，表里「5」"), said => said.ShouldContain("将写入 0 份报告"));
        (await _office.PostFrom(page, Here, "store")).ShouldContain("已写入 0 份报告");
        (await Stands(report)).ShouldBe(4);
        (await _office.PostFrom(await Looked(down.ToArray().Typed(Numbers(5))), Here, "store", ("overwrite", $"{report.RouteForm}@1"))).ShouldContain("已写入 0 份报告", Case.Sensitive, "another version was looked at");
        var seen = System.Text.RegularExpressions.Regex.Match(page, "name=\"overwrite\" value=\"([^\"]+)\"").Groups[1].Value;
        (await _office.PostFrom(await Looked(down.ToArray().Typed(Numbers(5))), Here, "store", ("overwrite", seen))).ShouldContain("已写入 1 份报告");
        (await Stands(report)).ShouldBe(5);
        (await _office.Page($"{Here}?run={Guid.NewGuid()}")).ShouldContain("这次上传的结果已经不在了");
    }

    private static DivisionCode Government => DemoSeed.Government;

    private async Task<string> Sent(byte[] book) => await _office.PostFrom(await Looked(book), Here, "store");

    private Task<string> Looked(byte[] book) => _office.Upload(Here, "preview", "年报.xlsx", book);

    private async Task<decimal?> Stands(GrainAddress report) =>
        ((AnnualReport.Begun)(await _house.Services.GetRequiredService<IGrains>().AnnualReport(report).Look()).State).Content.Cells[CellKey.Parse("part3.new.person")].Number;

    private static Dictionary<CellKey, decimal> Numbers(decimal number) => new() { [CellKey.Parse("part3.new.person")] = number };

    /// <summary>An upload that is read no further until it is let go.</summary>
    private sealed class Held(byte[] content) : MemoryStream(content)
    {
        private readonly ManualResetEventSlim _gate = new();

        public void Release() => _gate.Set();

        public override int Read(byte[] buffer, int offset, int count)
        {
            _gate.Wait();
            return base.Read(buffer, offset, count);
        }

        public override int Read(Span<byte> buffer)
        {
            _gate.Wait();
            return base.Read(buffer);
        }

        protected override void Dispose(bool disposing)
        {
            _gate.Dispose();
            base.Dispose(disposing);
        }
    }
}
