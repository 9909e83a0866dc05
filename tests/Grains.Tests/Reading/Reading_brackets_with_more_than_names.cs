using Tracker.Plans;

namespace Tracker.Grains.Tests.Reading;

/// <summary>Labels, notes and numbers between the names of units make no units, and where one could be meant it is asked.</summary>
public class Reading_brackets_with_more_than_names
{
    private static PlanDraft With(string bracket) => Sample.Points($"1.晒出台账。每件事都有下落。{bracket}", "2.说清来源。都要说。(责任单位:省水文局)");

    /// <summary>Who leads, who is responsible, who helps.</summary>
    private static string Units(DraftPoint point) =>
        string.Join('|', Listed(point.LeadUnits), Listed(point.ResponsibleUnits), Listed(point.CooperatingUnits));

    private static string Listed(IEnumerable<NamedUnit> units) => string.Join('、', Sample.Names(units));

    [Theory]
    [InlineData("(责任单位:省档案馆、省气象局;适用范围:东岭试验区)", "|省档案馆、省气象局|")]
    [InlineData("(责任单位:省档案馆,适用范围:东岭试验区)", "|省档案馆|")]
    [InlineData("(责任单位:省档案馆;适用范围:所有试验区,以下除标注适用于特定试验区的外,适用范围均为所有试验区)", "|省档案馆|")]
    [InlineData("(责任单位:省档案馆,适用范围为东岭试验区)", "|省档案馆|")]
    [InlineData("(责任单位:省档案馆,实施范围:全省各县;配合单位:省气象局)", "|省档案馆|省气象局")]
    [InlineData("(适用地区:东山县;责任单位:省档案馆)", "|省档案馆|")]
    [InlineData("(省档案馆牵头;推广范围:全省各市)", "省档案馆||")]
    [InlineData("(省档案馆、省气象局;适用范围:东岭试验区)", "|省档案馆、省气象局|")]
    [InlineData("(责任单位:省档案馆;措施编号:A-3)", "|省档案馆|")]
    [InlineData("(责任单位:省档案馆;依据:省政府文件)", "|省档案馆|")]
    [InlineData("(责任单位:省档案馆;任务来源:省委、省政府)", "|省档案馆|")]
    [InlineData("(责任单位:省档案馆;联络员:李明,电话:86001234)", "|省档案馆|")]
    [InlineData("(责任单位:省档案馆;工作要求:各市同步推进,省直部门落实)", "|省档案馆|")]
    [InlineData("(责任单位:省档案馆;服务对象:小微企业、各类学校)", "|省档案馆|")]
    [InlineData("(责任单位:省档案馆;(适用范围:东岭试验区))", "|省档案馆|")]
    [InlineData("(责任单位:省档案馆(适用范围:东岭试验区)、省气象局)", "|省档案馆、省气象局|")]
    [InlineData("(责任单位:省档案馆(联系人:张三)、省气象局(联系人:李四))", "|省档案馆、省气象局|")]
    public void What_stands_behind_a_known_label_of_something_else(string bracket, string units)
    {
        var draft = With(bracket);
        Units(draft.Points[0]).ShouldBe(units);
        draft.Questions.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("(责任单位:省档案馆;督办单位:省政府办公厅)", "|省档案馆|", "督办单位:省政府办公厅")]
    [InlineData("(责任单位:省档案馆;报送单位:省政府办公厅;配合单位:省气象局)", "|省档案馆|省气象局", "报送单位:省政府办公厅")]
    [InlineData("(责任单位:省档案馆;试点名单:第一小学、第二小学)", "|省档案馆|", "试点名单:第一小学、第二小学")]
    [InlineData("(责任单位:省档案馆(督办:省政府办公厅)、省气象局)", "|省档案馆、省气象局|", "督办:省政府办公厅")]
    [InlineData("(责任单位:省档案馆;适用范围:东岭试验区;省气象局)", "|省档案馆|", "适用范围:东岭试验区;省气象局")]
    [InlineData("(责任单位:省档案馆,含省方志馆)", "|省档案馆|", "含省方志馆")]
    public void What_stands_behind_a_label_that_nobody_knows_is_left_out_and_asked(string bracket, string units, string quote)
    {
        var draft = With(bracket);
        Units(draft.Points[0]).ShouldBe(units);
        draft.Questions.Select(q => (q.Kind, q.Point, q.Where, q.Quote)).ShouldBe([(QuestionKind.UnclearFact, "1", "unitsLeftOut", quote)]);
    }

