using System.Collections.Immutable;
using System.Net.Http.Json;
using System.Text.Json;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Gateway.Returns;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Gateway.Tests.Plans;
using Tracker.PeriodReturns;
using Tracker.Silo.LookBack;
using Tracker.Units;

namespace Tracker.Gateway.Tests.Returns;

/// <summary>The second quarter is opened when the third was sent already: 上期 goes by the periods' own order.</summary>
public sealed class Sending_a_period_late : IAsyncLifetime
{
    private const int EastTown = 4;
    private static readonly DateOnly Day = new(2026, 10, 8);
    private ServedFolder _house = null!;
    private GrainAddress _plan;
    private HttpClient _office = null!;
    private HttpClient _town = null!;

    public async Task InitializeAsync()
    {
        (_house, _plan) = await ServedFolder.OpenAssigned();
        _office = await _house.Program("office", SmallPlan.Government, null, AccountRole.Office);
        _town = await _house.Program("town", SmallPlan.Government, EastTown, AccountRole.UnitHandler);
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task Shows_on_its_sheet_nothing_of_the_later_one_and_comes_before_that_itself()
    {
        await Sent("q3", "第三季度的话。");
        await Open("q2");
        (await Before("q2")).ShouldBeNull();

        await Send("q2", "第二季度的话。");

        (await Before("q3")).ShouldBe("第二季度的话。");
        await Open("q4");
        (await Before("q4")).ShouldBe("第三季度的话。");
        await Send("q2", "第二季度改过的话。");
        (await Before("q4")).ShouldBe("第三季度的话。");
    }

    [Fact]
    public async Task Brings_the_same_words_into_the_workbook()
    {
        await Sent("q3", "第三季度的话。");
        await Sent("q2", "第二季度的话。");
        await Open("q4");
        var (sheets, owner) = (_house.Service<IReturnSheets>(), Caller.OwnerOfTheFolder("owner"));
        var sheet = (await sheets.Sheet(owner, Period("q4"), UnitId.Of(EastTown), default)).Value.ShouldNotBeNull();
        sheet.Lines.Single(l => l.Assignment == Duty).Before.ShouldNotBeNull().Text.ShouldBe("第三季度的话。");
    }

    [Fact]
    public void Takes_no_figure_of_the_earlier_one_for_the_last()
    {
        LedgerFigures.Last([Told("q4", 12), Told("q3", 9)]).ShouldHaveSingleItem().Value.ShouldBe(12);
        LedgerFigures.Last([Told("q1", 3), Told("h1", 5)]).ShouldHaveSingleItem().Value.ShouldBe(5);
        LedgerFigures.Last([Told("q2", 3), Told("m06", 5)]).ShouldHaveSingleItem().Value.ShouldBe(5, customMessage: "they end together: the later told");

        static PeriodReported Told(string period, decimal value) => new(PeriodId.Parse(period), Day, Row(RowOutcome.Progress, "话。", new Quantity("公开文件", value, "件", [])), false);
    }

    [Fact]
    public void Leaves_a_row_that_said_as_before_with_the_words_that_it_meant()
    {
        var past = Past("q3", Told("q1", "第一季度的话。"), Same("q3"), Told("q2", "第二季度的话。"));
        past.Last.ShouldNotBeNull().Text.ShouldBe("第一季度的话。");
    }

    [Fact]
    public void Leaves_a_report_without_a_period_at_its_own_time()
    {
        Past("q3", new ReportSubmitted(Day, "单报的话。", [], false), Told("q2", "第二季度的话。")).Last!.Text.ShouldBe("第二季度的话。");
        Past("q3", Told("q2", "第二季度的话。"), new ReportSubmitted(Day, "单报的话。", [], false), Told("q1", "第一季度的话。")).Last!.Text.ShouldBe("单报的话。");
        Past("q3", Told("q2", "第二季度的话。"), Told("q4", "第四季度的话。"), new ReportSubmitted(Day, "单报的话。", [], false)).Last!.Text.ShouldBe("第二季度的话。");
    }

    [Fact]
    public void Takes_a_correction_of_the_words_that_stand_also_where_a_later_period_said_as_before() =>
        Past("q3", Told("q1", "写错的话。"), Same("q2"), Told("q1", "改过的话。")).Last!.Text.ShouldBe("改过的话。");

    private static PastWords Past(string period, params object[] facts)
    {
        var past = new PastWords(PeriodId.Parse(period));
        foreach (var fact in facts)
        {
            past.Take(fact);
        }
        return past;
    }

    private static PeriodReported Told(string period, string text) => new(PeriodId.Parse(period), Day, Row(RowOutcome.Progress, text), false);

    private static PeriodReported Same(string period) => new(PeriodId.Parse(period), Day, Row(RowOutcome.Same, ""), false);

    private static PeriodRow Row(RowOutcome outcome, string text, params Quantity[] quantities) => new(outcome, text, null, null, [.. quantities], []);

    private GrainAddress Duty => _plan.Child("work-point", "1").Child("assignment", $"{EastTown}");

    private static GrainAddress Period(string period) => GrainAddress.Parse($"{SmallPlan.Government}/2026/period/{period}");

    private static string Sheet(string period) => $"/api/periods/{Period(period).RouteForm}/returns/{EastTown}";

    private async Task Sent(string period, string words)
    {
        await Open(period);
        await Send(period, words);
    }

    private async Task Open(string period) => await (await _office.PostAsJsonAsync("/api/periods", new { period, year = 2026 })).ShouldBeDone();

    private async Task Send(string period, string text) =>
        await (await _town.PostAsJsonAsync(Sheet(period), new { rows = new[] { new { assignment = Duty.Value, outcome = "progress", text } } })).ShouldBeDone();

    private async Task<string?> Before(string period)
    {
        var row = (await (await _town.GetAsync(Sheet(period))).Json()).GetProperty("rows").EnumerateArray().Single(r => r.GetProperty("assignment").GetString() == Duty.Value);
        return row.TryGetProperty("lastText", out var text) && text.ValueKind is JsonValueKind.String ? text.GetString() : null;
    }
}
