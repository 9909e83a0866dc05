using System.Collections.Immutable;
using System.Globalization;
using Tracker.AdHocRequests;
using Tracker.AnnualReports;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.LookBack;
using Tracker.PeriodReturns;
using Tracker.Plans;
using Tracker.Rectification;
using Tracker.Reminders;
using Tracker.Restoring;
using Tracker.Supervision;
using Tracker.Units;
using Tracker.WorkPoints;

namespace Tracker.Inbox;

/// <summary>What a fact tells a desk (消息), written in the fact's own transaction.</summary>
/// <param name="Kind">One of <see cref="NoticeKinds"/>.</param>
/// <param name="Mark">Among the notices of one desk and kind about one thing: what makes it another. Two with the same mark are one; null: each fact's is another.</param>
/// <param name="Day">The day that it is about.</param>
/// <param name="Held">Kept back: nobody reads it and nothing carries it outward before an administrator says so.</param>
public sealed record Notice(Desk Desk, string Kind, GrainAddress About, string? Mark, DateOnly Day, bool Held)
{
    /// <summary>In order; empty: the fact tells nobody.</summary>
    /// <param name="holder">Of an assignment's fact: the unit whose duty it is then.</param>
    public static ImmutableArray<Notice> Of(GrainAddress address, object fact, UnitId? holder) => fact switch
    {
        LimitReminded e => [To(holder, NoticeKinds.Reminded, address, $"{e.Occurrence}:{Text(e.Day)}:{e.Offset}", e.Day, e.Held)],
        LimitOverdue e =>
        [
            To(holder, NoticeKinds.Overdue, address, $"{e.Occurrence}:{Text(e.Day)}", e.Day, e.Held),
            // The office chases a point, not each of its units: one notice for all that are late with it since the same day.
            To(null, NoticeKinds.Overdue, address.Parent!.Value, Text(e.Day), e.Day, e.Held),
        ],
        PeriodOpened { Asked: { IsDefaultOrEmpty: false } asked } e => [.. asked.Select(unit => To(unit, NoticeKinds.PeriodOpened, address, "", e.DueDay, e.Held))],
        PeriodReminded e => [.. e.Units.Select(unit => To(unit, NoticeKinds.SheetReminded, address, $"{Text(e.DueDay)}:{e.Offset}", e.DueDay, e.Held))],
        RectificationReminded e =>
        [
            To(e.Unit, NoticeKinds.RectificationReminded, address, $"{Text(e.Day)}:{e.Offset}", e.Day, e.Held),
            .. e.Offset > 0 ? [To(null, NoticeKinds.RectificationReminded, address, $"{Text(e.Day)}:{e.Offset}", e.Day, e.Held)] : (Notice[])[], // overdue: the office too
        ],
        YearDateReminded e => [.. e.Units.Select(u => (UnitId?)u).Prepend(null).Select(desk => To(desk, NoticeKinds.Of(e.Date), AboutOf(e, address), $"{e.Date}:{Text(e.Day)}:{e.Offset}", e.Day, e.Held))],
        EpochOpened e => [new(Desk.Administrators, NoticeKinds.Restored, address, $"{e.Number}", e.On, false)],
        _ => Done(address, fact, holder),
    };

