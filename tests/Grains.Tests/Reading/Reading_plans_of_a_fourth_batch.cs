using Tracker.Plans;

namespace Tracker.Grains.Tests.Reading;

/// <summary>What documents of a fourth batch showed; the words are our own.</summary>
public class Reading_plans_of_a_fourth_batch
{
    private const string Head = "云岭省2024年政务公开工作要点\n一、晒账\n";

    [Theory]
    [InlineData("列第一位者为工作牵头或汇总单位,下同")]
    [InlineData("列首位的为牵头单位,下同")]
    public void A_note_on_the_order_of_a_list_names_nobody_for_the_points_below(string note)
    {
        var draft = Sample.Read(Head + $"1.晒预算。都要晒。(省档案馆、省气象局等负责,{note})\n2.晒决算。也要晒。(省地震局、省水文局负责)\n");
        draft.Points.Select(p => Sample.Names(p.LeadUnits).Single()).ShouldBe(["省档案馆", "省地震局"]);
        draft.Points.Select(p => Sample.Names(p.ResponsibleUnits).Single()).ShouldBe(["省气象局", "省水文局"]);
    }

    [Fact]
    public void Labels_with_their_words_in_the_next_line()
    {
        var draft = Sample.Read("云岭县2024年实事清单\n01 项目名称:修好小路\n项目内容:\n村里的小路修平。\n责任单位:\n县档案馆、县气象局\n进展与成效:\n5月28日已经动工。\n02 项目名称:点亮路灯\n项目内容:\n路灯亮起来。\n责任单位\n县地震局\n进展与成效:\n6月3日已经亮了。\n");
        draft.Points.Select(p => p.Title).ShouldBe(["修好小路", "点亮路灯"]);
        draft.Points.Select(p => string.Join('、', Sample.Names(p.ResponsibleUnits))).ShouldBe(["县档案馆、县气象局", "县地震局"]);
        draft.Points.ShouldAllBe(p => p.Deadlines.IsEmpty, "what was done by a day is no limit");
        draft.Questions.Where(q => q.Where == "deadlines").ShouldBeEmpty();
    }

    [Fact]
    public void Numbers_that_were_destroyed_between_whole_ones_are_counted()
    {
        var draft = Sample.Read(Head + "(一)把今年的台账一本一本晒出来,放在首页上让人看。(牵头单位:省档案馆)\n?。ǘ┩把往年的台账也晒出来,放在第二页上。(牵头单位:省气象局)\n(三)把来年的台账先编好目录,放在末页上让人看。(牵头单位:省地震局)\n?。ㄋ模┲把丢失的台账找回来补上,放在附页。(牵头单位:省水文局)\n");
        draft.Points.Select(p => p.Number).ShouldBe(["1", "2", "3", "4"]);
        draft.Points.Select(p => Sample.Names(p.LeadUnits).Single()).ShouldBe(["省档案馆", "省气象局", "省地震局", "省水文局"]);
        draft.Questions.Where(q => q.Kind == QuestionKind.Damage).Select(q => q.Point).ShouldBe(["2", "4"]);
    }

    [Fact]
    public void Places_that_share_one_word_are_one_name()
    {
        var draft = Sample.Read(Head + "1.修好管网。(市档案馆牵头,青石、白水、红岩经济开发区管委会负责落实)\n2.青石、白水两处先修。(市档案馆牵头)\n");
        Sample.Names(draft.Points[0].ResponsibleUnits).ShouldBe(["青石、白水、红岩经济开发区管委会"]);
        draft.Questions.ShouldBeEmpty();
    }

    [Fact]
    public void Days_of_steps_behind_numbers_are_limits_and_a_series_is_of_one_year()
    {
        var draft = Sample.Read("索引号 | 000 | 发布单位 | 县政府 |\n公开范围 | 面向社会 | 发文日期 | 2022-07-14 |\n序号 | 实事项目 | 实施计划 | 责任单位 |\n1 | 修路。 | 1.4月底前开工。 2.8月底前铺好。 3.11月底前通车。 | 档案局 |\n2 | 架桥。 | 3月底前备好料石;6月底前立起桥墩;9月底前合龙。 | 气象局 |\n");
        draft.Points.Select(p => p.Deadlines.Length).ShouldBe([3, 3]);
        draft.Questions.Where(q => q.Where == "deadlines").ShouldBeEmpty();
    }

    [Fact]
    public void A_table_of_progress_takes_the_name_of_the_task_and_not_what_was_done()
    {
        var draft = Sample.Read("云岭区2020年3月实事进度表\n序号 | 年度任务 | 本月进展 | 是否达进度(未达进度注明原因) | 下月计划 | 责任单位 | ||\n1 | 小村整治 | 创建3个小村,新修1个晒场。 | 完成2个小村的名单。 | 是 | 请各镇做准备。 | 档案局 | |\n2 | 绿道 | 新修绿道6公里。 | 一段已经开工,其余在设计。 | 是 | 计划完成1公里。 | 气象局 | |\n3 | 泵站 | 改造2座泵站。 | 完成进度10%。 | 是 | 计划完成20%。 | 水文局 | |\n");
        draft.Points.Select(p => p.Title).ShouldBe(["小村整治", "绿道", "泵站"]);
        draft.Points.Select(p => Sample.Names(p.ResponsibleUnits).Single()).ShouldBe(["档案局", "气象局", "水文局"]);
    }

