using Tracker.Assignments;

namespace Tracker.Silo.Ledger;

/// <summary>The words of a report that a ledger line shows.</summary>
internal static class LastWords
{
    public static string Of(object fact) => fact switch
    {
        ReportSubmitted e => e.Text,
        ClosureReported e => e.Text,
        PeriodReported e => e.Row.Text,
        AssignmentRecorded e => e.Text,
        _ => "",
    };
}
