using System.Collections.Immutable;
using System.Globalization;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.PeriodReturns;
using Tracker.Silo.Journal;

namespace Tracker.Gateway.Returns;

/// <summary>Sends sheets and returns them. A sheet is one append: the sheet itself and a report on every duty that says something, or nothing.</summary>
internal sealed class ReturnDesk(IGrains grains, IJournal journal, DraftDesk drafts, TimeProvider clock)
{
    /// <summary>What a draft would send.</summary>
    public static Preview Preview(Sheet sheet, SheetDraft draft, DraftSignOff signOff)
    {
        var rows = ImmutableArray.CreateBuilder<PreviewRow>();
        foreach (var row in sheet.Rows)
        {
            if (!row.IsOpen)
            {
                rows.Add(new PreviewRow(row, null, null, false));
                continue;
            }
            var read = RowReading.Of(draft.RowOf(row), row);
            rows.Add(new PreviewRow(row, read.Row, read.Fault, read.Row is { } said && RowReading.Differs(said, row)));
        }
        return new Preview(rows.DrainToImmutable(), SignOffOf(signOff, out var fault), fault);
    }

    /// <summary>Sends what was previewed: the draft must still stand as it did.</summary>
    /// <param name="draftVersion">Of the draft that was previewed; null: whatever stands.</param>
    /// <param name="approve">By this errand's account, in the same append.</param>
    public async ValueTask<TogetherAnswer> SendDraft(Errand errand, Sheet sheet, long? draftVersion, bool approve = false, CancellationToken cancel = default)
    {
        var kept = await drafts.Look(sheet, cancel);
        var preview = Preview(sheet, kept.Draft, kept.SignOff);
        if (!preview.Changes.Any() && await journal.Recall(errand.CommandId, cancel) is { } first)
        {
            return new TogetherAnswer(null, null, [], first.Position); // the second click: all of it stands
        }
        if (Fault(kept, preview, draftVersion) is { } refused)
        {
            return refused;
        }
        var answer = await Send(
            errand, sheet, [.. preview.Changes.Select(r => (r.Row.Assignment, r.Read!, (long?)r.Row.Version))], preview.SignOff, approve: approve, isDraft: true, cancel: cancel);
        if (answer.Rejection is null)
        {
            await drafts.KeepPeople(sheet, errand, kept.SignOff, cancel);
        }
        return answer;
    }

    /// <summary>Within the unit: asks another of its accounts to approve the draft as it stands.</summary>
    public async ValueTask<Rejection?> HandIn(Errand errand, Sheet sheet, long? draftVersion, CancellationToken cancel = default)
    {
        var kept = await drafts.Look(sheet, cancel);
        var preview = Preview(sheet, kept.Draft, kept.SignOff);
        return !Inside(errand, sheet) ? new Rejection("period.unknown")
            : sheet.Period.Closed ? new Rejection("period.closed")
            : Fault(kept, preview, draftVersion)?.Rejection is { } fault ? fault
            : !preview.Changes.Any() ? new Rejection("period-return.nothing-changed")
            : (await grains.PeriodReturn(sheet.Address).Ask(errand.At(clock.GetUtcNow()), new HandInReturn(clock.Today, errand.Who.Actor.Account), null, cancel)).Rejection;
    }

    /// <summary>Within the unit: approved and sent in one append, as it was looked at.</summary>
    public async ValueTask<Rejection?> Approve(Errand errand, Sheet sheet, long? draftVersion, CancellationToken cancel = default) =>
        Inside(errand, sheet) ? (await SendDraft(errand, sheet, draftVersion, approve: true, cancel)).Rejection : new Rejection("period.unknown");

    /// <summary>Within the unit: to be changed first.</summary>
    public async ValueTask<Rejection?> SendBack(Errand errand, Sheet sheet, string reason, CancellationToken cancel = default) =>
        Inside(errand, sheet)
            ? (await grains.PeriodReturn(sheet.Address).Ask(errand.At(clock.GetUtcNow()), new SendBackReturn(clock.Today, errand.Who.Actor.Account, reason), null, cancel)).Rejection
            : new Rejection("period.unknown");

