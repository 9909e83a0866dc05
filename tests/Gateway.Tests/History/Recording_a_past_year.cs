using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Tracker.Accounts;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Gateway.Tests.Plans;
using Tracker.Silo.Journal;

namespace Tracker.Gateway.Tests.History;

public class Recording_a_past_year : IAsyncLifetime
{
    private static readonly (string, string)[] Said = [("year", "2025"), ("states", "基本完成=结转下年"), ("names", "市体改办=former")];
    private ServedFolder _house = null!;

    public async Task InitializeAsync()
    {
        _house = await ServedFolder.Open();
        await _house.Register(SmallPlan.Government, SmallPlan.Units);
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task Is_previewed_with_its_questions_and_writes_nothing()
    {
        var before = await Position();

        var preview = await Done(PastLedger.Book(), [("year", "2025"), ("preview", "true")]);

        preview.GetProperty("refusal").GetProperty("code").GetString().ShouldBe("history.questions-open");
        Texts(preview, "states", "word").ShouldBe(["基本完成"]);
        Texts(preview, "names", "name").ShouldBe(["市体改办"]);
        Texts(preview, "columns", "meaning").ShouldBe(["number", "task", "lead", "responsible", "deadline", "progress", "evidence", "state"]);
        preview.GetProperty("title").GetString().ShouldBe("云岭市2025年政务公开任务台账");
        (preview.GetProperty("points").GetInt32(), preview.GetProperty("assignments").GetInt32()).ShouldBe((2, 4));
        (await Position()).ShouldBe(before);
        Kept().ShouldBe(0);
    }

    [Fact]
    public async Task Is_refused_whole_while_something_is_not_known()
    {
        var before = await Position();

        var reply = await Done(PastLedger.Book(), [("year", "2025")]);

        (reply.GetProperty("applied").GetBoolean(), reply.GetProperty("refusal").GetProperty("code").GetString()).ShouldBe((false, "history.questions-open"));
        (await Position()).ShouldBe(before);
        Kept().ShouldBe(0);
    }

    [Fact]
    public async Task Stands_in_the_ledger_as_that_year_s_with_nobody_late()
    {
        var plan = await Recorded();

        var row = (await Json("/api/plans")).EnumerateArray().ShouldHaveSingleItem();
        (row.GetProperty("stage").GetString(), row.GetProperty("points").GetInt32(), row.GetProperty("assignments").GetInt32()).ShouldBe(("recorded", 2, 5));
        var rows = (await Json($"/api/plans/{plan}/ledger")).GetProperty("rows").EnumerateArray().ToList();
        rows.Select(r => $"{r.GetProperty("point").GetString()} {r.GetProperty("unit").GetString()} {r.GetProperty("status").GetString()}").ShouldBe([
            "1 市规划局 closed", "1 东坪镇政府 closed", "1 西坪镇政府 closed", "2 市水务局 underway", "2 市体改办 underway"]);
        (await Json($"/api/plans/{plan}/ledger?overdue=true")).GetProperty("rows").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_name_that_was_mapped_to_a_unit_is_its_alias_from_then_on()
    {
        await Done(PastLedger.Book(), [("year", "2025"), ("states", "基本完成=结转下年"), ("names", "市体改办=市政务局")]);

        var unit = (await Json($"/api/units?government={SmallPlan.Government}")).EnumerateArray().Single(u => u.GetProperty("name").GetString() == "市政务局");
        unit.GetProperty("aliases")[0].GetString().ShouldBe("市体改办");
        unit.GetProperty("learnt").EnumerateArray().ShouldHaveSingleItem().GetProperty("from").GetProperty("plan").GetString().ShouldBe($"{SmallPlan.Government}/2025/plan/1");
        var before = await Position();
        (await Done(PastLedger.Book(), [("year", "2025"), ("states", "基本完成=结转下年"), ("names", "市体改办=市政务局")])).GetProperty("alreadyThere").GetBoolean().ShouldBeTrue();
        (await Position()).ShouldBe(before);
    }

    [Fact]
    public async Task The_same_file_twice_writes_once()
    {
        var plan = await Recorded();
        var before = await Position();

        var again = await Done(PastLedger.Book(), [.. Said]);

        (again.GetProperty("alreadyThere").GetBoolean(), again.GetProperty("applied").GetBoolean()).ShouldBe((true, false));
        again.GetProperty("plan").GetString()!.Replace('/', '~').ShouldBe(plan);
        var unsaid = await Done(PastLedger.Book(), [("year", "2025"), ("states", "基本完成=carried-over")]);
        unsaid.GetProperty("alreadyThere").GetBoolean().ShouldBeTrue("the former unit is known by now");
        (await Position()).ShouldBe(before);
    }

    [Fact]
    public async Task A_corrected_file_is_shown_as_differences_and_refused_unless_it_is_another_ledger()
    {
        await Recorded();
        var corrected = PastLedger.Book(PastLedger.Rows.Replace("规划已登载", "规划已登载并更新", StringComparison.Ordinal));

        var reply = await Done(corrected, [.. Said]);

        reply.GetProperty("refusal").GetProperty("code").GetString().ShouldBe("history.year-taken");
        var differs = reply.GetProperty("before");
        (differs.GetProperty("same").GetInt32(), differs.GetProperty("different").GetInt32(), differs.GetProperty("onlyHere").GetInt32(), differs.GetProperty("onlyThere").GetInt32()).ShouldBe((3, 2, 0, 0));
        differs.GetProperty("changed")[0].GetString().ShouldBe("第1条 市规划局");

        var another = await Done(corrected, [.. Said, ("another", "true")]);
        another.GetProperty("plan").GetString().ShouldBe($"{SmallPlan.Government}/2025/plan/2");
    }

    [Fact]
    public async Task Cannot_be_signed_for_reported_on_or_closed()
    {
        var plan = await Recorded();
        var assignment = $"/api/assignments/{plan}~work-point~2~assignment~2";

        await (await _house.Http.PostAsJsonAsync($"{assignment}/reports", new { text = "补一句" })).ShouldBeRefused(409, "assignment.history");
        await (await _house.Http.PostAsync($"{assignment}/close", null)).ShouldBeRefused(409, "assignment.history");
        await (await _house.Http.PostAsync($"{assignment}/acknowledge", null)).ShouldBeRefused(409, "assignment.history");
    }

    [Fact]
    public async Task Is_held_against_this_year_s_plan()
    {
        var past = await Recorded();
        var now = (await _house.Upload("/api/plans", "plan.txt", Encoding.UTF8.GetBytes(SmallPlan.Text), ("government", SmallPlan.Government))).Headers.Location!.ToString();

        var pairs = (await Json($"{now}/comparison?with={past}")).GetProperty("rows").EnumerateArray().Where(r => r.TryGetProperty("other", out _) && r.TryGetProperty("number", out _));

        pairs.Select(r => (r.GetProperty("number").GetString(), r.GetProperty("other").GetString())).ShouldBe([("1", "1"), ("2", "2")]);
    }

    [Fact]
    public async Task A_former_unit_is_registered_as_abolished_and_no_document_can_mean_it()
    {
        await Recorded();

        var unit = (await Json($"/api/units?government={SmallPlan.Government}")).EnumerateArray().Single(u => u.GetProperty("name").GetString() == "市体改办");
        unit.GetProperty("active").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task Attachments_of_a_zip_become_evidence_and_a_missing_one_is_said()
    {
        var zip = PastLedger.Zip(("通知.pdf", "通知全文"), ("无关.txt", "别的"));

        var refused = await Done(zip, [.. Said], "打包.zip");
        refused.GetProperty("refusal").GetProperty("code").GetString().ShouldBe("history.files-missing");
        Texts(refused, "filesMissing").ShouldBe(["照片.jpg"]);
        Kept().ShouldBe(0);

        var reply = await Done(zip, [.. Said, ("leaveFiles", "true")], "打包.zip");
        reply.GetProperty("applied").GetBoolean().ShouldBeTrue();
        var plan = reply.GetProperty("plan").GetString()!.Replace('/', '~');
        var history = await Json($"/api/assignments/{plan}~work-point~1~assignment~1/history");
        var evidence = history.EnumerateArray().ShouldHaveSingleItem().GetProperty("evidence").EnumerateArray().ToList();
        evidence.Select(e => e.GetProperty("title").GetString()).ShouldBe(["https://example.test/gh", "通知.pdf"]);
        var file = await _house.Http.GetAsync($"/api/assignments/{plan}~work-point~1~assignment~1/evidence/{evidence[1].GetProperty("hash").GetString()}");
        (await file.Content.ReadAsStringAsync()).ShouldBe("通知全文");
        Kept().ShouldBe(2, "the ledger and the one attachment that it names");
    }

    [Fact]
    public async Task A_csv_in_the_encoding_of_Chinese_Windows_reads_alike()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var csv = "序号,工作任务,责任单位,进展情况,状态\r\n1,\"公开规划,并解读\",市规划局,\"第一行\n第二行\",已办结\r\n";

        var reply = await Done(Encoding.GetEncoding("GB18030").GetBytes(csv), [("year", "2025")], "台账.csv");

        reply.GetProperty("applied").GetBoolean().ShouldBeTrue();
        reply.GetProperty("first")[0].GetProperty("text").GetString().ShouldBe("第一行\n第二行");
    }

    [Theory]
    [InlineData("map", "工作任务=天气", "history.column-unknown")]
    [InlineData("states", "基本完成=差不多", "history.state-unknown")]
    [InlineData("year", "2099", "history.year-invalid")]
    public async Task What_makes_no_sense_is_said_with_what_is_possible(string field, string value, string code) =>
        await (await _house.Upload("/api/history/import", "台账.xlsx", PastLedger.Book(), ("government", SmallPlan.Government), (field, value))).ShouldBeRefused(422, code);

    [Fact]
    public async Task Bytes_that_are_no_ledger_are_refused_and_leave_nothing()
    {
        var before = await Position();

        await (await Send(Encoding.UTF8.GetBytes("<html><body>页面</body></html>"), [], "台账.xlsx")).ShouldBeRefused(422, "table.not-a-workbook");
        await (await Send([0x50, 0x4b, 3, 4, 9, 9, 9], [], "台账.zip")).ShouldBeRefused(422, "table.damaged");
        await (await Send([], [], "台账.csv")).ShouldBeRefused(422, "file.empty");
        (await Done(Encoding.UTF8.GetBytes("甲,乙\n1,2\n"), [], "台账.csv")).GetProperty("refusal").GetProperty("code").GetString().ShouldBe("history.no-headings");
        (await Position()).ShouldBe(before);
        Kept().ShouldBe(0);
    }

    [Fact]
    public async Task Only_the_office_may()
    {
        using var handler = await _house.Program("handler", SmallPlan.Government, 1, AccountRole.UnitHandler);
        using var form = ServedFolder.Form("台账.xlsx", PastLedger.Book(), ("year", "2025"));

        await (await handler.PostAsync("/api/history/import", form)).ShouldBeRefused(403, "access.refused");
    }

    private async Task<string> Recorded()
    {
        var reply = await Done(PastLedger.Book(), [.. Said]);
        reply.GetProperty("applied").GetBoolean().ShouldBeTrue(reply.ToString());
        return reply.GetProperty("plan").GetString()!.Replace('/', '~');
    }

    private Task<HttpResponseMessage> Send(byte[] file, (string, string)[] fields, string name = "台账.xlsx") =>
        _house.Upload("/api/history/import", name, file, [("government", SmallPlan.Government), .. fields]);

    private async Task<JsonElement> Done(byte[] file, (string, string)[] fields, string name = "台账.xlsx") => await (await (await Send(file, fields, name)).ShouldBeDone()).Json();

    private async Task<JsonElement> Json(string path) => await (await (await _house.Http.GetAsync(path)).ShouldBeDone()).Json();

    private ValueTask<long> Position() => _house.Service<IJournal>().LastPosition(default);

    private int Kept() => Directory.EnumerateFiles(Path.Combine(_house.Folder.FullName, "files"), "*", SearchOption.AllDirectories).Count();

    private static IEnumerable<string?> Texts(JsonElement of, string list, string? field = null) =>
        of.GetProperty(list).EnumerateArray().Select(e => (field is null ? e : e.GetProperty(field)).GetString());
}
