using Microsoft.AspNetCore.Components;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Ledger;
using Tracker.Silo.Ledger;

namespace Tracker.Gateway.Assignments;

public partial class MyPage
{
    private readonly List<LedgerLine> _lines = [];
    private readonly List<LedgerLine> _past = [];
    private IReadOnlyList<LedgerLine> _unsigned = [];
    private IReadOnlyList<LedgerLine> _todo = [];
    private IReadOnlyList<LedgerLine> _others = [];

    /// <summary>Each year has a first point: then a number alone names none.</summary>
    private bool _ofSeveralYears;

    [Inject] private ILedger Ledger { get; set; } = null!;
    [Inject] private Reporting Reporting { get; set; } = null!;

    protected override async Task<bool> Load()
    {
        var past = (await Ledger.Plans(Government, Cancel)).Where(p => p.IsHistory).Select(p => p.Plan).ToHashSet();
        foreach (var unit in Caller.Units)
        {
            await foreach (var line in Ledger.LinesOf(Government, unit, Cancel))
            {
                (past.Contains(line.Entry.Plan) ? _past : _lines).Add(line);
            }
        }
        _ofSeveralYears = _lines.Select(line => line.Entry.Plan.Year).Distinct().Skip(1).Any();
        _unsigned = [.. _lines.Where(line => line.Entry.Status == AssignmentStatus.Unacknowledged)];
        _todo = [.. _lines.Where(line => WhyOf(line) is not null).OrderBy(Urgency).ThenBy(line => line.Entry.DueDay ?? DateOnly.MaxValue)];
        _others = [.. _lines.Where(line => WhyOf(line) is null).OrderBy(line => line.Entry.Status)];
        return true;
    }

    private int Counted => _lines.Count(line => line.Entry.Status.IsCounted);

    private int DoneCount => _lines.Count(line => line.Entry.Status.IsDone);

    private string? WhyOf(LedgerLine line) => line.Entry.Status switch
    {
        { IsOpen: false } or AssignmentStatus.ClosureReported or AssignmentStatus.Refused => null,
        AssignmentStatus.Returned => "被退回，请补充",
        _ when Tally.Late(line.Entry, Today) => "已过完成时限，请尽快填报",
        AssignmentStatus.Unacknowledged => "请签收",
        _ when line.Entry.DueDay is { } due && due.DayNumber - Today.DayNumber <= 30 => "时限将到",
        _ when line.Entry.LastReport is null => "还没有填报",
        _ => null,
    };

    private int Urgency(LedgerLine line) =>
        line.Entry.Status == AssignmentStatus.Returned ? 0 : Tally.Late(line.Entry, Today) ? 1 : line.Entry.Status == AssignmentStatus.Unacknowledged ? 2 : 3;

    /// <summary>Each is a command of its own: signing for one does not hang on another, and signing twice writes once.</summary>
    private async Task AcknowledgeAll()
    {
        Rejection? refused = null;
        foreach (var line in _unsigned)
        {
            var errand = Errand() with { CommandId = Guid.CreateVersion7(Clock.GetUtcNow()) };
            refused ??= (await Reporting.Acknowledge(errand, line.Entry.Assignment, cancel: Cancel)).Rejection;
        }
        GoOrSay(refused, "/my?done=acknowledged");
    }
}
