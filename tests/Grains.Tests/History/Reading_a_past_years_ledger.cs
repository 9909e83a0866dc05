using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Tracker.Assignments;
using Tracker.Calendar;
using Tracker.History;
using Tracker.Units;
using static Tracker.Grains.Tests.History.Sheets;

namespace Tracker.Grains.Tests.History;

public class Reading_a_past_years_ledger
{
    private const string Merged = """
        全县2025年政务公开任务台账
        填报单位：县政府办

        序号|工作任务|具体举措|牵头单位|责任单位|完成时限|进展情况|佐证材料|存在问题|下一步举措|状态|备注
        一、主动公开
        1|晒出规划。把规划登在网站上。|先登近的|县司法局|县水务局|2025-06-30|已登载|https://example.test/1|无|继续|已办结|
        〃|〃|再登远的|〃|各镇政府|12月底前|正在整理||人手少||办理中|见附件
        2|公开水价||县水务局|||已公开||||已完成|
        合计|共2项
        填表人：某某
        """;

    [Fact]
    public void Finds_the_headings_below_a_title_and_guesses_every_column()
    {
        var reading = Read(Merged);

        reading.Title.ShouldBe("全县2025年政务公开任务台账");
        reading.Heads.ShouldHaveSingleItem().Headings.Select(h => h.Meaning).ShouldBe([
            HistoryColumn.Number, HistoryColumn.Task, HistoryColumn.Measures, HistoryColumn.Lead, HistoryColumn.Responsible, HistoryColumn.Deadline,
            HistoryColumn.Progress, HistoryColumn.Evidence, HistoryColumn.Problem, HistoryColumn.NextStep, HistoryColumn.State, HistoryColumn.Remark]);
        reading.Unreadable.ShouldBeEmpty();
    }

    [Fact]
    public void Takes_merged_rows_as_one_point_and_gives_every_unit_the_words_of_its_rows()
    {
        var (record, names, _) = Build(Merged);

        names.Asked.ShouldBeEmpty();
        record.Draft.Points.Select(p => (p.Number, p.Section, p.Title)).ShouldBe([("1", "一、主动公开", "晒出规划"), ("2", "一、主动公开", "公开水价")]);
        Said(record).ShouldBe([
            "1 县司法局 牵 Underway 已登载/正在整理",
            "1 县水务局 责 Closed 已登载",
            "1 东坡镇政府 责 Underway 正在整理",
            "1 西坡镇政府 责 Underway 正在整理",
            "2 县水务局 牵 Closed 已公开",
        ]);
        var lead = record.Points[0].Duties[0];
        lead.Details.ShouldBe(new RecordedDetails("已办结\n办理中", null, null, "先登近的\n再登远的", null, "无\n人手少", "继续", "见附件"));
        lead.Evidence.ShouldHaveSingleItem().Url.ShouldBe("https://example.test/1");
        lead.Deadlines.OfType<FixedDeadline>().Select(d => d.Date).ShouldBe([new DateOnly(2025, 6, 30), new DateOnly(2025, 12, 31)]);
    }

    [Fact]
    public void Lists_every_limit_that_it_cannot_read_and_no_other()
    {
        var reading = Read(
            """
            序号|工作任务|责任单位|完成时限|状态
            1|晒出规划。|县司法局|45838|已办结
            2|公开水价。|县水务局|按计划推进到位|已办结
            3|晒出台账。|县水务局|6月31日|已办结
            4|说清来源。|县水务局|长期坚持|已办结
            5|补齐旧账。|县水务局|无|已办结
            6|登出目录。|县水务局||已办结
            7|晒出清单。|县水务局|2025年6月30日|已办结
            """);

        reading.Times.Select(t => (t.Cell, t.Value, t.Why.Code)).ShouldBe([
            ("D2", "45838", "history.time-serial"), ("D3", "按计划推进到位", "history.time-unread"), ("D4", "6月31日", "history.time-unread")]);
        reading.Times[0].Why.Args.ShouldBe(["2025-06-30"]);
        reading.Unreadable.ShouldBeEmpty("the rows are read all the same");
    }

    [Fact]
    public void Says_where_rows_of_one_duty_end_differently()
    {
        var (_, _, building) = Build(Merged);

        building.Notes.ShouldHaveSingleItem().Why.ShouldBe(new("history.states-differ", "1", "县司法局", "6、7", "已办结、办理中"));
    }