    public static bool Tells(object fact) => fact is EpochOpened or LimitReminded or LimitOverdue or PeriodOpened { Asked.IsDefaultOrEmpty: false } or PeriodReminded or YearDateReminded or RectificationReminded
        or PlanAssigned { Told.IsDefaultOrEmpty: false } or PointAdded { Told.IsDefaultOrEmpty: false } or PaperIssued { Told.IsDefaultOrEmpty: false } or VerificationAsked
        or SheetReturned or ExtensionDecided or AssignmentReturned or SetUpReturned or AssignmentReopened or AssignmentUpheld or NotConcernedDenied
        or AssignmentDeadlinesChanged or AssignmentLimitsChanged or AssignmentWithdrawn or AnswerAsked or AnswerReturned or AnswerDayMoved or AnswerEnded { Withdrawn: true }
            or PointsSelected { Told.IsDefaultOrEmpty: false } or ProblemRaised { Told: not null } or RectificationDayMoved { Told: not null } or ProblemRechecked { Told: not null }
            or ProblemReopened { Told: not null } or ReportSent or ReportReturned or ReportAccepted or ReportScreened or DataPreReviewed
        || fact is DutiesAdjusted { Changes: var changes } && changes.Any(c => c.Role is not null) || fact is DutyTransferred { On: not null } moved && moved.From != moved.To.Unit;

    /// <summary>What somebody did, and a unit is to know. It is told as it happens, and never held.</summary>
    private static ImmutableArray<Notice> Done(GrainAddress address, object fact, UnitId? holder) => fact switch
    {
        PlanAssigned { Told: { IsDefaultOrEmpty: false } told } e => [.. told.Select(unit => To(unit, NoticeKinds.Assigned, address, "", e.On, false))],
        PointAdded { Told: { IsDefaultOrEmpty: false } told } e => [.. told.Select(unit => To(unit, NoticeKinds.Assigned, address.Child(WorkPoint.Kind.Name, e.Number), "", e.On, false))],
        AssignmentReturned e => [Each(holder, NoticeKinds.Returned, address, e.On)],
        SetUpReturned e => [Each(holder, NoticeKinds.Returned, address, e.On)],
        AssignmentReopened e => [Each(holder, NoticeKinds.Returned, address, e.On)],
        AssignmentUpheld e => [Each(holder, NoticeKinds.Returned, address, e.On)],
        NotConcernedDenied e => [Each(holder, NoticeKinds.Returned, address, e.On)],
        SheetReturned e => [Each(Unit(address), NoticeKinds.Returned, address.Parent!.Value, e.On)],
        ExtensionDecided { Granted: true } e => [Each(holder, NoticeKinds.ExtensionGranted, address, e.Until ?? e.On)],
        ExtensionDecided e => [Each(holder, NoticeKinds.ExtensionDenied, address, e.On)],
        VerificationAsked e => [.. e.Units.Select(unit => Each(unit, NoticeKinds.VerificationAsked, address, e.DueDay))],
        PaperIssued { Told: { IsDefaultOrEmpty: false } told } e => [.. told.Select(unit => To(unit, NoticeKinds.Of(e), address, "", e.ReplyBy ?? e.On, false))],
        AnswerAsked e => [To(e.Unit, NoticeKinds.RequestAsked, address.Parent!.Value, "", e.DueDay, false)],
        AnswerReturned e => [Each(Unit(address), NoticeKinds.Returned, address.Parent!.Value, e.On)],
        AnswerDayMoved e => [Each(Unit(address), NoticeKinds.RequestDayMoved, address.Parent!.Value, e.Day)],
        AnswerEnded { Withdrawn: true } e => [Each(Unit(address), NoticeKinds.RequestWithdrawn, address.Parent!.Value, e.On)],
        PointsSelected { Told: { IsDefaultOrEmpty: false } told } e => [.. told.Select(unit => To(unit, NoticeKinds.LookedBackOn, address, "", e.On, false))],
        _ => Adjusted(address, fact, holder),
    };

