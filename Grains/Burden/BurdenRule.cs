using Tracker.AdHocRequests;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.PeriodReturns;
using Tracker.Units;

namespace Tracker.Burden;

/// <summary>
/// How many fields a unit is asked (填报负担), counted from facts: each fact counts by itself, for one unit, on one day, so that any grouping adds up.
/// <list type="bullet">
/// <item>临时报送: its fields, once for each unit, on the day it was sent; also those that are offered filled in.</item>
/// <item>建账: six (具体举措, 成果形式, 内部节点, 责任处室/科室, 分管领导, 联系人), once for each assignment, however often it is entered again.</item>
/// <item>本期填报, when a sheet is sent: three for the sheet (填报人, 审核人, 联系电话); a row's outcome; with 有进展 four more (进展情况, 佐证材料, 存在问题,
/// 下一步举措); with 不涉及 its reason; and each figure of a row. What the house fills in is not asked. A row that is sent again counts again.</item>
/// </list>
/// One form per point would have asked the same for a request and for a set-up, and of every row of a sheet ten fields (填报单位, 填报日期, 填报人, 审核人,
/// 联系电话, 进展情况, 佐证材料, 存在问题, 下一步举措, 完成状态) and its figures.
/// </summary>
public static class BurdenRule
{
    public const int OfASetUp = 6;
    public const int OfASheet = 3;
    public const int OfAForm = 10;

    /// <summary>Null: the fact asked nothing of anybody.</summary>
    /// <param name="holder">Of an assignment's fact: the unit whose duty it is then.</param>
    public static BurdenItem? Of(GrainAddress address, object fact, UnitId? holder) => (fact, holder) switch
    {
        (AnswerAsked e, _) => new BurdenItem(e.Unit, e.On, BurdenKind.Request, address.Parent!.Value, e.Fields.Length, e.Fields.Length),
        (SetUpEntered e, { } unit) => new BurdenItem(unit, e.On, BurdenKind.SetUp, address, OfASetUp, OfASetUp),
        (PeriodReported { Row.Quantities: { IsEmpty: false } figures } e, { } unit) =>
            new BurdenItem(unit, e.On, BurdenKind.PeriodReturn, address, figures.Length, figures.Length),
        (PeriodReturnSent e, _) => OfSheet(address, e),
        _ => null,
    };

    private static BurdenItem OfSheet(GrainAddress sheet, PeriodReturnSent sent)
    {
        var count = OfRows([.. sent.Rows.Select(r => r.Outcome)]);
        return new BurdenItem(UnitId.Parse(sheet.Id), sent.On, BurdenKind.PeriodReturn, sheet, count.Asked, count.ByForm);
    }

    /// <summary>Fields of a sheet with these outcomes, without its figures.</summary>
    public static BurdenCount OfRows(IReadOnlyCollection<RowOutcome> rows) => new(OfASheet + rows.Sum(Asked), rows.Count * OfAForm);

    private static int Asked(RowOutcome row) => row switch
    {
        RowOutcome.Progress => 5,
        RowOutcome.NotConcerned => 2,
        _ => 1,
    };
}
