using System.Net.Http.Json;
using FsCheck;
using FsCheck.Fluent;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Gateway.Tests.Plans;

namespace Tracker.Gateway.Tests.Returns;

/// <summary>Sheets are sent, returned and sent again while single duties are reported on and returned: each says the same of the other, whatever the order.</summary>
public class Any_life_of_sheets_and_duties
{
    private const string Period = $"/api/periods/{SmallPlan.Government}~2026~period~q3";

    /// <summary>Unit by unit the points that it is on.</summary>
    private static readonly (int Unit, int[] Points)[] Units = [(1, [1, 2]), (2, [2, 3]), (4, [1, 3]), (5, [1, 3])];

    [Fact]
    public void Leaves_the_duties_as_the_last_sheet_says() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(3),
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed => Holds(seed).GetAwaiter().GetResult()));

    private static async Task<bool> Holds(int seed)
    {
        await using var house = await ServedFolder.Open();
        await house.Register(SmallPlan.Government, SmallPlan.Units);
        var plan = (await house.Assigned(SmallPlan.Government, SmallPlan.Text)).Value;
        await (await house.Http.PostAsJsonAsync("/api/periods", new { period = "q3", year = 2026, government = SmallPlan.Government })).ShouldBeDone();
        var chance = new Random(seed);
        var said = Units.ToDictionary(u => u.Unit, _ => new SheetSaid());
        var duties = Units.SelectMany(u => u.Points.Select(p => $"{plan}/work-point/{p}/assignment/{u.Unit}")).ToDictionary(d => d, _ => new DutySaid());
        for (var step = 0; step < 40; step++)
        {
            var (unit, points) = Units[chance.Next(Units.Length)];
            var (sheet, own) = (said[unit], points.Select(p => $"{plan}/work-point/{p}/assignment/{unit}").ToList());
            var one = own[chance.Next(own.Count)];
            switch (chance.Next(6))
            {
                case < 3:
                    var rows = own.Where(_ => chance.Next(2) == 0).DefaultIfEmpty(one).Select(d => (Duty: d, Text: $"第{step}步进展")).ToList();
                    await (await house.Http.PostAsJsonAsync($"{Period}/returns/{unit}", new { rows = rows.Select(r => new { assignment = r.Duty, outcome = "progress", text = r.Text }) })).ShouldBeDone();
                    foreach (var answered in sheet.Filed.Keys.Where(d => sheet.Returned && duties[d].WithSheet))
                    {
                        duties[answered] = duties[answered] with { Status = "underway", WithSheet = false };
                    }
                    foreach (var (duty, text) in rows)
                    {
                        duties[duty] = new DutySaid("underway", text);
                        sheet.Filed[duty] = text;
                    }
                    sheet.Returned = false;
                    break;
                case 3:
                    var answer = await house.Http.PostAsJsonAsync($"{Period}/returns/{unit}/return", new { reason = "请补数字" });
                    if (sheet.Filed.Count == 0)
                    {
                        await answer.ShouldBeRefused(409, "period-return.not-sent");
                        break;
                    }
                    await answer.ShouldBeDone();
                    foreach (var returned in sheet.Filed.Keys.Where(d => !sheet.Returned && duties[d].Status == "underway"))
                    {
                        duties[returned] = duties[returned] with { Status = "returned", WithSheet = true };
                    }
                    sheet.Returned = true;
                    break;
                case 4 when duties[one].Status == "underway":
                    await (await house.Http.PostAsJsonAsync($"/api/assignments/{one.Replace('/', '~')}/return", new { reason = "请补材料" })).ShouldBeDone();
                    duties[one] = duties[one] with { Status = "returned", WithSheet = false };
                    break;
                default:
                    await (await house.Http.PostAsJsonAsync($"/api/assignments/{one.Replace('/', '~')}/reports", new { text = $"第{step}步单报" })).ShouldBeDone();
                    duties[one] = new DutySaid("underway", $"第{step}步单报");
                    break;
            }
            await Agrees(house, unit, sheet, own, duties);
        }
        var kept = await Everything(house, plan);
        var store = house.Service<Tracker.Silo.Journal.IStore>();
        store.Verify().Findings.ShouldBeEmpty();
        await store.Rebuild(null);
        (await Everything(house, plan)).ShouldBe(kept, "kept = rebuilt");
        return true;
    }

    private static async Task Agrees(ServedFolder house, int unit, SheetSaid said, List<string> own, Dictionary<string, DutySaid> duties)
    {
        var sheet = await (await house.Http.GetAsync($"{Period}/returns/{unit}")).Json();
        sheet.TryGetProperty("returnedFor", out _).ShouldBe(said.Returned);
        foreach (var duty in own)
        {
            var row = sheet.GetProperty("rows").EnumerateArray().Single(r => r.GetProperty("assignment").GetString() == duty);
            (row.TryGetProperty("filed", out var filed) ? filed.GetProperty("text").GetString() : null).ShouldBe(said.Filed.GetValueOrDefault(duty));
            var card = await (await house.Http.GetAsync($"/api/assignments/{duty.Replace('/', '~')}")).Json();
            card.GetProperty("status").GetString().ShouldBe(duties[duty].Status);
            (card.TryGetProperty("lastReport", out var last) ? last.GetString() : null).ShouldBe(duties[duty].Text);
        }
    }

    private static async Task<string> Everything(ServedFolder house, string plan) =>
        await house.Http.GetStringAsync($"/api/plans/{plan.Replace('/', '~')}/ledger") + await house.Http.GetStringAsync($"{Period}/returns");

    private sealed class SheetSaid
    {
        public Dictionary<string, string> Filed { get; } = [];

        public bool Returned { get; set; }
    }

    /// <param name="WithSheet">Returned with its sheet, and answered with it.</param>
    private sealed record DutySaid(string Status = "unacknowledged", string? Text = null, bool WithSheet = false);
}
