using System.Collections.Immutable;
using Tracker.AnnualReports;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Speaking;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.AnnualReports;

internal sealed record BeginBody(int Year, UnitId? Unit = null);

/// <param name="Unit">Null: the government's total.</param>
internal sealed record RecordBody(int Year, UnitId? Unit, ReportCells Cells, Dictionary<string, string>? Texts = null, string? Link = null);

internal sealed record ContentBody(Dictionary<CellKey, CellValue>? Cells = null, Dictionary<string, string>? Texts = null, FillSource Source = FillSource.Typed);

internal sealed record FindingBody(string Rule, string Place, string? Reason = null);

internal sealed record SignBody(DateOnly SignedOn, string Post);

internal sealed record WordsBody(string Words);

internal sealed record PublishBody(string Link, DateOnly PublishedOn);

internal sealed record ReportReasonBody(string Reason);

internal sealed record ScopeBody(int Year, ImmutableArray<UnitId> Units, DateOnly DueDay, string Reason, ImmutableArray<UnitKind>? Kinds = null);

internal sealed record RollUpBody(int Year);

internal sealed record ReportReceipt(GrainAddress Report, long Version);

/// <summary>A report in a year's list.</summary>
/// <param name="Filed">It counts in the total.</param>
internal sealed record ReportItem(
    GrainAddress? Report, UnitId Unit, string Name, bool InScope, string Stage, bool Filed, bool Returned, bool Late, int Errors, int Warnings, DateOnly? SentOn, DateOnly? AcceptedOn, DateOnly? PublishedOn, string? Link, DateOnly? PaperOn, int Restated)
{
    public static ReportItem Of(ReportRow row, DateOnly today, DateOnly due) => new(
        row.Line?.Report, row.Unit.Unit, row.Unit.Name, row.InScope, AnnualReportWords.KeyOf(row.Line), row.Line is { IsFiled: true }, row.Line is { Returned: true }, row.IsLateOn(today, due), row.Errors, row.Warnings,
        row.Line?.SentOn, row.Line?.AcceptedOn, row.Line?.PublishedOn, row.Line?.Link, row.Line?.PaperOn, row.Line?.Restated ?? 0);
}

internal sealed record YearReply(int Year, DateOnly DueDay, bool ScopeDeclared, int Filed, int Missing, ImmutableArray<ReportItem> Reports, GrainAddress? Total)
{
    public static YearReply Of(YearOfReports year, DateOnly today) => new(
        year.Year, year.Scope.DueDay, year.Declared is not null, year.Rows.Count(r => r is { InScope: true, Line.IsFiled: true }), year.Missing.Count(),
        [.. year.Rows.Select(r => ReportItem.Of(r, today, year.Scope.DueDay))], year.Total?.Report);
}

internal sealed record FindingReply(string Rule, Severity Severity, string Place, decimal? Left, decimal? Right, CheckOutcome Outcome, string Advice, ImmutableArray<CellKey> Cells, string? Reason, bool Settled)
{
    public static FindingReply Of(Finding finding, AnnualReport.Begun report, Language language)
    {
        var said = report.Explanations.FirstOrDefault(x => x.IsOf(finding));
        return new(finding.Rule, finding.Severity, finding.Place, finding.Left, finding.Right, finding.Outcome, finding.Advises(language), [.. finding.Cells.Select(c => c.Key)], said?.Reason, said?.Settles(finding) ?? false);
    }
}

internal sealed record StepReply(ReportStep Step, DateOnly On, string By, string Content, string? Words, DateOnly? Day, bool Void);

internal sealed record LedgerFigureReply(string Key, string Name, decimal Number, ImmutableArray<FigureSource> From)
{
    public static LedgerFigureReply Of(LedgerFigure figure) => new(figure.Key, figure.Name, figure.Number, figure.From);
}

/// <param name="Written">As it was when the sentence was written.</param>
/// <param name="Reason">Why it is not what the ledger says.</param>
internal sealed record TextFigureReply(string Key, string Name, CellValue Written, CellValue? Now, string? Reason, bool Changed);

