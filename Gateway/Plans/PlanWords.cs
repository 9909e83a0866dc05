using Tracker.Gateway.Shared;
using Tracker.Plans;
using Tracker.Units;
using Tracker.WorkPoints;

namespace Tracker.Gateway.Plans;

/// <summary>How a draft's questions are put to people.</summary>
internal static class PlanWords
{
    public static string Of(AddedBasisKind kind) => kind switch
    {
        AddedBasisKind.UpperNotice => "上级补充通知",
        AddedBasisKind.Meeting => "会议议定",
        _ => "领导批示",
    };

    /// <summary>When an added point came, and on what it rests.</summary>
    public static string Of(PointAdded added) =>
        $"{Words.Day(added.On)}追加 · {Of(added.Basis.Kind)}：{added.Basis.Number}{(added.Basis.Date is { } day ? $"（{Words.Day(day)}）" : "")}";

    /// <summary>What a correction of a draft did, so that one knows what taking it back comes to.</summary>
    public static string Of(CorrectionKind kind, IEnumerable<string> numbers) => kind switch
    {
        CorrectionKind.Split => $"拆分{Words.Points(numbers)}",
        CorrectionKind.Merge => $"合并{Words.Points(numbers)}",
        CorrectionKind.Move => $"移动{Words.Points(numbers)}",
        CorrectionKind.LeaveOut => $"去掉{Words.Points(numbers)}",
        CorrectionKind.Restore => $"恢复{Words.Points(numbers)}",
        _ => $"更正{Words.Points(numbers)}",
    };

    public static string KindOf(QuestionKind kind) => kind switch
    {
        QuestionKind.SuspectWord => "可疑文字",
        QuestionKind.VagueUnit => "单位未点名",
        QuestionKind.UnknownGroup => "分组未登记",
        QuestionKind.UnknownUnit => "单位未登记",
        QuestionKind.UnclearDeadline => "时限不明确",
        QuestionKind.UnclearFact => "文件信息不明确",
        QuestionKind.EmptiedTable => "表格是空的",
        QuestionKind.BlankCell => "单元格空白",
        _ => "文字损坏",
    };

    public static string WhyOf(QuestionKind kind) => kind switch
    {
        QuestionKind.SuspectWord => "这几个字不像是文件正文，可能是网页被篡改时混进来的。",
        QuestionKind.VagueUnit => "文件没有点名是哪些单位，请指定。",
        QuestionKind.UnknownGroup => "名册里没有这个分组，不知道包括哪些单位。",
        QuestionKind.UnknownUnit => "名册里没有叫这个名字的单位。",
        QuestionKind.UnclearDeadline => "这个时限可以有不同的理解。",
        QuestionKind.UnclearFact => "文件的这项信息缺少，或者前后不一致。",
        QuestionKind.EmptiedTable => "表格只有表头或编号，任务内容可能在转存时丢失了。",
        QuestionKind.BlankCell => "空着的单元格可能与上一项合并，也可能原文就没有写。",
        _ => "这里的文字有损坏。",
    };

    /// <summary>Questions that name units; the others are about words.</summary>
    public static bool IsAboutUnits(QuestionKind kind) => kind is QuestionKind.VagueUnit or QuestionKind.UnknownGroup or QuestionKind.UnknownUnit;

    /// <summary>Questions whose answer's words are names of units.</summary>
    public static bool AsksForNames(Question question) => PlanNames.HoldsUnits(question.Where) || (question.Where.StartsWith("units", StringComparison.Ordinal) && PlanQuestions.TakesWords(question));

    public static string FieldOf(string where) => where switch
    {
        "leadUnits" => "牵头单位",
        "responsibleUnits" => "责任单位",
        "cooperatingUnits" => "配合单位",
        "unitsRaw" or "unitCells" or "unitsOfTable" or "parts" or "unitsAbove" or "unitsOfLevels" or "unitColumns" or "unitsLeftOut" or "unitsOfLabel" or "unitsGlued" or "unitsHelping" or "unitsOpen" or "unitsDivided" or "unitsStanding" or "unitsUnread" => "单位",
        "deadlines" => "完成时限",
        "metrics" => "指标",
        "title" => "标题",
        "text" => "正文",
        "section" or "sections" => "部分标题",
        "preamble" => "序言",
        "closing" => "结语",
        "number" => "文号",
        "numbers" => "编号",
        "points" => "任务的划分",
        "date" => "印发日期",
        "year" => "年度",
        "issuer" => "发文机关",
        "basis" => "依据",
        "table" or "columns" or "rows" => "表格",
        "addressees" => "主送",
        _ => "正文",
    };

    public static string Of(ReportingRoute route) => route == ReportingRoute.ThroughLead ? "责任单位→牵头单位→办公室" : "直接报办公室，抄送牵头单位";

    public static string Of(SuggestedBecause because) => because switch
    {
        SuggestedBecause.OnlyResponsible => "没有牵头单位，责任单位只有它一家",
        _ => "几个牵头单位中只有它层级最高",
    };

    /// <summary>Why the register suggests these units.</summary>
    public static string BecauseOf(NameSuggestion near, string quote) => near switch
    {
        { From: { } lesson } => $"{lesson.Plan.Year.Value}年的工作要点里，「{quote}」指定的就是{(near.Units.Length == 1 ? "它" : "它们")}（{Words.Day(DateOnly.FromDateTime(lesson.At.ToOffset(TimeSpan.FromHours(8)).DateTime))}回答）。今年是否一样，请您确定。",
        { Group: { } group } => $"名册里有分组「{group}」，「{quote}」说的是其中一部分；这是它的全部成员，请确定是不是都在内。",
        { Because: "name.masked" } => $"名册里只有「{near.Units[0].Name}」与「{quote}」看得清的字相符。",
        { Because: "name.short-for" } => $"名册里只有「{near.Units[0].Name}」依次含有「{quote}」的每一个字。",
        { Because: "name.one-character" } => $"名册里只有「{near.Units[0].Name}」与「{quote}」差一个字。",
        _ => $"名册里只有「{near.Units[0].Name}」的名称或别名与「{quote}」首尾相合。",
    };

    public static string Of(QuestionAnswer answer, Func<UnitId, string> nameOf) => answer.Kind switch
    {
        AnswerKind.Units => "指定单位：" + string.Join("、", answer.Units.Select(nameOf)),
        AnswerKind.Words => "改为：" + answer.Words,
        AnswerKind.Right => "原文无误",
        _ => "留待以后",
    };
}
