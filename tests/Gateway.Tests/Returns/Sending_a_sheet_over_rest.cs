using System.Net.Http.Json;
using System.Text.Json;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Returns;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Gateway.Tests.Plans;
using Tracker.Units;

namespace Tracker.Gateway.Tests.Returns;

public class Sending_a_sheet_over_rest : IAsyncLifetime
{
    private const int Water = 2;
    private const int EastTown = 4;
    private ServedFolder _house = null!;
    private GrainAddress _plan;
    private HttpClient _office = null!;
    private HttpClient _town = null!;

    private static string Period => $"/api/periods/{SmallPlan.Government}~2026~period~q2";

    private static string Sheet => $"{Period}/returns/{EastTown}";

    public async Task InitializeAsync()
    {
        (_house, _plan) = await ServedFolder.OpenAssigned();
        _office = await _house.Program("office", SmallPlan.Government, null, AccountRole.Office);
        _town = await _house.Program("town", SmallPlan.Government, EastTown, AccountRole.UnitHandler);
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task Is_on_the_ledger_of_every_row_at_once_and_nobody_misses_it_any_more()
    {
        await Open();
        (await Missing()).ShouldBe([1, 2, 3, 4, 5]);
        await (await Send(_town, Row(1, "progress", "已张贴。"), Row(3, "same"))).ShouldBeDone();

        (await Missing()).ShouldBe([1, 2, 3, 5]);
        var sheet = await (await _town.GetAsync(Sheet)).Json();
        sheet.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("filed").GetProperty("outcome").GetString()).ShouldBe(["progress", "same"]);
        var card = await (await _town.GetAsync($"/api/assignments/{Address(1).RouteForm}")).Json();
        (card.GetProperty("status").GetString(), card.GetProperty("lastReport").GetString()).ShouldBe(("underway", "已张贴。"));
    }

    [Fact]
    public async Task Leaves_no_older_draft_that_would_be_offered_as_a_correction()
    {
        await Open();
        var (sheets, drafts) = (_house.Service<SheetReading>(), _house.Service<DraftDesk>());
        var government = DivisionCode.Parse(SmallPlan.Government);
        var who = new Caller(new Actor(AccountId.Parse("office"), "", null, [AccountRole.Office]), government, []);
        var period = GrainAddress.Parse($"{government}/2026/period/q2");
        var sheet = (await sheets.Look(who, period, UnitId.Of(EastTown)))!;
        await drafts.Save(sheet, new Errand(who, Door.Page, Guid.CreateVersion7()), new TypedSheet([.. sheet.Rows.Select(r => KeyValuePair.Create(r.Key, new TypedRow(DraftRow.Of(r) with { Text = "先前写的。" }, DraftRow.Of(r).Mark)))], null));

        await (await Send(_town, Row(1, "progress", "已张贴。"))).ShouldBeDone();

        var left = (await drafts.Look((await sheets.Look(who, period, UnitId.Of(EastTown)))!)).Draft.Rows;
        left.Count.ShouldBe(sheet.Rows.Length - 1);
        left.Values.ShouldAllBe(r => r.Text == "先前写的。");
    }

    [Fact]
    public async Task Twice_under_one_key_is_written_once()
    {
        await Open();
        var key = Guid.CreateVersion7();
        var first = await (await (await Send(_town, key, Row(1, "progress", "已张贴。"))).ShouldBeDone()).Json();
        var second = await (await (await Send(_town, key, Row(1, "progress", "已张贴。"))).ShouldBeDone()).Json();

        second.GetProperty("version").GetInt64().ShouldBe(first.GetProperty("version").GetInt64());
        (await _house.Grains.Assignment(Address(1)).Look()).State.ShouldBeOfType<Assignment.Open>().Reports.ShouldBe(1);
        await (await Send(_town, key, Row(1, "progress", "别的话。"))).ShouldBeRefused(409, "command.id-reused");
    }

    [Fact]
    public async Task With_one_bad_row_writes_none()
    {
        await Open();
        var quantities = new[] { new { name = "公开文件", value = 840, measure = "件", parts = new[] { new { name = "线上", value = 762 }, new { name = "线下", value = 79 } } } };

        var problem = await (await Send(_town, Row(1, "progress", "已张贴。"), new { assignment = Address(3).Value, outcome = "progress", text = "核对。", quantities }))
            .ShouldBeRefused(422, "assignment.parts-differ");

        problem.GetProperty("detail").GetString()!.ShouldContain("相差1");
        (await _house.Grains.Assignment(Address(1)).Look()).Version.ShouldBe(1);
    }

