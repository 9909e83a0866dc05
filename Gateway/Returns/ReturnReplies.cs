using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Gateway.Assignments;
using Tracker.PeriodReturns;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.Returns;

/// <summary>A period for programs.</summary>
internal sealed record PeriodView(GrainAddress Period, DateOnly From, DateOnly To, DateOnly DueDay, bool Closed)
{
    public static PeriodView Of(PeriodLine line) => new(line.Address, line.From, line.To, line.DueDay, line.Closed);
}

/// <param name="DueDay">填报截止; absent: ten days after the end.</param>
internal sealed record OpenPeriodRequest(PeriodId Period, int Year, DivisionCode? Government = null, DateOnly? From = null, DateOnly? To = null, DateOnly? DueDay = null);

internal sealed record MoveDueDayRequest(DateOnly Day, string Reason);

internal sealed record PeriodReceipt(GrainAddress Period, long Version);

/// <summary>One unit in a period.</summary>
/// <param name="Rows">Duties it is asked about.</param>
/// <param name="Counted">Of them, those that count (not where it only helps).</param>
/// <param name="Missing">Nothing came, or it was returned.</param>
/// <param name="Partial">部分已报: it came with fewer rows than count.</param>
/// <param name="SentOn">Absent: nothing came.</param>
internal sealed record UnitReturnView(UnitId Unit, string Name, int Rows, bool Missing, DateOnly? SentOn, bool Late, bool Returned, int Filed, int Counted, bool Partial)
{
    public static UnitReturnView Of(UnitStanding s) =>
        new(s.Unit, s.Name, s.Asked.Rows, s.IsMissing, s.Sent?.SentOn, s.Sent?.Late == true, s.Sent?.Returned == true, s.Sent?.Filed ?? 0, s.Asked.Counted, s.IsPartial);
}

/// <summary>One point in a period.</summary>
/// <param name="Summary">汇总稿; absent: none yet.</param>
/// <param name="Urging">催报: the words to be copied; absent: nobody is missing.</param>
internal sealed record PointPeriodView(GrainAddress Period, GrainAddress Point, string Number, string Title, ImmutableArray<PointRowView> Rows, string? Summary, string? Urging)
{
    public static PointPeriodView Of(PointPeriod p)
    {
        var missing = p.Missing.ToHashSet();
        return new(
            p.Period.Address, p.Point.Point, p.Point.Number, p.Point.Title,
            [.. p.Rows.Select(r => new PointRowView(r.Line.Entry.Assignment, r.Line.Entry.Unit, r.Line.Entry.UnitName, r.Line.Entry.Role, r.Line.Entry.Status, missing.Contains(r), r.Filed, r.OnBehalf))],
            p.Summary, missing.Count == 0 ? null : p.Urging);
    }
}

/// <param name="Missing">It is asked, and said nothing yet.</param>
/// <param name="Filed">Absent: nothing.</param>
internal sealed record PointRowView(GrainAddress Assignment, UnitId Unit, string Name, Role Role, AssignmentStatus Status, bool Missing, PeriodRow? Filed, bool OnBehalf);

/// <summary>A sheet with what is known already.</summary>
internal sealed record SheetView(GrainAddress Period, UnitId Unit, string Name, DateOnly DueDay, bool Closed, bool Late, DateOnly? SentOn, string? ReturnedFor, ImmutableArray<SheetRowView> Rows, ApprovalView? Approval = null)
{
    public static SheetView Of(Sheet s) => new(
        s.Period.Address, s.Unit, s.UnitName, s.Period.DueDay, s.Period.Closed, s.Sent?.Late == true, s.Sent?.LastOn, s.Sent?.ReturnedFor, [.. s.Rows.Select(SheetRowView.Of)],
        s.NeedsApproval ? new ApprovalView(s.State.Approval.HandedInBy, s.State.Approval.SentBackFor) : null);
}

/// <summary>Where the unit's own approval stands; nobody outside the unit is told.</summary>
internal sealed record ApprovalView(AccountId? HandedInBy, string? SentBackFor);

/// <param name="Version">To be sent back with the row: then nobody's later change is passed over.</param>
/// <param name="Open">It can be filed now.</param>
internal sealed record SheetRowView(
    GrainAddress Assignment, long Version, string Point, string Title, Role Role, AssignmentStatus Status, bool Open, PeriodRow? Filed, string? LastText, DateOnly? LastOn, string? ReturnedFor, DateOnly? ReturnedOn, string? ReturnedBy)
{
    public static SheetRowView Of(SheetRow r) => new(
        r.Assignment, r.Version, r.Line.PointNumber, r.Line.Title, r.Line.Entry.Role, r.Line.Entry.Status, r.IsOpen, r.Filed, r.Last?.Text, r.Last?.On, r.ReturnedFor, r.Returned?.On, r.Returned?.By);
}

/// <param name="Rows">Only those that changed, where the sheet was sent before.</param>
internal sealed record SendSheetRequest(ImmutableArray<SendRowRequest> Rows, string? ReviewedByPost = null, DateOnly? LeaderApprovedOn = null);

internal sealed record SendRowRequest(
    GrainAddress Assignment,
    RowOutcome Outcome,
    string Text = "",
    string? Problem = null,
    string? NextStep = null,
    ImmutableArray<QuantityRequest>? Quantities = null,
    ImmutableArray<EvidenceRequest>? Evidence = null,
    long? Version = null)
{
    public (PeriodRow? Row, Rejection? Fault) Read(Reporting reporting)
    {
        var (items, fault) = new ReportRequest("", Evidence).Items(reporting);
        return fault is not null ? (null, fault)
            : (new PeriodRowRequest(Outcome, Text, Problem, NextStep, Quantities).AsRow(items), null);
    }
}

/// <param name="At">Of what was refused; absent: the whole.</param>
internal sealed record SheetReceipt(GrainAddress Sheet, long Version, int Rows);
