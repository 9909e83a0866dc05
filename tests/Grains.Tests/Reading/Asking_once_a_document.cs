using Tracker.Plans;
using Tracker.Reading;

namespace Tracker.Grains.Tests.Reading;

/// <summary>The same doubt in many points is one question.</summary>
public class Asking_once_a_document
{
    [Fact]
    public void About_a_vague_class_that_several_points_name()
    {
        var draft = Sample.Points("1.晒出台账。都要晒。(省档案馆牵头,省直有关部门配合)", "2.说清来源。都要说。(省直有关部门负责)", "3.补齐旧账。都要补。(省气象局、相关市政府负责)");
        draft.Questions.Select(q => (q.Kind, q.Point, q.Quote)).ShouldBe([(QuestionKind.VagueUnit, (string?)null, "省直有关部门"), (QuestionKind.VagueUnit, "3", "相关市政府")]);
    }

    [Fact]
    public void About_a_name_that_is_none()
    {
        var draft = Sample.Points("1.晒出台账。都要晒。(责任单位:省档案馆、省里管账的)", "2.说清来源。都要说。(责任单位:省里管账的、省气象局)");
        var asked = draft.Questions.ShouldHaveSingleItem();
        (asked.Kind, asked.Point, asked.Quote).ShouldBe((QuestionKind.Damage, null, "省里管账的"));
    }

    [Fact]
    public void But_of_every_masked_name_for_it_may_be_another()
    {
        var draft = Sample.Points("1.晒出台账。都要晒。(责任单位:省××局)", "2.说清来源。都要说。(责任单位:省××局)");
        draft.Questions.Select(q => q.Point).ShouldBe(["1", "2"]);
    }

    [Fact]
    public void About_a_limit_that_several_points_count_from_nowhere()
    {
        var draft = Sample.Points($"1.晒出台账。5年内晒完。{Sample.Units}", $"2.说清来源。5年内说清,5年内补齐。{Sample.Units}", $"3.补齐旧账。15年内补齐。{Sample.Units}");
        draft.Questions.Select(q => (q.Kind, q.Point, q.Quote)).ShouldBe([(QuestionKind.UnclearDeadline, (string?)null, "5年内"), (QuestionKind.UnclearDeadline, "3", "15年内")]);
        PlanQuestions.PointsWithLimit(draft, draft.Questions[0]).Select(p => p.Number).ShouldBe(["1", "2"]);
    }

    [Fact]
    public void But_of_every_limit_that_only_lacks_the_year() =>
        Sample.Read($"云岭省工作要点\n1.晒出台账。年底前晒完。{Sample.Units}\n2.说清来源。年底前说清。{Sample.Units}").Questions.Count(q => q.Kind == QuestionKind.UnclearDeadline).ShouldBe(2);

    [Fact]
    public void About_an_unclear_limit_in_the_title_that_several_rows_share()
    {
        var draft = Sample.Read("云岭省2024年任务分解表\n任务目标 | 具体任务 | 责任单位\n三季度前,晒出一批台账。 | 把旧账补齐; | 省档案馆\n〃 | 把新账晒出; | 省气象局\n四季度前,晒完台账。 | 晒完; | 省水文局\n");
        draft.Questions.Where(q => q.Kind == QuestionKind.UnclearDeadline).Select(q => (q.Point, q.Quote)).ShouldBe([((string?)null, "三季度前"), ("2", "四季度前")]);
        PlanQuestions.PointsWithLimit(draft, draft.Questions[0]).Select(p => p.Number).ShouldBe(["1-1", "1-2"]);
    }

    [Fact]
    public void About_the_same_unclear_words_twice_in_one_point() =>
        Sample.Points($"1.晒出台账。6月前晒一半,6月前说清来源。{Sample.Units}").Questions.Select(q => (q.Point, q.Quote)).ShouldBe([("1", "6月前")]);

    [Fact]
    public void About_unreadable_words_round_the_points() =>
        Sample.Read("云岭省2024年政务公开工作要点\n为做好工作??????,提出???以下要点。\n还有????一句。\n1.晒出台账。都要晒。(省档案馆负责)").Questions.Count(q => q.Kind == QuestionKind.Damage).ShouldBe(1);

    [Theory]
    [InlineData("省12345热线中心")]
    [InlineData("省政务服务中心(12328)")]
    [InlineData("综合执法局〔12345分中心〕")]
    [InlineData("附属第一小学")]
    [InlineData("省政协")]
    [InlineData("省人大")]
    [InlineData("共青团中央")]
    [InlineData("省编办 (省审改办)")]
    public void But_not_about_names_as_offices_have_them(string name)
    {
        var draft = Sample.Points($"1.晒出台账。都要晒。(牵头单位:省档案馆;责任单位:{name})");
        Sample.Names(draft.Points[0].ResponsibleUnits).ShouldBe([name]);
        draft.Questions.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("发现问题限3日内整改。")]
    [InlineData("失效的账页3个工作日内下架。")]
    [InlineData("承办处室10个工作日内提出答复意见。")]
    public void Nor_about_days_that_count_for_each_case(string sentence) =>
        Sample.Points($"1.晒出台账。{sentence}{Sample.Units}").Questions.ShouldBeEmpty();

    [Fact]
    public void Nor_about_persons_in_a_column_that_is_not_kept() =>
        Sample.Read("云岭省2024年任务分解表\n序号 | 任务 | 分管领导 | 责任单位\n1 | 晒出台账 | 张某某 | 省档案馆\n2 | 说清来源 | 李某某 | 省气象局\n").Questions.ShouldBeEmpty();

    [Fact]
    public void Finds_the_question_from_every_point_that_names_the_class()
    {
        var draft = Sample.Points("1.晒出台账。都要晒。(省档案馆牵头,省直有关部门配合)", "2.说清来源。都要说。(省直有关部门负责)");
        PlanQuestions.About(draft, "1", "cooperatingUnits", "省直有关部门").ShouldBe(draft.Questions[0]);
        PlanQuestions.About(draft, "2", "responsibleUnits", "省直有关部门").ShouldBe(draft.Questions[0]);
        PlanQuestions.About(draft, "2", "responsibleUnits", "省档案馆").ShouldBeNull();
    }

    [Fact]
    public void Asks_who_leads_apart_from_who_carries_out()
    {
        var draft = Sample.Points("1.晒出台账。都要晒。(牵头单位:省档案馆;责任单位:省直有关部门)", "2.说清来源。都要说。(牵头单位:省直有关部门;责任单位:省档案馆)", "3.补齐旧账。都要补。(牵头单位:省档案馆;责任单位:省直有关部门)");
        draft.Questions.Select(q => $"{q.Point} {q.Where}").ShouldBe([" responsibleUnits", "2 leadUnits"]);
        PlanQuestions.About(draft, "3", "responsibleUnits", "省直有关部门").ShouldBe(draft.Questions[0]);
        PlanQuestions.About(draft, "2", "leadUnits", "省直有关部门").ShouldBe(draft.Questions[1]);
    }
}
