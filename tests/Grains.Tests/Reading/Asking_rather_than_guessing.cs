using Tracker.Plans;

namespace Tracker.Grains.Tests.Reading;

/// <summary>Short documents made to be read wrongly: whatever can be meant in two ways is asked at its place.</summary>
public class Asking_rather_than_guessing
{
    private const string Title = "云岭市2024年政务公开工作要点\n";

    private const string Units = "(牵头单位:市档案馆;责任单位:市气象局)";

    [Theory]
    [InlineData("2011年底前把台账晒完", "2011年底前")] // thirteen years before the plan
    [InlineData("2042年6月底前把台账晒完", "2042年6月底前")]
    [InlineData("6月31日前晒完", "6月31日前")]
    [InlineData("2月30日前晒完", "2月30日前")]
    [InlineData("2024年底11月前晒完", "11月前")]
    [InlineData("6月底前后晒完", "6月底前后")]
    [InlineData("不要求在6月底前晒完", "6月底前")]
    [InlineData("比原定的9月底前提早晒完", "9月底前")]
    [InlineData("对6月底前未晒的,通报批评", "6月底前")]
    [InlineData("上级要求于9月底前完成,我市更早", "9月底前")]
    public void A_limit_that_may_be_none_or_another(string sentence, string quote) =>
        Sample.Points($"1.晒出台账。{sentence}。{Units}").Questions.ShouldHaveSingleItem().ShouldSatisfyAllConditions(q => q.Kind.ShouldBe(QuestionKind.UnclearDeadline), q => q.Quote.ShouldBe(quote));

    [Fact]
    public void A_day_of_another_year_is_no_limit() =>
        Sample.Saying("去年年底前的旧账也要晒,上年6月底前的补齐。").Deadlines.ShouldBeEmpty();

    [Theory]
    [InlineData("市档案馆或市气象局负责", QuestionKind.VagueUnit, "市档案馆或市气象局")]
    [InlineData("牵头单位:市档案馆(或市数据局)", QuestionKind.VagueUnit, "市档案馆(或市数据局)")]
    [InlineData("责任单位:各县(区)政府(云东县除外)", QuestionKind.VagueUnit, "各县(区)政府(云东县除外)")]
    [InlineData("责任单位:除市气象局外的市直部门", QuestionKind.VagueUnit, "除市气象局外的市直部门")]
    [InlineData("市档案馆市气象局负责", QuestionKind.Damage, "市档案馆市气象局")]
    [InlineData("市档案馆商市气象局牵头", QuestionKind.Damage, "市档案馆商市气象局")]
    [InlineData("市地震局协助市教育局牵头", QuestionKind.Damage, "市地震局协助市教育局")]
    [InlineData("责任单位:以上各单位", QuestionKind.VagueUnit, "以上各单位")]
    [InlineData("责任单位:第一项市档案馆", QuestionKind.Damage, "第一项市档案馆")]
    [InlineData("牵头单位:待定", QuestionKind.SuspectWord, "待定")]
    public void A_name_that_is_two_or_a_part_or_none(string bracket, QuestionKind kind, string quote) =>
        Sample.Points($"1.晒出台账。每件事都有下落。({bracket})").Questions.ShouldHaveSingleItem().ShouldSatisfyAllConditions(q => q.Kind.ShouldBe(kind), q => q.Quote.ShouldBe(quote));

    [Theory]
    [InlineData("(2023年由市气象局牵头)")]
    [InlineData("(不再由市气象局牵头)")]
    public void Who_it_was_or_is_not_leads_nothing(string bracket)
    {
        var draft = Sample.Points($"1.晒出台账。每本都晒。{bracket}", $"2.说清来源。每个数都说清。{Units}");
        draft.Points[0].LeadUnits.ShouldBeEmpty();
        draft.Questions.ShouldHaveSingleItem().Quote.ShouldBe("晒出台账");
    }

    [Fact]
    public void Who_does_it_elsewhere_leads_nothing() =>
        Sample.Names(Sample.Saying("学习外地做法(东海市由档案局牵头)。").LeadUnits).ShouldBe(["省档案馆", "省气象局"]);

