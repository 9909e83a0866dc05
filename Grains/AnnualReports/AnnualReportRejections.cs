using Tracker.Deciding;

namespace Tracker.AnnualReports;

public static class AnnualReportRejections
{
    public static Rejection Unknown { get; } = new("annual-report.unknown");

    public static Rejection AlreadyBegun { get; } = new("annual-report.already-begun");

    public static Rejection Recorded { get; } = new("annual-report.recorded");

    public static Rejection Empty { get; } = new("annual-report.empty");

    public static Rejection MostlyBlank(int blanks, int cells) => new("annual-report.mostly-blank", $"{blanks}", $"{cells}");

    public static Rejection AlreadyPublished { get; } = new("annual-report.already-published");

    public static Rejection AlreadySent { get; } = new("annual-report.already-sent");

    public static Rejection NotTheTotal { get; } = new("annual-report.not-the-total");

    public static Rejection TotalIsNotSent { get; } = new("annual-report.total-is-not-sent");

    public static Rejection NotHandedIn { get; } = new("annual-report.not-handed-in");

    public static Rejection ReviewsOwn { get; } = new("annual-report.reviews-own");

    public static Rejection NotReviewed { get; } = new("annual-report.not-reviewed");

    public static Rejection PostInvalid { get; } = new("annual-report.post-invalid", $"{AnnualReportDecider.LongestPost}");

    public static Rejection DayToCome { get; } = new("annual-report.day-to-come");

    public static Rejection NotSigned { get; } = new("annual-report.not-signed");

    public static Rejection NotScreened { get; } = new("annual-report.not-screened");

    public static Rejection NotSent { get; } = new("annual-report.not-sent");

    public static Rejection WasReturned { get; } = new("annual-report.was-returned");

    public static Rejection NotPublished { get; } = new("annual-report.not-published");

    public static Rejection NotExplained { get; } = new("annual-report.not-explained");

    public static Rejection AgreesWithItself { get; } = new("annual-report.agrees-with-itself");

    public static Rejection ReasonMissing { get; } = new("annual-report.reason-missing");

    public static Rejection TextTooLong { get; } = new("annual-report.text-too-long", $"{ReportContent.LongestText}");

    public static Rejection ReasonTooLong(int longest) => new("annual-report.reason-too-long", $"{longest}");

    public static Rejection CellUnknown(CellKey cell) => new("annual-report.cell-unknown", cell.Value);

    public static Rejection PartUnknown(string part) => new("annual-report.part-unknown", part);

    public static Rejection FigureUnknown(string name) => new("annual-report.figure-unknown", name);

    /// <param name="ledger">Null: the ledger has none.</param>
    public static Rejection FigureDiffers(BoundFigure figure, CellValue? ledger) => new("annual-report.figure-differs", figure.Name, $"{figure.Written}", $"{ledger}");

    public static Rejection NoSuchFinding(string rule, string place) => new("annual-report.no-such-finding", rule, place);

    public static Rejection ErrorsStand(int count, Finding first) => new("annual-report.errors-stand", $"{count}", first.Rule, first.Place);

    public static Rejection WarningsStand(int count, Finding first) => new("annual-report.warnings-stand", $"{count}", first.Rule, first.Place);

    public static Rejection TotalUncertain(int missing, string first) => new("annual-report.total-uncertain", $"{missing}", first);
}