    /// <summary>What was changed in midyear. Who is taken off a point learns it from its own duty.</summary>
    private static ImmutableArray<Notice> Adjusted(GrainAddress address, object fact, UnitId? holder) => fact switch
    {
        DutiesAdjusted e => [.. e.Changes.Where(c => c.Role is not null).Select(c => Each(c.Unit, NoticeKinds.DutiesAdjusted, address, e.On))],
        // One for a plan, however many of its duties pass.
        DutyTransferred { On: { } on } e when e.From != e.To.Unit =>
        [
            .. ((UnitId[])[e.To.Unit, e.From]).Select(unit => To(unit, NoticeKinds.DutiesTransferred, address.Parent!.Value, $"{Text(on)}:{e.Basis}", on, false)),
        ],
        AssignmentDeadlinesChanged e => [Each(holder, NoticeKinds.LimitsChanged, address, e.On)],
        AssignmentLimitsChanged e => [Each(holder, NoticeKinds.LimitsChanged, address, e.On)],
        AssignmentWithdrawn e => [Each(holder, NoticeKinds.Withdrawn, address, e.On)],
        _ => Rectified(address, fact),
    };

    /// <summary>What a unit has to put right (整改). Who answers for the duty then is told.</summary>
    private static ImmutableArray<Notice> Rectified(GrainAddress problem, object fact) => fact switch
    {
        ProblemRaised { Told: { } unit } e => [Each(unit, NoticeKinds.ProblemRaised, problem, e.RectifyBy)],
        RectificationDayMoved { Told: { } unit } e => [Each(unit, NoticeKinds.RectificationDayMoved, problem, e.Day)],
        ProblemRechecked { Told: { } unit } e => [Each(unit, NoticeKinds.Returned, problem, e.On)],
        ProblemReopened { Told: { } unit } e => [Each(unit, NoticeKinds.ProblemReopened, problem, e.RectifyBy)],
        _ => Reported(problem, fact),
    };

    /// <summary>An annual report's way (报送, 退回, 审核, 公开审查) between a unit and the office. The government's total is the office's own, and told to nobody.</summary>
    private static ImmutableArray<Notice> Reported(GrainAddress report, object fact) => fact switch
    {
        _ when AnnualReport.IsTotal(report) => [],
        ReportSent e => [Each(null, NoticeKinds.ReportSent, report, e.On)],
        ReportReturned e => [Each(Unit(report), NoticeKinds.Returned, report, e.On)],
        ReportAccepted e => [Each(Unit(report), NoticeKinds.ReportAccepted, report, e.On)],
        ReportScreened e => [Each(Unit(report), NoticeKinds.ReportScreened, report, e.On)],
        DataPreReviewed e => [Each(Unit(report), NoticeKinds.ReportDataPreReviewed, report, e.On)],
        _ => [],
    };

    /// <summary>A review is about its quarter, a report about its year.</summary>
    private static GrainAddress AboutOf(YearDateReminded fact, GrainAddress year) => NoticeKinds.Of(fact.Date) == NoticeKinds.ReviewDue
        ? PeriodSpans.Quarters[fact.Date - YearDate.ReviewOfFirst].Address(year.Government, year.Year) : year;

    private static Notice To(UnitId? unit, string kind, GrainAddress about, string mark, DateOnly day, bool held) =>
        new(unit is { } one ? Desk.Of(one) : Desk.Office, kind, about, held ? $"held:{mark}" : mark, day, held);

    private static Notice Each(UnitId? unit, string kind, GrainAddress about, DateOnly day) => To(unit, kind, about, "", day, false) with { Mark = null };

    /// <summary>Of a sheet or an answer, whose address ends with it.</summary>
    private static UnitId Unit(GrainAddress address) => UnitId.Parse(address.Id);

    private static string Text(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}

/// <summary>Kinds of notices by their stored names.</summary>
public static class NoticeKinds
{
    public const string Reminded = "reminded";
    public const string Overdue = "overdue";
    public const string PeriodOpened = "period-opened";
    public const string SheetReminded = "sheet-reminded";
    public const string ReviewDue = "review-due";
    public const string UnitReport = "unit-report-due";
    public const string GovernmentReport = "government-report-due";

    /// <summary>恢复备份: something is held.</summary>
    public const string Restored = "restored";

    /// <summary>下达: duties of a plan, or of a point that was added to it.</summary>
    public const string Assigned = "assigned";

