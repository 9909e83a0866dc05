using System.Collections.Immutable;
using Tracker.Deciding;
using Tracker.Evidence;
using static Tracker.AnnualReports.AnnualReport;

namespace Tracker.AnnualReports;

/// <summary>The rules of a report's way: what is wrong with it keeps it from being handed in, and a sign-off is of one content.</summary>
public static class AnnualReportDecider
{
    public const int LongestReason = 500;
    public const int LongestPost = 100;
    public const int LongestWords = 2_000;

    public static Decision<AnnualReportEvent> Decide(AnnualReport state, AnnualReportCommand command) => (state, command) switch
    {
        (NotBegun, BeginReport c) => new ReportBegun(c.On, c.By, c.Year, c.Unit, c.Name, CarriedOver.Prefilled(c.Previous?.Cells), c.Previous),
        (Begun { IsRecord: false }, BeginReport) => Decision.Nothing,
        (Begun, BeginReport) => AnnualReportRejections.Recorded,
        (NotBegun, RecordReport c) => c.Cells.IsBlank ? AnnualReportRejections.Empty : FaultOf(c.Texts) is { } fault ? fault
            : c.Link is not null && EvidenceRules.Fault(new EvidenceItem(EvidenceKind.Link, c.Link, c.Link)) is { } bad ? bad
            : new ReportRecorded(c.On, c.By, c.Year, c.Unit, c.Name, c.Cells, c.Texts, c.Link),
        (Begun, RecordReport) => AnnualReportRejections.AlreadyBegun,
        (NotBegun, _) => AnnualReportRejections.Unknown,
        (Begun { IsRecord: true }, _) => AnnualReportRejections.Recorded,

        (Begun s, TakePrevious c) when s.Previous is { } known && known.Cells.Equals(c.Previous.Cells) => Decision.Nothing,
        (Begun, TakePrevious c) => new PreviousTaken(c.On, c.By, c.Previous),

        (Begun s, FillReport or RollUpReport) when s.Is(ReportStep.Published) => AnnualReportRejections.AlreadyPublished,
        (Begun s, FillReport c) => Fill(s, c),
        (Begun s, DiscardReportDraft) when s.Is(ReportStep.Published) || s.Content == s.Settled => Decision.Nothing,
        (Begun s, DiscardReportDraft c) => new ReportDraftDiscarded(c.On, c.By, s.Settled.Cells, [.. s.Settled.Texts.Select(t => new WrittenPart(t.Key, t.Value))]),
        (Begun { Unit: not null }, RollUpReport) => AnnualReportRejections.NotTheTotal,
        (Begun s, RollUpReport c) when s.RolledUp is { } last && last.From.SequenceEqual(c.From) && last.Missing.SequenceEqual(c.Missing) && s.Content.Cells.Equals(c.Cells) => Decision.Nothing,
        (Begun, RollUpReport c) => new ReportRolledUp(c.On, c.By, c.Cells, c.From, c.Missing),

        (Begun, ExplainFinding c) when ReasonFault(c.Reason, LongestReason) is { } fault => fault,
        (Begun s, ExplainFinding c) => Explain(s, c),
        (Begun s, LetFindingThrough c) => LetThrough(s, c),

        (Begun s, HandInReport) when s.Is(ReportStep.HandedIn) => Decision.Nothing,
        (Begun s, HandInReport c) => Hindrance(s) is { } hindrance ? hindrance : new ReportHandedIn(c.On, c.By, s.Content.Hash),

        (Begun s, ReviewReport) when s.Is(ReportStep.Reviewed) => Decision.Nothing,
        (Begun s, ReviewReport c) => s.Taken(ReportStep.HandedIn) is not { } handedIn ? AnnualReportRejections.NotHandedIn
            : handedIn.By == c.By ? AnnualReportRejections.ReviewsOwn
            : new ReportReviewed(c.On, c.By, s.Content.Hash),

        (Begun s, SignReport) when s.Is(ReportStep.Signed) => Decision.Nothing,
        (Begun s, SignReport) when !s.Is(ReportStep.Reviewed) => AnnualReportRejections.NotReviewed,
        (Begun, SignReport c) when string.IsNullOrWhiteSpace(c.Post) || c.Post.Length > LongestPost => AnnualReportRejections.PostInvalid,
        (Begun, SignReport c) when c.SignedOn > c.On => AnnualReportRejections.DayToCome,
        (Begun, SignReport { Scan: { } scan }) when EvidenceRules.Fault(scan) is { } fault => fault,
        (Begun s, SignReport c) => new ReportSigned(c.On, c.By, s.Content.Hash, c.SignedOn, c.Post.Trim(), c.Scan),

        (Begun s, SendReport) when s.Is(ReportStep.Sent) => Decision.Nothing,
        (Begun { Unit: null }, SendReport) => AnnualReportRejections.TotalIsNotSent,
        (Begun s, SendReport c) => !s.Is(ReportStep.Signed) ? AnnualReportRejections.NotSigned
            : Hindrance(s) is { } hindrance ? hindrance
            : new ReportSent(c.On, c.By, s.Content.Hash),

        (Begun s, ScreenReport) when s.Is(ReportStep.Screened) => Decision.Nothing,
        (Begun s, ScreenReport) when !s.Is(ReportStep.Signed) => AnnualReportRejections.NotSigned,
        (Begun, ScreenReport c) when ReasonFault(c.Words, LongestWords) is { } fault => fault,
        (Begun s, ScreenReport c) => new ReportScreened(c.On, c.By, s.Content.Hash, c.Words.Trim()),

        (Begun s, PublishReport) when s.Is(ReportStep.Published) => Decision.Nothing,
        (Begun s, PublishReport) when !s.Is(ReportStep.Screened) => AnnualReportRejections.NotScreened,
        (Begun { ReturnedFor: not null }, PublishReport) => AnnualReportRejections.WasReturned,
        (Begun { Unit: not null } s, PublishReport) when !s.Is(ReportStep.Sent) => AnnualReportRejections.NotSent,
        (Begun, PublishReport c) when EvidenceRules.Fault(new EvidenceItem(EvidenceKind.Link, "link", c.Link)) is { } fault => fault,
        (Begun, PublishReport c) when c.PublishedOn > c.On => AnnualReportRejections.DayToCome,
        (Begun s, PublishReport c) => new ReportPublished(c.On, c.By, s.Content.Hash, c.Link, c.PublishedOn),

        (Begun, PreReviewData c) when ReasonFault(c.Words, LongestWords) is { } fault => fault,
        (Begun s, PreReviewData) when s.Is(ReportStep.Sent) || s.Is(ReportStep.Published) => AnnualReportRejections.AlreadySent,
        (Begun s, PreReviewData) when s.Content.Cells.IsBlank => AnnualReportRejections.Empty,
        (Begun s, PreReviewData c) when s.PreReview is { } last && last.Content == s.Content.Hash && last.Words == c.Words.Trim() => Decision.Nothing,
        (Begun s, PreReviewData c) => new DataPreReviewed(c.On, c.By, s.Content.Hash, c.Words.Trim()),

        (Begun, ReturnReport c) when ReasonFault(c.Reason, LongestReason) is { } fault => fault,
        (Begun { ReturnedFor: not null }, ReturnReport) => Decision.Nothing,
        (Begun s, ReturnReport) when !s.Is(ReportStep.Sent) => AnnualReportRejections.NotSent,
        (Begun, ReturnReport c) => new ReportReturned(c.On, c.By, c.Reason.Trim()),

        (Begun { AcceptedOn: not null }, AcceptReport) => Decision.Nothing,
        (Begun s, AcceptReport) when !s.Is(ReportStep.Sent) => AnnualReportRejections.NotSent,
        (Begun s, AcceptReport c) => new ReportAccepted(c.On, c.By, s.Content.Hash),

        (Begun, ReceivePaper { Scan: { } scan }) when EvidenceRules.Fault(scan) is { } fault => fault,
        (Begun s, ReceivePaper c) when s.Paper is { } paper && paper.Scan == c.Scan => Decision.Nothing,
        (Begun, ReceivePaper c) => new PaperReceived(c.On, c.By, c.Scan),

        (Begun, ReopenReport c) when ReasonFault(c.Reason, LongestReason) is { } fault => fault,
        (Begun { Reopened: not null }, ReopenReport) => Decision.Nothing,
        (Begun s, ReopenReport) when !s.Is(ReportStep.Published) => AnnualReportRejections.NotPublished,
        (Begun, ReopenReport c) => new ReportReopened(c.On, c.By, c.Reason.Trim()),

        _ => throw new NotSupportedException($"{command.GetType().Name} has no rule."),
    };

