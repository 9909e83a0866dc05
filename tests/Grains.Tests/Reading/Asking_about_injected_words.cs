using Tracker.Plans;

namespace Tracker.Grains.Tests.Reading;

public class Asking_about_injected_words
{
    [Theory]
    [InlineData("足球比分")]
    [InlineData("bet365体育投注-365足球直播_竞猜")]
    [InlineData("bet365体育在线")]
    [InlineData("欧洲杯买球")]
    public void Finds_them_by_their_vocabulary(string token)
    {
        var draft = Sample.Read($"云岭省2024年政务公开工作要点\n为做好今年工作,结合{token}实际,提出以下要点:\n一、公开\n1.晒出台账。各地按{token}要求办理。{Sample.Units}");
        draft.Questions.Select(q => (q.Kind, q.Point, q.Where, q.Quote)).ShouldBe(
        [
            (QuestionKind.SuspectWord, null, "preamble", token),
            (QuestionKind.SuspectWord, "1", "text", token),
        ]);
    }

    [Fact]
    public void Finds_one_that_stands_for_a_unit_and_then_everywhere()
    {
        var draft = Sample.Read("云岭省2024年政务公开工作要点\n为做好今年工作,结合星彩乐园实际,提出以下要点:\n一、公开\n1.晒出台账。都要晒。(牵头单位:星彩乐园吧、省档案馆;责任单位:各市政府)\n2.说清来源。都按星彩乐园吧说。(牵头单位:省气象局;责任单位:各市政府)");
        draft.Points[0].LeadUnits[0].Name.ShouldBe("星彩乐园吧");
        draft.Questions.Select(q => (q.Point, q.Where, q.Quote)).ShouldBe([("1", "leadUnits", "星彩乐园吧"), ("2", "text", "星彩乐园吧")]);
    }

    [Fact]
    public void Asks_for_each_of_two_in_one_field_and_in_the_title()
    {
        var draft = Sample.Read($"足球比分2024年政务公开工作要点\n一、公开\n1.晒出台账。都要晒。(牵头单位:足球比分、省档案馆;责任单位:足球比分档案局)");
        draft.Questions.Select(q => (q.Point, q.Where)).ShouldBe([(null, "title"), ("1", "leadUnits"), ("1", "responsibleUnits")]);
    }

    [Fact]
    public void Suggests_what_stands_elsewhere_between_the_same_words()
    {
        var draft = Sample.Points($"1.晒出台账。各市政府足球比分要按月报送。{Sample.Units}", $"2.说清来源。各市政府和省直部门要按月报送。{Sample.Units}");
        var asked = draft.Questions.ShouldHaveSingleItem();
        (asked.Suggestion, asked.Because).ShouldBe(("和省直部门", "word.same-neighbours"));
    }

    [Fact]
    public void Suggests_nothing_where_two_things_stand_there()
    {
        var draft = Sample.Points($"1.晒出台账。各市政府足球比分要按月报送。各市政府和各县要按月报送。{Sample.Units}", $"2.说清来源。各市政府和省直部门要按月报送。{Sample.Units}");
        draft.Questions.ShouldHaveSingleItem().Suggestion.ShouldBeNull();
    }

    [Fact]
    public void Suggests_the_whole_name_of_a_unit_that_holds_them()
    {
        var draft = Sample.Points("1.晒出台账。都要晒。(牵头单位:省足球比分馆;责任单位:各市政府)", "2.说清来源。都要说。(牵头单位:省档案馆;责任单位:各市政府)");
        var asked = draft.Questions.ShouldHaveSingleItem();
        (asked.Where, asked.Suggestion, asked.Because).ShouldBe(("leadUnits", "省档案馆", "name.masked"));
    }

    [Theory]
    [InlineData("(牵头单位:市体育局;责任单位:各市政府)", "占比分别为两成和三成,同比分析后公布。")]
    [InlineData("(牵头单位:省体育局;责任单位:省体育彩票管理中心)", "举办有奖竞猜活动,规范体育彩票投注站,即时公开365天的数据。")]
    public void Leaves_ordinary_words_alone(string units, string sentence) =>
        Sample.Points($"1.晒出台账。{sentence}{units}").Questions.ShouldBeEmpty();
}
