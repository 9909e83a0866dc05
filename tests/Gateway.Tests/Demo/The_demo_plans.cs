using Tracker.Calendar;
using Tracker.Gateway.Demo;
using Tracker.Plans;
using Tracker.Reading;

namespace Tracker.Gateway.Tests.Demo;

public class The_demo_plans
{
    private static readonly PlanDraft ThisYear = PlanReader.Read(new SourceText(DemoJson.Text(DemoFiles.ThisYear)));
    private static readonly PlanDraft LastYear = PlanReader.Read(new SourceText(DemoJson.Text(DemoFiles.LastYear)));

    [Theory]
    [InlineData(DemoFiles.ThisYear)]
    [InlineData(DemoFiles.LastYear)]
    public void Say_that_they_are_fictional(string plan) => DemoJson.Text(plan).ShouldStartWith("〔本文件为演示用虚构文件");

    [Fact]
    public void Keep_their_facts()
    {
        var document = ThisYear.Document;
        document.Number.ShouldBe("云泽政公领发〔2026〕1号");
        document.Title.ShouldBe("云泽省2026年政务公开工作要点");
        document.Issuer.ShouldBe("云泽省政务公开领导小组");
        document.Date.ShouldBe(new DateOnly(2026, 3, 20));
        document.Year.ShouldBe(2026);
        document.Sections.Length.ShouldBe(6);
        document.Preamble!.ShouldStartWith("为落实");
        LastYear.Document.Preamble!.ShouldStartWith("按照");
        document.Closing!.ShouldStartWith("各市、各部门执行本要点的情况");
    }

    [Fact]
    public void Have_all_their_points()
    {
        ThisYear.Points.Select(point => point.Number).ShouldBe(Enumerable.Range(1, 22).Select(number => $"{number}"));
        LastYear.Points.Select(point => point.Number).ShouldBe(Enumerable.Range(1, 20).Select(number => $"{number}"));
    }

    [Fact]
    public void Name_units_of_the_register_or_classes()
    {
        var known = DemoJson.Units.List("units").Concat(DemoJson.Units.List("groups"))
            .SelectMany(unit => unit.Words("aliases").Prepend(unit.Word("name"))).Select(FullWidth).ToHashSet();
        foreach (var unit in ThisYear.Points.Concat(LastYear.Points).SelectMany(Named).Where(unit => GroupWords.Of(unit.Name) != UnitClass.VagueClass))
        {
            known.ShouldContain(FullWidth(unit.Name));
        }
    }

    [Fact]
    public void Ask_only_who_is_meant_by_the_two_vague_classes_of_each()
    {
        var named = DemoJson.Reports.List("namings").Select(naming => (naming.Word("point"), naming.Word("name")));
        ThisYear.Questions.ShouldAllBe(question => question.Kind == QuestionKind.VagueUnit);
        ThisYear.Questions.Select(question => (question.Point!, question.Quote)).ShouldBe(named);
        LastYear.Questions.Select(question => question.Kind).ShouldBe([QuestionKind.VagueUnit, QuestionKind.VagueUnit]);
    }

    [Fact]
    public void Show_each_kind_of_time_limit_and_some_promised_rates()
    {
        ThisYear.Points.SelectMany(point => point.Deadlines).Select(limit => limit.Deadline).ShouldBe(
        [
            new FixedDeadline("4月底前", new DateOnly(2026, 4, 30)),
            new RelativeDeadline("自意见征集截止之日起20个工作日内", "意见征集截止", 20, DayUnit.WorkingDay, Direction.After),
            new RecurringDeadline("每季度至少发布一次", Period.Quarter),
            new FixedDeadline("年底前", new DateOnly(2026, 12, 31)),
            new FixedDeadline("11月中旬", new DateOnly(2026, 11, 20), new DateOnly(2026, 11, 11)),
        ]);
        ThisYear.Points.SelectMany(point => point.Metrics).Select(metric => metric.Value).ShouldBe([100m, 95m, 98m, 90m]);
    }

    private static IEnumerable<NamedUnit> Named(DraftPoint point) => point.LeadUnits.Concat(point.ResponsibleUnits).Concat(point.CooperatingUnits);

    private static string FullWidth(string name) => name.Replace('(', '（').Replace(')', '）');
}
