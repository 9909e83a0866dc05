using Tracker.Plans;

namespace Tracker.Grains.Tests.Reading;

/// <summary>Texts copied without any ends of lines: what is left of them are blanks and brackets.</summary>
public class Reading_texts_of_one_line
{
    private const string Measures =
        "省里把晾晒旧账当作大事。2024年3月5日，全省开会布置了这件事。为把会上定的事办好，现作如下分工。"
        + "一、把账目晒出来（一）公布各类台账的名录，做到应晒尽晒。（省档案馆、省气象局等省直相关部门及各市按职责分工负责）具体措施：1．2024年6月底前列出第一批名录，另分三批补齐其余。（省档案馆牵头，各市按职责分工负责）"
        + "2．对长年不用的账本逐一登记，写明存放的库房。（省档案馆负责）（二）简化借阅手续，一次办好。（省气象局牵头，省直相关部门配合）具体措施：1．把借阅单改成一张表。（省气象局负责）"
        + "二、把来源说清楚（三）每本账都写明出处。（省档案馆负责）具体措施：2024年9月底前选三个市先行，再向全省推开。（省气象局牵头，各市配合）";

    private const string Closing = "各市、各部门要认真照办，办得如何年底前报省里。云岭省人民政府办公厅2024年3月20日（此件公开发布）";

    [Fact]
    public void Finds_the_points_of_both_levels_and_their_units() => Sample.Told(Measures + Closing).ShouldBe("""
        一(一) 公布各类台账的名录，做到应晒尽晒 |  | 省档案馆、省气象局、省直相关部门、各市 |  |
        一(一)-1 2024年6月底前列出第一批名录，另分三批补齐其余 | 省档案馆 | 各市 |  | 2024-06-30
        一(一)-2 对长年不用的账本逐一登记，写明存放的库房 |  | 省档案馆 |  |
        一(二) 简化借阅手续，一次办好 | 省气象局 |  | 省直相关部门 |
        一(二)-1 把借阅单改成一张表 |  | 省气象局 |  |
        二(三) 每本账都写明出处 |  | 省档案馆 |  |
        二(三)-1 2024年9月底前选三个市先行，再向全省推开 | 省气象局 |  | 各市 | 2024-09-30
        ? - responsibleUnits 省直相关部门
        """);

    [Fact]
    public void Takes_the_closing_words_for_no_part_of_the_last_point()
    {
        var draft = Sample.Read(Measures + Closing);
        draft.Points[^1].Text.ShouldNotContain("照办");
        (draft.Document.Issuer, draft.Document.Date, draft.Document.Year).ShouldBe(("云岭省人民政府办公厅", new DateOnly(2024, 3, 20), 2024));
    }

    [Fact]
    public void Goes_on_behind_a_number_that_is_missing_and_asks_about_it()
    {
        var draft = Sample.Read("为把晒账的事办好，把历年攒下的旧账一本一本晒给大家看，让人人都能查到自己要的那一页，定下如下任务。（一）晒出旧账，一本不落地摆到院子里，让风吹一吹。（省档案馆负责）（二）编上号，重号的改过来，漏号的补上去。（省气象局负责）（四）写明出处，来历不明的另放一处，过后再查。（省档案馆负责）（五）收好账本，锁进库房，钥匙交专人管。（省气象局负责）");
        draft.Points.Select(p => p.Number).ShouldBe(["1", "2", "4", "5"]);
        draft.Questions.Single(q => q.Where == "numbers").Quote.ShouldBe("第2条与第4条");
    }