    /// <summary>One append of the sheet and its rows.</summary>
    /// <param name="rows">With the version each assignment had when its row was read; null: whatever it is.</param>
    /// <param name="expected">The sheet's own version; null: whatever it is.</param>
    /// <param name="isDraft">These rows are the draft's own.</param>
    public async ValueTask<TogetherAnswer> Send(
        Errand errand,
        Sheet sheet,
        ImmutableArray<(GrainAddress Assignment, PeriodRow Row, long? Version)> rows,
        SignOff signOff,
        long? expected = null,
        bool approve = false,
        bool isDraft = false,
        CancellationToken cancel = default)
    {
        if (!sheet.MayFill || rows.Any(r => sheet.Rows.All(known => known.Assignment != r.Assignment)))
        {
            return Refused(AssignmentRejections.Unknown);
        }
        foreach (var (assignment, row, _) in rows)
        {
            var known = sheet.Row(assignment.RouteForm)!;
            if ((PeriodRowRules.Fault(row) ?? QuantityMeasures.Fault(row.Quantities, known.Figures) ?? ReturnAnswers.Fault(row, known)) is { } asked
                && await journal.Recall(errand.CommandId, cancel) is null) // else it was said before, and answered
            {
                return new TogetherAnswer(asked, assignment, [], 0);
            }
        }
        var (today, period) = (clock.Today, sheet.Period);
        var send = new SendReturn(
            today, period.DueDay, [.. rows.Select(r => new SentRow(r.Assignment, r.Row.Outcome))], sheet.OnBehalf, signOff, Closed: period.Closed, NeedsApproval: sheet.NeedsApproval,
            UnlessReturned: !sheet.IsReturned);
        ImmutableArray<Telling> approval = approve ? [new Telling(sheet.Address, new ApproveReturn(today, errand.Who.Actor.Account), expected)] : [];
        var answer = await grains.Together(
            errand.At(clock.GetUtcNow()),
            [
                .. approval,
                new Telling(sheet.Address, send, approve ? null : expected),
                .. rows.Select(r => new Telling(r.Assignment, new ReportForPeriod(period.Period, today, r.Row, sheet.OnBehalf), r.Version)),
                .. sheet.IsReturned ? Duties(sheet).Except(rows.Select(r => r.Assignment)).Select(a => new Telling(a, new AnswerWithSheet(sheet.Address, today))) : [],
            ],
            cancel);
        if (answer.Rejection is null && !isDraft)
        {
            await drafts.Drop(sheet, errand, rows.Select(r => r.Assignment), cancel); // an older one would be offered as a correction of what was sent
        }
        return answer;
    }

    /// <summary>退回 of a whole sheet and of the duties in it, as one append, with the reason.</summary>
    public async ValueTask<TogetherAnswer> Return(Errand errand, Sheet sheet, string reason, CancellationToken cancel = default) =>
        Access.May(errand.Who, Deed.Return, sheet.Address.Government)
            ? await grains.Together(
                errand.At(clock.GetUtcNow()),
                [
                    new Telling(sheet.Address, new ReturnSheet(clock.Today, reason), sheet.Version),
                    .. sheet.IsReturned ? [] : Duties(sheet).Select(a => new Telling(a, new ReturnWithSheet(sheet.Address, clock.Today, reason))),
                ],
                cancel)
            : Refused(new Rejection("period.unknown"));

    /// <summary>Whose words the sheet holds, those that passed on to another unit among them.</summary>
    private static IEnumerable<GrainAddress> Duties(Sheet sheet) => (sheet.Sent?.Rows.Keys ?? []).OrderBy(a => a.Value, StringComparer.Ordinal);

    private static bool Inside(Errand errand, Sheet sheet) => sheet is { MayFill: true, NeedsApproval: true } && errand.Who.Serves(sheet.Unit);

    private static TogetherAnswer? Fault(KeptDraft kept, Preview preview, long? draftVersion) =>
        draftVersion is { } seen && seen != (kept.Entry?.Version ?? 0) ? Refused(new Rejection("period-return.draft-changed"))
        : preview.Rows.FirstOrDefault(r => r.Fault is not null) is { } wrong ? new TogetherAnswer(wrong.Fault, wrong.Row.Assignment, [], 0)
        : preview.SignOffFault is { } fault ? Refused(fault)
        : null;

    private static TogetherAnswer Refused(Rejection rejection) => new(rejection, null, [], 0);

    private static SignOff SignOffOf(DraftSignOff typed, out Rejection? fault)
    {
        fault = null;
        DateOnly? approved = null;
        if (typed.LeaderOn.Length > 0)
        {
            if (DateOnly.TryParseExact(typed.LeaderOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                approved = day;
            }
            else
            {
                fault = new Rejection("period-return.day-unread", typed.LeaderOn);
            }
        }
        return new SignOff(typed.ReviewerPost.Length > 0 ? typed.ReviewerPost : null, approved, typed.Scan);
    }
}

/// <param name="Read">What would be reported; null: nothing, see the fault.</param>
/// <param name="Changes">It is not what was filed already.</param>
internal sealed record PreviewRow(SheetRow Row, PeriodRow? Read, Rejection? Fault, bool Changes);

internal sealed record Preview(ImmutableArray<PreviewRow> Rows, SignOff SignOff, Rejection? SignOffFault)
{
    public IEnumerable<PreviewRow> Changes => Rows.Where(r => r.Changes);

    public bool MaySend => SignOffFault is null && Rows.All(r => r.Fault is null) && Changes.Any();
}