    /// <summary>What keeps a report from being handed in and sent; null: nothing.</summary>
    public static Rejection? Hindrance(Begun state)
    {
        if (state.Content.Cells.IsBlank)
        {
            return AnnualReportRejections.Empty;
        }
        if (state.Content.Cells is { Blanks: var blanks, Form.Cells.Length: var all } && blanks * 2 > all)
        {
            return AnnualReportRejections.MostlyBlank(blanks, all); // a blank is no zero: such a table says nothing
        }
        if (state.RolledUp?.Missing is [var first, ..] missing)
        {
            return AnnualReportRejections.TotalUncertain(missing.Length, first.Name);
        }
        var open = state.Open.ToList();
        return open.Find(f => f.Severity is Severity.Error) is { } error ? AnnualReportRejections.ErrorsStand(open.Count(f => f.Severity is Severity.Error), error)
            : open.Count > 0 ? AnnualReportRejections.WarningsStand(open.Count, open[0])
            : null;
    }

    private static Decision<AnnualReportEvent> Fill(Begun state, FillReport c)
    {
        if (c.Cells.Keys.FirstOrDefault(key => state.Content.Cells.Form.Find(key) is null) is { Value.Length: > 0 } stranger)
        {
            return AnnualReportRejections.CellUnknown(stranger);
        }
        if (FaultOf(c.Texts) is { } fault)
        {
            return fault;
        }
        var content = state.Content.With(state.Content.Cells.With(c.Cells));
        var facts = ImmutableArray.CreateBuilder<AnnualReportEvent>();
        if (content != state.Content)
        {
            facts.Add(new ReportFilled(c.On, c.By, c.Source, content.Cells));
        }
        foreach (var (part, text) in c.Texts)
        {
            var words = BoundText.Bound(Lines(text), content.Cells, c.Ledger ?? NoFigures);
            if (c.Source is FillSource.Typed && FigureFault(text, words, content.TextOf(part) ?? "", content.Cells, c.Ledger ?? NoFigures) is { } wrong)
            {
                return wrong;
            }
            // A published report that is read back says the numbers: the figures that they come from stay.
            if (words != (content.TextOf(part) ?? "") && (c.Source is FillSource.Typed || words != (content.PrintedOf(part) ?? "")))
            {
                facts.Add(new PartWritten(c.On, c.By, part, words));
            }
        }
        return new Decision<AnnualReportEvent> { Facts = facts.DrainToImmutable() };
    }

