using Tracker.Calendar;
using Tracker.Plans;
using Tracker.Reading;

namespace Tracker.Grains.Tests.Reading;

/// <summary>Manners of offices met in the thirty-first to the thirty-third batch: texts that lost their lines or their numbers, clauses below a list, classes told by their duty, limits in the middle of a clause.</summary>
public class Reading_plans_of_a_thirty_third_batch
{
    private const string Title = "云岭省2024年政务公开工作要点\n";

    private static string[] Names(IEnumerable<NamedUnit> units) => [.. units.Select(u => u.Name)];

    private static string Units(DraftPoint point) =>
        $"{string.Join(' ', Names(point.LeadUnits))} | {string.Join(' ', Names(point.ResponsibleUnits))} | {string.Join(' ', Names(point.CooperatingUnits))}";

    private static string Days(DraftPoint point) =>
        string.Join(' ', point.Deadlines.Select(d => d.Deadline is FixedDeadline day ? $"{day.Date:yyyy-MM-dd}" : d.Deadline.GetType().Name));

    [Fact]
    public void Items_whose_numbers_were_destroyed_are_counted_on_though_the_text_breaks_off_in_the_last()
    {
        const string Spoilt = "?。ǘ";
        static string Bracket(string lead) => $"(牵头单位:{lead};配合单位:省图书馆、各县政府)\n";
        var draft = Sample.Read(Title + $"一、晒账\n(一)晒出台账的清单和结果,让大家都看得到。{Bracket("省档案馆")}{Spoilt}┩说清来源的每一个去向。{Bracket("省气象局")}(三)公布去向的清单和答复,让大家都查得到。{Bracket("省林草局")}{Spoilt}ㄋ收集意见的每一条答复。{Bracket("省教育厅")}{Spoilt}ㄎ补登漏掉的每一笔账目和来");
        draft.Points.Select(p => p.Number).ShouldBe(["1", "2", "3", "4", "5"]);
        draft.Points.Take(4).Select(p => p.LeadUnits.Single().Name).ShouldBe(["省档案馆", "省气象局", "省林草局", "省教育厅"]);
        draft.Points[3].Title.ShouldEndWith("收集意见的每一条答复");
        draft.Questions.ShouldContain(q => q.Point == "4" && q.Quote.StartsWith(Spoilt));
    }

    [Fact]
    public void Two_items_of_a_text_of_one_line_that_each_name_their_units_are_two_points()
    {
        var draft = Sample.Read("关于晒账的两条意见。为让大家看得到台账的来龙去脉,现提出以下意见。1.对主动晒出台账的村,经核实后给予表扬,并把做法印成册子送到每一个村;对连续三年晒账的村,登在省里的报上,供大家学习。责任单位:省档案馆、省气象局。2.对说不清来源的村,派人上门教会,一次教不会的再教一次,教会为止,不收一分钱。责任单位:省林草局、省图书馆。");
        draft.Points.Length.ShouldBe(2);
        Units(draft.Points[0]).ShouldBe(" | 省档案馆 省气象局 | ");
        Units(draft.Points[1]).ShouldBe(" | 省林草局 省图书馆 | ");
    }

    [Fact]
    public void The_first_item_may_stand_right_behind_the_words_of_its_heading_in_a_text_of_one_line()
    {
        var draft = Sample.Read("云岭省2024年晒账任务分工为让大家看得到台账的来龙去脉,现提出如下任务分工。请各单位对照分工抓好落实,遇到的问题请径向办公室反映,办公室汇总以后答复。一、把该晒的晒出来(一)晒出台账的来龙去脉1.公布每一本台账的清单,逐本说明来源。(省档案馆、省气象局)2.收集群众对台账的意见,逐条登记。(省林草局、省图书馆)3.把答复登在同一个地方,让大家都查得到。(省教育厅)");
        draft.Points.Select(p => p.Title).ShouldBe(["公布每一本台账的清单,逐本说明来源", "收集群众对台账的意见,逐条登记", "把答复登在同一个地方,让大家都查得到"]);
        Units(draft.Points[1]).ShouldBe(" | 省林草局 省图书馆 | ");
    }

