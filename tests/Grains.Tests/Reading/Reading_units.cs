using Tracker.Plans;

namespace Tracker.Grains.Tests.Reading;

public class Reading_units
{
    [Theory]
    [InlineData("(牵头单位:省档案馆;责任单位:各市政府、省气象局;配合单位:省地震局)", "省档案馆", "各市政府|省气象局", "省地震局")]
    [InlineData("（责任单位：各市政府，省气象局；牵头单位：省档案馆）", "省档案馆", "各市政府|省气象局", "")]
    [InlineData("〔牵头单位:省档案馆(省史志馆)、省气象局;责任单位:各市政府〕", "省档案馆(省史志馆)|省气象局", "各市政府", "")]
    [InlineData("(省档办〔省史志馆〕牵头,省政府各部门、各县〔区〕政府按职责分工负责)", "省档办〔省史志馆〕", "省政府各部门|各县〔区〕政府", "")]
    [InlineData("【省档案馆牵头落实；省气象局、省地震局配合】", "省档案馆", "", "省气象局|省地震局")]
    [InlineData("(省档案馆、省气象局按职责分工分别牵头落实)", "省档案馆|省气象局", "", "")]
    [InlineData("(省档案馆、省气象局分别负责落实)", "", "省档案馆|省气象局", "")]
    [InlineData("(省档案馆具体负责)", "", "省档案馆", "")]
    [InlineData("(省档案馆、省气象局,各市政府按职责分工负责)", "", "省档案馆|省气象局|各市政府", "")]
    [InlineData("(省档案馆牵头,省气象局、省地震局等省有关单位,各市政府按职责分工具体负责)", "省档案馆", "省气象局|省地震局|省有关单位|各市政府", "")]
    [InlineData("(省档案馆牵头省气象局配合)", "省档案馆", "", "省气象局")]
    [InlineData("(省档案馆（牵头）、省气象局、省地震局)", "省档案馆", "省气象局|省地震局", "")]
    [InlineData("(由省档案馆会同省气象局负责)", "", "省档案馆|省气象局", "")]
    [InlineData("(省档案馆、省气象局和各市政府)", "", "省档案馆|省气象局|各市政府", "")]
    [InlineData("(省高等教育处、省经济和信息化局负责)", "", "省高等教育处|省经济和信息化局", "")]
    [InlineData("责任单位:省档案馆、省气象局", "", "省档案馆|省气象局", "")]
    [InlineData("\n牵头单位：省档案馆\n责任单位：省气象局\n配合单位：省地震局", "省档案馆", "省气象局", "省地震局")]
    [InlineData("(省档案馆牵头)", "省档案馆", "", "")]
    [InlineData("(省档案馆负责落实)", "", "省档案馆", "")]
    [InlineData("(省档案馆牵头,省气象局配合)", "省档案馆", "", "省气象局")]
    [InlineData("（省档案馆牵头，省气象局参与，省地震局负责）", "省档案馆", "省地震局", "省气象局")]
    [InlineData("(完成时限:6月底前,责任单位:省气象局,牵头单位:省档案馆)", "省档案馆", "省气象局", "")]
    [InlineData("[配合单位:省地震局;责任时限:6月底前;牵头单位:省档案馆]", "省档案馆", "", "省地震局")]
    [InlineData("(市府办〔市史志馆(市方志馆)〕牵头,各县〔市(区)〕政府配合)", "市府办〔市史志馆(市方志馆)〕", "", "各县〔市(区)〕政府")]
    [InlineData("(省档案馆(以下简称省档)牵头,省气象局、省地震局(以下统称两局)配合)", "省档案馆", "", "省气象局|省地震局")]
    [InlineData("(省政府有关部门牵头)", "省政府有关部门", "", "")]
    public void Gives_each_its_role(string bracket, string lead, string responsible, string cooperating)
    {
        var point = Sample.WithUnits(bracket);
        string.Join('|', Sample.Names(point.LeadUnits)).ShouldBe(lead);
        string.Join('|', Sample.Names(point.ResponsibleUnits)).ShouldBe(responsible);
        string.Join('|', Sample.Names(point.CooperatingUnits)).ShouldBe(cooperating);
        point.Text.ShouldBe("每件事都有下落。");
    }

    [Fact]
    public void Leaves_brackets_inside_the_text_alone()
    {
        var point = Sample.Points("1.晒出台账。做好历史台账(草稿)的归集(省档案馆所存的除外),村(居)也要公开(试行)。" + Sample.Units).Points.ShouldHaveSingleItem();
        point.Text.ShouldBe("做好历史台账(草稿)的归集(省档案馆所存的除外),村(居)也要公开(试行)。");
        Sample.Names(point.LeadUnits).ShouldBe(["省档案馆", "省气象局"]);
    }

