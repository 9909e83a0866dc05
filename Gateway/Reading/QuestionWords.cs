using Tracker.Gateway.Plans;
using Tracker.Plans;

namespace Tracker.Gateway.Reading;

/// <summary>What each kind of question asks, in a clerk's words.</summary>
internal static class QuestionWords
{
    public static string Asks(Question question) => question.Kind switch
    {
        QuestionKind.SuspectWord => $"“{question.Quote}”疑似被网页篡改插入的词语，原文应为何？请对照正式文件更正。",
        QuestionKind.VagueUnit => $"“{question.Quote}”未指明具体单位，请明确包括哪些单位。",
        QuestionKind.UnknownGroup => $"“{question.Quote}”包括哪些单位？单位库中没有对应的分组。",
        QuestionKind.UnknownUnit => $"单位库中没有“{question.Quote}”，它是哪个单位？",
        QuestionKind.UnclearDeadline => $"时限“{question.Quote}”有不止一种理解，请明确完成日期或周期。",
        QuestionKind.UnclearFact when question.Where == "number" => "文件中的任务没有编号，现按出现顺序编号，请确认任务的划分和编号。",
        QuestionKind.UnclearFact when question.Where == "responsibleUnits" => $"“{question.Quote}”没有写牵头单位或责任单位，请确认它是不是一条要点、由谁负责。",
        QuestionKind.UnclearFact => "文件没有写明年份或前后不一致，请确认这份要点是哪一年的。",
        QuestionKind.Damage => $"“{question.Quote}”处文字残缺，请对照正式文件补全。",
        QuestionKind.EmptiedTable => $"表格里“{question.Quote}”这里只有表头或编号，没有任务内容，可能在转存时丢失了。请对照正式文件补全。",
        QuestionKind.BlankCell => $"表格中从“{question.Quote}”起，“{PlanWords.FieldOf(question.Where)}”一栏是空的：是与上一项合并的单元格（同为“{question.Suggestion}”），还是原文没有写？",
        _ => throw new ArgumentOutOfRangeException(nameof(question), question.Kind, null),
    };
}
