using Tracker.Calendar;

namespace Tracker.Reading;

/// <summary>How long, or how often, somebody has a right to something: no limit of the task. 2019年1月1日至12月31日,困难企业可申领补贴; 每人每年只享受一次.</summary>
internal static class TermsOfBenefit
{
    private static readonly string[] Given = ["返还", "申领", "列支", "减免", "免征", "给予", "享受", "减按", "减征", "免缴", "缓缴", "扣除", "抵扣", "缓征"];

    private static readonly string[] Shown = ["公开", "公布", "公示", "发布", "报送", "上网"];

    private static readonly string[] Had = ["享受", "申领", "领取", "申请"];

    public static bool Is(TimeContext context, TimeHit hit) => hit.Deadline switch
    {
        FixedDeadline { From: not null } when Look.AnyAt(context.Folded, hit.End, context.End, ["享受", "期间享受"]) > 0 => true,
        FixedDeadline { From: not null } when IsSince(context, hit) && Look.AnyAt(context.Folded, hit.End, context.End, [","]) > 0 && Look.Has(context.Folded, hit.End + 1, context.ClauseEnd(hit.End + 1), Given) => true, // 自X至Y,免征…
        FixedDeadline { From: not null } => OpensSentence(context, hit) && Sentence(context, hit) is var end && Look.Has(context.Folded, hit.End, end, Given) && !Look.Has(context.Folded, hit.End, end, Shown),
        RecurringDeadline => Look.Has(context.Folded, hit.Start, hit.End, Had),
        _ => false,
    };

    private static bool IsSince(TimeContext context, TimeHit hit) => Look.AnyBefore(context.Folded, hit.Start, context.Start, ["自", "从"]) > 0;

    private static bool OpensSentence(TimeContext context, TimeHit hit) =>
        (hit.Start == context.Start || context.Folded[hit.Start - 1] is '。' or ';' or '\n' or ' ') && hit.End < context.End && context.Folded[hit.End] is ',';

    private static int Sentence(TimeContext context, TimeHit hit)
    {
        var end = context.Folded.IndexOf('。', hit.End, context.End - hit.End);
        return end < 0 ? context.End : end;
    }
}
