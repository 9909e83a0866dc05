namespace Tracker.Grains.Tests.Reading;

/// <summary>Kinds of layout that a third batch of unseen plans showed, in variants of our own: every place and sentence is made up.</summary>
public class Reading_plans_of_a_third_batch
{
    private const string Title = "霜河县2024年政务公开工作要点任务分解表\n";

    private const string Plan = "霜河县2024年政务公开工作要点\n一、把该公开的公开好\n";

    private static readonly (string Words, string Lead, string Units, string Limit)[] Tasks =
    [
        ("晒出县级账本，每笔支出都写明去向。", "县财政局", "县审计局、县税务局", "6月底前"),
        ("说清政策来源，凡公布的数都注明出处。", "县统计局", "县司法局", "长期坚持"),
        ("办好开放日活动，邀请群众走进机关。", "县政府办公室", "各乡镇、县直各部门", "9月30日"),
        ("整理旧账目录，编好索引再上网。", "县档案馆", "县大数据局", "12月底前"),
    ];

    /// <summary>n number, t task, l lead, u units, d limit: heads of each, and the order they stand in.</summary>
    [Theory]
    [InlineData("序号,工作任务,牵头单位,配合单位,完成时限", "ntlud", "1")]
    [InlineData("项次,主要任务,牵头部门,协办部门,时间安排", "ntlud", "（一）")]
    [InlineData("编号,重点事项,主办单位,参与单位,完成期限", "ntlud", "01")]
    [InlineData("完成时限,编码,任务,牵头单位,配合单位", "dntlu", "1.")]
    [InlineData("牵头单位,配合单位,工作事项,办理期限", "lutd", "1")]
    [InlineData("工作内容,牵头科室,配合科室,时限要求", "tlud", "1")]
    [InlineData("序号,要做什么,牵头,配合,什么时候做完", "ntlud", "1、")]
    [InlineData("2024年度工作任务,牵头单位,配合单位,1-12月完成时限", "tlud", "1")]
    [InlineData("序号,重点任务（县级4项）,牵头单位,配合单位,完成时限", "ntlud", "1*")]
    [InlineData("顺序号,实事项目,牵头单位,完成时间,协同单位", "ntldu", "第1项")]
    public void One_cell_a_line_without_any_mark(string heads, string order, string number)
    {
        var cells = Tasks.SelectMany((t, i) => order.Select(c => c switch
        {
            'n' => number.Replace("1", $"{i + 1}", StringComparison.Ordinal).Replace("一", $"{"一二三四"[i]}", StringComparison.Ordinal),
            't' => t.Words,
            'l' => t.Lead,
            'u' => t.Units,
            _ => t.Limit,
        }));
        Sample.Told(Title + string.Join('\n', heads.Split(',').Concat(cells))).ShouldBe("""
            1 晒出县级账本，每笔支出都写明去向 | 县财政局 |  | 县审计局、县税务局 | 2024-06-30
            2 说清政策来源，凡公布的数都注明出处 | 县统计局 |  | 县司法局 | standing
            3 办好开放日活动，邀请群众走进机关 | 县政府办公室 |  | 各乡镇、县直各部门 | 2024-09-30
            4 整理旧账目录，编好索引再上网 | 县档案馆 |  | 县大数据局 | 2024-12-31
            """);
    }

    /// <summary>A limit that is left out is asked about, whichever row lacks it.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void One_cell_a_line_with_a_limit_left_out(int lacking)
    {
        var cells = Tasks.SelectMany((t, i) => (string[])[$"{i + 1}", t.Words, t.Lead, t.Units, .. i == lacking ? Array.Empty<string>() : [t.Limit]]);
        var draft = Sample.Read(Title + "序号\n工作任务\n牵头单位\n配合单位\n完成时限\n" + string.Join('\n', cells));
        draft.Points.Select(p => p.LeadUnits[0].Name).ShouldBe(Tasks.Select(t => t.Lead));
        draft.Points[lacking].Deadlines.ShouldBeEmpty();
        draft.Questions.ShouldHaveSingleItem().Point.ShouldBe($"{lacking + 1}");
    }

    [Fact]
    public void One_cell_a_line_with_cells_that_lines_broke() => Sample.Told(Title + """
        序号
        工作任务
        责任单位
        完成时限
        1
        晒出县级账本，每笔支出
        都写明去向，方便群众查看。
        县财政局、县审计局、
        县税务局
        6月底前
        2
        说清政策来源，凡公布的数都注明
        出处。
        县统计局
        长期坚持
        """).ShouldBe("""
        1 晒出县级账本，每笔支出都写明去向，方便群众查看 |  | 县财政局、县审计局、县税务局 |  | 2024-06-30
        2 说清政策来源，凡公布的数都注明出处 |  | 县统计局 |  | standing
        """);

