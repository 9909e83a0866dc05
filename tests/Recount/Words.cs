namespace Tracker.Recount;

/// <summary>
/// The ledger's words for where an assignment stands, and when an assignment has each of them:
/// 待签收 from 下达 until 签收 (a set-up or a report of the unit is a 签收 too) · 推进中 from then on, again when what was returned is reported anew · 退签待处理 from 退签 until the office upholds (back to where it stood) or withdraws ·
/// 退回补充 when its report, or the sheet its row stands in, is returned, when 不涉及 is denied, and when a closed one is 退回重办 · 报结待审 from 报结 until the office closes or returns ·
/// 已办结 when closed or cleared so · 不涉及 when confirmed or cleared so · 已撤销 when withdrawn · the rest are outcomes of 年终清账.
/// </summary>
public static class Status
{
    public const string ToSign = "待签收";
    public const string Underway = "推进中";
    public const string Returned = "退回补充";
    public const string ClosureReported = "报结待审";
    public const string Closed = "已办结";
    public const string Refused = "退签待处理";
    public const string NotConcerned = "不涉及";
    public const string Withdrawn = "已撤销";
    public const string KeptUp = "年度任务完成并长期坚持";
    public const string CarriedOver = "结转下年";
    public const string Unfinished = "未完成（转整改）";

    internal static readonly string[] Open = [ToSign, Underway, Returned, ClosureReported, Refused];
    internal static readonly string[] Clearings = [Closed, KeptUp, CarriedOver, Unfinished, NotConcerned];
}

/// <summary>What a unit is to a point. Earlier in <see cref="Strongest"/> is stronger.</summary>
public static class Role
{
    public const string Lead = "牵头";
    public const string Responsible = "责任";
    public const string Cooperating = "配合";

    internal static readonly string[] Strongest = [Lead, Responsible, Cooperating];

    internal static bool Stronger(string one, string other) => Array.IndexOf(Strongest, one) < Array.IndexOf(Strongest, other);
}

/// <summary>The answers a row of the sheet can give.</summary>
public static class Outcome
{
    public const string Progress = "有进展";
    public const string Same = "与上期一致";
    public const string NothingNew = "本期无新增";
    public const string NotConcerned = "不涉及";

    internal static readonly string[] All = [Progress, Same, NothingNew, NotConcerned];
}
