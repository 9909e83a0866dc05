using Tracker.Plans;

namespace Tracker.Grains.Tests.Reading;

/// <summary>Tables of which nothing is left between the cells: every place and every task is made up.</summary>
public class Reading_a_table_whose_cells_run_together
{
    private const string Notice =
        "当前位置： 首页政务公开 云岭区办公室关于印发2024年晒账任务分解表的通知 来源：云岭区人民政府 各镇人民政府，区直各单位: 现将《2024年全区晒账任务分解表》印发给你们，请照此办理。 云岭区办公室 2024年6月7日 附件2024年全区晒账任务分解表";

    private const string All = "区直各有关单位，各区属事业单位，各镇人民政府";

    private static string Ends(params string[] rows) => Notice + "工作任务工作要求牵头单位配合/责任单位" + string.Concat(rows);

    [Fact]
    public void With_units_at_the_end_of_every_row() => Sample.Told(Ends(
        $"一、晒出旧账1.把旧账都晒出来，让大家看得见。 {All}",
        $"2.账本编上号，重号的改过来。区档案局区气象局{All}",
        $"二、说清来源3.每本账写明出处。来历不明的另放。区档案局 {All}",
        $"二、说清来源4.出处公布上网，随时能查。 {All}5.写明保管的人。 区直各有关单位")).ShouldBe("""
        1 把旧账都晒出来，让大家看得见 |  | 区直各有关单位、各区属事业单位、各镇人民政府 |  |
        2 账本编上号，重号的改过来 | 区档案局、区气象局 | 区直各有关单位、各区属事业单位、各镇人民政府 |  |
        3 每本账写明出处 | 区档案局 | 区直各有关单位、各区属事业单位、各镇人民政府 |  |
        4 出处公布上网，随时能查 |  | 区直各有关单位、各区属事业单位、各镇人民政府 |  |
        5 写明保管的人 |  | 区直各有关单位 |  |
        ? - responsibleUnits 区直各有关单位
        """);

    [Fact]
    public void Knows_the_document_before_the_table()
    {
        var document = Sample.Read(Ends($"1.晒出旧账。 {All}", $"2.编上号。 {All}", $"3.写明出处。 {All}")).Document;
        (document.Title, document.Issuer, document.Date).ShouldBe(("2024年全区晒账任务分解表", "云岭区办公室", new DateOnly(2024, 6, 7)));
    }

    [Fact]
    public void Asks_once_about_rows_whose_cells_nothing_parts()
    {
        var draft = Sample.Read(Ends(
            $"1.把旧账都晒出来。 {All}", $"2.账本编上号。区档案局{All}", "3.晒账的场地修整好。各镇人民政府、各区属事业单位 ", "4.写明出处。区直各单位各镇人民政府", $"5.旧账编目，写明年份等内容区档案局 6.旧账上网。 {All}", "7.选好日子。区档案局区气象局8.收好账本。 区档案局"));
        Named(draft, "3").ShouldBe("|各镇人民政府、各区属事业单位");
        Named(draft, "4").ShouldBe("|区直各单位、各镇人民政府");
        Named(draft, "5").ShouldBe("区档案局|");
        Named(draft, "7").ShouldBe("区档案局|区气象局");
        Named(draft, "8").ShouldBe("|区档案局");
        var asked = draft.Questions.Single(q => q.Where == "unitColumns");
        (asked.Kind, asked.Point, asked.Quote).ShouldBe((QuestionKind.UnclearFact, null, "第3、4、7条"));
    }

    [Fact]
    public void Goes_on_behind_a_number_that_is_missing_and_asks_about_it()
    {
        var draft = Sample.Read(Ends($"1.晒出旧账。 {All}", $"2.编上号。 {All}", $"三、说清来源4.写明出处3.5处。 {All}", $"5.出处上网。 {All}"));
        draft.Points.Select(p => p.Number).ShouldBe(["1", "2", "4", "5"]);
        draft.Questions.Single(q => q.Where == "numbers").Quote.ShouldBe("第2条与第4条");
    }

