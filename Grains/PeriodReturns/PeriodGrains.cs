using Tracker.Deciding;
using Tracker.Units;

namespace Tracker.PeriodReturns;

public static class PeriodGrains
{
    /// <summary>The period at <c>GOV/YEAR/period/q1</c>.</summary>
    public static IGrain<ReportingPeriod, PeriodCommand> Period(this IGrains grains, GrainAddress address) =>
        grains.Grain<ReportingPeriod, PeriodCommand>(address);

    /// <summary>A unit's sheet, at <c>…/period/q1/period-return/12</c>.</summary>
    public static IGrain<PeriodReturn, PeriodReturnCommand> PeriodReturn(this IGrains grains, GrainAddress address) =>
        grains.Grain<PeriodReturn, PeriodReturnCommand>(address);

    public static GrainAddress Address(this PeriodId period, DivisionCode government, PlanYear year) =>
        GrainAddress.Of(government, year, ReportingPeriod.Kind.Name, period.Value);

    /// <summary>Where a unit's sheet for a period stands.</summary>
    public static GrainAddress ReturnOf(this GrainAddress period, UnitId unit) => period.Child(PeriodReturns.PeriodReturn.Kind.Name, unit.Value);
}
