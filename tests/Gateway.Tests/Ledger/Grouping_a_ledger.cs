using System.Net.Http.Json;
using System.Text.Json;
using Tracker.Deciding;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Gateway.Tests.Plans;
using Tracker.Gateway.Tests.Tables;

namespace Tracker.Gateway.Tests.Ledger;

/// <summary>Any grouping adds up to the same whole, and every number opens just the rows that it counts.</summary>
public class Grouping_a_ledger(Grouping_a_ledger.Reported ledger) : IClassFixture<Grouping_a_ledger.Reported>
{
    private static readonly (string Number, string Filter)[] Numbers =
    [
        ("assignments", ""), ("closed", "&status=done"), ("closureReported", "&status=closure-reported"), ("underway", "&status=underway"), ("returned", "&status=returned"),
        ("unacknowledged", "&status=unacknowledged"), ("overdue", "&due=late"), ("silent", "&reports=none"),
    ];

    private readonly ServedFolder _house = ledger.House;

    private string Ledger => $"/api/plans/{ledger.Plan.RouteForm}/ledger";

    public sealed class Reported : IAsyncLifetime
    {
        internal ServedFolder House { get; private set; } = null!;

        internal GrainAddress Plan { get; private set; }

        public async Task InitializeAsync()
        {
            (House, Plan) = await ServedFolder.OpenAssigned();
            var of = $"/api/assignments/{Plan.RouteForm}~work-point";
            await (await House.Http.PostAsJsonAsync($"{of}~2~assignment~2/reports", new { text = "听证材料已公开。", evidence = new[] { new { url = "https://example.org/a" } } })).ShouldBeDone();
            await (await House.Http.PostAsJsonAsync($"{of}~1~assignment~4/closure", new { text = "贴了。", evidence = new[] { new { url = "https://example.org/b" } } })).ShouldBeDone();
            await (await House.Http.PostAsJsonAsync($"{of}~1~assignment~4/close", new { })).ShouldBeDone();
            await (await House.Http.PostAsJsonAsync($"{of}~3~assignment~5/acknowledge", new { })).ShouldBeDone();
        }

        public async Task DisposeAsync() => await House.DisposeAsync();
    }

    [Theory]
    [InlineData("point", 3)]
    [InlineData("section", 2)]
    [InlineData("lead", 3)]
    [InlineData("unit", 5)]
    [InlineData("region", 1)]
    public async Task Every_number_is_the_length_of_its_list(string by, int groups)
    {
        var answer = await (await (await _house.Http.GetAsync($"{Ledger}/groups?by={by}")).ShouldBeDone()).Json();

        answer.GetProperty("groups").GetArrayLength().ShouldBe(groups);
        foreach (var (number, filter) in Numbers)
        {
            var sum = 0;
            foreach (var group in answer.GetProperty("groups").EnumerateArray())
            {
                var counted = group.GetProperty(number).GetInt32();
                var list = await (await _house.Http.GetAsync($"{Ledger}?role=counted&section=document&{by}={Uri.EscapeDataString(group.GetProperty("key").GetString()!)}{filter}")).Json();
                var shown = by == "section" ? await InSection(group, filter) : list.GetProperty("total").GetInt32();
                shown.ShouldBe(counted, $"{by} {group.GetProperty("name").GetString()} {number}");
                sum += counted;
            }
            sum.ShouldBe(answer.GetProperty("whole").GetProperty(number).GetInt32(), $"{by} {number}");
        }
    }

    [Fact]
    public async Task It_can_be_had_as_a_workbook_with_totals()
    {
        var book = await _house.Http.GetByteArrayAsync($"{Ledger}/groups.xlsx?by=lead");

        Written.Faults(book).ShouldBeEmpty();
        Written.Cells(book)["A1"].ShouldBe("云岭市2026年政务公开工作要点分牵头单位汇总");
        await (await _house.Http.GetAsync($"{Ledger}/groups?by=weather")).ShouldBeRefused(400, "request.malformed");
    }

    private async Task<int> InSection(JsonElement group, string filter) =>
        (await (await _house.Http.GetAsync($"{Ledger}?role=counted&section={group.GetProperty("key").GetString()}{filter}")).Json()).GetProperty("total").GetInt32();
}