    [Fact]
    public void Does_not_part_a_class_within_whose_name_the_sign_of_the_level_stands()
    {
        const string Parts = "区直各单位，各片区管委会、各镇人民政府（街道办事处）";
        var draft = Sample.Read(Ends($"1.晒出旧账。 {Parts}", $"2.编上号。区档案局区气象局{Parts}", $"3.写明出处。区档案局{Parts}"));
        Named(draft, "2").ShouldBe("区档案局、区气象局|区直各单位、各片区管委会、各镇人民政府（街道办事处）");
        draft.Questions.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("工作任务责任单位完成时限", "1.晒出旧账。区档案局6月底前2.编上号。区档案局7月底前3.写明出处。区气象局8月底前")]
    [InlineData("工作任务工作要求责任单位", "1.晒出旧账。都要晒2.编上号。重的改3.写明出处。都要写")]
    public void Asks_for_the_file_where_nothing_parts_the_columns(string headings, string rows)
    {
        var draft = Sample.Read(Notice + headings + rows);
        draft.Points.Length.ShouldBe(3);
        draft.Questions.Single(q => q.Where == "columns").Quote.ShouldBe(headings);
    }

    [Fact]
    public void Asks_who_does_what_a_row_without_units_says()
    {
        var draft = Sample.Read(Ends($"1.晒出旧账。 {All}", $"2.编上号。 {All}", $"3.写明出处。 {All}", "4.收好账本，锁进库房。"));
        draft.Points[^1].ResponsibleUnits.ShouldBeEmpty();
        draft.Questions.Single(q => q.Where == "responsibleUnits" && q.Kind == QuestionKind.UnclearFact).Point.ShouldBe("4");
    }

    [Fact]
    public void Leaves_out_the_name_of_an_attached_file()
    {
        var draft = Sample.Read(Ends($"1.晒出旧账。 {All}", $"2.编上号。 {All}", "3.写明出处。 各镇人民政府关于印发2024年晒账任务分解表的通知.pdf 附件下载"));
        Sample.Names(draft.Points[2].ResponsibleUnits).ShouldBe(["各镇人民政府"]);
    }

    private const string Whole = "省政府各部门、各直属机构，各市政府、云岭新区管委会";

    private static string Middles(params string[] rows) =>
        "各市人民政府，省政府各部门： 现将《2024年晒账任务分解表》印发给你们。 云岭省人民政府办公厅 2024年5月8日 （此件主动公开） 2024年晒账任务分解表工 作 任 务牵头单位责 任 单 位工 作 要 求" + string.Concat(rows);

    [Fact]
    public void With_units_between_the_title_and_what_is_required() => Sample.Told(Middles(
        $"一、晒出旧账（一）围绕群众晒账1.旧账要晒出来 {Whole}坚持天天晒，10月底前晒完。",
        $"2.做好编号工作省档案局{Whole}逐本编号，重号的改过来。",
        $"3.推动账本归库省档案局省气象局{Whole}各级各部门要清点库房。",
        $"二、说清来源（二）围绕出处说清4.写明出处 {Whole}每本账都写，每年至少1次核对。",
        $"5.出处上网 {Whole}建好网站，随时能查。")).ShouldBe("""
        1 旧账要晒出来 |  | 省政府各部门、各直属机构、各市政府、云岭新区管委会 |  | 2024-10-31
        2 做好编号工作 | 省档案局 | 省政府各部门、各直属机构、各市政府、云岭新区管委会 |  |
        3 推动账本归库 | 省档案局、省气象局 | 省政府各部门、各直属机构、各市政府、云岭新区管委会 |  |
        4 写明出处 |  | 省政府各部门、各直属机构、各市政府、云岭新区管委会 |  | 1/year
        5 出处上网 |  | 省政府各部门、各直属机构、各市政府、云岭新区管委会 |  |
        """);

    [Fact]
    public void Asks_where_a_list_ends_that_no_other_row_has()
    {
        var draft = Sample.Read(Middles(
            $"1.旧账要晒出来 {Whole}天天晒。", $"2.做好编号 {Whole}逐本编号。", $"3.写明出处 {Whole}每本都写。", $"4.出处上网 {Whole}，省信息中心建好网站。", "5.晒账下乡 各市办好晒账的集市，公布日子。"));
        string.Join(',', draft.Points.Select(p => p.Number)).ShouldBe("1,2,3,4,5");
        Named(draft, "4").ShouldBe("|省政府各部门、各直属机构、各市政府、云岭新区管委会、省信息中心");
        Named(draft, "5").ShouldBe("|各市");
        draft.Points[4].Text.ShouldBe("办好晒账的集市，公布日子。");
        draft.Questions.Single(q => q.Where == "unitColumns").Quote.ShouldBe("第4、5条");
    }

    private static string Named(PlanDraft draft, string number)
    {
        var point = draft.Points.Single(p => p.Number == number);
        return string.Join('、', Sample.Names(point.LeadUnits)) + "|" + string.Join('、', Sample.Names(point.ResponsibleUnits));
    }
}
