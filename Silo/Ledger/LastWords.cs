using Tracker.Assignments;

namespace Tracker.Silo.Ledger;

/// <summary>The words of a report that a ledger line shows.</summary>
internal static class LastWords
{
    public static LedgerLine On(LedgerLine line, object fact) => fact switch
    {
        ReportSubmitted e => line with { LastReportText = e.Text },
        ClosureReported e => line with { LastReportText = e.Text },
        PeriodReported { Row: var row } => line with { LastReportText = row.Text, Outcome = row.Outcome, Problem = row.Problem, NextStep = row.NextStep },
        AssignmentRecordCorrected e => line with { LastReportText = e.Text },
        AssignmentRecorded e => line with { LastReportText = e.Text, Problem = e.Details.Problem, NextStep = e.Details.NextStep },
        _ => line,
    };
}