    [Theory]
    [InlineData(" |\n")]
    [InlineData("\n|\n")]
    [InlineData("\n")]
    public void A_row_with_fewer_cells_than_the_others_in_a_table_that_lost_its_grid(string behind)
    {
        string[] cells =
        [
            "序号", "任务", "牵头单位", "配合单位", "时限", "1", "晒出台账。", "市档案馆", "市气象局", "6月底前", "2", "说清来源。", "市数据局", "7月底前", "3", "补齐旧账。", "市地震局", "市教育局", "9月底前",
        ];
        var draft = Sample.Read(Title + string.Concat(cells.Select(c => c + behind)));
        draft.Points.Select(p => p.Number).ShouldBe(["1", "2", "3"]);
        draft.Questions.ShouldHaveSingleItem().ShouldSatisfyAllConditions(q => q.Point.ShouldBe("2"), q => q.Where.ShouldBe("rows"), q => q.Quote.ShouldContain("市数据局"));
    }

    [Fact]
    public void A_table_of_progress_whose_rows_all_lack_a_cell()
    {
        string[] cells =
        [
            "序号", "主要任务", "全年目标任务", "分管领导", "牵头单位", "配合单位", "上半年推进情况", "是否达序",
            "1", "修好三座小桥。", "李明远", "水务局", "城管局、相关街道", "已进场施工,完成30%。", "是", "2", "建成两处书屋。", "李明远", "文化局", "教育局、各街道", "已完成选址,正在施工。", "否",
        ];
        var draft = Sample.Read("云岭区2024年民生实事推进情况\n" + string.Concat(cells.Select(c => c + " |\n")));
        draft.Points.Select(p => (p.Title, Lead: Sample.Names(p.LeadUnits)[0], Helps: Sample.Names(p.CooperatingUnits)[0])).ShouldBe([("修好三座小桥", "水务局", "城管局"), ("建成两处书屋", "文化局", "教育局")]);
        draft.Questions.ShouldContain(q => q.Where == "rows" && q.Point == "1");
    }

    [Fact]
    public void Two_columns_read_across_name_nobody()
    {
        var draft = Sample.Read(Title + "一、公开\n1.晒出台账。每本都要晒出来 个数都要给人看到,写明\n给人看。(责任单位:市档案 谁统计谁署名。请各单位\n馆、市气象局要对台账情 高度重视,抓好落实,不得\n况进行检查、通报) 推诿。");
        draft.Points.ShouldHaveSingleItem().ResponsibleUnits.ShouldBeEmpty();
        draft.Questions.ShouldHaveSingleItem().ShouldSatisfyAllConditions(q => q.Where.ShouldBe("unitsRaw"), q => q.Quote.ShouldStartWith("(责任单位:市档案"));
    }

    [Fact]
    public void A_list_that_was_read_one_byte_off() =>
        Sample.Points("1.晒出台账。每本都晒。?藏熑螁挝唬菏写髷祿芾砭?、市气象局等", $"2.说清来源。都说清。{Units}").Questions
            .ShouldContain(q => q.Kind == QuestionKind.Damage && q.Point == "1" && q.Quote.Contains("螁挝唬", StringComparison.Ordinal));

    [Fact]
    public void A_limit_before_the_year_of_the_number() =>
        Sample.Read("云岭市2023年政务公开工作要点\n云政办〔2024〕3号\n一、公开\n1.晒出台账。6月底前晒完。" + Units).Questions.ShouldHaveSingleItem().Quote.ShouldBe("6月底前");

    [Fact]
    public void What_is_attached_is_no_task()
    {
        var draft = Sample.Read("云岭市公开办关于印发2024年政务公开工作要点的通知\n现将要点印发给你们。\n附件:1.云岭市2024年政务公开工作要点\n2.市气象局台账目录(6月底前更新)\n云岭市公开办\n2024年3月5日\n" + Title + "一、公开\n1.晒出台账。都晒。\n2.说清来源。都说。\n附件:1.市档案馆台账目录\n2.市气象局台账目录(6月底前更新)");
        draft.Points.Select(p => p.Title).ShouldBe(["晒出台账", "说清来源"]);
        draft.Points.ShouldAllBe(p => p.Deadlines.IsEmpty);
        draft.Document.Date.ShouldBe(new DateOnly(2024, 3, 5));
    }
}