    [Theory]
    [InlineData("(责任单位:省档案馆)(督办单位:省政府办公厅)", "|省档案馆|")]
    [InlineData("(责任单位:省档案馆;图:省气象局)", "|省档案馆|")]
    public void In_a_bracket_of_its_own_or_of_one_letter_too(string bracket, string units)
    {
        var draft = With(bracket);
        draft.Points.Length.ShouldBe(2);
        Units(draft.Points[0]).ShouldBe(units);
        draft.Questions.ShouldHaveSingleItem().Where.ShouldBe("unitsLeftOut");
    }

    [Fact]
    public void A_label_that_nobody_knows_is_asked_once_a_document()
    {
        var draft = Sample.Points("1.晒出台账。都要晒。(责任单位:省档案馆;督办单位:省政府办公厅)", "2.说清来源。都要说。(责任单位:省气象局;督办单位:省委办公厅)");
        draft.Questions.Select(q => (q.Point, q.Where)).ShouldBe([((string?)null, "unitsLeftOut")]);
    }

    [Theory]
    [InlineData("(主责:省档案馆)", "|省档案馆|", "unitsOfLabel")]
    [InlineData("(牵头(责任)单位:省档案馆)", "省档案馆||", "")]
    [InlineData("(主要责任部门:省档案馆)", "|省档案馆|", "")]
    [InlineData("(责任单位:省直单位:省档案馆;市级:云岭市档案局)", "|省档案馆、云岭市档案局|", "unitsOfLevels")]
    [InlineData("(责任单位:省直各部门,其中:省气象局)", "|省直各部门、省气象局|", "")]
    [InlineData("(省档案馆:统筹协调;省气象局:提供数据)", "|省档案馆、省气象局|", "parts")]
    public void Labels_made_of_the_words_of_units(string bracket, string units, string asked)
    {
        var draft = With(bracket);
        Units(draft.Points[0]).ShouldBe(units);
        draft.Questions.Select(q => q.Where).ShouldBe(asked.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("(责任单位:省档案馆、省气象局,排名第一的为牵头单位)", "省档案馆|省气象局|")]
    [InlineData("(责任单位:省档案馆、省气象局,首位为牵头单位)", "省档案馆|省气象局|")]
    [InlineData("(责任单位:省档案馆、省气象局,列首位者牵头)", "省档案馆|省气象局|")]
    [InlineData("(责任单位:省档案馆、省气象局,排在最前的单位牵头)", "省档案馆|省气象局|")]
    [InlineData("(责任单位:省档案馆、省气象局,各自职责范围内)", "|省档案馆、省气象局|")]
    [InlineData("(责任单位:省档案馆、省气象局在各自职责范围内负责)", "|省档案馆、省气象局|")]
    [InlineData("(责任单位:省档案馆、省气象局按职责权限)", "|省档案馆、省气象局|")]
    [InlineData("(责任单位:省档案馆、省气象局,结果报省政府办公厅)", "|省档案馆、省气象局|")]
    [InlineData("(责任单位:省档案馆、省气象局,并报省政府)", "|省档案馆、省气象局|")]
    [InlineData("(责任单位:①省档案馆②省气象局)", "|省档案馆、省气象局|")]
    [InlineData("(责任单位:1.省档案馆;2.省气象局)", "|省档案馆、省气象局|")]
    [InlineData("(责任单位:(1)省档案馆;(2)省气象局)", "|省档案馆、省气象局|")]
    [InlineData("(责任单位:含山县政府、含光街道)", "|含山县政府、含光街道|")]
    [InlineData("(责任单位:省档案馆(原省志办)、省气象局)", "|省档案馆(原省志办)、省气象局|")]
    public void Notes_and_numbers_are_no_units(string bracket, string units)
    {
        var draft = With(bracket);
        Units(draft.Points[0]).ShouldBe(units);
        draft.Questions.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("(责任单位:省档案馆、各市政府,不含云岭市、东山县)", "|省档案馆、各市政府,不含云岭市、东山县|", "各市政府,不含云岭市、东山县")]
    [InlineData("(责任单位:省档案馆、各市政府(不含云岭市))", "|省档案馆、各市政府(不含云岭市)|", "各市政府(不含云岭市)")]
    [InlineData("(责任单位:省档案馆、各市政府,云岭市除外)", "|省档案馆、各市政府,云岭市除外|", "各市政府,云岭市除外")]
    public void Whom_a_class_leaves_out_is_no_unit_and_the_class_is_asked(string bracket, string units, string quote)
    {
        var draft = With(bracket);
        Units(draft.Points[0]).ShouldBe(units);
        draft.Questions.Select(q => (q.Kind, q.Quote)).ShouldBe([(QuestionKind.VagueUnit, quote)]);
    }

    [Theory]
    [InlineData("(责任单位:省档案馆(第1-3项)、省气象局(第4项))")]
    [InlineData("(责任单位:省档案馆第1-3项,省气象局第4项)")]
    public void Numbers_of_parts_are_no_part_of_the_name(string bracket)
    {
        var draft = With(bracket);
        Units(draft.Points[0]).ShouldBe("|省档案馆、省气象局|");
        draft.Questions.ShouldHaveSingleItem().Where.ShouldBe("parts");
    }

    [Theory]
    [InlineData("区档案局区环卫所", "区档案局、区环卫所")]
    [InlineData("县供水公司县统计中心县气象局", "县供水公司、县统计中心、县气象局")]
    public void Names_that_no_mark_parts_are_cut_and_asked(string glued, string units)
    {
        var draft = With($"(责任单位:{glued})");
        Units(draft.Points[0]).ShouldBe($"|{units}|");
        draft.Questions.Select(q => (q.Where, q.Quote)).First().ShouldBe(("unitsGlued", glued));
    }

    [Fact]
    public void And_not_asked_where_both_names_stand_apart_elsewhere() =>
        Sample.Points("1.晒出台账。都要晒。(责任单位:区档案局区环卫所)", "2.说清来源。都要说。(责任单位:区档案局、区环卫所)").Questions.ShouldBeEmpty();

    [Theory]
    [InlineData("市公安局市区分局")]
    [InlineData("市城市管理局")]
    [InlineData("区园区管委会")]
    public void Nor_cut_where_the_second_may_be_a_part_of_the_first(string name) =>
        Sample.Names(With($"(责任单位:{name})").Points[0].ResponsibleUnits).ShouldBe([name]);

    [Fact]
    public void A_sentence_before_the_points_about_where_they_hold_names_nobody()
    {
        var draft = Sample.Read("云岭省2024年试验区工作方案\n以下除标注适用于特定试验区的措施外,适用范围均为所有试验区。\n一、放开\n1.晒出台账。都要晒。(责任单位:省档案馆)");
        Units(draft.Points[0]).ShouldBe("|省档案馆|");
        draft.Questions.ShouldBeEmpty();
    }

    /// <summary>Of a real notice (穗卫函〔2023〕1930号): read as a class of units, it made a point of a paragraph of explanation.</summary>
    [Fact]
    public void What_a_service_does_not_hold_is_no_class_of_units()
    {
        var draft = Sample.Read("云岭省2024年工作方案\n一、放开\n1.晒出台账。都要晒,可以续约(不含有偿服务包)。(责任单位:省档案馆)\n2.说清来源。可以续约(不含有偿服务包)。");
        Units(draft.Points[0]).ShouldBe("|省档案馆|");
        draft.Points.SelectMany(p => p.ResponsibleUnits).Select(u => u.Name).ShouldBe(["省档案馆"]);
    }
}
