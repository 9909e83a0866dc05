using System.Net.Http.Json;
using System.Text.Json;
using Tracker.Gateway.Tests.Hosting;

namespace Tracker.Gateway.Tests.Year;

/// <summary>What happens to single duties and points, by REST, each written down as it is done.</summary>
internal sealed class YearOffice(YearHouse house)
{
    private static readonly Dictionary<string, string> Roles = new() { ["牵头"] = "lead", ["责任"] = "responsible", ["配合"] = "cooperating" };

    public static readonly Dictionary<string, string> Endings = new()
    {
        ["已办结"] = "closed", ["年度任务完成并长期坚持"] = "lasting", ["结转下年"] = "carried-over", ["未完成（转整改）"] = "unfinished", ["不涉及"] = "not-concerned",
    };

    public void Assigned(YearPlan plan) => house.Script.Say("assign", new
    {
        points = plan.Points.Select(p => new { number = p.Number, section = p.Section, due = p.Due is { } due ? new[] { due } : [], duties = p.Duties.Select(d => new { unit = d.Unit, role = d.Role }) }),
    });

    /// <summary>One deed on many duties at once, each by whoever it falls to; written down in the order given.</summary>
    public async Task Each(string act, string path, IReadOnlyCollection<(string Point, string Unit)> duties, Func<string, Task<HttpClient>> who, object? body = null)
    {
        var rows = await house.Rows();
        var programs = new Dictionary<string, HttpClient>();
        foreach (var unit in duties.Select(d => d.Unit).Distinct())
        {
            programs[unit] = await who(unit);
        }
        await Parallel.ForEachAsync(duties, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (duty, _) =>
            await house.Post(programs[duty.Unit], $"/api/assignments/{YearHouse.RouteOf(rows[duty])}/{path}", body ?? new { }));
        foreach (var (point, unit) in duties)
        {
            house.Script.Say(act, new { point, unit });
        }
    }

    public Task ByOffice(string act, string path, object? body, params (string Point, string Unit)[] duties) => Each(act, path, duties, _ => Task.FromResult(house.Office), body);

    public Task ByUnits(string act, string path, object? body, params (string Point, string Unit)[] duties) => Each(act, path, duties, house.Unit, body);

    /// <summary>责任分工调整 of one unit on one point.</summary>
    public async Task Adjust(string point, string unit, string? role, string act)
    {
        await house.Post(house.Office, $"/api/plans/{house.Plan}/points/{point}/duties", new
        {
            duties = new[] { new { unit = await house.NumberOf(unit), role = role is null ? null : Roles[role] } },
            reason = "会议议定",
        });
        house.Script.Say(act, role is null ? new { point, unit } : new { point, unit, role });
    }

    /// <summary>时限调整 of one unit's duty.</summary>
    public async Task ChangeDue(string point, string unit, DateOnly due)
    {
        await house.Post(house.Office, $"/api/plans/{house.Plan}/points/{point}/deadlines", new
        {
            deadlines = new[] { new { kind = "fixed", quote = "", date = due } }, units = new[] { unit }, reason = "会议议定",
        });
        house.Script.Say("change-due", new { point, unit, due = new[] { due } });
    }

    /// <summary>延期, asked for by the unit and granted.</summary>
    public async Task Extend((string Point, string Unit) duty, DateOnly until)
    {
        var limit = $"/api/assignments/{YearHouse.RouteOf((await house.Rows())[duty])}/limits/0/extension";
        await house.Post(await house.Unit(duty.Unit), limit, new { until, reason = "等省里的格式" });
        await house.Post(house.Office, $"{limit}/decision", new { granted = true, reason = "同意" });
        house.Script.Say("change-due", new { point = duty.Point, unit = duty.Unit, due = new[] { until } });
    }

    /// <summary>上级规定: nobody below may extend it.</summary>
    public async Task SetAbove(string point, string unit)
    {
        await house.Post(house.Office, $"/api/plans/{house.Plan}/points/{point}/set-above", new { setAbove = true, basis = "国家的时间表" });
        var limit = $"/api/assignments/{YearHouse.RouteOf((await house.Rows())[(point, unit)])}/limits/0/extension";
        await (await (await house.Unit(unit)).PostAsJsonAsync(limit, new { until = "2026-08-31", reason = "来不及" })).ShouldBeRefused(409, "extension.limit-set-above");
    }