    [Fact]
    public void Makes_the_first_a_lead_only_where_the_document_says_so()
    {
        const string Point = "1.晒出台账。每件事都有下落。(省档案馆、省气象局负责)";
        Sample.Points(Point).Points[0].LeadUnits.ShouldBeEmpty();
        var said = Sample.Points(Point, "注:列第一位的责任单位为牵头单位。").Points[0];
        Sample.Names(said.LeadUnits).ShouldBe(["省档案馆"]);
        Sample.Names(said.ResponsibleUnits).ShouldBe(["省气象局"]);
    }

    [Fact]
    public void Adds_the_group_of_a_standing_clause_to_every_later_point()
    {
        var points = Sample.Points(
            "1.晒出台账。都要晒。(省档案馆牵头)",
            "2.说清来源。都要说。(省气象局牵头;各市州、县市区人民政府均为责任单位,以下不再列出)",
            "3.补齐旧账。都要补。(省地震局牵头)").Points;
        points[0].ResponsibleUnits.ShouldBeEmpty();
        Sample.Names(points[1].ResponsibleUnits).ShouldBe(["各市州", "县市区人民政府"]);
        Sample.Names(points[2].ResponsibleUnits).ShouldBe(["各市州", "县市区人民政府"]);
        Sample.Names(points[2].LeadUnits).ShouldBe(["省地震局"]);
    }

    [Fact]
    public void Parts_a_point_with_several_brackets()
    {
        var points = Sample.Points("5.晒出台账。先晒今年的。(省档案馆负责)再晒去年的。(省气象局负责)").Points;
        points.Select(p => p.Number).ShouldBe(["5-1", "5-2"]);
        points.Select(p => p.Title).ShouldBe(["晒出台账", "晒出台账"]);
        points.Select(p => p.Text).ShouldBe(["先晒今年的。", "再晒去年的。"]);
        points.SelectMany(p => Sample.Names(p.ResponsibleUnits)).ShouldBe(["省档案馆", "省气象局"]);
    }

    [Fact]
    public void Asks_who_a_vague_class_is_and_not_who_a_named_class_is()
    {
        var draft = Sample.Points("1.晒出台账。都要晒。(牵头单位:省政府有关部门;责任单位:各市政府、相关县政府)");
        draft.Questions.Select(q => (q.Kind, q.Point, q.Where, q.Quote)).ShouldBe(
        [
            (QuestionKind.VagueUnit, "1", "leadUnits", "省政府有关部门"),
            (QuestionKind.VagueUnit, "1", "responsibleUnits", "相关县政府"),
        ]);
    }

    [Fact]
    public void Asks_of_what_a_list_that_ends_in_etcetera_is()
    {
        var draft = Sample.Points("1.晒出台账。都要晒。(省档案馆、省气象局等负责)");
        Sample.Names(draft.Points[0].ResponsibleUnits).ShouldBe(["省档案馆", "省气象局"]);
        draft.Questions.ShouldHaveSingleItem().Quote.ShouldBe("省气象局等");
    }

    [Fact]
    public void Asks_where_the_text_breaks_off_inside_a_bracket()
    {
        var draft = Sample.Points("1.晒出台账。都要晒。(省档办〔省史志馆〕牵头,省政府各部门、各市政");
        Sample.Names(draft.Points[0].LeadUnits).ShouldBe(["省档办〔省史志馆〕"]);
        draft.Questions.ShouldContain(q => q.Kind == QuestionKind.Damage && q.Quote == "各市政");
    }

    [Fact]
    public void Gives_no_lead_where_the_text_breaks_off_before_it_says_who_leads()
    {
        var draft = Sample.Points("1.晒出台账。都要晒。(省档案馆、气象");
        Sample.Names(draft.Points[0].ResponsibleUnits).ShouldBe(["省档案馆", "气象"]);
        draft.Points[0].LeadUnits.ShouldBeEmpty();
        draft.Questions.ShouldHaveSingleItem().Quote.ShouldBe("气象");
    }

    [Theory]
    [InlineData("完成时限:6月底前")]
    [InlineData("责任时限:6月底前")]
    [InlineData("时限要求：2024年6月30日前")]
    public void Reads_the_limit_behind_a_label_wherever_it_stands(string limit)
    {
        foreach (var bracket in (string[])[$"({limit};牵头单位:省档案馆)", $"(牵头单位:省档案馆,{limit})", $"(牵头单位:省档案馆;{limit};责任单位:省气象局)"])
        {
            var point = Sample.WithUnits(bracket);
            Sample.Names(point.LeadUnits).ShouldBe(["省档案馆"]);
            ((Tracker.Calendar.FixedDeadline)point.Deadlines.ShouldHaveSingleItem().Deadline).Date.ShouldBe(new DateOnly(2024, 6, 30));
        }
    }
}
