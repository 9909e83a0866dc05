using Tracker.Plans;

namespace Tracker.Grains.Tests.Reading;

/// <summary>Points without units, and behind them a table that says the same words with who does them.</summary>
public class Reading_points_that_a_table_says_again
{
    private const string Points = "云岭省档案馆2024年政务公开工作要点\n一、工作要点\n1.把账晒出来,晒得明白。今年的台账一本一本晒在首页,让人一眼看到。\n2.说清来源。凡是公布的数都写明从哪里来,谁统计的谁署名。\n3.健全制度。把晒账、查账、对账的制度都建起来,年底前印发。\n二、任务分解\n";

    private const string Table = "重点任务 | 工作内容 | 负责科室 |\n晒账 | 今年的台账一本一本晒在首页,让人一眼看到。 | 账册科 |\n来源 | 凡是公布的数都写明从哪里来,谁统计的谁署名。 | 账册科、综合科 |\n";

    [Fact]
    public void Takes_numbers_and_titles_from_the_text_and_units_from_the_table()
    {
        var draft = Sample.Read(Points + Table);
        draft.Points.Select(p => (p.Number, p.Title)).ShouldBe([("1", "把账晒出来,晒得明白"), ("2", "说清来源"), ("3", "健全制度")]);
        Sample.Names(draft.Points[1].ResponsibleUnits).ShouldBe(["账册科", "综合科"]);
        draft.Points[2].ResponsibleUnits.ShouldBeEmpty();
        draft.Points[2].Deadlines.ShouldHaveSingleItem();
    }

    [Fact]
    public void Asks_once_whether_that_is_right()
    {
        var asked = Sample.Read(Points + Table).Questions.Single(q => q.Where == "unitsOfTable");
        (asked.Kind, asked.Point, asked.Quote).ShouldBe((QuestionKind.UnclearFact, null, "账册科、综合科"));
    }

    [Fact]
    public void Leaves_a_table_of_other_tasks_alone()
    {
        var draft = Sample.Read(Points + "重点任务 | 工作内容 | 负责科室 |\n搬家 | 档案库房搬到新址,搬前逐卷清点。 | 库房科 |\n培训 | 新来的同志先学半年。 | 人事科 |\n");
        draft.Points.Select(p => p.Title).ShouldBe(["搬家", "培训"]);
        draft.Questions.ShouldNotContain(q => q.Where == "unitsOfTable");
    }
}
