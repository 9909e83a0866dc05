using System.Collections.Immutable;
using Tracker.Assignments;
using Tracker.Evidence;

namespace Tracker.Gateway.Ledger;

/// <summary>What a row of the full ledger (工作台账) says beyond the counted one, as the assignment's facts say it last.</summary>
/// <param name="Recorded">Of a past year's ledger, in its own words; else the row itself has set-up, problem and next step.</param>
/// <param name="Progress">进展情况.</param>
/// <param name="Evidence">All items that were ever handed in, each once.</param>
internal sealed record RowWords(
    RecordedDetails? Recorded,
    string? Progress,
    string? Remark,
    ImmutableArray<EvidenceItem> Evidence)
{
    public static RowWords None { get; } = new(null, null, null, []);

    public RowWords After(object fact) => fact switch
    {
        ReportSubmitted e => Reported(e.Text, e.Evidence, e.OnBehalf),
        ClosureReported e => Reported(e.Text, e.Evidence, e.OnBehalf),
        PeriodReported { Row: var row } e => Reported(row is { SaysMore: true, Text.Length: > 0 } ? row.Text : Progress ?? "", row.Evidence, e.OnBehalf),
        NotConcernedDenied e => this with { Remark = $"不涉及未获确认：{e.Reason}" },
        AssignmentRefused e => this with { Remark = $"退签：{e.Reason}" },
        AssignmentWithdrawn e => this with { Remark = $"已撤销：{e.Reason}" },
        AssignmentTransferred e => this with { Remark = $"{e.On:yyyy-MM-dd}划转至{e.UnitName}：{e.Basis}" },
        AssignmentReopened e => this with { Remark = $"退回重办：{e.Reason}" },
        AssignmentCleared e => this with { Remark = e.Note },
        AssignmentUpheld or AssignmentRestored => this with { Remark = null },
        AssignmentReturnedWithSheet e => this with { Remark = $"整张表退回补充：{e.Reason}" },
        AssignmentAnsweredWithSheet => this with { Remark = null },
        AssignmentReturned e => this with { Remark = $"退回补充：{e.Reason}" },
        AssignmentClosed => this with { Remark = null },
        AssignmentRecorded e => new RowWords(e.Details, e.Text, e.Details.Remark, e.Evidence),
        _ => this,
    };

    private RowWords Reported(string text, ImmutableArray<EvidenceItem> evidence, bool onBehalf) => this with
    {
        Progress = text,
        Remark = onBehalf ? "代录" : null,
        Evidence = [.. Evidence.Concat(evidence).Where(item => item.Title.Length > 0).DistinctBy(item => (item.Kind, item.Hash ?? item.Url))],
    };
}
