using static Tracker.Scores.ScoreFactKind;
using static Tracker.Scores.ScoreWay;

namespace Tracker.Scores;

/// <summary>Two rule sets to begin with, after weights that are in use (cases/practice/b03, items 4, 5 and 3): to be changed to one's own.</summary>
public static class ScoreExamples
{
    /// <summary>百分制: 5 points for each thing that was not done, 2 for each that came late.</summary>
    public static ScoreRules Hundred { get; } = new(
        "百分制扣分（样例）",
        [
            new("工作任务完成情况", Deduct, 60, [new(Unfinished, 5), new(Overdue, 5)]),
            new("按期填报", Deduct, 20, [new(SheetMissing, 5), new(SheetLate, 2)]),
            new("督办和整改", Deduct, 20, [new(Notice, 2), new(Order, 5), new(AnswerLate, 2)]),
            new("工作亮点", Add, 5, [new(GoodPractice, 1)]),
        ]);

    /// <summary>Weights with a veto, and a bonus for those only who reached four fifths of the rest.</summary>
    public static ScoreRules WithVeto { get; } = new(
        "权重赋分加单项否决（样例）",
        [
            new("日常工作", Deduct, 30, [new(SheetMissing, 2, 20), new(SheetLate, 0.5m, 10)]),
            new("年度任务", Deduct, 55, [new(Overdue, 2), new(Unfinished, 5)]),
            new("督查整改", Deduct, 15, [new(Notice, 3), new(AnswerLate, 3), new(Circular, 15, Veto: true)]),
            new("加分指标", Add, 30, [new(GoodPractice, 3)]),
        ],
        BonusFrom: 80);
}