    [Fact]
    public async Task Of_another_unit_is_answered_as_not_found()
    {
        await Open();
        await (await _town.GetAsync($"{Period}/returns/{Water}")).ShouldBeRefused(404, "period.unknown");
        await (await _town.PostAsJsonAsync($"{Period}/returns/{Water}", new { rows = new[] { Row(2, "same", unit: Water) } })).ShouldBeRefused(404, "period.unknown");
        await (await Send(_town, Row(2, "same", unit: Water))).ShouldBeRefused(404, "assignment.unknown"); // another's row on the own sheet
        await (await _town.PostAsync($"{Period}/close", null)).ShouldBeRefused(404, "period.unknown");
        using var neighbour = await _house.Program("neighbour", "990200", null, AccountRole.Office);
        await (await neighbour.GetAsync(Sheet)).ShouldBeRefused(404, "period.unknown");
        await (await neighbour.GetAsync($"{Period}/returns")).ShouldBeRefused(404, "period.unknown");
    }

    [Fact]
    public async Task Of_a_period_that_is_closed_not_opened_or_before_the_issue_is_refused()
    {
        await (await _town.GetAsync(Sheet)).ShouldBeRefused(404, "period.unknown");
        await (await _office.PostAsJsonAsync("/api/periods", new { period = "m02", year = 2026 })).ShouldBeRefused(422, "period.before-issue");
        await Open();
        await (await _office.PostAsync($"{Period}/close", null)).ShouldBeDone();
        await (await Send(_town, Row(1, "same"))).ShouldBeRefused(409, "period.closed");
        await (await _office.PostAsJsonAsync($"{Period}/reopen", new { reason = "补报" })).ShouldBeDone();
        await (await Send(_town, Row(1, "same"))).ShouldBeDone();
    }

    [Fact]
    public async Task Returned_by_the_office_it_is_missing_until_it_comes_again()
    {
        await Open();
        await (await Send(_town, Row(1, "same"))).ShouldBeDone();
        await (await _town.PostAsJsonAsync($"{Sheet}/return", new { reason = "越权" })).ShouldBeRefused(404, "period.unknown");
        await (await _office.PostAsJsonAsync($"{Sheet}/return", new { reason = "缺少数字" })).ShouldBeDone();

        (await Missing()).ShouldContain(EastTown);
        (await (await _town.GetAsync(Sheet)).Json()).GetProperty("returnedFor").GetString().ShouldBe("缺少数字");
        await (await Send(_town, Row(1, "progress", "已补。"))).ShouldBeDone();
        (await Missing()).ShouldNotContain(EastTown);
    }

    [Fact]
    public async Task Returned_it_takes_its_duties_along_and_sent_again_it_brings_them_all_back()
    {
        await Open();
        await (await Send(_town, Row(1, "progress", "已张贴。"), Row(3, "same"))).ShouldBeDone();
        await (await _office.PostAsJsonAsync($"{Sheet}/return", new { reason = "缺少数字" })).ShouldBeDone();
        (await Status(1), await Status(3)).ShouldBe((AssignmentStatus.Returned, AssignmentStatus.Returned));

        var key = Guid.CreateVersion7();
        var first = await (await (await Send(_town, key, Row(1, "progress", "已张贴12处。"))).ShouldBeDone()).Json();
        (await Status(1), await Status(3)).ShouldBe((AssignmentStatus.Underway, AssignmentStatus.Underway));
        var again = await (await (await Send(_town, key, Row(1, "progress", "已张贴12处。"))).ShouldBeDone()).Json();
        again.GetProperty("version").GetInt64().ShouldBe(first.GetProperty("version").GetInt64());
        (await _house.Grains.Assignment(Address(3)).Look()).Version.ShouldBe(5); // made, signed, filed, returned, answered
    }

