using Tracker.Calendar;
using Tracker.Plans;

namespace Tracker.Grains.Tests.Reading;

public class Reading_units_as_offices_write_them
{
    [Theory]
    [InlineData("(责任单位:省档案馆、商务厅、和平区政府)", "省档案馆|商务厅|和平区政府")]
    [InlineData("(由省档案馆、省气象局和省地震局负责)", "省档案馆|省气象局|省地震局")]
    [InlineData("(由办公室、财务科负责)", "办公室|财务科")]
    [InlineData("(省档案馆、省气象局分工负责)", "省档案馆|省气象局")]
    [InlineData("(省档案馆、省气象局等分工负责)", "省档案馆|省气象局")]
    [InlineData("(省发展和改革委员会、会同县政府负责)", "省发展和改革委员会|会同县政府")]
    [InlineData("(责任单位:省委宣传部,各账号主办单位)", "省委宣传部|各账号主办单位")]
    [InlineData("(责任股室:规划股)", "规划股")]
    public void Takes_no_name_apart(string bracket, string responsible) =>
        Sample.Names(Sample.WithUnits(bracket).ResponsibleUnits).ShouldBe(responsible.Split('|'));

    [Theory]
    [InlineData("(责任股室:规划股;配合股室:办公室)", "", "规划股", "办公室")]
    [InlineData("(牵头责任单位:省档案馆;配合责任单位:省气象局)", "省档案馆", "", "省气象局")]
    [InlineData("(省档案馆牵头督导,省气象局落实)", "省档案馆", "省气象局", "")]
    public void Knows_their_labels_and_verbs(string bracket, string lead, string responsible, string cooperating)
    {
        var point = Sample.WithUnits(bracket);
        string.Join('|', Sample.Names(point.LeadUnits)).ShouldBe(lead);
        string.Join('|', Sample.Names(point.ResponsibleUnits)).ShouldBe(responsible);
        string.Join('|', Sample.Names(point.CooperatingUnits)).ShouldBe(cooperating);
    }

    [Theory]
    [InlineData("(牵头单位:省档案馆;责任单位:省气象局,6月底完成)")]
    [InlineData("(省档案馆牵头,省气象局负责,2024年6月底前完成)")]
    public void Reads_a_limit_without_a_label_as_a_limit(string bracket)
    {
        var point = Sample.WithUnits(bracket);
        Sample.Names(point.ResponsibleUnits).ShouldBe(["省气象局"]);
        ((FixedDeadline)point.Deadlines.ShouldHaveSingleItem().Deadline).Date.ShouldBe(new DateOnly(2024, 6, 30));
    }

    [Fact]
    public void Reads_a_sentence_that_says_whose_work_it_is()
    {
        var points = Sample.Points(
            "1.晒出台账", "每本都要晒。此项工作由省档案馆牵头,省气象局、省地震局配合,10月底前完成。",
            "2.说清来源", "每个数都要说清。此项工作由省气象局、省测绘院按照各自职责负责。").Points;
        Sample.Names(points[0].LeadUnits).ShouldBe(["省档案馆"]);
        Sample.Names(points[0].CooperatingUnits).ShouldBe(["省气象局", "省地震局"]);
        points[0].Deadlines.ShouldHaveSingleItem().Deadline.Quote.ShouldBe("10月底前");
        Sample.Names(points[1].ResponsibleUnits).ShouldBe(["省气象局", "省测绘院"]);
    }

    [Fact]
    public void Counts_paragraphs_whose_units_stand_in_lines_below_them()
    {
        var points = Sample.Read("云岭省2024年政务公开工作要点\n一、公开\n晒出今年台账。每本都要晒出来。\n责任单位:省档案馆\n说清数据来源。每个数都有来源。\n牵头单位:省气象局\n责任单位:各市政府\n二、基础\n补齐去年旧账。每本都要补齐它。\n责任单位:省地震局").Points;
        points.Select(p => (p.Section, p.Title)).ShouldBe([("一、公开", "晒出今年台账"), ("一、公开", "说清数据来源"), ("二、基础", "补齐去年旧账")]);
        Sample.Names(points[1].LeadUnits).ShouldBe(["省气象局"]);
    }

    [Fact]
    public void Reads_numbers_with_a_nought_before_them()
    {
        var points = Sample.Read($"云岭省2024年政务公开工作要点\n一、公开\n01 晒出台账。都晒。{Sample.Units}\n二、解读\n02 说清来源。都说。{Sample.Units}\n03﹒补齐旧账。都补。{Sample.Units}").Points;
        points.Select(p => (p.Number, p.Title)).ShouldBe([("1", "晒出台账"), ("2", "说清来源"), ("3", "补齐旧账")]);
    }

    [Fact]
    public void Leaves_the_signature_behind_the_last_point_out_of_it()
    {
        var draft = Sample.Read("云岭省办公厅关于做好2024年政务公开工作的通知\n一、晒出台账\n每本都要晒。\n二、说清来源\n每个数都要说清。\n云岭省人民政府办公厅\n2024年3月8日");
        draft.Points[^1].Text.ShouldBe("每个数都要说清。");
        (draft.Document.Issuer, draft.Document.Date).ShouldBe(("云岭省人民政府办公厅", new DateOnly(2024, 3, 8)));
    }
}
