using Tracker.Assignments;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.Plans;
using Tracker.Silo.Journal;
using Tracker.Silo.Ledger;
using Tracker.Silo.Tests.Postgres;
using Tracker.Units;
using Tracker.WorkPoints;

namespace Tracker.Silo.Tests.Ledger;

/// <summary>What the ledger of every store promises.</summary>
public abstract class Following_the_journal : House_of_rows
{
    [StoreFact]
    public async Task Rebuilt_it_equals_what_was_kept()
    {
        var before = await Everything();
        await Run("DELETE FROM ledger_rows; DELETE FROM ledger_past; DELETE FROM ledger_cells; DELETE FROM ledger_totals; DELETE FROM days");
        Store.Verify().Sound.ShouldBeFalse();

        (await Store.Rebuild()).ShouldBe(await Store.Journal.LastPosition());

        (await Everything()).ShouldBe(before);
        Store.Verify().Findings.ShouldBeEmpty();
        await Append(30);
        Store.Verify().Findings.ShouldBeEmpty();
    }

    [StoreFact]
    public async Task Whatever_is_written_to_a_plan_moves_its_version_and_no_other_s()
    {
        await Store.Journal.Append(Province.RecordPlan(3));
        var (moved, other) = (Store.Ledger.VersionOf(Province.Plan(1)), Store.Ledger.VersionOf(Province.Plan(3)));
        var point = Province.Plan(1).Child("work-point", "1");

        foreach (var write in (Func<Task>[])
        [
            () => Append([Province.GoOn(Province.Plan(1).Child("work-point", "2"), new WorkPointCompleted(new DateOnly(2031, 7, 7)))]),
            () => Append([Province.ChangeReporting(point, PointReporting.NotSaid)]),
            () => Append([Province.Begin(point.Child(Assignment.Kind.Name, "81"), new AssignmentMade(UnitId.Of(81), "第81局", Role.Responsible, 1, []))]),
        ])
        {
            await write();
            Store.Ledger.VersionOf(Province.Plan(1)).ShouldBeGreaterThan(moved);
            moved = Store.Ledger.VersionOf(Province.Plan(1));
        }
        Store.Ledger.VersionOf(Province.Plan(3)).ShouldBe(other);
        Store.Ledger.VersionOf(Province.Plan(9)).ShouldBe(0);

        await Store.Rebuild();
        Store.Ledger.VersionOf(Province.Plan(1)).ShouldBeGreaterThan(moved);
        moved = Store.Ledger.VersionOf(Province.Plan(1));
        var reported = await Store.Ledger.Lines(Province.Plan(1)).FirstAsync(l => l.LastReportText.Length > 0);
        await Store.Erase(reported.Entry.LastReport!.Value, "示例", new Envelope(Guid.CreateVersion7(), Actor.Machine, DateTimeOffset.UnixEpoch.AddYears(61), Door.CommandLine));
        Store.Ledger.VersionOf(Province.Plan(1)).ShouldBeGreaterThan(moved, "the words are gone");
    }

    [StoreFact]
    public async Task Bare_lines_with_their_words_are_the_lines()
    {
        var lines = await Store.Ledger.Lines(Province.Plan(1)).ToListAsync();
        var bare = await Store.Ledger.BareLines(Province.Plan(1));

        bare.ShouldAllBe(line => line.LastReportText.Length == 0);
        lines.ShouldContain(line => line.LastReportText.Length > 0);
        (await Store.Ledger.WithWords(bare)).Select(LedgerReplayed.Row).ShouldBe(lines.Select(LedgerReplayed.Row));
    }

    /// <summary>Past rows name texts that no row has any more once the append is written.</summary>
    [StoreFact]
    public async Task Words_that_stood_only_within_an_append_are_kept()
    {
        var day = new DateOnly(2031, 7, 7);
        await Append([Province.Begin(
            Province.Assignments[0].Parent!.Value.Child(Assignment.Kind.Name, "81"),
            new AssignmentMade(UnitId.Of(81), "第81局", Role.Responsible, 1, []),
            new AssignmentDeadlinesChanged([new FixedDeadline("7月底前", new DateOnly(2031, 7, 31))], day, "上级来文"),
            new AssignmentDeadlinesChanged([], day, "上级又来文"),
            new AssignmentTransferred(UnitId.Of(82), "第82局", day, "职责划转"))]);

        Store.Verify().Findings.ShouldBeEmpty();
    }

    [StoreFact]
    public async Task A_rebuild_that_meets_a_fact_it_cannot_read_leaves_everything_as_it_was()
    {
        var before = await Everything();
        await Run("UPDATE events SET type = 'assignment.made.v9' WHERE position = 12");

        var rebuilding = Store.Rebuild();
        var meanwhile = Store.Journal.Append(Province.Step()).AsTask();

        await Should.ThrowAsync<UnknownFactException>(rebuilding);
        (await meanwhile).ShouldBeOfType<AppendOutcome.Written>();
        await Run("UPDATE events SET type = 'assignment.made.v1' WHERE position = 12");
        (await Everything()).ShouldNotBe(before, "the append was followed");
        Store.Verify().Findings.ShouldBeEmpty();
    }

