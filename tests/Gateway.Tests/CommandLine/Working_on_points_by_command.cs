using Tracker.Gateway.Tests.Plans;

namespace Tracker.Gateway.Tests.CommandLine;

/// <summary>What the office does after 下达, and its saved views, without a page.</summary>
public sealed class Working_on_points_by_command : IDisposable
{
    private readonly CommandFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_limit_is_moved_a_duty_signed_for_and_a_view_of_the_ledger_written_out()
    {
        (await _folder.Tracker("units import", await _folder.WriteUnits(SmallPlan.Units), "--government", SmallPlan.Government)).ShouldBeDone();
        var plan = (await _folder.Tracker("import", _folder.Write("plan.txt", SmallPlan.Text), "--assign", "--leave-open")).ShouldBeDone().LastLine;

        (await _folder.Tracker("points limits", "--plan", plan, "--point", "2", "--units", "市水务局", "--limit", "2027-12-15", "--reason", "会议议定")).ShouldBeDone();
        (await _folder.Tracker("points limits", "--plan", plan, "--point", "2", "--units", "没有的局", "--reason", "会议议定")).ShouldBeRefused(1, "没有的局");
        (await _folder.Tracker("acknowledge", "--assignment", $"{plan}/work-point/2/assignment/2")).ShouldBeDone();
        (await _folder.Tracker("papers urged", "--about", $"{plan}/work-point/2/assignment/2")).ShouldBeDone();

        (await _folder.Tracker("call", "GET", $"/api/plans/{plan.Replace('/', '~')}/ledger?size=1")).ShouldBeDone().Results.ShouldContain("\"total\":9");
        var actor = (await _folder.Tracker("actor", $"{plan}/work-point/2/assignment/2")).ShouldBeDone().Results;
        actor.ShouldContain("任务\t第2条 公开水价听证");
        actor.ShouldContain("办理中：");
        actor.ShouldContain("2027年12月15日前");
        (await _folder.Tracker("actor", $"{plan}/work-point/9")).ShouldBeRefused(3, "没有这个事项");
        (await _folder.Tracker("call", "PUT", "/api/ledger-templates/督查", "--body", """{"columns":[]}""")).ShouldBeRefused(1, "");
        (await _folder.Tracker("call", "GET", "/api/nothing")).ShouldBeRefused(3, "");

        (await _folder.Tracker("views save", "有时限的", "--where", "due=dated", "--where", "sort=-due")).ShouldBeDone();
        (await _folder.Tracker("views list")).ShouldBeDone().Results.ShouldContain("有时限的\t台账\t自己的\tdue=dated sort=-due");
        (await _folder.Tracker("ledger", "--plan", plan, "--view", "有时限的", "--out", _folder.PathOf("台账.csv"))).ShouldBeDone();
        var rows = File.ReadAllLines(_folder.PathOf("台账.csv"));
        rows.ShouldContain(row => row.Contains("市水务局") && row.Contains("2027年12月15日"));
        rows.ShouldNotContain(row => row.Contains("东坪镇政府"));
        (await _folder.Tracker("views remove", "有时限的")).ShouldBeDone();
        (await _folder.Tracker("ledger", "--plan", plan, "--view", "有时限的", "--out", _folder.PathOf("台账.csv"))).ShouldBeRefused(3, "有时限的");
    }

