using Tracker.Assignments;
using Tracker.Units;

namespace Tracker.History;

/// <summary>The words by which ledgers say how a duty ended. A word that is not here is asked, whatever it looks like.</summary>
public static class OutcomeWords
{
    private static readonly Dictionary<string, YearEndOutcome> Known = new (YearEndOutcome Outcome, string[] Words)[]
    {
        (YearEndOutcome.Closed, ["已办结", "办结", "已完成", "完成", "已落实", "已完结", "全部完成", "按时完成", "按期完成", "提前完成", "已按时完成", "已按期完成", "完成办结", "超额完成", "100%", "是", "√", "✓", "✔"]),
        (YearEndOutcome.Lasting, ["年度任务完成并长期坚持", "完成并长期坚持", "已完成并长期坚持", "长期坚持", "已完成，长期坚持", "已完成并持续推进"]),
        (YearEndOutcome.CarriedOver, ["结转下年", "结转下年度", "结转", "转入下年", "转入下年度", "跨年度结转"]),
        (YearEndOutcome.Unfinished, ["未完成", "未办结", "未落实", "未完成（转整改）", "转整改", "逾期未完成", "否", "×", "✗"]),
        (YearEndOutcome.NotConcerned, ["不涉及", "不涉及本单位", "本单位不涉及"]),
        (YearEndOutcome.Underway, ["办理中", "进行中", "正在办理", "正在进行", "正在推进", "推进中", "落实中", "在办", "未办结（办理中）", "待签收", "退回补充", "已报结，待审核"]),
    }.SelectMany(k => k.Words.Select(word => (Key: KeyOf(word), k.Outcome))).ToDictionary(k => k.Key, k => k.Outcome);

    /// <summary>Null: a person says what it means.</summary>
    public static YearEndOutcome? Of(string word) => Known.TryGetValue(KeyOf(word), out var outcome) ? outcome : null;

    /// <summary>What spellings of one word have in common.</summary>
    public static string KeyOf(string word) => NameKey.Of(word).TrimEnd('。', '.', ';', '；', '!', '！');
}