    [StoreFact]
    public async Task A_plan_is_listed_with_its_stage_and_its_points_in_the_documents_order()
    {
        await Store.Journal.Append(Province.AssignPlan(2, 4, 3).First());

        var plans = await Store.Ledger.Plans();

        plans.Select(p => (p.Plan, p.Stage, p.Points, p.Title)).ShouldBe(
            [(Province.Plan(1), PlanStage.Assigned, 3, "第1号要点"), (Province.Plan(2), PlanStage.Drafted, 4, "第2号要点")]);
        plans[0].Assignments.ShouldBe(Province.Assignments.Count(a => a.Value.Contains("plan/1/", StringComparison.Ordinal)));
        (await Store.Ledger.Plan(Province.Plan(1))).ShouldBe(plans[0]);
        (await Store.Ledger.Plans(DivisionCode.Parse("110000"))).ShouldBeEmpty();
        (await Store.Ledger.Points(Province.Plan(1))).Select(p => (p.Order, p.Number)).ShouldBe([(1, "1"), (2, "2"), (3, "3")]);
    }

    [StoreFact]
    public async Task A_discarded_draft_is_told_apart_and_stands_again()
    {
        await Store.Journal.Append(Province.AssignPlan(2, 4, 3).First());
        await Store.Journal.Append(Province.AssignPlan(3, 4, 3).First());
        var discarded = new PlanDiscarded(new DateOnly(2031, 7, 7), "读错了文件");

        await Append([Province.GoOn(Province.Plan(2), discarded), Province.GoOn(Province.Plan(3), discarded, new PlanReinstated(new DateOnly(2031, 7, 8)))]);

        var plan = (await Store.Ledger.Plan(Province.Plan(2))).ShouldNotBeNull();
        (plan.Stage, plan.IsDiscarded, plan.HasLedger, plan.Points).ShouldBe((PlanStage.Discarded, true, false, 4));
        (await Store.Ledger.Plan(Province.Plan(3))).ShouldNotBeNull().Stage.ShouldBe(PlanStage.Drafted);
        Store.Verify().Findings.ShouldBeEmpty();
    }

    [StoreFact]
    public async Task A_past_year_s_plan_is_listed_as_history_with_its_words_and_nothing_due()
    {
        await Store.Journal.Append(Province.RecordPlan(3));

        var plan = (await Store.Ledger.Plan(Province.Plan(3))).ShouldNotBeNull();
        (plan.Stage, plan.IsHistory, plan.Points, plan.Assignments).ShouldBe((PlanStage.Recorded, true, 2, 2));
        (await Store.Ledger.Points(Province.Plan(3))).Select(p => p.Completed).ShouldBe([true, false]);
        var lines = new List<LedgerLine>();
        await foreach (var line in Store.Ledger.Lines(Province.Plan(3)))
        {
            lines.Add(line);
        }
        lines.Select(l => (l.Entry.Status, l.Entry.DueDay, l.Entry.LastReportOn, l.LastReportText)).ShouldBe([
            (AssignmentStatus.Closed, null, null, "第1局的进展"), (AssignmentStatus.Underway, null, null, "第2局的进展")]);
        (await Store.Ledger.Cells(Province.Plan(3))).ShouldAllBe(c => !c.OverdueOn(new DateOnly(2099, 1, 1)));
        var before = await Everything();
        await Store.Rebuild();
        (await Everything()).ShouldBe(before);
        Store.Verify().Findings.ShouldBeEmpty();
    }

    [StoreFact]
    public async Task Lines_come_by_point_then_role_then_unit()
    {
        var lines = await Store.Ledger.Lines(Province.Plan(1)).ToListAsync();

        lines.Count.ShouldBe(Province.Assignments.Count);
        lines.Select(l => (l.PointNumber, l.Entry.Role, int.Parse(l.Entry.Unit.Value))).ShouldBeInOrder();
        lines.ShouldAllBe(l => l.Title == "要点" + l.PointNumber && l.SectionHeading == $"第{l.Entry.Section}节");
    }