    [Fact]
    public void Items_of_a_section_in_one_line_are_parted_behind_their_units()
    {
        static string Section(string number, string what) => $"{number}、把{what}晒出来 按照省里的要求,把{what}的来龙去脉都说清楚,让大家看得到、听得懂、查得到。 (一)公布{what}的清单。每一本都写明从哪里来、到哪里去,逐本核对,逐本签字,有改动的说明为什么改,改了几次也写明,经手的人都签字。(省档案馆牵头) (二)收集对{what}的意见。每一条都登记,每一条都答复,答复登在同一个地方,让大家都查得到,查不到的再登一次。(省气象局、省林草局牵头)\n";
        var draft = Sample.Read(Title + Section("一", "台账") + Section("二", "账本"));
        draft.Points.Select(p => p.Title).ShouldBe(["公布台账的清单", "收集对台账的意见", "公布账本的清单", "收集对账本的意见"]);
        draft.Points.ShouldAllBe(p => p.Section!.Length < 12);
        Units(draft.Points[3]).ShouldBe("省气象局 省林草局 |  | ");
    }

    [Fact]
    public void So_are_those_of_a_short_section()
    {
        var draft = Sample.Read(Title + "一、晒账 (一)晒出台账,让大家都看得到、听得懂、查得到。(省档案馆牵头)(二)说清来源,让大家都看得到。(省气象局牵头)\n二、服务\n(一)收集意见,每一条都答复。(省林草局牵头)\n");
        draft.Points.Select(p => p.LeadUnits.Single().Name).ShouldBe(["省档案馆", "省气象局", "省林草局"]);
        draft.Points[1].Title.ShouldStartWith("说清来源");
    }

    [Fact]
    public void An_enumeration_within_a_section_of_sentences_is_not_parted()
    {
        var draft = Sample.Read(Title + "一、把台账晒出来。 (一)清单要全,每一本都写明从哪里来、到哪里去,逐本核对,逐本签字,有改动的说明为什么改,改了几次也写明。 (二)答复要快,每一条意见都登记、都答复,答复登在同一个地方,让大家都查得到,查不到的再登一次。(省档案馆牵头)\n二、把账本晒出来。说明来源。(省气象局牵头)\n");
        draft.Points.Length.ShouldBe(2);
    }

    [Fact]
    public void A_clause_below_a_list_without_headings_names_the_units_of_all_of_it()
    {
        var draft = Sample.Read("4.晒出台账。让大家都看得到。\n5.说清来源。让大家都听得懂。\n6.公布去向。让大家都查得到。\n以上工作由省档案馆牵头,会同省气象局、省林草局落实。\n");
        draft.Points.Length.ShouldBe(3);
        draft.Points.ShouldAllBe(p => Units(p) == "省档案馆 | 省气象局 省林草局 | ");
    }

    [Fact]
    public void Whom_to_ring_is_no_unit_of_the_last_point()
    {
        var draft = Sample.Read(Title + $"一、晒账\n1.晒出台账。每月公布。{Sample.Units}\n2.说清来源。每季度公布。{Sample.Units}\n各单位落实情况于2024年12月10日前书面报省档案馆(信息科,联系电话:0000-1234567)。\n");
        draft.Points.Select(p => p.Number).ShouldBe(["1", "2"]);
        draft.Points.ShouldAllBe(p => p.ResponsibleUnits.Length == 2 && p.Deadlines.Length == 1);
    }

