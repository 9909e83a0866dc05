using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Evidence;
using static Tracker.Supervision.SupervisionPaper;

namespace Tracker.Supervision;

/// <summary>The rules of a paper: drafted from facts, a 通报 verified by whom it names, signed by another account, issued with its number.</summary>
public static class PaperDecider
{
    public static Decision<PaperEvent> Decide(SupervisionPaper state, PaperCommand command) => (state, command) switch
    {
        (_, DraftPaper { Allowed: false } or ReviseDraft { Allowed: false }) => PaperRejections.RungOff,
        (_, DraftPaper c) when PaperRules.Fault(c.Content, c.On) is { } fault => fault,
        (NotDrafted, DraftPaper c) => new PaperDrafted(c.On, c.By, c.Content),
        (Written { Stage: PaperStage.Draft } s, DraftPaper c) when s.Content == c.Content => Decision.Nothing,
        (_, RecordUrging { Content.Rung: > PaperRung.Urge }) => PaperRejections.OnlyUrging,
        (_, RecordUrging c) when PaperRules.Fault(c.Content, c.On) is { } fault => fault,
        (NotDrafted, RecordUrging c) => new UrgingRecorded(c.On, c.By, c.Content),
        (_, DraftPaper or RecordUrging) => PaperRejections.Exists,
        (NotDrafted, _) => PaperRejections.Unknown,

        (Written { Stage: PaperStage.Withdrawn }, WithdrawPaper) => Decision.Nothing,
        (Written { Stage: PaperStage.Withdrawn }, _) => PaperRejections.Withdrawn,
        (Written, WithdrawPaper c) => PaperRules.WordsFault(c.Reason, new Rejection("paper.reason-missing")) is { } fault ? fault : new PaperWithdrawn(c.On, c.Reason.Trim()),

        (Written { Signature: not null } or Written { Issue: not null }, ReviseDraft or SendForVerification or AnswerVerification) => PaperRejections.AlreadySigned,
        (Written, ReviseDraft c) when PaperRules.Fault(c.Content, c.On) is { } fault => fault,
        (Written s, ReviseDraft c) when s.Content == c.Content => Decision.Nothing,
        (Written { VerifyBy: not null } s, ReviseDraft c) when s.Content.Rung != c.Content.Rung => PaperRejections.OnlyCirculars,
        (Written, ReviseDraft c) => new PaperRevised(c.On, c.By, c.Content),

        (Written { Content.Rung: not PaperRung.Circular }, SendForVerification) => PaperRejections.OnlyCirculars,
        (Written { Unverified.IsEmpty: true }, SendForVerification) => Decision.Nothing,
        (Written s, SendForVerification c) => Send(s, c),

        (Written s, AnswerVerification c) => Verify(s, c),

        (Written { Issue: not null, Signature: null }, SignPaper) => PaperRejections.AlreadyIssued,
        (Written { Signature: { } before }, SignPaper c) => before.By == c.By ? Decision.Nothing : PaperRejections.AlreadySigned,
        (Written s, SignPaper c) when s.Drafters.Contains(c.By) => PaperRejections.SamePerson,
        (Written { Content.Rung: PaperRung.Circular, Unverified: { IsEmpty: false } units }, SignPaper) => PaperRejections.VerificationMissing(units.Length),
        (Written { Content.Rung: PaperRung.Circular, Silent: { IsEmpty: false } units, VerifyBy: { } day }, SignPaper c) when c.On <= day =>
            PaperRejections.VerificationOpen(units.Length, day),
        (Written, SignPaper c) => new PaperSigned(c.On, c.By),

        (Written { Issue: not null }, IssuePaper) => PaperRejections.AlreadyIssued,
        (Written { Signature: null }, IssuePaper) => PaperRejections.NotSigned,
        (Written { Content.Rung: >= PaperRung.Notice }, IssuePaper { IssuerMissing: true, WithoutIssuer: false }) => PaperRejections.IssuerMissing,
        (Written s, IssuePaper c) => new PaperIssued(c.On, c.Number) { Told = [.. s.Content.Units.Select(u => u.Unit)], ReplyBy = s.Content.ReplyBy },

        (Written { Issue: null }, RegisterScan or AnswerPaper) => PaperRejections.NotIssued,
        (Written s, RegisterScan c) => EvidenceRules.Fault(c.Scan) is { } fault ? fault : s.Scan == c.Scan ? Decision.Nothing : new ScanRegistered(c.On, c.Scan),
        (Written s, AnswerPaper c) => Answer(s, c),

        _ => throw new NotSupportedException($"{command.GetType().Name} has no rule."),
    };

    private static Decision<PaperEvent> Send(Written state, SendForVerification c) => (c.DueDay ?? c.Earliest) switch
    {
        null => PaperRejections.CalendarUnknown,
        { } day when day < (c.Earliest ?? c.On.AddDays(PaperRules.VerificationDays)) => PaperRejections.VerificationTooShort(c.Earliest ?? c.On.AddDays(PaperRules.VerificationDays)),
        { } day => new VerificationAsked(c.On, day, state.Unverified),
    };

    /// <summary>Also after its day, until it is signed: what a unit says late may still be right.</summary>
    private static Decision<PaperEvent> Verify(Written state, AnswerVerification c)
    {
        if (!state.WasAsked(c.Unit))
        {
            return PaperRejections.UnitNotNamed;
        }
        if ((!c.Agrees || c.Words.Length > 0) && PaperRules.WordsFault(c.Words, new Rejection("paper.verification-words-missing")) is { } fault)
        {
            return fault;
        }
        return state.VerificationOf(c.Unit) is { } before && before.Agrees == c.Agrees && before.Words == c.Words.Trim()
            ? Decision.Nothing
            : new VerificationAnswered(c.On, c.Unit, c.Agrees, c.Words.Trim(), c.OnBehalf);
    }

    private static Decision<PaperEvent> Answer(Written state, AnswerPaper c)
    {
        if (!state.Content.Names(c.Unit))
        {
            return PaperRejections.UnitNotNamed;
        }
        if (PaperRules.WordsFault(c.Words, new Rejection("paper.answer-missing")) is { } fault)
        {
            return fault;
        }
        if (c.Evidence.Length > ReportRules.MostEvidence)
        {
            return new Rejection("paper.too-much-evidence", $"{c.Evidence.Length}", $"{ReportRules.MostEvidence}");
        }
        if (c.Evidence.Select(EvidenceRules.Fault).FirstOrDefault(f => f is not null) is { } wrong)
        {
            return wrong;
        }
        var before = state.AnswerOf(c.Unit);
        return before is not null && before.Words == c.Words.Trim() && before.Evidence.SequenceEqual(c.Evidence)
            ? Decision.Nothing
            : new PaperAnswered(c.On, c.Unit, c.Words.Trim(), c.Evidence, c.OnBehalf, before?.Late ?? c.On > state.Content.ReplyBy);
    }
}