    [Theory]
    [InlineData("任务名称|主办部门|完成情况说明|办结时间|是否完成", "Task Lead Progress Deadline State")]
    [InlineData("备注|落实成效|配合单位|责任处室|重点工作|序号", "Remark Progress Cooperating Department Task Number")]
    [InlineData("要点内容|未完成原因|下步打算|支撑材料|承办单位", "Task Problem NextStep Evidence Responsible")]
    [InlineData("工作要点|目标|天气|落实单位（责任人）", "Task None None Responsible")]
    public void Knows_columns_of_other_names_in_any_order(string headings, string meanings) =>
        string.Join(' ', headings.Split('|').Select(HistoryHeadings.Guess)).ShouldBe(meanings);

    [Fact]
    public void Takes_a_column_of_states_for_one_whatever_its_heading() =>
        Read("工作任务|责任单位|完成情况\n甲事|县司法局|已完成\n乙事|县水务局|未完成").Heads[0].Headings[2].Meaning.ShouldBe(HistoryColumn.State);

    [Fact]
    public void Reads_headings_of_two_lines() =>
        Read("序号|工作任务|责任分工||进展情况\n〃|〃|牵头单位|责任单位|〃\n1|甲事|县司法局|县水务局|好").Heads[0].Headings.Select(h => h.Meaning)
            .ShouldBe([HistoryColumn.Number, HistoryColumn.Task, HistoryColumn.Lead, HistoryColumn.Responsible, HistoryColumn.Progress]);

    [Fact]
    public void Takes_a_column_as_a_person_says()
    {
        var said = new HistoryChoices { Columns = ImmutableDictionary<string, HistoryColumn>.Empty.Add(NameKey.Of("谁来办"), HistoryColumn.Responsible) };

        Build("工作任务|谁来办|进展\n甲事|县司法局|好").Record.Duties.ShouldBe(0);
        Said(Build("工作任务|谁来办|进展\n甲事|县司法局|好", said).Record).ShouldBe(["1 县司法局 责 NotStated 好"]);
    }

    [Fact]
    public void Goes_on_with_the_point_above_where_a_file_of_plain_text_lost_its_merged_cells()
    {
        var reading = Read("序号|工作任务|责任单位|进展\n1|甲事|县司法局|好\n||县水务局|也好\n|||还好");

        reading.Points.ShouldHaveSingleItem().Lines.Select(l => string.Join('、', l.Units.Select(u => u.Name))).ShouldBe(["县司法局", "县水务局", "县水务局"]);
        reading.Notes.Select(n => (n.Cell, n.Why.Code)).ShouldBe([("B3", "history.row-goes-on"), ("B4", "history.row-goes-on")]);
    }

    [Fact]
    public void Names_the_cell_that_cannot_be_read()
    {
        var reading = Read("序号|工作任务|责任单位\n1|甲事|县司法局\n2||县水务局");

        reading.Unreadable.Select(f => (f.Sheet, f.Cell, f.Why.Code)).ShouldBe([("台账", "B3", "history.task-missing")]);
        reading.Points.Length.ShouldBe(1);
    }

    [Fact]
    public void Refuses_two_columns_for_one_thing() =>
        Read("工作任务|状态|办理状态\n甲事|已办结|未完成").Unreadable.ShouldHaveSingleItem().Why.ShouldBe(new("history.column-twice", "B", "C"));

    [Fact]
    public void Joins_columns_of_words_under_their_headings() =>
        Build("工作任务|责任单位|上半年进展|下半年进展\n甲事|县司法局|开了会|办完了").Record.Points[0].Duties[0].Text.ShouldBe("上半年进展：开了会\n下半年进展：办完了");

    [Fact]
    public void Numbers_anew_where_the_ledger_s_numbers_begin_again_and_says_so()
    {
        var reading = Read("序号|工作任务|责任单位\n1|甲事|县司法局\n2|乙事|县司法局\n1|丙事|县司法局");

        reading.Points.Select(p => p.Number).ShouldBe(["1", "2", "3"]);
        reading.Notes.ShouldHaveSingleItem().Why.Code.ShouldBe("history.numbered-anew");
    }

    [Fact]
    public void Asks_what_an_unknown_state_means_and_takes_the_answer()
    {
        const string rows = "工作任务|责任单位|状态\n甲事|县司法局|基本完成\n乙事|县水务局|基本 完成\n丙事|县水务局|已办结";
        Build(rows).Building.AskedStates.ShouldHaveSingleItem().ShouldBe(("基本完成", 2, "台账", 2));

        var said = new HistoryChoices { States = ImmutableDictionary<string, YearEndOutcome>.Empty.Add("基本完成", YearEndOutcome.CarriedOver) };
        Build(rows, said).Building.AskedStates.ShouldBeEmpty();
        Said(Build(rows, said).Record).ShouldBe(["1 县司法局 责 CarriedOver", "2 县水务局 责 CarriedOver", "3 县水务局 责 Closed"]);
    }