    [Fact]
    public void Rows_of_one_unit_taken_out_of_a_longer_list() => Sample.Told(Title + """
        序号
        重点任务（县级3项）
        责任单位（排名不分先后）
        一、把账晒好
        3*
        晒出县级账本，每笔支出都写明去向。
        县财政局、县审计局
        市牵头单位：市财政局
        二、把事办好
        三、把话说清
        17
        说清政策来源，凡公布的数都注明出处。
        县统计局
        市牵头单位：市统计局
        21
        办好开放日活动，邀请群众走进机关。
        县政府办公室，各乡镇
        """).ShouldBe("""
        3 晒出县级账本，每笔支出都写明去向 |  | 县财政局、县审计局 |  |
        17 说清政策来源，凡公布的数都注明出处 |  | 县统计局 |  |
        21 办好开放日活动，邀请群众走进机关 |  | 县政府办公室、各乡镇 |  |
        ? - unitsAbove 市财政局
        """);

    [Fact]
    public void Limits_in_a_column_of_remarks() => Sample.Told(Title + """
        序号 | 工作任务 | 责任单位 | 备注 |
        1 | 晒出账本 | 县财政局 | 6月底前晒出，9月底前补齐 |
        2 | 说清来源 | 县统计局 | 每季度至少一次 |
        索引号： | 000014349/2024-00020 | 成文日期： | 2024-03-08 |
        """).ShouldBe("""
        1 晒出账本 |  | 县财政局 |  | 2024-06-30；2024-09-30
        2 说清来源 |  | 县统计局 |  | 1/quarter
        """);

    /// <summary>What has no month, or a period that the calendar of returns does not have, is asked; a limit and units may share one field.</summary>
    [Theory]
    [InlineData("20日前报送上月进度。(县档案馆负责)", "县档案馆", "", "20日前")]
    [InlineData("于5日前公布。(县档案馆负责)", "县档案馆", "", "5日前")]
    [InlineData("每学期公布一次学位。(县档案馆负责)", "县档案馆", "", "每学期")]
    [InlineData("每学年公布学位。(县档案馆负责)", "县档案馆", "", "每学年")]
    [InlineData("双月10日前公布水质。(县档案馆负责)", "县档案馆", "", "双月10日前")]
    [InlineData("单月5日前公布水价。(县档案馆负责)", "县档案馆", "", "单月5日前")]
    [InlineData("都要公布。(时限:6月底前,县档案馆)", "县档案馆", "2024-06-30", "")]
    [InlineData("都要公布。(完成时限:6月底前;县档案馆、县气象局)", "县档案馆、县气象局", "2024-06-30", "")]
    [InlineData("都要公布。(时限要求:长期坚持 县档案馆)", "县档案馆", "standing", "")]
    [InlineData("都要公布。(县档案馆,6月底前)", "县档案馆", "2024-06-30", "")]
    [InlineData("都要公布。优惠政策实施期限至2024年12月31日。(县档案馆负责)", "县档案馆", "", "")]
    [InlineData("2024年5月1日至2025年4月30日执行减免政策。(县档案馆负责)", "县档案馆", "", "")]
    public void Limits_as_offices_write_them(string words, string units, string limit, string asked)
    {
        var told = Sample.Told($"{Plan}1.公布台账。{words}").Split('\n');
        told[0].ShouldBe($"1 公布台账 |  | {units} |  | {limit}".TrimEnd());
        told.Skip(1).ShouldBe(asked.Length == 0 ? [] : [$"? 1 deadlines {asked}"]);
    }