    [Theory]
    [InlineData("(省档案馆牵头,省气象局及云州、北岭两市政府负责)", "省档案馆 | 省气象局 云州 北岭两市政府 | ")]
    [InlineData("(省档案馆牵头,省气象局及云泽、北岭、石湾三县政府负责)", "省档案馆 | 省气象局 云泽、北岭、石湾三县政府 | ")]
    [InlineData("(各负有台账监管职责的部门分别负责)", " | 各负有台账监管职责的部门 | ")]
    [InlineData("(省档案馆,各县政府配合)", " | 省档案馆 | 各县政府")]
    [InlineData("(省档案馆、省气象局,省林草局、省图书馆协助)", " | 省档案馆 省气象局 | 省林草局 省图书馆")]
    [InlineData("(省档案馆牵头,省气象局,省林草局配合)", "省档案馆 |  | 省气象局 省林草局")]
    [InlineData("(省纪委监委机关、省档案馆负责)", " | 省纪委监委机关 省档案馆 | ")]
    [InlineData("(具有台账审批职能的省直部门负责)", " | 具有台账审批职能的省直部门 | ")]
    [InlineData("(各有关具有执法权的部门负责)", " | 各有关具有执法权的部门 | ")]
    [InlineData("(省档案馆牵头,各县政府负责,省气象局提供技术保障)", "省档案馆 | 各县政府 | 省气象局")]
    [InlineData("(省档案馆、各县政府按职责分工卖力)", " | 省档案馆 各县政府 | ")]
    [InlineData("由省档案馆牵头,省气象局,各县政府配合。", "省档案馆 |  | 省气象局 各县政府")]
    [InlineData("省档案馆负责;省气象局、各县政府配合。", " | 省档案馆 | 省气象局 各县政府")]
    [InlineData("由省档案馆,各县政府负责。", " | 省档案馆 各县政府 | ")]
    [InlineData("(责任单位:省档案馆等14个晒账领域主管部门、各县政府)", " | 省档案馆 14个晒账领域主管部门 各县政府 | ")]
    public void Units_are_found_in_such_lists(string said, string units)
    {
        var draft = Sample.Read(Title + $"一、晒账\n1.晒出台账。让大家都看得到。{said}\n2.说清来源。让大家都听得懂。{said}\n");
        draft.Points.ShouldAllBe(p => Units(p) == units);
    }

    [Fact]
    public void Which_of_the_counted_departments_are_meant_is_asked() =>
        Sample.Read(Title + "一、晒账\n1.晒出台账。(责任单位:省档案馆等14个晒账领域主管部门)\n").Questions.ShouldContain(q => q.Kind == QuestionKind.VagueUnit && q.Quote == "14个晒账领域主管部门");

    [Fact]
    public void Companies_that_everybody_calls_by_a_word_are_no_injected_words()
    {
        var draft = Sample.Read(Title + "一、晒账\n1.晒出台账。(责任单位:省档案馆、移动、电信、联通、县公路段)\n2.说清来源。(责任单位:省气象局)\n");
        draft.Questions.ShouldBeEmpty();
        draft.Points[0].ResponsibleUnits.Length.ShouldBe(5);
    }

    [Fact]
    public void The_office_of_discipline_is_one_and_no_class() => GroupWords.Of("省纪委监委机关").ShouldBe(UnitClass.Single);

    [Fact]
    public void Whoever_leads_elsewhere_helps_where_the_column_says_so()
    {
        var draft = Sample.Read(Title + "| 序号 | 工作任务 | 牵头部门 | 配合部门 | 完成时限 |\n| 1 | 晒出台账,让大家都看得到 | 省档案馆 | 各牵头部门 | 6月底前 |\n| 2 | 说清来源,让大家都听得懂 | 省气象局 | 省林草局 | 9月底前 |\n");
        Units(draft.Points[0]).ShouldBe("省档案馆 |  | 各牵头部门");
    }

    [Fact]
    public void Remarks_may_name_who_helps_and_a_limit_for_a_part()
    {
        var draft = Sample.Read(Title + "| 序号 | 工作任务 | 牵头单位 | 责任单位 | 完成时限 | 备注 |\n| 1 | 晒出台账,让大家都看得到 | 省档案馆 | 各县政府 | 6月底前 | 配合单位:省林草局 |\n| 2 | 说清来源,让大家都听得懂 | 省气象局 | 各县政府 | 9月底前 | 县级目录于10月15日前报省气象局 |\n| 3 | 公布去向,让大家都查得到 | 省气象局 | 各县政府 | 9月底前 | 去年已于10月15日前报省气象局 |\n| 4 | 收集意见,让大家都说得到 | 省气象局 | 各县政府 | 9月底前 | 初稿7月10日前完成 |\n");
        Units(draft.Points[0]).ShouldBe("省档案馆 | 各县政府 | 省林草局");
        draft.Points.Select(Days).ShouldBe(["2024-06-30", "2024-09-30 2024-10-15", "2024-09-30", "2024-09-30 2024-07-10"]);
    }

