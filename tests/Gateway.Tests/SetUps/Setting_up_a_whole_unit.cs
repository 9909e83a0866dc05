using System.IO.Compression;
using System.Net.Http.Json;
using System.Text.Json;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Gateway.Tests.Plans;
using Tracker.Gateway.Tests.Returns;
using Tracker.Gateway.Tests.Tables;
using Tracker.Units;

namespace Tracker.Gateway.Tests.SetUps;

/// <summary>建账 of all a unit's duties at once, over REST and by workbook.</summary>
public class Setting_up_a_whole_unit : IAsyncLifetime
{
    private const int EastTown = 4;
    private const string Sheet = "/api/set-ups/4";
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
    public async Task Writes_each_duty_by_its_own_rules_and_keeps_names_out_of_the_journal()
    {
        var sheet = await (await (await Enter(
            new { assignment = Of(1).Value, measures = "先登门户。", outcomeForm = "专栏", department = "党政办", leader = "某甲", contact = "某乙 010-1", milestones = new[] { new { day = "2026-05-01", text = "登出" } } },
            new { assignment = Of(3).Value, measures = "每季度核对。", leader = "某甲" })).ShouldBeDone()).Json();

        sheet.GetProperty("missing").GetInt32().ShouldBe(0);
        Rows(sheet).ShouldBe(["1 entered 先登门户。 某甲", "3 entered 每季度核对。 某甲"]);
        (await _house.Grains.Assignment(Of(1)).Look()).State.ShouldBeOfType<Assignment.Open>().SetUp.ShouldBe(SetUpStanding.Entered);
        (await (await _office.GetAsync("/api/today")).Json()).GetProperty("office").GetProperty("waiting").EnumerateArray()
            .Single(w => w.GetProperty("kind").GetString() == "set-ups").GetProperty("count").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task With_one_bad_row_writes_none()
    {
        await (await Enter(new { assignment = Of(1).Value, measures = "先登门户。" }, new { assignment = Of(3).Value, measures = " ", outcomeForm = "清单" })).ShouldBeRefused(422, "set-up.measures-missing");
        Rows(await (await _town.GetAsync(Sheet)).Json()).ShouldBe(["1 none  ", "3 none  "]);
    }

    [Fact]
    public async Task What_stands_already_is_not_reviewed_again_and_a_changed_name_is_no_fact()
    {
        await (await Enter(new { assignment = Of(1).Value, measures = "先登门户。", leader = "某甲" })).ShouldBeDone();
        await (await _office.PostAsJsonAsync($"/api/assignments/{Of(1).RouteForm}/set-up/accept", new { })).ShouldBeDone();
        var version = (await _house.Grains.Assignment(Of(1)).Look()).Version;
        var sheet = await (await (await Enter(new { assignment = Of(1).Value, measures = "先登门户。", leader = "某丙" })).ShouldBeDone()).Json();

        Rows(sheet)[0].ShouldBe("1 accepted 先登门户。 某丙");
        (await _house.Grains.Assignment(Of(1)).Look()).Version.ShouldBe(version);
    }

    [Fact]
    public async Task Is_refused_where_somebody_else_wrote_meanwhile_and_unknown_to_others()
    {
        var version = (await _house.Grains.Assignment(Of(1)).Look()).Version;
        await (await Enter(new { assignment = Of(1).Value, measures = "别人写的。" })).ShouldBeDone();
        await (await Enter(new { assignment = Of(1).Value, measures = "我写的。", version })).ShouldBeRefused(412, "grain.changed-meanwhile");
        using var water = await _house.Program("water", SmallPlan.Government, 2, AccountRole.UnitHandler);
        await (await water.GetAsync(Sheet)).ShouldBeRefused(404, "assignment.unknown");
        await (await _town.PostAsJsonAsync(Sheet, new { rows = new[] { new { assignment = Of(2, 2).Value, measures = "别家的。" } } })).ShouldBeRefused(404, "assignment.unknown");
    }

    [Fact]
    public async Task By_workbook_good_rows_are_written_and_each_fault_names_its_cell()
    {
        var book = await Down(_town, $"{Sheet}.xlsx");
        Written.Faults(book).ShouldBeEmpty();
        Written.Cells(book)["B4"].ShouldBe("1");
        var filled = book.With(("F4", "先登门户。"), ("G4", "专栏"), ("I4", "2026-05-01 登出\n2026-06-01 核对"), ("K4", "某甲"), ("F5", "每季度核对。"), ("I5", "五月 核对"));

        var preview = await Up(_town, filled, ("preview", "true"));
        Fates(preview).ShouldBe(["4 new", "5 refused"]);
        var fault = preview.GetProperty("workbooks")[0].GetProperty("rows")[1].GetProperty("faults")[0];
        (fault.GetProperty("cell").GetString(), fault.GetProperty("rule").GetProperty("code").GetString()).ShouldBe(("I5", "set-up.milestone-unreadable"));
        (await Up(_town, filled)).GetProperty("written").GetInt32().ShouldBe(0);
        (await Up(_town, filled, ("goodOnly", "true"))).GetProperty("written").GetInt32().ShouldBe(1);
        Rows(await (await _town.GetAsync(Sheet)).Json()).ShouldBe(["1 entered 先登门户。 某甲", "3 none  "]);
        Fates(await Up(_town, filled.With(("I5", "")))).ShouldBe(["4 same", "5 new"]);
    }

    [Fact]
    public async Task By_workbook_nothing_others_wrote_is_written_over()
    {
        var filled = (await Down(_town, $"{Sheet}.xlsx")).With(("F4", "我写的。"));
        await (await Enter(new { assignment = Of(1).Value, measures = "别人写的。" })).ShouldBeDone();

        Fates(await Up(_town, filled, ("goodOnly", "true"))).ShouldBe(["4 conflict", "5 blank"]);
        Rows(await (await _town.GetAsync(Sheet)).Json())[0].ShouldBe("1 entered 别人写的。 ");
    }

    [Fact]
    public async Task By_workbook_a_cell_is_written_beside_what_others_wrote_into_other_cells()
    {
        await (await Enter(new { assignment = Of(1).Value, measures = "先登门户。", leader = "某甲" })).ShouldBeDone();
        var book = await Down(_town, $"{Sheet}.xlsx");
        await (await Enter(new { assignment = Of(1).Value, measures = "别人改的。", leader = "某甲", contact = "某乙 010-1" })).ShouldBeDone();

        Fates(await Up(_town, book.With(("G4", "专栏"), ("L4", "某丁 010-2")))).ShouldBe(["4 conflict", "5 blank"]);
        Fates(await Up(_town, book.With(("G4", "专栏"), ("K4", "某丙")))).ShouldBe(["4 changed", "5 blank"]);

        var stands = (await (await _town.GetAsync(Sheet)).Json()).GetProperty("rows")[0];
        (stands.GetProperty("setUp").GetProperty("measures").GetString(), stands.GetProperty("setUp").GetProperty("outcomeForm").GetString()).ShouldBe(("别人改的。", "专栏"));
        (stands.GetProperty("leader").GetString(), stands.GetProperty("contact").GetString()).ShouldBe(("某丙", "某乙 010-1"));
        Fates(await Up(_town, book.With(("G4", "专栏"), ("K4", "某丙")))).ShouldBe(["4 same", "5 blank"], "sent once more it does nothing");
    }

    [Fact]
    public async Task A_workbook_that_went_down_before_each_cell_was_told_is_taken_row_by_row()
    {
        await (await Enter(new { assignment = Of(1).Value, measures = "先登门户。" })).ShouldBeDone();
        var book = await Down(_town, $"{Sheet}.xlsx");
        var before = book.With(("A4", string.Join('|', Written.Cells(book)["A4"].Split('|')[..5]).Replace("S2", "S1", StringComparison.Ordinal)), ("G4", "专栏"));

        Fates(await Up(_town, before, ("preview", "true"))).ShouldBe(["4 changed", "5 blank"]);
        await (await Enter(new { assignment = Of(1).Value, measures = "别人改的。" })).ShouldBeDone();
        Fates(await Up(_town, before)).ShouldBe(["4 conflict", "5 blank"]);
    }

    [Fact]
    public async Task The_office_sends_a_zip_of_all_units_down_and_up()
    {
        using var down = new ZipArchive(new MemoryStream(await Down(_office, "/api/set-ups/all.zip")));
        var files = new List<(string, byte[])>();
        foreach (var entry in down.Entries)
        {
            using var memory = new MemoryStream();
            await using var content = await entry.OpenAsync();
            await content.CopyToAsync(memory);
            files.Add((entry.Name, memory.ToArray().With(("F4", $"{entry.Name[..4]}的举措"))));
        }
        files.Count.ShouldBe(5);
        (await Up(_office, FilledIn.Zip([.. files]))).GetProperty("written").GetInt32().ShouldBe(5);
        Rows(await (await _town.GetAsync(Sheet)).Json())[0].ShouldBe("1 entered 东坪镇政的举措 ");
        (await Up(_town, files[0].Item2)).GetProperty("workbooks")[0].GetProperty("rejection").GetProperty("code").GetString().ShouldBe("return-workbook.other-unit");
    }

    [SofficeFact]
    public async Task Saved_again_by_LibreOffice_it_comes_up_right()
    {
        var filled = (await Down(_town, $"{Sheet}.xlsx")).With(("F4", "先登门户。\n再贴公告。"), ("I4", "2026-05-01 登出"));
        var saved = await Soffice.Converted("建账表.ods", await Soffice.Converted("建账表.xlsx", filled, "ods"), "xlsx");
        Fates(await Up(_town, saved)).ShouldBe(["4 new", "5 blank"]);
        Rows(await (await _town.GetAsync(Sheet)).Json())[0].ShouldStartWith("1 entered 先登门户。\n再贴公告。");
    }

    private GrainAddress Of(int point, int unit = EastTown) => _plan.Child("work-point", $"{point}").Child("assignment", $"{unit}");

    private Task<HttpResponseMessage> Enter(params object[] rows) => _town.PostAsJsonAsync(Sheet, new { rows });

    private static async Task<byte[]> Down(HttpClient who, string path) => await (await (await who.GetAsync(path)).ShouldBeDone()).Content.ReadAsByteArrayAsync();

    private static async Task<JsonElement> Up(HttpClient who, byte[] book, params (string, string)[] fields)
    {
        using var form = ServedFolder.Form("建账表.xlsx", book, fields);
        return await (await (await who.PostAsync("/api/set-ups/workbooks", form)).ShouldBeDone()).Json();
    }

    private static string[] Fates(JsonElement reply) =>
        [.. reply.GetProperty("workbooks")[0].GetProperty("rows").EnumerateArray().Select(r => $"{r.GetProperty("row")} {r.GetProperty("fate").GetString()}")];

    private static string[] Rows(JsonElement sheet) =>
    [
        .. sheet.GetProperty("rows").EnumerateArray().Select(r =>
            $"{r.GetProperty("point").GetString()} {r.GetProperty("standing").GetString()} {(r.TryGetProperty("setUp", out var words) && words.ValueKind == JsonValueKind.Object ? words.GetProperty("measures").GetString() : "")} {r.GetProperty("leader").GetString()}"),
    ];
}