    [Fact]
    public async Task A_point_is_added_and_summed_up_time_given_and_many_duties_end_at_once()
    {
        (await _folder.Tracker("units import", await _folder.WriteUnits(SmallPlan.Units), "--government", SmallPlan.Government)).ShouldBeDone();
        var plan = (await _folder.Tracker("import", _folder.Write("plan.txt", SmallPlan.Text), "--assign", "--leave-open")).ShouldBeDone().LastLine;

        var added = (await _folder.Tracker(
            "points add", "--plan", plan, "--basis", "meeting", "--basis-number", "市政府第9次常务会议", "--title", "公开消防检查", "--text", "每月公开消防检查结果。",
            "--lead", "市水务局", "--responsible", "各镇政府", "--limit", "2026-12-20")).ShouldBeDone();
        added.Messages.ShouldContain("3 项");
        (await _folder.Tracker("points summarise", "--plan", plan, "--point", added.LastLine, "--period", "q3", "--text", "各镇都已公开。")).ShouldBeDone();

        (await _folder.Tracker("refuse", "--assignment", $"{plan}/work-point/1/assignment/4", "--reason", "不是本镇职责", "--proposed", "5")).ShouldBeDone();
        (await _folder.Tracker("report", "--assignment", $"{plan}/work-point/1/assignment/1", "--text", "已登出。", "--evidence", "https://example.org/1", "--closure")).ShouldBeDone().Messages.ShouldContain("已报结");

        string[] limit = ["--assignment", $"{plan}/work-point/2/assignment/2", "--reason", "等待批复"];
        (await _folder.Tracker("extension ask", [.. limit, "--until", "2027-01-31"])).ShouldBeDone();
        (await _folder.Tracker("extension grant", limit)).ShouldBeDone();
        (await _folder.Tracker("extension deny", limit)).ShouldBeRefused(3, "");

        (await _folder.Tracker("templates save", "督查", "--columns", "no", "task=任务", "progress=进展")).ShouldBeDone();
        (await _folder.Tracker("templates list")).ShouldBeDone().Results.ShouldContain("督查\tno task=任务 progress=进展");

        string[] carried = ["--plan", plan, "--points", "3", "--outcome", "carried-over", "--note", "结转"];
        (await _folder.Tracker("ending", [.. carried, "--preview"])).ShouldBeDone().Results.TrimEnd().Split('\n').Length.ShouldBe(4);
        (await _folder.Tracker("ending", carried)).ShouldBeDone().Messages.ShouldContain("已办 4 项，另有 0 项没有办");
        var stays = (await _folder.Tracker("ending", "--plan", plan, "--unit", "2")).ShouldBeRefused(1, "");
        stays.Results.ShouldContain("市水务局", Case.Insensitive, "what cannot be closed is listed with its reason");
    }

    [Fact]
    public async Task A_drafts_points_are_put_in_order_limits_marked_as_set_above_and_a_post_opened_and_handed_over()
    {
        (await _folder.Tracker("units import", await _folder.WriteUnits(SmallPlan.Units), "--government", SmallPlan.Government)).ShouldBeDone();
        var plan = (await _folder.Tracker("import", _folder.Write("plan.txt", SmallPlan.Text))).ShouldBeDone().LastLine;
        (await _folder.Tracker("points move", "--plan", plan, "--point", "3", "--before", "1")).ShouldBeDone();
        (await _folder.Tracker("points move", "--plan", plan, "--point", "9")).ShouldBeRefused(3, "9");
        (await _folder.Tracker("points leave-out", "--plan", plan, "--point", "1", "--reason", "是导语")).ShouldBeDone();
        (await _folder.Tracker("points restore", "--plan", plan, "--point", "1")).ShouldBeDone();
        (await _folder.Tracker("call", "POST", $"/api/plans/{plan.Replace('/', '~')}/assign", "--body", """{"leaveOpen":true,"nameLater":true}""")).ShouldBeDone();

        (await _folder.Tracker("points set-above", "--plan", plan, "--point", "2", "--reason", "省里文件")).ShouldBeDone();
        string[] duty = ["--assignment", $"{plan}/work-point/2/assignment/2", "--reason", "等待批复"];
        (await _folder.Tracker("extension ask", [.. duty, "--until", "2027-01-31"])).ShouldBeRefused(4, "上级规定");
        (await _folder.Tracker("extension set-above", [.. duty, "--off"])).ShouldBeDone();
        (await _folder.Tracker("extension ask", [.. duty, "--until", "2027-01-31"])).ShouldBeDone();

        string[] post = ["shuiwu", "--person", "某甲", "--post", "政务公开岗", "--units", "2"];
        (await _folder.Tracker("accounts open", [.. post, "--role", "chef"])).ShouldBeRefused(2, "chef");
        (await _folder.Tracker("accounts open", [.. post, "--role", "unit-handler"])).ShouldBeDone().Results.ShouldContain("shuiwu");
        (await _folder.Tracker("accounts list")).ShouldBeDone().Results.ShouldContain("shuiwu\t某甲\t政务公开岗");
        var list = (await _folder.Tracker("accounts hand-over-list", "shuiwu")).ShouldBeDone().Results;
        list.ShouldContain("在办 2 项");
        list.ShouldContain("公开水价听证");
        (await _folder.Tracker("accounts hand-over-list", "nobody")).ShouldBeRefused(3, "");
    }