    /// <summary>退回: of a report, a sheet, a set-up, a refusal; or what had ended is to be done again.</summary>
    public const string Returned = "returned";

    public const string ExtensionGranted = "extension-granted";
    public const string ExtensionDenied = "extension-denied";

    /// <summary>责任分工调整: a duty came, or its role is another.</summary>
    public const string DutiesAdjusted = "duties-adjusted";

    /// <summary>职责划转: duties of a plan came, or went, by a change of the organisation.</summary>
    public const string DutiesTransferred = "duties-transferred";

    /// <summary>时限调整.</summary>
    public const string LimitsChanged = "limits-changed";

    /// <summary>撤销 of a duty.</summary>
    public const string Withdrawn = "withdrawn";

    /// <summary>临时报送.</summary>
    public const string RequestAsked = "request-asked";

    public const string RequestDayMoved = "request-day-moved";
    public const string RequestWithdrawn = "request-withdrawn";

    /// <summary>回头看: duties of the unit are looked back on, and its 单位自评 is asked.</summary>
    public const string LookedBackOn = "looked-back-on";

    /// <summary>存在问题, 待整改.</summary>
    public const string ProblemRaised = "problem-raised";

    /// <summary>整改时限调整.</summary>
    public const string RectificationDayMoved = "rectification-day-moved";

    /// <summary>重新挂账.</summary>
    public const string ProblemReopened = "problem-reopened";

    /// <summary>整改时限 is near, or past.</summary>
    public const string RectificationReminded = "rectification-reminded";

    /// <summary>核实反馈.</summary>
    public const string VerificationAsked = "verification-asked";

    /// <summary>A paper of the ladder came, and no answer is asked.</summary>
    public const string PaperCame = "paper-came";

    /// <summary>A paper of the ladder came, and is to be answered.</summary>
    public const string PaperToAnswer = "paper-to-answer";

    /// <summary>年度报告 was sent to the office.</summary>
    public const string ReportSent = "report-sent";

    /// <summary>The office has looked at an annual report and says nothing against it.</summary>
    public const string ReportAccepted = "report-accepted";

    /// <summary>公开审查 of an annual report is done: it may be published.</summary>
    public const string ReportScreened = "report-screened";

    /// <summary>数据预审: the office looked at the numbers of an annual report before it was sent.</summary>
    public const string ReportDataPreReviewed = "report-data-pre-reviewed";

    public static ImmutableArray<string> All { get; } =
    [
        Assigned, DutiesAdjusted, DutiesTransferred, LimitsChanged, Withdrawn, Reminded, Overdue, Returned, ExtensionGranted, ExtensionDenied, PeriodOpened, SheetReminded,
        RequestAsked, RequestDayMoved, RequestWithdrawn, VerificationAsked, PaperCame, PaperToAnswer,
        LookedBackOn, ProblemRaised, RectificationDayMoved, ProblemReopened, RectificationReminded, ReviewDue, UnitReport, GovernmentReport, ReportSent, ReportAccepted, ReportScreened, ReportDataPreReviewed, Restored,
    ];

    /// <summary>Between the office and one unit: it is not said where other units hear it.</summary>
    public static bool IsBetweenTwo(string kind) => kind is Returned or ExtensionGranted or ExtensionDenied or VerificationAsked or PaperCame or PaperToAnswer
        or DutiesAdjusted or DutiesTransferred or LimitsChanged or Withdrawn or LookedBackOn or ProblemRaised or RectificationDayMoved or ProblemReopened or RectificationReminded
        or ReportSent or ReportAccepted or ReportScreened or ReportDataPreReviewed;

    public static string Of(PaperIssued paper) => paper.ReplyBy is null ? PaperCame : PaperToAnswer;

    public static string Of(YearDate date) => date switch { YearDate.UnitReport => UnitReport, YearDate.GovernmentReport => GovernmentReport, _ => ReviewDue };
}