    [Fact]
    public async Task A_returned_row_is_answered_by_something_new_alone()
    {
        await Open();
        await (await Send(_town, Row(1, "progress", "已张贴。"), Row(3, "progress", "已核对。"))).ShouldBeDone();
        await (await _office.PostAsJsonAsync($"/api/assignments/{Address(1).RouteForm}/return", new { reason = "缺少数字" })).ShouldBeDone();

        var row = (await (await _town.GetAsync(Sheet)).Json()).GetProperty("rows")[0];
        (row.GetProperty("returnedFor").GetString(), row.GetProperty("returnedBy").GetString()).ShouldBe(("缺少数字", "岗位"));
        row.GetProperty("returnedOn").GetString().ShouldNotBeNullOrEmpty();
        await (await Send(_town, Row(1, "same"))).ShouldBeRefused(422, "assignment.return-unanswered");
        await (await Send(_town, Row(3, "progress", "又核对了。"), Row(1, "progress", " 已张贴。"))).ShouldBeRefused(422, "assignment.return-unanswered");
        (await Status(1)).ShouldBe(AssignmentStatus.Returned);

        var key = Guid.CreateVersion7();
        await (await Send(_town, key, Row(1, "progress", "已张贴12处。"))).ShouldBeDone();
        (await Status(1)).ShouldBe(AssignmentStatus.Underway);
        await (await _office.PostAsJsonAsync($"/api/assignments/{Address(1).RouteForm}/return", new { reason = "哪12处" })).ShouldBeDone();
        await (await Send(_town, key, Row(1, "progress", "已张贴12处。"))).ShouldBeDone(); // a retry has its answer
        (await Status(1)).ShouldBe(AssignmentStatus.Returned);
    }

    [Fact]
    public async Task Returned_whole_it_is_not_answered_by_as_before()
    {
        await Open();
        await (await Send(_town, Row(1, "progress", "已张贴。"), Row(3, "same"))).ShouldBeDone();
        await (await _office.PostAsJsonAsync($"{Sheet}/return", new { reason = "缺少数字" })).ShouldBeDone();

        await (await Send(_town, Row(1, "same"))).ShouldBeRefused(422, "assignment.return-unanswered");
        await (await Send(_town, Row(1, "progress", "已张贴12处。"), Row(3, "same"))).ShouldBeDone(); // this row stands as it was
    }

    [Fact]
    public async Task Evidence_of_last_year_is_offered_again()
    {
        var past = await _house.Assigned(SmallPlan.Government, SmallPlan.Text.Replace("2026", "2025", StringComparison.Ordinal));
        await (await _town.PostAsJsonAsync(
            $"/api/assignments/{past.RouteForm}~work-point~1~assignment~{EastTown}/reports", new { text = "已张贴。", evidence = new[] { new { url = "https://example.org/2025", title = "公示栏" } } })).ShouldBeDone();
        await Open();

        var (reading, owner) = (_house.Service<SheetReading>(), Caller.OwnerOfTheFolder("owner"));
        var sheet = (await reading.Look(owner, GrainAddress.Parse($"{SmallPlan.Government}/2026/period/q2"), UnitId.Of(EastTown))).ShouldNotBeNull();
        sheet.There.ShouldBeEmpty();
        (await reading.WithEvidenceOfOthers(owner, sheet)).OfOthers.ShouldHaveSingleItem().Title.ShouldBe("公示栏");
    }

    [Fact]
    public async Task On_a_row_that_changed_meanwhile_is_refused_whole()
    {
        await Open();
        await (await _town.PostAsJsonAsync($"/api/assignments/{Address(1).RouteForm}/reports", new { text = "先报了。" })).ShouldBeDone();
        await (await Send(_town, new { assignment = Address(1).Value, outcome = "same", version = 1 })).ShouldBeRefused(412, "grain.changed-meanwhile");
    }

    private async Task<AssignmentStatus> Status(int point) => (await _house.Grains.Assignment(Address(point)).Look()).State.Duty!.Status;

    private async Task Open() => await (await _office.PostAsJsonAsync("/api/periods", new { period = "q2", year = 2026 })).ShouldBeDone();

    private static Task<HttpResponseMessage> Send(HttpClient who, params object[] rows) => Send(who, Guid.CreateVersion7(), rows);

    private static async Task<HttpResponseMessage> Send(HttpClient who, Guid key, params object[] rows)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Sheet) { Content = JsonContent.Create(new { rows }) };
        request.Headers.Add("Idempotency-Key", $"{key}");
        return await who.SendAsync(request);
    }

    private object Row(int point, string outcome, string text = "", int unit = EastTown) => new { assignment = Address(point, unit).Value, outcome, text };

    private GrainAddress Address(int point, int unit = EastTown) => _plan.Child("work-point", $"{point}").Child("assignment", $"{unit}");

    private async Task<IEnumerable<int>> Missing() =>
        (await (await _office.GetAsync($"{Period}/returns")).Json()).EnumerateArray()
            .Where(u => u.GetProperty("missing").GetBoolean()).Select(u => int.Parse(u.GetProperty("unit").GetString()!, System.Globalization.CultureInfo.InvariantCulture));
}