    /// <summary>Why it is late is recorded, and late it stays.</summary>
    public async Task Explain(string point, string unit) =>
        await house.Post(await house.Unit(unit), $"/api/assignments/{YearHouse.RouteOf((await house.Rows())[(point, unit)])}/limits/0/explanation", new { reason = "数据没有到齐" });

    public async Task Withdraw(string point)
    {
        await house.Post(house.Office, $"/api/plans/{house.Plan}/points/{point}/withdraw", new { reason = "上级已取消" });
        house.Script.Say("withdraw", new { point });
    }

    public async Task Add(string number, DateOnly due, string lead, IReadOnlyList<string> responsible)
    {
        var added = await (await house.Post(house.Office, $"/api/plans/{house.Plan}/points", new
        {
            basis = new { kind = "upper-notice", number = "云泽政公函〔2026〕7号", date = "2026-05-18" },
            title = "补齐目录",
            text = "补齐本单位的公开目录并上网。",
            leadUnits = new[] { lead },
            responsibleUnits = responsible,
            deadlines = new[] { new { kind = "fixed", quote = $"{due.Month}月{due.Day}日前", date = due } },
        })).Json();
        YearHouse.Printed(added.GetProperty("number").GetString()!).ShouldBe(number);
        house.Script.Say("add-point", new
        {
            number, due = new[] { due }, duties = responsible.Select(u => new { unit = u, role = "责任" }).Prepend(new { unit = lead, role = "牵头" }),
        });
    }

    /// <summary>临时报送 to some units; all but the last answer.</summary>
    public async Task Ask(string name, IReadOnlyList<string> units, DateOnly due)
    {
        string[] fields = ["宣传活动场次", "参加人数", "公开渠道", "联系处室"];
        var drafted = await (await house.Post(house.Office, "/api/requests", new
        {
            title = name, basis = new { kind = "document", text = "公开日活动通知", number = "云泽政公函〔2026〕9号" }, dueDay = due, fields = fields.Select(f => new { name = f, kind = "text", required = true }),
        })).Json();
        var request = drafted.GetProperty("request").GetString()!.Replace('/', '~');
        await house.Post(house.Office, $"/api/requests/{request}/send", new { units });
        house.Script.Say("request", new { name, units, fields = fields.Length });
        foreach (var unit in units.SkipLast(1))
        {
            await house.Post(await house.Unit(unit), $"/api/requests/{request}/answers/{await house.NumberOf(unit)}", new { values = fields.Select(f => new { field = f, value = "3" }) });
            house.Script.Say("answer", new { name, unit });
        }
    }

    /// <summary>更名 or 合并, recorded and carried out.</summary>
    public async Task Change(string kind, string[] from, string to)
    {
        var change = await (await house.Post(house.Office, "/api/units/changes", new { kind, effectiveOn = house.Clock.Day, basis = "云泽编发〔2026〕3号", from, to = new[] { to } })).Json();
        await house.Post(house.Office, $"/api/units/changes/{change.GetProperty("id").GetString()}/carry-out", new { });
        if (kind == "rename")
        {
            house.GoesBy(from[0], to);
            house.Script.Say("rename", new { from = from[0], to });
        }
        else
        {
            house.Script.Say("merge", new { from, to });
        }
    }

    /// <summary>年终清账 of many, shown first and then ended in one append.</summary>
    public async Task Clear(string outcome, IReadOnlyCollection<(string Point, string Unit)> duties)
    {
        var rows = await house.Rows();
        var body = new { outcome = Endings[outcome], note = "年终清账会议定" };
        var preview = (await (await house.Post(house.Office, $"/api/plans/{house.Plan}/ending/preview", body)).Json()).EnumerateArray()
            .ToDictionary(l => l.GetProperty("assignment").GetString()!, l => l.GetProperty("version").GetInt64());
        var chosen = duties.Select(d => rows[d].GetProperty("assignment").GetString()!).Select(a => new { assignment = a, version = preview[a] }).ToArray();
        var ended = await (await house.Post(house.Office, $"/api/plans/{house.Plan}/ending", new { body.outcome, body.note, assignments = chosen })).Json();
        ended.GetProperty("ended").GetInt32().ShouldBe(chosen.Length);
        foreach (var (point, unit) in duties)
        {
            house.Script.Say("clear", new { point, unit, outcome });
        }
    }
}
