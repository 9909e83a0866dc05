using Tracker.Plans;

namespace Tracker.Gateway.Plans;

/// <summary>How a draft's questions are put to people.</summary>
internal static class PlanWords
{
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

    public static string FieldOf(string where) => where switch
    {
        "leadUnits" => "牵头单位",
        "responsibleUnits" => "责任单位",
        "cooperatingUnits" => "配合单位",
        "unitsRaw" => "单位",
        "deadlines" => "完成时限",
        "metrics" => "指标",
        "title" => "标题",
        "text" => "正文",
        "section" or "sections" => "部分标题",
        "preamble" => "序言",
        "closing" => "结语",
        "number" => "文号",
        "date" => "印发日期",
        "year" => "年度",
        "issuer" => "发文机关",
        "basis" => "依据",
        "table" => "表格",
        "addressees" => "主送",
        _ => "正文",
    };

    public static string Of(QuestionAnswer answer, Func<Tracker.Units.UnitId, string> nameOf) => answer.Kind switch
    {
        AnswerKind.Units => "指定单位：" + string.Join("、", answer.Units.Select(nameOf)),
        AnswerKind.Words => "改为：" + answer.Words,
        AnswerKind.Right => "原文无误",
        _ => "留待以后",
    };
}