    [Fact]
    public void A_heading_among_points_with_units_is_a_point_of_as_many_parts_as_paragraphs_below_name_theirs()
    {
        var draft = Sample.Read(Title + "一、晒账\n(一)晒出台账。每一本都写明从哪里来、到哪里去,让大家都看得到、听得懂、查得到。(省档案馆牵头)\n(二)说清来源。每一笔都写明经手的人,有改动的说明为什么改,改了几次也写明。(省气象局牵头)\n(三)公布去向。\n学校方面,6月底前公布收费的去向。(省教育厅牵头)\n林场方面,9月底前公布补助的去向。(省林草局牵头)\n");
        draft.Points.Select(p => $"{p.Number} {p.Title}").ShouldBe(["1 晒出台账", "2 说清来源", "3-1 公布去向", "3-2 公布去向"]);
        draft.Points.Skip(2).Select(Days).ShouldBe(["2024-06-30", "2024-09-30"]);
        draft.Questions.ShouldBeEmpty();
    }

    [Fact]
    public void A_part_on_how_work_is_led_is_no_point_where_points_say_in_sentences_who_does_them()
    {
        var draft = Sample.Read(Title + "一、晒账\n(一)晒出台账。6月底前公布。由省档案馆牵头,省林草局配合。\n(二)说清来源。9月底前公布。由省气象局负责。\n(三)公布去向。年底前公布。由省图书馆负责。\n二、保障措施\n各单位负责人是晒账的第一责任人,每季度调度一次。\n");
        draft.Points.Length.ShouldBe(3);
        draft.Questions.ShouldNotContain(q => q.Kind == QuestionKind.UnclearFact);
    }

    [Fact]
    public void The_host_of_a_page_below_a_table_of_one_cell_a_line_is_no_row()
    {
        static string Row(string what, string unit) => $"|\n{what},让大家都看得到、听得懂、查得到。\n|\n{unit}\n|\n6月底前\n";
        var draft = Sample.Read(Title + "任务\n|\n责任单位\n|\n时限\n" + Row("晒出台账", "省档案馆") + Row("说清来源", "省气象局") + Row("公布去向", "省林草局") + "|\n主办:云岭省人民政府办公厅 承办:云岭省数据中心 某ICP备00000000号 网站地图\n");
        draft.Points.Length.ShouldBe(3);
        draft.Questions.ShouldNotContain(q => q.Where == "unitsUnread" || q.Where == "unitsRaw");
    }

