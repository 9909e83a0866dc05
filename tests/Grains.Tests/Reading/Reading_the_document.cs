using Tracker.Plans;

namespace Tracker.Grains.Tests.Reading;

public class Reading_the_document
{
    private const string Notice = """
        索引号 | 000014349/2024-00020 | 主题分类 | 政务公开 |
        云岭政公领发〔2024〕3号
        云岭省政务公开领导小组关于印发
        云岭省2024年政务公开工作要点的通知
        各市人民政府,省政府各部门、各直属机构:
        现将《云岭省2024年政务公开工作要点》印发给你们,请认真落实。
        云岭省政务公开领导小组????????
        2024年3月8日???
        (此件公开发布)
        云岭省2024年政务公开工作要点
        为做好今年工作,按照《全国政务公开三年计划》(国办发〔2023〕5号)要求,提出以下要点:
        一、总体要求
        坚持该公开的都公开。
        二、把该公开的公开好
        (一)公开台账
        1.晒出台账。每件事都有下落。(牵头单位:省档案馆;责任单位:各市政府)
        2.说清来源。每个数都有来源。(牵头单位:省气象局;责任单位:各市政府)
        三、组织保障
        (一)加强领导。各市要加强领导。
        各市要把落实情况写进年度报告。
        扫一扫在手机打开当前页
        """;

    [Fact]
    public void Finds_its_facts()
    {
        var facts = Sample.Read(Notice).Document;
        (facts.Number, facts.Title, facts.Issuer).ShouldBe(("云岭政公领发〔2024〕3号", "云岭省2024年政务公开工作要点", "云岭省政务公开领导小组"));
        (facts.Date, facts.Year).ShouldBe((new DateOnly(2024, 3, 8), 2024));
        facts.Basis.ShouldBe("全国政务公开三年计划(国办发〔2023〕5号)");
        facts.Addressees.ShouldBe(["各市人民政府", "省政府各部门", "各直属机构"]);
        facts.Sections.ShouldBe(["一、总体要求", "二、把该公开的公开好", "三、组织保障"]);
        facts.Preamble.ShouldBe("为做好今年工作,按照《全国政务公开三年计划》(国办发〔2023〕5号)要求,提出以下要点:");
    }

    [Fact]
    public void Keeps_the_page_round_it_apart()
    {
        var furniture = Sample.Read(Notice).Document.Furniture;
        furniture.ShouldContain(f => f.StartsWith("索引号", StringComparison.Ordinal));
        furniture.ShouldContain("扫一扫在手机打开当前页");
        furniture.ShouldContain("2024年3月8日???");
    }

    [Fact]
    public void Takes_only_what_carries_units_for_points()
    {
        var points = Sample.Read(Notice).Points;
        points.Select(p => (p.Number, p.Section, p.Subsection, p.Title)).ShouldBe(
        [
            ("1", "二、把该公开的公开好", "(一)公开台账", "晒出台账"),
            ("2", "二、把该公开的公开好", "(一)公开台账", "说清来源"),
        ]);
    }

    [Fact]
    public void Takes_the_innermost_items_where_none_carries_units() =>
        Sample.Read("云岭省2024年政务公开工作要点\n一、指导思想\n(一)坚持公开。\n二、主要任务\n(一)晒出台账。都要晒。\n(二)说清来源。都要说。")
            .Points.Select(p => p.Title).ShouldBe(["晒出台账", "说清来源"]);

    [Fact]
    public void Names_points_by_their_section_where_numbers_start_again() =>
        Sample.Read($"云岭省2024年政务公开工作要点\n一、公开\n(一)晒出台账。都晒。{Sample.Units}\n二、解读\n(一)说清来源。都说。{Sample.Units}")
            .Points.Select(p => p.Number).ShouldBe(["一(一)", "二(一)"]);

    [Fact]
    public void Reads_the_year_from_the_number_where_the_title_has_none() =>
        Sample.Read($"云岭政办发〔2024〕3号\n云岭省深化政务公开实施方案\n一、公开\n1.晒出台账。年底前晒完。{Sample.Units}").Document.Year.ShouldBe(2024);

    [Fact]
    public void Gives_no_points_where_there_are_none() => Sample.Read("今天天气很好。\n我们去爬山。").Points.ShouldBeEmpty();

    [Theory]
    [InlineData("办结率不低于95%。", "办结率", ">=", 95, "%")]
    [InlineData("除涉密的以外,100%向社会公开。", "向社会公开", "=", 100, "%")]
    [InlineData("全年发布不少于12篇。", "全年发布", ">=", 12, "篇")]
    public void Keeps_figures_promised(string sentence, string name, string comparison, int value, string measure)
    {
        var metric = Sample.Saying(sentence).Metrics.ShouldHaveSingleItem();
        (metric.Name, metric.Comparison, metric.Value, metric.Measure).ShouldBe((name, comparison, value, measure));
    }

