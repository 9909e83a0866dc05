using Tracker.Gateway.Shared;
using Tracker.Silo.Ledger;
using Tracker.Supervision;

namespace Tracker.Gateway.Supervision;

/// <summary>How screens and files say what stands in a supervision paper.</summary>
internal static class PaperWords
{
    public static string Of(PaperRung rung) => rung switch
    {
        PaperRung.Reminder => "提醒",
        PaperRung.Urge => "催办",
        PaperRung.Notice => "提示函",
        PaperRung.Order => "督促整改通知书",
        PaperRung.Circular => "通报",
        PaperRung.Talk => "约谈",
        _ => "处理建议",
    };

    public static Tone ToneOf(PaperRung rung) => rung switch
    {
        PaperRung.Reminder => Tone.Quiet,
        PaperRung.Urge => Tone.Active,
        PaperRung.Notice => Tone.Waiting,
        PaperRung.Order => Tone.Warning,
        _ => Tone.Bad,
    };

    public static string Of(PaperLine paper) => paper switch
    {
        { Stage: PaperStage.Withdrawn, WasIssued: true } => "已撤回",
        { Stage: PaperStage.Draft } => "草稿",
        { Stage: PaperStage.Verifying, Silent: > 0 } => $"核实反馈中，{paper.Silent}个单位未反馈",
        { Stage: PaperStage.Verifying } => "核实反馈完毕，待签发",
        { Stage: PaperStage.Signed } => "已签发，待印发",
        { Stage: PaperStage.Issued, WasRecorded: true } => "已催（线下）",
        { Stage: PaperStage.Issued } => "已印发",
        _ => "已作废",
    };

    public static Tone ToneOf(PaperStage stage) => stage switch
    {
        PaperStage.Draft => Tone.Warning,
        PaperStage.Verifying or PaperStage.Signed => Tone.Waiting,
        PaperStage.Issued => Tone.Good,
        _ => Tone.Quiet,
    };

    public static (string Word, Tone Tone) Of(VerificationStanding standing) => standing switch
    {
        VerificationStanding.Asked => ("待反馈", Tone.Waiting),
        VerificationStanding.Agrees => ("无异议", Tone.Good),
        VerificationStanding.Disagrees => ("有异议", Tone.Warning),
        _ => ("未送核实", Tone.Quiet),
    };

    /// <summary>The unit has still to answer it: whether the facts are right, or what it did about them.</summary>
    public static bool IsToAnswer(PaperLine paper, PaperUnit unit) => paper.Stage switch
    {
        PaperStage.Verifying => unit.Verification is VerificationStanding.Asked,
        PaperStage.Issued => paper.ReplyBy is not null && unit.AnsweredOn is null,
        _ => false,
    };

    /// <summary>How a unit's answer (整改反馈) stands.</summary>
    public static (string Word, Tone Tone) AnswerOf(PaperLine paper, PaperUnit unit, DateOnly today) => unit switch
    {
        { AnsweredOn: not null, Late: true } => ("已反馈（迟报）", Tone.Warning),
        { AnsweredOn: not null } => ("已反馈", Tone.Good),
        _ when paper.Stage is PaperStage.Withdrawn => ("已撤回，不用反馈", Tone.Quiet),
        _ when paper.ReplyBy is null => ("不要求反馈", Tone.Quiet),
        _ when paper.ReplyBy < today => ("未反馈，已过期限", Tone.Bad),
        _ => ("待反馈", Tone.Waiting),
    };
}