/// <summary>A sentence with figures of cells or of the ledger; changed: to be looked at.</summary>
internal sealed record SentenceReply(string Part, string Words, bool Changed, ImmutableArray<TextFigureReply> Figures)
{
    public static SentenceReply Of(BoundSentence sentence) => new(
        sentence.Part, sentence.Words, sentence.Changed,
        [.. sentence.Figures.Select(f => new TextFigureReply(f.Figure.Key, f.Figure.Name, f.Figure.Written ?? default, f.Now, f.Figure.Reason, f.Changed))]);
}

internal sealed record PublishedReply(string Content, string? Link, DateOnly? On, string By, string? RestatedFor, ReportCells Cells);

internal sealed record ReportReply(
    GrainAddress Report, int Year, UnitId? Unit, string Name, bool Recorded, string Content, ReportCells Cells, IReadOnlyDictionary<string, string> Texts, ImmutableArray<SentenceReply> Sentences, ReportCells? Previous, ImmutableArray<Contribution> PreviousFrom,
    ImmutableArray<FindingReply> Findings, ImmutableArray<StepReply> Steps, string? PreReview, string? ReturnedFor, DateOnly? AcceptedOn, DateOnly? PaperOn, ImmutableArray<PublishedReply> Published, ImmutableArray<Contribution> RolledUpFrom, ImmutableArray<UnitRef> Missing, long Version)
{
    public static ReportReply Of(ReportView view, IReadOnlyDictionary<string, decimal> ledger, Language language)
    {
        var s = view.State;
        return new(
            view.Report, s.Year, s.Unit?.Unit, s.Name, s.IsRecord, s.Content.Hash, s.Content.Cells, s.Content.Texts, [.. s.Content.Sentences(ledger).Select(SentenceReply.Of)], s.Previous?.Cells, s.Previous?.From ?? [],
            [.. s.Findings.Where(f => f.Outcome is not CheckOutcome.Consistent).Select(f => FindingReply.Of(f, s, language))],
            [.. s.Voided.Select(v => Step(v.Was, true)), .. s.Steps.Select(x => Step(x, false))],
            s.PreReview?.Words, s.ReturnedFor, s.AcceptedOn, s.Paper?.On, [.. s.Published.Select(p => new PublishedReply(p.Content.Hash, p.Link, p.On, p.By.Value, p.RestatedFor, p.Content.Cells))],
            s.RolledUp?.From ?? [], s.RolledUp?.Missing ?? [], view.Version);

        static StepReply Step(StepTaken step, bool isVoid) => new(step.Step, step.On, step.By.Value, step.Hash, step.Words, step.Day, isVoid);
    }
}

internal sealed record ResultsReply(GrainAddress Plan, string Text, ImmutableArray<ResultFigure> Figures, ImmutableArray<PointResult> Points);

internal sealed record CauseReply(string Unit, decimal? Then, decimal? Now);

internal sealed record DifferenceReply(CellKey Cell, string Place, decimal? Total, decimal? Sum, ImmutableArray<CauseReply> Causes, decimal Unexplained);

internal sealed record RollUpReply(int Year, bool Uncertain, ImmutableArray<UnitKind> Kinds, ImmutableArray<UnitRef> Scope, ImmutableArray<UnitRef> Missing, ReportCells Cells, ImmutableArray<DifferenceReply>? Differences)
{
    public static RollUpReply Of(int year, RollUp sum, ImmutableArray<TotalDifference>? differences) => new(
        year, sum.IsUncertain, sum.Scope.Kinds, sum.Scope.Units, sum.Missing, sum.Cells,
        differences?.Select(d => new DifferenceReply(d.Cell.Key, d.Cell.Place, d.Total, d.Sum, [.. d.Causes.Select(c => new CauseReply(c.Unit, c.Then, c.Now))], d.Unexplained)).ToImmutableArray());
}