    [Fact]
    public void Blanks_inside_cells_as_between_them_keep_words_out_of_the_units()
    {
        var draft = Sample.Read("云岭市2018年任务分解表\n序号 类别 主要任务 细化措施 牵头单位 参与单位 责任单位\n1 水源保 护 守住红线 实行双控行动,防止新增取水、切实以水定需、量水而行。到2020年,用水总量控制住。 市水文局 市档案馆、气象局等 各县(市、区)政府\n2 守住用水 红线 落实评估体系,把节水纳入考核。 市水文局 市档案馆、地震局等 各县(市、区)政府\n");
        draft.Points.ShouldAllBe(p => Sample.Names(p.LeadUnits).Single() == "市水文局");
        draft.Points.ShouldAllBe(p => Sample.Names(p.CooperatingUnits)[0] == "市档案馆");
        draft.Questions.ShouldContain(q => q.Where == "rows", "where a cell ends is not printed");
    }

    [Fact]
    public void Columns_that_no_heading_names_are_told_by_what_stands_in_them_and_asked_about()
    {
        var draft = Sample.Read("云岭市2024年的几件事\n号头 | 哪一桩 | 归谁管 |\n1 | 把台账一本一本晒出来 | 市档案馆 |\n2 | 把小路一段一段修平 | 市气象局、市地震局 |\n3 | 把路灯一盏一盏点亮 | 市水文局 |\n");
        draft.Points.Select(p => (p.Number, Sample.Names(p.ResponsibleUnits)[0])).ShouldBe([("1", "市档案馆"), ("2", "市气象局"), ("3", "市水文局")]);
        draft.Questions.ShouldContain(q => q.Where == "rows");
    }

    [Fact]
    public void A_class_that_a_register_knows_stays_as_printed()
    {
        var draft = Sample.Read("云岭县2018年政务公开工作要点\n各乡镇人民政府、街道办事处(以下统称各乡镇街道),县政府各部门、各直属机构(以下统称县直各部门):\n一、晒账\n1.晒预算。都要晒。(牵头单位:县档案馆;责任单位:县直各部门。以下任务各乡镇街道均为责任单位,不再单列)\n2.晒决算。也要晒。(牵头单位:县气象局;责任单位:县地震局)\n");
        Sample.Names(draft.Points[0].ResponsibleUnits).ShouldBe(["县直各部门"]);
        Sample.Names(draft.Points[1].ResponsibleUnits)[0].ShouldBe("县地震局");
    }

    [Fact]
    public void One_sentence_is_a_title()
    {
        const string Sentence = "把账晒出来给群众看,让群众一眼看到每一笔钱从哪里来到哪里去,看不懂的地方由专人当面讲清楚,讲不清楚的不算晒过";
        Sample.Read(Head + $"1.{Sentence}。(责任单位:省档案馆)\n").Points[0].Title.ShouldBe(Sentence);
    }

    [Fact]
    public void A_limit_behind_the_units_of_a_bracket_is_no_unit()
    {
        var draft = Sample.Read(Head + "1.晒预算。都要晒。(省政府各部门分别负责,年内持续推进)\n");
        Sample.Names(draft.Points[0].ResponsibleUnits).ShouldBe(["省政府各部门"]);
        draft.Questions.ShouldBeEmpty();
    }

    [Fact]
    public void Headings_with_letters_set_apart_over_rows_that_blanks_part()
    {
        var draft = Sample.Read("云岭省2024年量化指标任务分工\n序号 工 作 任 务 牵头负责部门\n1 晒出台账1000本以上 档案馆\n2 修平小路30公里 气象局\n3 点亮路灯500盏 水文局\n");
        draft.Points.Select(p => (p.Number, p.Title, Sample.Names(p.LeadUnits).Single())).ShouldBe([("1", "晒出台账1000本以上", "档案馆"), ("2", "修平小路30公里", "气象局"), ("3", "点亮路灯500盏", "水文局")]);
    }

    [Fact]
    public void What_is_done_to_all_of_something_names_no_unit()
    {
        var draft = Sample.Read("云岭县2024年实事\n一、修路\n1.修平小路。路要平。全县小学、中学围墙修补施工全部完成。\n2.架桥。桥要稳。(县档案馆负责)\n");
        draft.Points.ShouldAllBe(p => p.ResponsibleUnits.All(u => u.Name == "县档案馆"));
    }
}