    [StoreFact]
    public async Task Who_sums_up_a_point_stands_as_it_stood_on_the_day()
    {
        var point = Province.Plan(1).Child("work-point", "2");
        var before = await Store.Journal.LastPosition();
        var lead = (await Store.Ledger.Lines(Province.Plan(1)).ToListAsync()).First(l => l.Entry.Point == point && l.Entry.Role == Role.Lead).Entry;
        var other = new UnitRef(UnitId.Of(77), "另一局");

        await Store.Journal.Append(Province.ChangeReporting(point, new PointReporting(other, ReportingRoute.ThroughLead)));

        (await Reporting(null)).ShouldBe(new PointReporting(other, ReportingRoute.ThroughLead));
        (await Reporting(before)).ShouldBe(new PointReporting(new UnitRef(lead.Unit, lead.UnitName), ReportingRoute.Direct), "said of nobody, the one lead sums up");
        (await Store.Ledger.Points(Province.Plan(1)))[1].Reporting.Consolidator.ShouldBe(other);
        Store.Verify().Findings.ShouldBeEmpty();

        async Task<PointReporting> Reporting(long? asOf) =>
            (await Store.Ledger.Lines(Province.Plan(1), asOf).ToListAsync()).Where(l => l.Entry.Point == point).Select(l => l.Reporting).Distinct().Single();
    }

    [StoreFact]
    public async Task A_units_lines_are_those_of_all_its_plans()
    {
        foreach (var request in Province.AssignPlan(2, 4, 3))
        {
            await Store.Journal.Append(request);
        }
        var lines = await Store.Ledger.LinesOf(Province.Government, UnitId.Of(2)).ToListAsync();

        lines.Select(l => l.Entry.Assignment).ShouldBe(Province.Assignments.Where(a => a.Id == "2"), ignoreOrder: true);
    }

    [StoreFact]
    public async Task Counters_are_read_anew_only_after_their_plan_changed()
    {
        var first = await Store.Ledger.Cells(Province.Plan(1));
        (await Store.Ledger.Cells(Province.Plan(1))).ShouldBe(first); // the same array: an immutable array equals itself only

        foreach (var request in Province.AssignPlan(2, 2, 2))
        {
            await Store.Journal.Append(request);
        }
        (await Store.Ledger.Cells(Province.Plan(1)) == first).ShouldBeTrue();
        await Append(20);

        var after = await Store.Ledger.Cells(Province.Plan(1));
        (after == first).ShouldBeFalse();
        after.Sum(c => c.Count).ShouldBe(first.Sum(c => c.Count));
    }

    [StoreFact]
    public async Task What_is_not_there_is_empty()
    {
        (await Store.Ledger.Plan(Province.Plan(9))).ShouldBeNull();
        (await Store.Ledger.Points(Province.Plan(9))).ShouldBeEmpty();
        (await Store.Ledger.Cells(Province.Plan(9))).ShouldBeEmpty();
        (await Store.Ledger.Line(Province.Plan(1).Child("work-point", "1").Child("assignment", "999"))).ShouldBeNull();
        (await Store.Ledger.Lines(Province.Plan(9)).ToListAsync()).ShouldBeEmpty();
    }

    [StoreFact]
    public async Task A_roll_up_by_region_is_a_sum_of_the_rows()
    {
        var today = new DateOnly(2031, 9, 1);
        for (var round = 0; round < 3; round++)
        {
            var rows = await Store.Ledger.Lines(Province.Plan(1)).Select(l => l.Entry).ToListAsync();
            var counted = rows.GroupBy(r => (r.Status, Overdue: r.Status != AssignmentStatus.Closed && r.DueDay < today))
                .Select(g => new RegionCount("99", g.Key.Status, g.Key.Overdue, g.Count()));
            var regions = await Store.Ledger.Regions(2, new PlanYear(2031), today);

            regions.ShouldBe(counted, ignoreOrder: true);
            (await Store.Ledger.Regions(2, new PlanYear(2031), today) == regions).ShouldBeTrue("read from memory while nothing changes");
            (await Store.Ledger.Regions(6, new PlanYear(2031), today)).ShouldBe(regions.Select(r => r with { Region = "990000" }));
            (await Store.Ledger.Regions(4, new PlanYear(2030), today)).ShouldBeEmpty();
            await Append(20);
        }
    }

    private ValueTask<string> Everything() => Store.Tables.Read(connection =>
    {
        var all = new List<string>();
        foreach (var table in new[] { "ledger_rows", "ledger_past", "ledger_cells", "ledger_totals", "ledger_plans", "ledger_points", "ledger_reporting", "ledger_set_ups", "ledger_periods", "ledger_returns", "days" })
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM {table} ORDER BY 1, 2, 3";
            if (table == "days")
            {
                command.CommandText = "SELECT * FROM days ORDER BY 1, 2";
            }
            if (table is "ledger_cells" or "ledger_totals")
            {
                command.CommandText = $"SELECT * FROM {table} WHERE n <> 0 ORDER BY 1, 2, 3, 4, 5";
            }
            using var rows = command.ExecuteReader();
            while (rows.Read())
            {
                all.Add(table + ":" + string.Join('|', Enumerable.Range(0, rows.FieldCount).Select(rows.GetValue)));
            }
        }
        return string.Join('\n', all);
    });
}