    private const string Page =
        "标题: 云岭县人民政府关于印发《云岭县晒账工作分工方案》的通知\n发布时间: 2024-04-09 10:30\n本地目录: zw/gk/1234_云岭县人民政府关于印发《云岭县晒账工作分工方案》的通知\n==== 正文 ====\n"
        + "当前位置： 首页政务公开文件 主题分类： 无 云政〔2024〕8号 云岭县人民政府 关于印发《云岭县晒账工作分工方案》的通知 各乡镇人民政府，县直各单位： 现将《云岭县晒账工作分工方案》印发给你们，请照此办理。 云岭县人民政府 2024年4月8日 "
        + "云岭县晒账工作分工方案 为把晒账的事办好，定下如下分工。 一、任务分工 （一）晒出旧账，方便群众 1.2024年6月底前晒出全部旧账，能合并的合并。 责任单位：县档案局牵头，县直相关部门按职责分工负责 2.把账本编上号，重号的改过来。 责任单位：县档案局、气象局 "
        + "（二）说清来源，少跑一趟 3.每本账写明出处。来历不明的另放一处。 责任单位：县气象局牵头，各乡镇人民政府按职责分工负责 二、工作要求 （一）加强组织领导。各单位要有人管这件事，并于2024年7月10日前报送情况。 （二）加强督查。对不办的要通报。 附件下载";

    [Fact]
    public void Reads_units_behind_labels_up_to_the_next_number() => Sample.Told(Page).ShouldBe("""
        1 2024年6月底前晒出全部旧账，能合并的合并 | 县档案局 | 县直相关部门 |  | 2024-06-30
        2 把账本编上号，重号的改过来 |  | 县档案局、气象局 |  |
        3 每本账写明出处 | 县气象局 | 各乡镇人民政府 |  |
        ? 1 responsibleUnits 县直相关部门
        """);

    [Fact]
    public void Finds_the_facts_of_the_document_among_the_page()
    {
        var document = Sample.Read(Page).Document;
        (document.Number, document.Issuer, document.Year).ShouldBe(("云政〔2024〕8号", "云岭县人民政府", 2024));
        document.Title.ShouldBe("云岭县晒账工作分工方案");
    }

    [Fact]
    public void Takes_the_issuer_of_a_heading_without_the_words_before_it() =>
        Sample.Read("目录: zw/gk/1234_云岭县人民政府关于印发2024年晒账工作要点的通知\n1.晒出台账。都要晒。(县档案局负责)").Document.Issuer.ShouldBe("云岭县人民政府");

    [Fact]
    public void Reads_a_title_whose_first_line_only_says_what_it_is_about() =>
        Sample.Read("云岭省人民政府关于推动旧账库房\n高标准建设的若干意见\n云政〔2024〕9号\n1.晒出台账。都要晒。(省档案馆负责)").Document.Title.ShouldBe("云岭省人民政府关于推动旧账库房高标准建设的若干意见");

    [Fact]
    public void Knows_the_number_of_an_item_whose_words_begin_with_a_figure() => Sample.Told("""
        云岭省2024年工作要点
        10.晒出台账。都要晒。(省档案馆负责)
        11.121本旧账先晒。选好日子。(省气象局负责)
        12.说清来源。都要说。(省档案馆负责)
        """).ShouldBe("""
        10 晒出台账 |  | 省档案馆 |  |
        11 121本旧账先晒 |  | 省气象局 |  |
        12 说清来源 |  | 省档案馆 |  |
        """);

    [Fact]
    public void Asks_about_the_first_of_a_list_through_all_parts_that_names_no_units()
    {
        var draft = Sample.Read("""
            云岭省2024年工作意见
            一、总体目标
            1.目标。晒出一千本旧账。
            二、主要任务
            2.晒出台账。都要晒。(省档案馆负责)
            三、工作保障
            3.说清来源。都要说。(省气象局负责)
            """);
        draft.Points.Select(p => p.Number).ShouldBe(["1", "2", "3"]);
        draft.Questions.ShouldHaveSingleItem().ShouldSatisfyAllConditions(q => q.Kind.ShouldBe(QuestionKind.UnclearFact), q => q.Point.ShouldBe("1"), q => q.Where.ShouldBe("responsibleUnits"));
    }
}
