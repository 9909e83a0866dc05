using System.IO.Compression;
using Tracker.Gateway.Tests.Pages;

namespace Tracker.Gateway.Tests.Year;

/// <summary>
/// The demo province's year, from 下达 to 归档, by pages, workbooks and REST on one running host. Every act is written down, and after each quarter what
/// the program exports is held against a recount of those acts that knows nothing of the program.
/// </summary>
[Collection(nameof(LongRounds))]
public sealed class Living_through_the_year(Browser browser)
{
    private const string City = "霁川市政府"; // has a demo account
    private static readonly YearPlan Plan = YearPlan.Make();

    [BrowserFact]
    public async Task Its_ledger_missing_units_and_burden_agree_with_a_recount()
    {
        await using var house = await YearHouse.Open(new DateOnly(2026, 3, 23));
        var (chance, pages, office, compared) = (new Random(20260323), new YearPages(house, browser), new YearOffice(house), new YearCompared(house));
        var sheets = new YearSheets(house, chance);
        await using var ladder = new YearLadder(house);

        await ladder.Begin(City);
        await Spring(house, pages, office, compared);
        await FirstQuarter(house, pages, office, sheets, ladder, compared);
        await SecondQuarter(house, office, sheets, ladder, compared);
        await ThirdQuarter(house, office, sheets, ladder, compared);
        await YearsEnd(house, pages, office, sheets, ladder, compared);
    }

    private static async Task Spring(YearHouse house, YearPages pages, YearOffice office, YearCompared compared)
    {
        house.Plan = await pages.Assign(Plan.Text);
        office.Assigned(Plan);
        await compared.ShouldAgree("下达");

        var wrong = Duties(3, "责任").Concat(Duties(7, "责任")).Take(3).ToArray();
        house.On(3, 24);
        await office.ByUnits("acknowledge", "acknowledge", null, [.. All.Except(wrong).Where((_, n) => n % 9 != 0)]);
        house.On(3, 25);
        await office.ByUnits("refuse", "refuse", new { reason = "不是本单位的职责" }, wrong);
        house.On(3, 26);
        await office.ByOffice("uphold", "uphold", new { reason = "三定方案写明归口" }, wrong[0], wrong[2]);
        await office.Adjust(wrong[1].Point, wrong[1].Unit, null, "withdraw");
        await office.Adjust(wrong[1].Point, Plan.Departments.Last(d => Plan.Points[int.Parse(wrong[1].Point, System.Globalization.CultureInfo.InvariantCulture) - 1].Duties.All(o => o.Unit != d)), "责任", "add-duty");

        house.On(3, 27);
        var mine = All.First(d => d.Unit == City);
        await pages.SetUp("demo-city", YearHouse.RouteOf((await house.Rows())[mine]));
        house.Script.Say("set-up", new { point = mine.Point, unit = mine.Unit });
        var leads = Leads.ToArray();
        var entered = new { measures = "分两批做完，做一件公布一件。", outcomeForm = "专栏", department = "办公室" };
        await office.ByUnits("set-up", "set-up", entered, leads);
        house.On(3, 30);
        await office.ByOffice("accept-set-up", "set-up/accept", null, [mine, .. leads[2..]]);
        await office.ByOffice("return-set-up", "set-up/return", new { reason = "没有写到人" }, leads[..2]);
        house.On(3, 31);
        await office.ByUnits("set-up", "set-up", entered, leads[..2]);
        await compared.ShouldAgree("建账");
    }

    private static async Task FirstQuarter(YearHouse house, YearPages pages, YearOffice office, YearSheets sheets, YearLadder ladder, YearCompared compared)
    {
        house.On(4, 1);
        await sheets.Open("q1", new DateOnly(2026, 4, 10));
        string[] units = [.. Plan.Departments, .. Plan.Cities.Where(c => c != City)];
        house.On(4, 8);
        await sheets.SendWorkbooks(units[..38].ToHashSet());
        house.On(4, 9);
        foreach (var unit in units[38..45])
        {
            await sheets.Send(unit);
        }
        foreach (var unit in units[45..48])
        {
            await sheets.Send(unit, r => r.GetProperty("role").GetString() == "responsible" && r.GetProperty("point").GetString() == "2" ? new Said("不涉及", "本市没有这类事项。") : new Said("本期无新增", ""));
        }
        await sheets.Send(units[48], _ => new Said("本期无新增", ""), house.Office); // 代录
        await Typed(house, pages, sheets);
        house.On(4, 13);
        foreach (var unit in units[49..51])
        {
            await sheets.Send(unit); // 迟报; the last two send nothing
        }

        house.On(4, 14);
        await office.ByOffice("confirm-not-concerned", "not-concerned/confirm", null, ("2", units[45]), ("2", units[46]));
        await office.ByOffice("deny-not-concerned", "not-concerned/deny", new { reason = "辖区内有三处" }, ("2", units[47]));
        await Returned(house, sheets, units[38]);
        var sentBack = (await house.Rows()).Where(r => r.Key.Unit == units[39] && r.Value.GetProperty("status").GetString() == "underway").Select(r => r.Key).First();
        await office.ByOffice("return", "return", new { reason = "没有写数字" }, sentBack);
        await compared.PeriodShouldAgree("q1");
        await compared.ShouldAgree("退回整张表");
        await ladder.Climb("reminder"); // 催办 of those that sent nothing
        house.On(4, 15);
        await sheets.Send(units[38], r => r.GetProperty("point").GetString() == "1" ? new Said("有进展", "补上了清单。", 12) : null);
        await sheets.Send(units[39], r => YearHouse.Printed(r.GetProperty("point").GetString()!) == sentBack.Point ? new Said("有进展", "补上了数字。", 30) : null);
        await house.Post(house.Office, $"/api/plans/{house.Plan}/points/6/amend", new { reason = "更正笔误", text = "按本单位实际细化做法，形成可查、可比的结果。" });

        await compared.ShouldAgree("重新报送");

        house.On(4, 20);
        await compared.PeriodShouldAgree("q1");
        await sheets.Close();
        await compared.ShouldAgree("第一季度");
    }

