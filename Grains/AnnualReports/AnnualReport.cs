using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Units;

namespace Tracker.AnnualReports;

/// <summary>年度报告 of one unit for one year, or the government's total: what it says, who signed what, and what was changed afterwards.</summary>
public abstract record AnnualReport
{
    private AnnualReport() { }

    public sealed record NotBegun : AnnualReport;

    /// <param name="Unit">Null: the government's total.</param>
    /// <param name="IsRecord">It was published before it came here.</param>
    public sealed record Begun(DateOnly BegunOn, int Year, UnitRef? Unit, string Name, ReportContent Content, PreviousReports? Previous, bool IsRecord = false) : AnnualReport
    {
        /// <summary>Those that stand, in the order they were taken; all of them are of the content as it is.</summary>
        public ImmutableArray<StepTaken> Steps { get; init; } = [];

        public ImmutableArray<VoidedStep> Voided { get; init; } = [];

        public ImmutableArray<Explanation> Explanations { get; init; } = [];

        /// <summary>Why the office returned it; null: it did not, or it was sent again.</summary>
        public string? ReturnedFor { get; init; }

        /// <summary>Null: the office has not looked at this content.</summary>
        public DateOnly? AcceptedOn { get; init; }

        /// <summary>数据预审; null: there was none. Of the content that it names.</summary>
        public DataPreReviewed? PreReview { get; init; }

        public PaperReceived? Paper { get; init; }

        /// <summary>What was published, the oldest first: a restated year keeps both figures.</summary>
        public ImmutableArray<PublishedContent> Published { get; init; } = [];

        /// <summary>What was sent last; null: nothing was.</summary>
        public ReportContent? Filed { get; init; }

        /// <summary>From which reports the total was taken; null: it was not.</summary>
        public ReportRolledUp? RolledUp { get; init; }

        /// <summary>Why what was published is being restated; null: it is not.</summary>
        public ReportReopened? Reopened { get; init; }

        /// <summary>Who filled something in last; null: nobody has since it was begun, sent or published.</summary>
        public LastFilled? LastFilled { get; init; }

        /// <summary>What was filled in and let go, the newest first: no more than <see cref="DroppedContent.Most"/>.</summary>
        public ImmutableArray<DroppedContent> Dropped { get; init; } = [];

        /// <summary>What stands when the draft is let go (放弃草稿): what was last sent or published, else what it was begun with.</summary>
        public ReportContent Settled =>
            Unit is null && RolledUp is { } sum ? (Published.LastOrDefault()?.Content ?? ReportContent.Blank).With(sum.Cells)
            : Filed ?? Published.LastOrDefault()?.Content ?? ReportContent.Blank.With(CarriedOver.Prefilled(Previous?.Cells));

        public StepTaken? Taken(ReportStep step) => Steps.FirstOrDefault(s => s.Step == step);

        public bool Is(ReportStep step) => Taken(step) is not null;

        public ImmutableArray<Finding> Findings => Content.Findings(Name, Year, Previous?.Cells);

        /// <summary>Findings that fail and that nothing settles: they keep it from being handed in.</summary>
        public IEnumerable<Finding> Open => Findings.Where(f => f.Outcome is CheckOutcome.Inconsistent && !Explanations.Any(x => x.Settles(f)));
    }

    public static AnnualReport Initial { get; } = new NotBegun();

    public static GrainKind<AnnualReport, AnnualReportCommand, AnnualReportEvent> Kind { get; } = new("annual-report", Initial, Evolve, AnnualReportDecider.Decide);

    private const string Total = "total";

    public static GrainAddress AddressOf(DivisionCode government, int year, UnitId unit) => GrainAddress.Of(government, new PlanYear(year), Kind.Name, unit.Value);

    /// <summary>The government's own: its bodies and its subordinates, cell by cell. The office's own report is another.</summary>
    public static GrainAddress TotalOf(DivisionCode government, int year) => GrainAddress.Of(government, new PlanYear(year), Kind.Name, Total);

    public static bool IsTotal(GrainAddress report) => report.Id == Total;