    [Theory]
    [InlineData("村里的引水渠10月底引水运行", "2024-10-31")]
    [InlineData("库房里的旧账三季度末整理完毕", "2024-09-30")]
    [InlineData("村干部晒账讲座上半年举办", "2024-06-30")]
    [InlineData("全部路灯6月底亮灯", "2024-06-30")]
    [InlineData("决算9月公开", "2024-09-30")]
    [InlineData("10月底通水,由各县自己管护", "2024-10-31")]
    [InlineData("课本的清单在9月1日开学前公示", "2024-09-01")]
    [InlineData("2023年底前查账时看到但至今没有补登的,5月底前全部补登", "2024-05-31")]
    [InlineData("在今年2月上旬晒出第一批账本的基础上,9月底前再晒出一批", "2024-09-30")]
    [InlineData("台账比上年三季度末增加运行", "")]
    public void Such_a_limit_is_read_and_nothing_beside_it(string said, string day)
    {
        var draft = Sample.Read(Title + $"一、晒账\n1.晒出台账。{said}。(责任单位:省档案馆)\n2.说清来源。(责任单位:省气象局)\n");
        Days(draft.Points[0]).ShouldBe(day);
        draft.Questions.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("答复登出来不得晚于意见收到后4个工作日", "意见收到", 4, DayUnit.WorkingDay, Direction.After)]
    [InlineData("最迟不超过文件印发后6个工作日公布答复", "文件印发", 6, DayUnit.WorkingDay, Direction.After)]
    [InlineData("公布的时间不得晚于账本核对之日后的2个工作日", "账本核对", 2, DayUnit.WorkingDay, Direction.After)]
    [InlineData("请帖应在展览举办日15日前送到", "展览举办日", 15, DayUnit.CalendarDay, Direction.Before)]
    [InlineData("应于开标日20日前发布公告", "开标日", 20, DayUnit.CalendarDay, Direction.Before)]
    [InlineData("会议召开10日前送达材料", "会议召开", 10, DayUnit.CalendarDay, Direction.Before)]
    public void Days_counted_from_what_happens_are_read(string said, string happening, int offset, DayUnit unit, Direction direction)
    {
        var limit = (RelativeDeadline)Sample.Saying(said + "。").Deadlines.Single().Deadline;
        (limit.Event, limit.Offset, limit.Unit, limit.Direction).ShouldBe((happening, offset, unit, direction));
    }

    [Fact]
    public void A_daily_report_that_is_half_of_a_system_is_asked() =>
        Sample.Points($"1.晒出台账。严格落实日报告、零报告制度。{Sample.Units}").Questions.ShouldContain(q => q.Kind == QuestionKind.UnclearDeadline && q.Quote == "日报告");

    [Fact]
    public void Where_the_document_has_no_year_later_days_of_a_point_are_of_the_year_that_its_first_prints()
    {
        var draft = Sample.Read("4.晒出台账。2013年2月底前定下人手;5月底前贴出清单;10月底前查一遍。(省档案馆牵头)\n5.说清来源。5月底前贴出清单。(省气象局牵头)\n");
        Days(draft.Points[0]).ShouldBe("2013-02-28 2013-05-31 2013-10-31");
        draft.Questions.ShouldNotContain(q => q.Point == "4");
        draft.Questions.ShouldContain(q => q.Point == "5" && q.Quote == "5月底前");
    }

    [Fact]
    public void Where_the_document_has_no_year_days_before_the_end_that_a_field_prints_are_of_its_year()
    {
        var draft = Sample.Read("(一)晒出台账项目。\n目标任务:1.9月份开展台账室清扫;2.展厅年底完成。\n牵头单位:省档案馆。\n完成时间:2012年12月。\n(二)说清来源项目。\n目标任务:按要求完成。\n牵头单位:省气象局。\n完成时间:2012年12月。\n");
        Days(draft.Points[0]).ShouldBe("2012-09-30 2012-12-31 2012-12-31");
    }

    [Fact]
    public void Facts_of_the_document_may_stand_in_one_line_below_the_title()
    {
        static string Points(string unit) => $"一、晒账\n1.晒出台账。({unit}负责)\n2.说清来源。({unit}负责)\n";
        var beside = Sample.Read("临港水务公司2024年晒账任务台账\n临水发〔2024〕21号 临港水务公司 2024年2月28日\n" + Points("办公室")).Document;
        (beside.Number, beside.Issuer, beside.Date).ShouldBe(("临水发〔2024〕21号", "临港水务公司", new DateOnly(2024, 2, 28)));
        var printed = Sample.Read("临港区2024年政务公开工作要点任务分解表\n临政办〔2024〕9号\n临港区人民政府办公室 2024年3月28日印发\n" + Points("办公室")).Document;
        (printed.Issuer, printed.Date).ShouldBe(("临港区人民政府办公室", new DateOnly(2024, 3, 28)));
        Sample.Read("临港区2024年民生实事任务分解表\n(临政办发〔2024〕12号附件)\n" + Points("办公室")).Document.Number.ShouldBe("临政办发〔2024〕12号");
        var filed = Sample.Read("临港区2024年政务公开工作要点任务分解表\n制表单位:临港区政务公开领导小组办公室 2024年8月11日\n" + Points("办公室")).Document;
        (filed.Issuer, filed.Date).ShouldBe(("临港区政务公开领导小组办公室", new DateOnly(2024, 8, 11)));
    }