    private static async Task SecondQuarter(YearHouse house, YearOffice office, YearSheets sheets, YearLadder ladder, YearCompared compared)
    {
        house.On(5, 18);
        await office.Add("追加1", new DateOnly(2026, 8, 31), "省教育厅", [.. Plan.Cities.Take(5)]);
        house.On(5, 20);
        await office.ByUnits("acknowledge", "acknowledge", null, [.. Plan.Cities.Take(3).Select(c => ("追加1", c))]);
        await office.Ask("公开日活动", [.. Plan.Cities.Take(4), .. Plan.Departments.Take(6)], new DateOnly(2026, 6, 5));
        house.On(6, 1);
        await office.Adjust("6", Plan.Cities[3], "配合", "change-role");
        await office.ChangeDue("7", Plan.Points[6].Duties[1].Unit, new DateOnly(2026, 8, 31));
        house.On(6, 15);
        await office.SetAbove("13", Plan.Points[12].Duties[1].Unit);
        await office.Extend(("1", City), new DateOnly(2026, 7, 31));
        await office.Change("rename", ["省体育局"], "省体育和健身局");
        house.On(6, 20);
        await house.Unit("省粮食和储备局");
        await office.Change("merge", ["省粮食和储备局", "省国动办"], "省储备和国防动员局");

        house.On(7, 1);
        await office.Explain("13", Plan.Points[12].Duties[1].Unit);
        await sheets.Open("q2", new DateOnly(2026, 7, 10));
        var units = UnitsNow();
        house.On(7, 9);
        await sheets.SendWorkbooks(units[..36].ToHashSet());
        foreach (var unit in units[36..46])
        {
            await sheets.Send(unit);
        }
        house.On(7, 14);
        foreach (var unit in units[46..50])
        {
            await sheets.Send(unit);
        }
        var done = Leads.Where(d => d.Unit is not ("省体育局" or "省粮食和储备局" or "省国动办")).Take(12).ToArray();
        await office.ByUnits("report-closure", "closure", new { text = "已经做完，页面都在。", evidence = new[] { new { url = "https://example.org/done", title = "公开页面" } } }, done);
        house.On(7, 16);
        await office.ByOffice("close", "close", null, done[..9]);
        await office.ByOffice("return", "return", new { reason = "还差两项" }, done[9]);
        house.On(7, 17);
        await office.ByOffice("reopen", "reopen", new { reason = "网页打不开了" }, done[0]);
        await ladder.Climb("reminder"); // of what fell due on 30 June
        house.On(7, 20);
        await compared.PeriodShouldAgree("q2");
        await sheets.Close();
        await compared.ShouldAgree("第二季度");
    }

    private static async Task ThirdQuarter(YearHouse house, YearOffice office, YearSheets sheets, YearLadder ladder, YearCompared compared)
    {
        house.On(8, 10);
        await office.Withdraw("14");
        await ladder.Climb("urge");
        await ladder.Answer(City);
        house.On(10, 1);
        await ladder.Climb("notice");
        await sheets.Open("q3", new DateOnly(2026, 10, 10));
        var units = UnitsNow();
        house.On(10, 9);
        await sheets.SendWorkbooks(units[10..52].ToHashSet());
        foreach (var unit in units[..8])
        {
            await sheets.Send(unit);
        }
        house.On(10, 12);
        await sheets.Send(units[8]);
        await ladder.Climb("order");
        house.On(10, 20);
        await compared.PeriodShouldAgree("q3");
        string[] denying = [City, Plan.Cities[1]];
        await ladder.Review("q3", denying);
        await sheets.Close();
        await compared.ShouldAgree("第三季度");
        house.On(10, 26);
        await ladder.IssueReview(denying.Length);
        house.On(11, 2);
        await ladder.Score(City);
        await compared.ShouldAgree("通报以后");
    }