    public static AnnualReport Evolve(AnnualReport state, AnnualReportEvent fact) => (state, fact) switch
    {
        (NotBegun, ReportBegun e) => new Begun(e.On, e.Year, e.Unit, e.Name, ReportContent.Blank.With(e.Cells), e.Previous),
        (NotBegun, ReportRecorded e) => OfThePast(e),
        (Begun s, PreviousTaken e) => s with { Previous = e.Previous },
        (Begun s, ReportFilled e) => Changed(s, s.Content.With(e.Cells), e.On, e.By),
        (Begun s, ReportRolledUp e) => Voiding(s, e.On, e.By, _ => true) with { Content = s.Content.With(e.Cells), RolledUp = e },
        (Begun s, PartWritten e) => Changed(s, s.Content.With(e.Part, e.Text), e.On, e.By),
        (Begun s, FindingExplained e) => s with
        {
            Explanations = [.. s.Explanations.Where(x => (x.Rule, x.Place) != (e.Rule, e.Place)), new Explanation(e.Rule, e.Place, e.Left, e.Right, e.Reason, e.By, e.On)],
        },
        (Begun s, FindingLetThrough e) => s with
        {
            Explanations = [.. s.Explanations.Select(x => (x.Rule, x.Place) == (e.Rule, e.Place) ? x with { AgreedBy = e.By, AgreedOn = e.On } : x)],
        },
        (Begun s, ReportHandedIn e) => With(s, new StepTaken(ReportStep.HandedIn, e.On, e.By, e.Content)),
        (Begun s, ReportReviewed e) => With(s, new StepTaken(ReportStep.Reviewed, e.On, e.By, e.Content)),
        (Begun s, ReportSigned e) => With(s, new StepTaken(ReportStep.Signed, e.On, e.By, e.Content, e.Post, e.SignedOn, e.Scan)),
        (Begun s, ReportSent e) => With(s, new StepTaken(ReportStep.Sent, e.On, e.By, e.Content)) with { ReturnedFor = null, Filed = s.Content },
        (Begun s, ReportScreened e) => With(s, new StepTaken(ReportStep.Screened, e.On, e.By, e.Content, e.Words)),
        (Begun s, ReportPublished e) => With(s, new StepTaken(ReportStep.Published, e.On, e.By, e.Content, e.Link, e.PublishedOn)) with
        {
            Published = s.Published.Add(new PublishedContent(s.Content, e.Link, e.PublishedOn, e.By, s.Reopened?.Reason)),
            Reopened = null,
        },
        (Begun s, DataPreReviewed e) => s with { PreReview = e },
        (Begun s, ReportReturned e) => Voiding(s, e.On, e.By, step => step is ReportStep.Sent) with { ReturnedFor = e.Reason },
        (Begun s, ReportAccepted e) => s with { AcceptedOn = e.On },
        (Begun s, PaperReceived e) => s with { Paper = e },
        (Begun s, ReportDraftDiscarded e) => Discarded(s, e),
        (Begun s, ReportReopened e) => Voiding(s, e.On, e.By, _ => true) with { Reopened = e },
        _ => throw new JournalOutOfOrderException(state, fact),
    };

    private static Begun OfThePast(ReportRecorded e)
    {
        var content = ContentOf(e);
        return new Begun(e.On, e.Year, e.Unit, e.Name, content, null, IsRecord: true)
        {
            Filed = content,
            Published = [new PublishedContent(content, e.Link, null, e.By, null)],
        };
    }

    public static ReportContent ContentOf(ReportRecorded e) => ContentOf(e.Cells, e.Texts);

    private static ReportContent ContentOf(ReportCells cells, ImmutableArray<WrittenPart> texts) => texts.Aggregate(ReportContent.Blank.With(cells), (so, part) => so.With(part.Part, part.Text));

    private static Begun With(Begun state, StepTaken step) => state with { Steps = [.. state.Steps.Where(s => s.Step != step.Step), step] };

    /// <summary>A sign-off is of one content: any change voids all of them, for good.</summary>
    private static Begun Changed(Begun state, ReportContent content, DateOnly on, AccountId by) =>
        content == state.Content ? state : Voiding(state, on, by, _ => true) with { Content = content, LastFilled = new LastFilled(on, by) };

    private static Begun Discarded(Begun state, ReportDraftDiscarded e)
    {
        var after = ContentOf(e.Cells, e.Texts);
        return Voiding(state, e.On, e.By, _ => true) with
        {
            Content = after,
            LastFilled = null,
            Dropped = [new DroppedContent(state.Content, after, e.On, e.By, state.LastFilled), .. state.Dropped.Take(DroppedContent.Most - 1)],
        };
    }

    private static Begun Voiding(Begun state, DateOnly on, AccountId by, Func<ReportStep, bool> which) => state with
    {
        Voided = [.. state.Voided, .. state.Steps.Where(s => which(s.Step)).Select(s => new VoidedStep(s, on, by))],
        Steps = [.. state.Steps.Where(s => !which(s.Step))],
        AcceptedOn = null,
    };
}

/// <param name="Link">Null: not known, of a recorded report.</param>
/// <param name="RestatedFor">Why it replaced the one before it; null: it was the first.</param>
public sealed record PublishedContent(ReportContent Content, string? Link, DateOnly? On, AccountId By, string? RestatedFor);

public sealed record LastFilled(DateOnly On, AccountId By);

/// <summary>A draft that was let go: kept to be read. Nothing of what somebody typed is gone unseen.</summary>
/// <param name="Instead">What stood after it.</param>
/// <param name="Typed">Who filled it in last.</param>
public sealed record DroppedContent(ReportContent Content, ReportContent Instead, DateOnly On, AccountId By, LastFilled? Typed)
{
    /// <summary>So many are shown of a report; the journal has all.</summary>
    public const int Most = 5;
}
