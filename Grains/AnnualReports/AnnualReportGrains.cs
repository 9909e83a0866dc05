using Tracker.Deciding;

namespace Tracker.AnnualReports;

public static class AnnualReportGrains
{
    public static IGrain<AnnualReport, AnnualReportCommand> AnnualReport(this IGrains grains, GrainAddress address) => grains.Grain<AnnualReport, AnnualReportCommand>(address);

    public static IGrain<ReportYear, ReportYearCommand> ReportYear(this IGrains grains, GrainAddress address) => grains.Grain<ReportYear, ReportYearCommand>(address);
}