    [Fact]
    public void Takes_no_count_of_things_for_a_promise() =>
        Sample.Saying("公开26个领域的目录,答复时间不超过3个工作日,每季度不少于2次。").Metrics.ShouldBeEmpty();

    [Fact]
    public void Leaves_out_what_is_certainly_damage_and_keeps_the_places()
    {
        var text = $"云岭省2024年政务公開(kāi)工作(zuò)要点\n一、公开\n1.晒出台账。都要晒,,,按时晒,。{Sample.Units}";
        var point = Sample.Read(text).Points.ShouldHaveSingleItem();
        point.Text.ShouldBe("都要晒,按时晒。");
        text.Substring(point.LeadUnits[0].Span.Start, point.LeadUnits[0].Span.Length).ShouldBe("省档案馆");
    }

    [Fact]
    public void Reads_traditional_characters_as_simplified_ones_and_keeps_the_places()
    {
        const string Text = "雲嶺省2024年政務公開工作要點\n一、公開\n1.曬出臺賬。每個單位都要把臺賬曬出來,年底前完成。(牽頭單位:省檔案館;責任單位:各市政府)";
        var draft = Sample.Read(Text);
        var point = draft.Points.ShouldHaveSingleItem();
        (draft.Document.Title, point.Title).ShouldBe(("云岭省2024年政务公开工作要点", "晒出台账"));
        Sample.Names(point.LeadUnits).ShouldBe(["省档案馆"]);
        Text.Substring(point.LeadUnits[0].Span.Start, point.LeadUnits[0].Span.Length).ShouldBe("省檔案館");
        point.Deadlines.ShouldHaveSingleItem();
    }

    [Fact]
    public void Keeps_a_traditional_character_in_a_simplified_text() =>
        Sample.Saying("请陳先生讲解台账。").Text.ShouldContain("陳");

    [Fact]
    public void Counts_points_without_numbers_and_asks_whether_that_is_right()
    {
        var draft = Sample.Read($"云岭省2024年政务公开工作要点\n一、公开\n晒出台账。每本都要晒出来。{Sample.Units}\n补齐旧账。每本都要补齐它。{Sample.Units}\n二、解读\n说清来源。每个数都有来源。{Sample.Units}\n说清去向。每个数都有去向。{Sample.Units}");
        draft.Points.Select(p => (p.Number, p.Section, p.Title)).ShouldBe(
        [
            ("一-1", "一、公开", "晒出台账"), ("一-2", "一、公开", "补齐旧账"), ("二-1", "二、解读", "说清来源"), ("二-2", "二、解读", "说清去向"),
        ]);
        var asked = draft.Questions.ShouldHaveSingleItem();
        (asked.Kind, asked.Where).ShouldBe((QuestionKind.UnclearFact, "number"));
    }

    [Fact]
    public void Takes_an_item_without_units_among_points_for_one_and_asks()
    {
        var draft = Sample.Points($"1.晒出台账。都晒。{Sample.Units}", "2.说清来源。都说。", $"3.补齐旧账。都补。{Sample.Units}", "4.办好年报。都写。", "5.加强组织领导。都来。");
        draft.Points.Select(p => (p.Number, p.Title)).ShouldBe([("1", "晒出台账"), ("2", "说清来源"), ("3", "补齐旧账"), ("4", "办好年报")]);
        draft.Points[1].Text.ShouldBe("都说。");
        draft.Questions.Select(q => (q.Kind, q.Point, q.Where, q.Quote)).ShouldBe(
            [(QuestionKind.UnclearFact, "2", "responsibleUnits", "说清来源"), (QuestionKind.UnclearFact, "4", "responsibleUnits", "办好年报")]);
    }

    [Fact]
    public void Takes_the_item_in_which_the_text_breaks_off_for_a_point_and_asks()
    {
        var draft = Sample.Points($"1.晒出台账。都晒。{Sample.Units}", "2.说清来源。每个数都说来源,在每");
        draft.Points.Select(p => (p.Number, p.Title)).ShouldBe([("1", "晒出台账"), ("2", "说清来源")]);
        var asked = draft.Questions.ShouldHaveSingleItem();
        (asked.Kind, asked.Point, asked.Where, asked.Quote).ShouldBe((QuestionKind.Damage, "2", "text", "在每"));
    }
}