    [Fact]
    public async Task A_draft_is_split_a_duty_set_up_the_ledger_summed_and_a_budget_set()
    {
        (await _folder.Tracker("units import", await _folder.WriteUnits(SmallPlan.Units), "--government", SmallPlan.Government)).ShouldBeDone();
        var plan = (await _folder.Tracker("import", _folder.Write("plan.txt", SmallPlan.Text))).ShouldBeDone().LastLine;
        string[] split = ["--plan", plan, "--point", "1", "--reason", "分两步做"];
        (await _folder.Tracker("points split", [.. split, "--part", "只有一项：不够"])).ShouldBeRefused(1, "");
        (await _folder.Tracker("points split", [.. split, "--part", "列出清单：列出清单。", "--part", "登出清单：登出清单。"])).ShouldBeDone().Messages.ShouldContain("2 项");
        (await _folder.Tracker("points merge", "--plan", plan, "--points", "1-1,1-2", "--reason", "还是一起做")).ShouldBeDone();
        (await _folder.Tracker("call", "POST", $"/api/plans/{plan.Replace('/', '~')}/assign", "--body", """{"leaveOpen":true,"nameLater":true}""")).ShouldBeDone();

        string[] duty = ["--assignment", $"{plan}/work-point/2/assignment/2", "--measures", "分三步。", "--outcome-form", "专栏"];
        (await _folder.Tracker("set-up", [.. duty, "--milestone", "月底 完成"])).ShouldBeRefused(1, "月底 完成");
        (await _folder.Tracker("set-up", [.. duty, "--milestone", "2026-06-30 完成清理", "--milestone", "2026-09-30 上线", "--share", "信息科：改版，2026-08-31", "--department", "办公室",
            "--leader", "副局长", "--contact", "办公室 0000-1234"])).ShouldBeDone();
        var kept = (await _folder.Tracker("call", "GET", $"/api/assignments/{duty[1].Replace('/', '~')}/set-up")).ShouldBeDone().Results;
        kept.ShouldContain("2026-09-30");
        kept.ShouldContain("信息科");
        kept.ShouldContain("\"leader\":\"副局长\",\"contact\":\"办公室 0000-1234\"");
        (await _folder.Tracker("set-up", duty)).ShouldBeDone();
        (await _folder.Tracker("call", "GET", $"/api/assignments/{duty[1].Replace('/', '~')}/set-up")).Results.ShouldContain("副局长"); // nobody took the name away

        (await _folder.Tracker("ledger", "--plan", plan, "--by", "unit", "--out", _folder.PathOf("汇总.csv"))).ShouldBeDone();
        File.ReadAllText(_folder.PathOf("汇总.csv")).ShouldContain("市水务局");

        (await _folder.Tracker("burden", "--budget", "viele")).ShouldBeRefused(2, "viele");
        (await _folder.Tracker("burden", "--budget", "60")).ShouldBeDone().Results.ShouldContain("预算 60");
        (await _folder.Tracker("burden", "--budget", "none")).ShouldBeDone().Results.ShouldContain("没有设");
        (await _folder.Tracker("burden", "--out", _folder.PathOf("负担.csv"))).ShouldBeDone();
        (await _folder.Tracker("accounts list")).ShouldBeDone();
        (await _folder.Tracker("accounts hand-over", "nobody", "--person", "某某")).ShouldBeRefused(3, "");
    }
}