    private static async Task YearsEnd(YearHouse house, YearPages pages, YearOffice office, YearSheets sheets, YearLadder ladder, YearCompared compared)
    {
        house.On(12, 20);
        await sheets.Open("q4", new DateOnly(2026, 12, 28));
        var units = UnitsNow();
        house.On(12, 27);
        await sheets.SendWorkbooks(units[..40].ToHashSet());
        foreach (var unit in units[40..52])
        {
            await sheets.Send(unit);
        }
        house.On(12, 29);
        await compared.PeriodShouldAgree("q4");
        await sheets.Close();
        var open = (await house.Rows()).Where(r => r.Value.GetProperty("status").GetString() is "unacknowledged" or "underway" or "returned" or "closure-reported")
            .OrderBy(r => r.Value.GetProperty("assignment").GetString(), StringComparer.Ordinal).ToList();
        var proven = open.Where(r => r.Value.GetProperty("evidence").GetInt32() > 0 && r.Value.GetProperty("status").GetString() is "underway").Select(r => r.Key).ToList();
        await office.ByOffice("close", "close", null, [.. proven.Where((_, n) => n % 2 == 0)]);
        await office.Clear("年度任务完成并长期坚持", [.. proven.Where((_, n) => n % 2 == 1)]);
        var rest = open.Select(r => r.Key).Except(proven).ToList();
        await office.Clear("结转下年", [.. rest.Where((_, n) => n % 3 == 0)]);
        await office.Clear("未完成（转整改）", [.. rest.Where((_, n) => n % 3 == 1)]);
        await office.Clear("不涉及", [.. rest.Where((_, n) => n % 12 == 2)]);
        await pages.Look("end");

        house.On(12, 31);
        var end = await compared.ShouldAgree("年末");
        end.Burden.AtMostHalf.ShouldBeTrue($"{end.Burden.Ours} of {end.Burden.OneForm} fields");
        var burden = await house.Get(house.Office, "/api/burden/2026");
        (burden.GetProperty("asked").GetInt32(), burden.GetProperty("byForm").GetInt32()).ShouldBe((end.Burden.Ours, end.Burden.OneForm));
        await ladder.ShouldBeInOrder();
        await house.Told.ShouldBeOnce();
        await Archived(house);
        await KeptIsRebuilt(house);
        await compared.ShouldAgree("重建以后");
    }

    /// <summary>One unit's sheet by hand, in a browser.</summary>
    private static async Task Typed(YearHouse house, YearPages pages, YearSheets sheets)
    {
        var number = await house.NumberOf(City);
        var rows = (await house.Get(house.Office, $"/api/periods/{sheets.PeriodRoute}/returns/{number}")).GetProperty("rows").EnumerateArray().ToList();
        var first = rows.FindIndex(r => r.GetProperty("open").GetBoolean());
        await pages.Sheet("demo-city", sheets.PeriodRoute, number, first, "第一季度贴出了两期。");
        sheets.Log(City, "page", rows.Where(r => r.GetProperty("open").GetBoolean()).Select((r, n) =>
            (YearHouse.Printed(r.GetProperty("point").GetString()!), new Said(n == 0 ? "有进展" : "与上期一致", ""))));
    }

    private static async Task Returned(YearHouse house, YearSheets sheets, string unit)
    {
        await house.Post(house.Office, $"/api/periods/{sheets.PeriodRoute}/returns/{await house.NumberOf(unit)}/return", new { reason = "请补清单" });
        house.Script.Say("return-sheet", new { period = sheets.Period, unit });
    }

    private static async Task Archived(YearHouse house)
    {
        using var zip = new ZipArchive(await house.Office.GetStreamAsync("/api/archives/2026.zip"));
        zip.Entries.Select(e => e.Name).ShouldContain("index.html");
        zip.Entries.Select(e => e.Name).ShouldContain("SHA256SUMS.txt");
    }

    private static async Task KeptIsRebuilt(YearHouse house)
    {
        var check = house.Service<Silo.WholeCheck>();
        var kept = check.Run([], null, default);
        kept.Findings.ShouldBeEmpty();
        await house.Service<Silo.Journal.IStore>().Rebuild(null);
        check.Run([], null, default).Sound.ShouldBeTrue();
    }

    private static IEnumerable<(string Point, string Unit)> All => Plan.Points.SelectMany(p => p.Duties.Select(d => (p.Number, d.Unit)));

    private static IEnumerable<(string Point, string Unit)> Leads => Plan.Points.SelectMany(p => p.Duties.Where(d => d.Role == "牵头").Select(d => (p.Number, d.Unit)));

    private static IEnumerable<(string Point, string Unit)> Duties(int point, string role) =>
        Plan.Points[point - 1].Duties.Where(d => d.Role == role).Select(d => (Plan.Points[point - 1].Number, d.Unit));

    /// <summary>After the summer's changes.</summary>
    private static string[] UnitsNow() =>
    [
        .. Plan.Departments.Where(d => d is not ("省粮食和储备局" or "省国动办")).Select(d => d == "省体育局" ? "省体育和健身局" : d), "省储备和国防动员局", .. Plan.Cities,
    ];
}