    [Fact]
    public void Number_and_day_of_a_notice_are_found_in_a_text_of_one_line()
    {
        var draft = Sample.Read("云岭省人民政府办公厅关于印发云岭省晒账任务分工方案的通知云政办〔2012〕24号各市人民政府,省直各部门:为落实晒账规划,现将任务分工方案印发给你们,请认真贯彻执行。各地要按照晒账规划的要求制定本地方案,确保各项任务落到实处。二○一二年三月九日云岭省晒账任务分工为让大家看得到台账,现提出如下任务分工。一、晒账1.晒出台账的清单,逐本说明来源。(档案馆、气象局)2.收集群众对台账的意见,6月底前逐条答复。(林草局、图书馆)3.把答复登在同一个地方,让大家都查得到。(教育厅)");
        (draft.Document.Number, draft.Document.Date, draft.Document.Year).ShouldBe(("云政办〔2012〕24号", new DateOnly(2012, 3, 9), 2012));
        draft.Document.Issuer.ShouldBe("云岭省人民政府办公厅");
        draft.Points.Length.ShouldBe(3);
        Days(draft.Points[1]).ShouldBe("2012-06-30");
    }

    [Fact]
    public void Properties_of_a_page_may_stand_in_one_line_without_blanks()
    {
        var draft = Sample.Read("临港区2024年晒账工作安排\n索引号:LG-2024-00318文号:临管办发〔2024〕14号发布机构:临港区管理委员会办公室成文日期:2024年4月8日\n为让大家看得到台账,现作如下安排。\n一、晒账\n1.晒出台账。(区档案局负责)\n2.说清来源。(区气象局负责)\n");
        (draft.Document.Number, draft.Document.Issuer, draft.Document.Date).ShouldBe(("临管办发〔2024〕14号", "临港区管理委员会办公室", new DateOnly(2024, 4, 8)));
        draft.Document.Preamble.ShouldBe("为让大家看得到台账,现作如下安排。");
    }

    [Fact]
    public void A_bracket_in_a_line_of_its_own_below_a_heading_holds_for_the_items_numbered_on_under_it()
    {
        var draft = Sample.Read("云岭省2024年政务公开工作要点\n一、晒账\n(责任单位:省档案馆、省气象局)\n1.晒出台账。6月底前晒完。\n2.说清来源。9月底前说清。\n二、服务\n(责任单位:省林草局)\n3.公布去向。每季度公布一次。\n4.收集意见。逐条登记。\n");
        draft.Points.Select(p => $"{p.Number} {p.Section} {p.Title} {string.Join('、', p.ResponsibleUnits.Select(u => u.Name))} {p.Deadlines.Length}")
            .ShouldBe(["1 一、晒账 晒出台账 省档案馆、省气象局 1", "2 一、晒账 说清来源 省档案馆、省气象局 1", "3 二、服务 公布去向 省林草局 1", "4 二、服务 收集意见 省林草局 0"]);
    }

    [Theory]
    [InlineData("公开教育事项", "省直各部门")]
    [InlineData("落实重点工作任务", "各市州、省直各部门")]
    public void A_row_that_counts_is_a_task_and_no_headings_whatever_it_looks_like(string title, string units)
    {
        var draft = Sample.Read($"云岭省2024年政务公开工作要点\n序号\t工作任务\t责任单位\t完成时限\n1\t晒出台账\t省档案馆\t6月底前\n2\t{title}\t{units}\t\n3\t补齐旧账\t省气象局\t7月底前\n");
        draft.Points.Select(p => $"{p.Number} {p.Title}").ShouldBe(["1 晒出台账", $"2 {title}", "3 补齐旧账"]);
    }
}
