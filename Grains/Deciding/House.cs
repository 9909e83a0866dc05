using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.AdHocRequests;
using Tracker.AnnualReports;
using Tracker.Assignments;
using Tracker.Burden;
using Tracker.Calendar;
using Tracker.GoodPractices;
using Tracker.Lights;
using Tracker.LookBack;
using Tracker.PeriodReturns;
using Tracker.Plans;
using Tracker.Rectification;
using Tracker.Reminders;
using Tracker.Restoring;
using Tracker.Scores;
using Tracker.Supervision;
using Tracker.Units;
using Tracker.WorkPoints;

namespace Tracker.Deciding;

/// <summary>Every kind of grain there is. A new room adds its line here, and engines, journal and command line know it.</summary>
public static class House
{
    public static ImmutableArray<GrainKind> Kinds { get; } = [
        Plan.Kind, WorkPoint.Kind, Assignment.Kind, ReportingPeriod.Kind, PeriodReturn.Kind, UnitRegister.Kind, Account.Kind,
        AdHocRequest.Kind, RequestAnswer.Kind, BurdenBudget.Kind,
        SupervisionPaper.Kind, NumberSeries.Kind, LadderSettings.Kind, GoodPractice.Kind, Holidays.Kind, LightRuleBook.Kind,
        ReminderRuleBook.Kind, YearDates.Kind, RestoreEpoch.Kind,
        ScoreBook.Kind, UnitAppeals.Kind,
        PlanLookBack.Kind, LookBackCheck.Kind, PageRecord.Kind, Problem.Kind,
        AnnualReport.Kind, ReportYear.Kind,
    ];
}
