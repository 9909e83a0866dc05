using Tracker.Plans;
using Tracker.Reading;

namespace Tracker.Grains.Tests.Reading;

/// <summary>In formats that say which cells are merged, a blank cell of units is blank: a point without units, and a question.</summary>
public class Reading_a_table_with_blank_unit_cells
{
    [Fact]
    public void Asks_about_the_row()
    {
        var draft = Read("1 | 晒出台账 | 省档案馆", "2 | 说清来源 | ", "3 | 办好公报 | 省气象局");
        draft.Points[1].ResponsibleUnits.ShouldBeEmpty();
        var asked = draft.Questions.ShouldHaveSingleItem();
        (asked.Kind, asked.Point, asked.Where, asked.Quote).ShouldBe((QuestionKind.UnclearFact, "2", "responsibleUnits", "说清来源"));
    }

    [Fact]
    public void Asks_once_about_many()
    {
        var asked = Read("1 | 晒出台账 | ", "2 | 说清来源 | ", "3 | 办好公报 | 省气象局", "4 | 办好年报 | ").Questions.ShouldHaveSingleItem();
        (asked.Kind, asked.Point, asked.Where, asked.Quote).ShouldBe((QuestionKind.UnclearFact, null, "unitCells", "第1、2、4条"));
    }

    [Theory]
    [InlineData("—")]
    [InlineData("无")]
    [InlineData("〃")]
    public void Does_not_ask_where_a_cell_says_so(string cell) =>
        Read("1 | 晒出台账 | 省档案馆", $"2 | 说清来源 | {cell}").Questions.ShouldBeEmpty();

    [Fact]
    public void Does_not_ask_where_the_words_name_the_units() =>
        Read("1 | 晒出台账 | 省档案馆", "2 | 说清来源。都要说。(责任单位:省气象局) | ").Questions.ShouldBeEmpty();

    private static PlanDraft Read(params string[] rows) =>
        PlanReader.Read(new SourceText($"云岭省2024年政务公开任务分解表\n| 序号 | 工作任务 | 责任单位 |\n{string.Concat(rows.Select(r => $"| {r} |\n"))}", KnowsBlankCells: true));
}