    [Theory]
    [InlineData("每笔都写明去向。    县财政局、县审计局", "县财政局、县审计局")]
    [InlineData("每笔都写明去向。　　县财政局 县审计局", "县财政局、县审计局")]
    [InlineData("每笔都写明去向。——县财政局、县审计局", "县财政局、县审计局")]
    [InlineData("每笔都写明去向。  县财政局、各乡镇", "县财政局、各乡镇")]
    [InlineData("每笔都写明去向。  各县、市、区政府", "各县、市、区政府")]
    [InlineData("每笔都写明去向(县财政局、县审计局)。", "县财政局、县审计局")]
    [InlineData("每笔都写明去向（县财政局、各乡镇）。", "县财政局、各乡镇")]
    [InlineData("每笔都写明去向。((责任单位:县财政局、县审计局))", "县财政局、县审计局")]
    [InlineData("每笔都写明去向。(责任单位:县财政局、县审计局(排名不分先后,不再列出))", "县财政局、县审计局")]
    [InlineData("每笔都写明去向。(责任单位:各州、市、县政府)", "各州、市、县政府")]
    public void Units_at_the_end_of_a_line(string words, string units) =>
        Sample.Told($"{Plan}1.公布账本。{words}\n2.公布进度。都要公布。(县发改局负责)").ShouldBe($"1 公布账本 |  | {units} |  |\n2 公布进度 |  | 县发改局 |  |");

    [Fact]
    public void Units_of_every_sentence_of_a_point()
    {
        var points = Sample.Points("1.公布账本。公布预算的增减和原因(县财政局)。公布决算和审计结果(县审计局、各乡镇)。", "2.公布进度。都要公布(县发改局)。").Points;
        points.Select(p => (p.Number, string.Join('、', Sample.Names(p.ResponsibleUnits)))).ShouldBe([("1-1", "县财政局"), ("1-2", "县审计局、各乡镇"), ("2", "县发改局")]);
        Sample.Points("1.公布账本。会同有关部门(县财政局、县审计局)。都要公布。(县发改局负责)").Points.ShouldHaveSingleItem().ResponsibleUnits.Length.ShouldBe(1);
    }

    [Fact]
    public void Units_of_parts_in_one_paragraph_are_all_named_and_asked_about()
    {
        var draft = Sample.Read($"{Plan}1.公布账本。（1）公布预算，由县财政局负责。（2）公布决算，由县审计局负责。\n2.公布进度。一是公布项目，县发改局牵头；二是公布工程，县住建局牵头。");
        draft.Points.Select(p => string.Join('、', Sample.Names(p.ResponsibleUnits.AddRange(p.LeadUnits)))).ShouldBe(["县财政局、县审计局", "县发改局、县住建局"]);
        draft.Questions.Select(q => (q.Point, q.Where)).ShouldBe([("1", "parts"), ("2", "parts")]);
    }

    [Theory]
    [InlineData("列第一位者为牵头或汇总单位,下同")]
    [InlineData("除标注“分别牵头”外,列第一位的为牵头单位,下同")]
    [InlineData("列首位的为牵头(汇总)单位,下同")]
    public void The_first_leads_from_where_it_is_said(string note) => Sample.Told($"{Plan}1.晒账。都晒。\n责任单位：县财政局\n2.说清。都说。\n责任单位：县统计局、县司法局({note})\n3.开门。都开。\n责任单位：县政府办公室、各乡镇").ShouldBe("""
        1 晒账 |  | 县财政局 |  |
        2 说清 | 县统计局 | 县司法局 |  |
        3 开门 | 县政府办公室 | 各乡镇 |  |
        """);

    [Fact]
    public void A_heading_may_name_units_for_its_own_part_only() => Sample.Told("""
        霜河县2024年政务公开工作要点
        一、晒账（县直各部门均为本部分各项任务的责任单位，以下不再列出）
        1.晒预算。都晒。（牵头单位：县财政局）
        2.晒决算。都晒。（牵头单位：县审计局）
        二、说话
        3.说来源。都说。（牵头单位：县统计局）
        """).ShouldBe("""
        1 晒预算 | 县财政局 | 县直各部门 |  |
        2 晒决算 | 县审计局 | 县直各部门 |  |
        3 说来源 | 县统计局 |  |  |
        """);

    [Fact]
    public void A_number_that_lost_its_mark_and_a_text_that_begins_in_the_middle()
    {
        Sample.Read("霜河县2024年政务公开工作要点\n一、公开\n1.晒出账本，都要晒。\n2晒出进度，每一步都要写明。\n3.说清来源，都要说。").Points.Select(p => p.Number).ShouldBe(["1", "2", "3"]);
        Sample.Read("(三)晒出账本，都要晒。\n(四)晒出进度，都要晒。\n五、说清来源\n(一)注明出处，都要写。\n(二)办好开放日，都要办。").Points.Select(p => p.Title)
            .ShouldBe(["晒出账本，都要晒", "晒出进度，都要晒", "注明出处，都要写", "办好开放日，都要办"]);
    }
}