    [Fact]
    public void Asks_who_a_name_is_and_never_invents_a_unit()
    {
        const string rows = "工作任务|责任单位|进展\n甲事|县水利局、有关部门|好\n乙事|县粮食局|好\n丙事||好";
        var names = Build(rows).Names;
        names.Asked.Select(n => n.Name).ShouldBe(["县水利局", "有关部门", ""]);
        names.Asked[0].Near!.Units[0].Name.ShouldBe("县水务局");
        Said(Build(rows).Record).ShouldBe(["2 县粮食局 责 NotStated 好"]);

        var said = new HistoryChoices
        {
            Names = new Dictionary<string, NameChoice>
            {
                ["县水利局"] = new(NameChoiceKind.Units, "县水务局、县司法局"),
                ["有关部门"] = new(NameChoiceKind.LeftOut, "没有点名"),
                [""] = new(NameChoiceKind.Units, "各镇政府"),
            }.ToImmutableDictionary(),
        };
        var (record, meant, _) = Build(rows, said);
        (meant.Asked.Length, meant.Faults.Length, meant.LeftOut.Length).ShouldBe((0, 0, 1));
        Said(record).ShouldBe(["1 县水务局 责 NotStated 好", "1 县司法局 责 NotStated 好", "2 县粮食局 责 NotStated 好", "3 东坡镇政府 责 NotStated 好", "3 西坡镇政府 责 NotStated 好"]);
    }

    [Fact]
    public void Tells_an_answer_that_makes_no_sense()
    {
        var said = new HistoryChoices
        {
            Names = new Dictionary<string, NameChoice> { ["甲办"] = new(NameChoiceKind.Units, "没有的局"), ["乙办"] = new(NameChoiceKind.LeftOut), ["丙办"] = new(NameChoiceKind.Units) }.ToImmutableDictionary(),
        };

        Build("工作任务|责任单位\n甲事|甲办、乙办、丙办", said).Names.Faults.Select(f => f.Code)
            .ShouldBe(["history.name-unknown", "history.reason-missing", "history.name-without-unit"]);
    }

    [Fact]
    public void Finds_links_and_files_in_the_words_of_evidence()
    {
        var files = new Dictionary<string, Evidence.EvidenceItem> { ["通知.pdf"] = new(Evidence.EvidenceKind.File, "通知.pdf", Hash: new string('a', 64), Size: 3) };

        var (items, missing, words) = EvidenceCells.Read(["1.《通知.pdf》；2.照片.jpg；会议纪要，见https://example.test/a?b=1。", "通知"], files);

        items.Select(i => i.Url ?? i.Title).ShouldBe(["https://example.test/a?b=1", "通知.pdf", "通知"]);
        missing.ShouldBe(["照片.jpg"]);
        words.ShouldBe("2.照片.jpg、会议纪要、见");
    }

    /// <summary>What was put into a ledger of any shape comes out: columns in any order, merged or not, points over one row or several.</summary>
    [Fact]
    public void Any_ledger_comes_out_as_it_was_put_in()
    {
        var rows =
            from count in Gen.Choose(1, 3)
            from units in Gen.Elements("县司法局", "县水务局", "东坡镇政府").ArrayOf(count)
            from states in Gen.Elements("已办结", "办理中", "未完成", "结转下年").ArrayOf(count)
            select units.Zip(states).DistinctBy(r => r.First).ToArray();
        var ledgers =
            from points in rows.NonEmptyListOf()
            from order in Gen.Shuffle(new[] { 0, 1, 2, 3, 4 })
            from merged in Gen.Elements(true, false)
            select (Points: points.ToArray(), order, merged);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(ledgers.ToArbitrary(), ledger =>
        {
            string[] heads = ["序号", "工作任务", "责任单位", "进展情况", "状态"];
            var lines = ledger.Points.SelectMany((point, at) => point.Select((row, i) => new[]
            {
                i == 0 || !ledger.merged ? $"{at + 1}" : "〃", i == 0 || !ledger.merged ? $"第{at + 1}件事" : "〃", row.First, $"进展{at}之{i}", row.Second,
            })).Prepend(heads);
            var text = string.Join('\n', lines.Select(cells => string.Join('|', ledger.order.Select(c => cells[c]))));
            var (record, names, building) = Build(text);

            names.Asked.ShouldBeEmpty();
            building.AskedStates.ShouldBeEmpty();
            Said(record).Order().ShouldBe(ledger.Points.SelectMany((point, at) => point.Select((row, i) => $"{at + 1} {row.First} 责 {OutcomeWords.Of(row.Second)} 进展{at}之{i}")).Order());
        }));
    }
}