    private static ImmutableDictionary<string, decimal> NoFigures { get; } = ImmutableDictionary<string, decimal>.Empty;

    /// <summary>A name that is no figure's, or a number typed by hand that is not what the ledger says and has no reason.</summary>
    private static Rejection? FigureFault(string typed, string words, string before, ReportCells cells, ImmutableDictionary<string, decimal> ledger)
    {
        if (BoundText.Stranger(typed) is { } stranger)
        {
            return AnnualReportRejections.FigureUnknown(stranger);
        }
        var known = BoundText.Figures(before).ToHashSet();
        return BoundText.Figures(words).FirstOrDefault(f => f.Cell is null && f.Reason is null && !known.Contains(f) && (f.Written is null || f.Now(cells, ledger) != f.Written)) is { } figure
            ? AnnualReportRejections.FigureDiffers(figure, figure.Now(cells, ledger))
            : null;
    }

    private static Decision<AnnualReportEvent> Explain(Begun state, ExplainFinding c)
    {
        if (Failing(state, c.Rule, c.Place) is not { } finding)
        {
            return AnnualReportRejections.NoSuchFinding(c.Rule, c.Place);
        }
        var reason = c.Reason.Trim();
        return state.Explanations.Any(x => x.IsOf(finding) && x.Reason == reason) ? Decision.Nothing
            : new FindingExplained(c.On, c.By, finding.Rule, finding.Place, finding.Left, finding.Right, reason);
    }

    private static Decision<AnnualReportEvent> LetThrough(Begun state, LetFindingThrough c) =>
        Failing(state, c.Rule, c.Place) is not { } finding ? AnnualReportRejections.NoSuchFinding(c.Rule, c.Place)
        : state.Explanations.FirstOrDefault(x => x.IsOf(finding)) is not { } said ? AnnualReportRejections.NotExplained
        : said.AgreedBy is not null ? Decision.Nothing
        : said.By == c.By ? AnnualReportRejections.AgreesWithItself
        : new FindingLetThrough(c.On, c.By, finding.Rule, finding.Place, finding.Left, finding.Right);

    private static Finding? Failing(Begun state, string rule, string place) =>
        state.Findings.FirstOrDefault(f => f.Outcome is CheckOutcome.Inconsistent && f.Rule == rule && f.Place == place);

    private static Rejection? FaultOf(ImmutableArray<WrittenPart> texts) =>
        texts.FirstOrDefault(t => !ReportContent.WrittenParts.Contains(t.Part)) is { } stranger ? AnnualReportRejections.PartUnknown(stranger.Part)
        : texts.Any(t => t.Text.Length > ReportContent.LongestText) ? AnnualReportRejections.TextTooLong
        : null;

    private static Rejection? ReasonFault(string? reason, int longest) =>
        string.IsNullOrWhiteSpace(reason) ? AnnualReportRejections.ReasonMissing : reason.Length > longest ? AnnualReportRejections.ReasonTooLong(longest) : null;

    /// <summary>Browsers send a line's end as two characters: the same words are the same words.</summary>
    private static string Lines(string text) => text.ReplaceLineEndings("\n").Trim();
}
