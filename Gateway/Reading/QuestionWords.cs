using Tracker.Gateway.Plans;
using Tracker.Plans;
using Tracker.Reading;

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
        QuestionKind.UnclearDeadline when DeadlineWords.WithoutYear(question.Quote) is { } day => $"时限“{question.Quote}”没有写明是哪一年的（{day.Month}月{day.Day}日），请写明年份。",
        QuestionKind.UnclearDeadline => $"时限“{question.Quote}”有不止一种理解，请明确完成日期或周期。",
        QuestionKind.UnclearFact when question.Where == "number" => "文件中的任务没有编号，现按出现顺序编号，请确认任务的划分和编号。",
        QuestionKind.UnclearFact when question.Where == "responsibleUnits" => $"“{question.Quote}”没有写牵头单位或责任单位，请确认它是不是一条要点、由谁负责。",
        QuestionKind.UnclearFact when question.Where == "points" => $"{question.Quote}没有写牵头单位或责任单位，请确认它们是不是要点、由谁负责。要加单位或删去，请在核对页改这几条；都没有单位就是原文无误。",
        QuestionKind.UnclearFact when question.Where == "unitsOpen" => $"{question.Quote}的单位写到“等”为止，没有写明还有哪些单位，现只列写明的。还有别的单位，请在核对页给这几条加上；没有就是原文无误。",
        QuestionKind.UnclearFact when question.Where == "unitsHelping" => $"{question.Quote}只写了配合或指导的单位，没有写由谁牵头、由谁负责，请在核对页给这几条加上；确实没有就是原文无误。",
        QuestionKind.UnclearFact when question.Where == "unitsDivided" => $"文件把单位的分工写在“{question.Quote}”里，要点本身没有写单位，现没有给要点列单位。请对照这一节在核对页给各条要点加上单位；不必加就是原文无误。",
        QuestionKind.UnclearFact when question is { Where: "parts", Point: null } => $"{question.Quote}里各单位只负责其中一部分，现都列为整条要点的单位。要分开下达，请在核对页把这几条拆分；不必分开就是原文无误。",
        QuestionKind.UnclearFact when question.Where == "parts" => $"“{question.Quote}”里各单位只负责其中一部分，现都列为整条要点的单位。要分开下达，请在核对页把这一条拆分；不必分开就是原文无误。",
        QuestionKind.UnclearFact when question.Where == "unitsAbove" => $"“{question.Quote}”按字样是上级的单位，现没有列为本文件的单位，不下达任务。确实不下达就是原文无误；要下达，请在核对页给这一条加上这个单位。",
        QuestionKind.UnclearFact when question.Where == "unitsOfLevels" => $"“{question.Quote}”写了不止一级的单位，现都列为这条要点的单位。都由本文件分工就是原文无误；不由本文件分工的，请在核对页从这一条去掉。",
        QuestionKind.UnclearFact when question.Where == "unitsLeftOut" => $"“{question.Quote}”写在单位中间，按字样不是牵头、责任或配合单位，现没有列为单位，不下达任务。确实不下达就是原文无误；要下达，请在核对页给有关的要点加上这些单位。",
        QuestionKind.UnclearFact when question.Where == "unitsStanding" => $"“{question.Quote}”像是说这些单位对各条都有责任、后面不再写，但没有读明白，现没有给要点加上。要加，请在核对页给有关的要点加上这些单位；不是这个意思就是原文无误。",
        QuestionKind.UnclearFact when question.Where == "unitsUnread" => $"“{question.Quote}”像是写着由谁办，但没有读成哪一条要点的牵头、责任或配合单位，现没有下达给他们。要下达，请在核对页给有关的要点加上这些单位；不是这个意思就是原文无误。",
        QuestionKind.UnclearFact when question.Where == "unitsOfLabel" => $"“{question.Quote}”里的标签不是常用的牵头、责任或配合单位，现读作责任单位，请核对。不是单位或者角色不同，请在核对页改这些要点的单位。",
        QuestionKind.Damage when question.Where == "unitsGlued" => $"“{question.Quote}”中间没有标点，现读作几个单位，请对照正式文件。确实是几个单位就是原文无误；是一个单位，请在核对页改这些要点的单位。",
        QuestionKind.UnclearFact when question.Where == "unitCells" => $"表格中{question.Quote}的单位栏是空的，现读作没有单位，请确认由谁负责；确实没有写就是原文无误。",
        QuestionKind.UnclearFact when question.Where == "numbers" => $"{question.Quote}之间少一个编号，请对照原文件看是不是漏了一条；原文就没有，就是原文无误。",
        QuestionKind.UnclearFact when question.Where == "unitColumns" => $"表格的格与格连在一起，{question.Quote}的单位到哪里为止、哪些是牵头单位分不准，现按字面分开，请对照原表格核对这几条的单位；都对就是原文无误。",
        QuestionKind.UnclearFact when question.Where == "columns" => $"从“{question.Quote}”起像是一张表格，但分不清各行各列，现没有按表格来读。请用原文件（.docx 或 .xlsx）读入，或者在格与格之间加“|”。",
        QuestionKind.UnclearFact when question.Where == "unitsRaw" => $"“{question.Quote}”写在最后一小项之后，现读作整条要点的单位，请确认是不是只管最后这一小项。",
        QuestionKind.UnclearFact when question.Where == "table" => $"从“{question.Quote}”起，表格里的任务与正文的要点重复，现以正文为准，请核对表中的单位和时限与正文是否一致。",
        QuestionKind.UnclearFact when question.Where == "unitsOfTable" => $"正文的要点没有写单位，现按后面表格里内容相同的各行，把“{question.Quote}”写作它们的单位，请核对。",
        QuestionKind.UnclearFact when question.Where == "rows" => $"表格中“{question.Quote}”这一行的单元格与表头对不齐，现把“{question.Suggestion}”读作任务内容，其余按字面归栏，请对照原表格核对这一行的任务、单位和时限。",
        QuestionKind.UnclearFact => "文件没有写明年份或前后不一致，请确认这份要点是哪一年的。",
        QuestionKind.Damage when question.Where.EndsWith("Units", StringComparison.Ordinal) => $"单位名称“{question.Quote}”残缺，请对照正式文件写出完整名称。",
        QuestionKind.Damage => $"“{question.Quote}”处文字残缺，请对照正式文件补全。",
        QuestionKind.EmptiedTable => $"表格里“{question.Quote}”这里只有表头或编号，没有任务内容，可能在转存时丢失了。请对照正式文件补全。",
        QuestionKind.BlankCell when question.Point is null => $"表格中{question.Quote}的“{PlanWords.FieldOf(question.Where)}”一栏是空的：是与各自的上一项合并的单元格，还是原文没有写？",
        QuestionKind.BlankCell => $"表格中从“{question.Quote}”起，“{PlanWords.FieldOf(question.Where)}”一栏是空的：是与上一项合并的单元格（同为“{question.Suggestion}”），还是原文没有写？",
        _ => throw new ArgumentOutOfRangeException(nameof(question), question.Kind, null),
    };

    /// <summary>Why this is suggested; null where nothing is.</summary>
    public static string? Because(Question question) => question.Because switch
    {
        null => null,
        "name.masked" => $"文件中别处完整写着“{question.Suggestion}”，与看得清的字相符，而且只有这一个。",
        "name.cut" => $"文件中别处完整写着“{question.Suggestion}”，开头相同，而且只有这一个。",
        "year.most-printed" => $"文中写得最多的年份是{question.Suggestion}。",
        "name.one-character" => $"文件中别处写着“{question.Suggestion}”，只差一个字。",
        "word.same-neighbours" => $"文件中别处同样的前后文之间写的是“{question.Suggestion}”，而且只有这一种。",
        "time.before-it-begins" => $"“{question.Quote}”照字面是在它开始之前；也有人按它的最后一天算。",
        "time.end-of-period" => $"按“{question.Quote}”里这一段时间的最后一天算；照字面也可以是在它开始之前。",
        "time.eve-of-holiday" => $"按“{question.Quote}”所说节日的前一天算；是不是算到放假之前，文件没有写。",
        "time.before-issue" => $"照本年算，“{question.Quote}”在文件印发之前就过了，也许说的是下一年。",
        "time.years-from" => $"按“{question.Quote}”从那一年起算，到最后一年的年底；文件没有写明截止日。",
        "time.months-after-issue" => "从印发之日起按月数推算；文件没有写明是不是印发之日。",
        var rule => rule,
    };

    /// <summary>What each possible answer does, in the order of the buttons.</summary>
    public static IEnumerable<string> Effects(Question question) => question.Kind switch
    {
        QuestionKind.VagueUnit or QuestionKind.UnknownGroup or QuestionKind.UnknownUnit =>
            ["确定单位：下达时每个单位各得一项任务。", "留待以后：这里不下达给任何单位，一直列在待定事项里。"],
        _ when !PlanQuestions.TakesWords(question) =>
            ["原文无误：照现在读出的下达；要改的先更正有关的要点。", "留待以后：不影响下达，一直列在待定事项里。"],
        QuestionKind.BlankCell when question.Where == "deadlines" =>
            ["改为这些字：按同样的规则读成日期或周期，成为这条要点的时限。", "原文无误：原文没有写时限。", "留待以后：没有时限，一直列在待定事项里。"],
        _ when PlanQuestions.Fills(question) =>
            ["改为这些字：这些单位成为这条要点的单位，按名称下达。", "原文无误：照现在读出的单位下达。", "留待以后：照现在读出的单位下达，一直列在待定事项里。"],
        _ when question.Where.EndsWith("Units", StringComparison.Ordinal) =>
            ["改为这些字：按改后的名称找单位并下达。", "原文无误：按原文的名称找单位并下达。", "留待以后：这里不下达给任何单位，一直列在待定事项里。"],
        QuestionKind.UnclearDeadline =>
            ["改为这些字：按同样的规则读成日期或周期（如“2024年6月底前”“每季度一次”“长期”），成为这条要点的时限；写“无”就是没有时限。", "原文无误：时限照现在读出的算；没有读出日期的，不据此判定逾期。", "留待以后：不据此判定逾期。"],
        QuestionKind.UnclearFact when question is { Where: "year", Point: null } =>
            ["改为这些字：写明年份，文中没有写年份的时限（如“年底前”）随之定下日期。", "原文无误：不补年份，没有年份的时限不判定逾期。", "留待以后：没有年份的时限不判定逾期。"],
        _ => ["改为这些字：记下更正，与原文并存。", "原文无误：保留原文。", "留待以后：不影响下达，一直列在待定事项里。"],
    };
}
