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
    public async ValueTask<TogetherAnswer> SendDraft(Errand errand, Sheet sheet, long? draftVersion, CancellationToken cancel = default)
    {
        var kept = await drafts.Look(sheet, cancel);
        var preview = Preview(sheet, kept.Draft, kept.SignOff);
        if (!preview.Changes.Any() && await journal.Recall(errand.CommandId, cancel) is { } first)
        {
            return new TogetherAnswer(null, null, [], first.Position); // the second click: all of it stands
        }
        if (draftVersion is { } seen && seen != (kept.Entry?.Version ?? 0))
        {
            return Refused(new Rejection("period-return.draft-changed"));
        }
        if (preview.Rows.FirstOrDefault(r => r.Fault is not null) is { } wrong)
        {
            return new TogetherAnswer(wrong.Fault, wrong.Row.Assignment, [], 0);
        }
        if (preview.SignOffFault is { } fault)
        {
            return Refused(fault);
        }
        var answer = await Send(errand, sheet, [.. preview.Changes.Select(r => (r.Row.Assignment, r.Read!, (long?)r.Row.Version))], preview.SignOff, cancel);
        if (answer.Rejection is null)
        {
            await drafts.KeepPeople(sheet, errand, kept.SignOff, cancel);
        }
        return answer;
    }

    /// <summary>One append of the sheet and its rows.</summary>
    /// <param name="rows">With the version each assignment had when its row was read; null: whatever it is.</param>
    public async ValueTask<TogetherAnswer> Send(
        Errand errand, Sheet sheet, ImmutableArray<(GrainAddress Assignment, PeriodRow Row, long? Version)> rows, SignOff signOff, CancellationToken cancel = default)
    {
        if (!sheet.MayFill || rows.Any(r => sheet.Rows.All(known => known.Assignment != r.Assignment)))
        {
            return Refused(AssignmentRejections.Unknown);
        }
        var (today, period) = (clock.Today, sheet.Period);
        var send = new SendReturn(
            today, period.DueDay, [.. rows.Select(r => new SentRow(r.Assignment, r.Row.Outcome))], sheet.OnBehalf, signOff, Closed: period.Closed);
        return await grains.Together(
            errand.At(clock.GetUtcNow()),
            [
                new Telling(sheet.Address, send),
                .. rows.Select(r => new Telling(r.Assignment, new ReportForPeriod(period.Period, today, r.Row, sheet.OnBehalf), r.Version)),
            ],
            cancel);
    }

    /// <summary>退回 of a whole sheet, with the reason.</summary>
    public async ValueTask<Answer> Return(Errand errand, GrainAddress sheet, string reason, CancellationToken cancel = default) =>
        Access.May(errand.Who, Deed.Return, sheet.Government)
            ? await grains.PeriodReturn(sheet).Ask(errand.At(clock.GetUtcNow()), new ReturnSheet(clock.Today, reason), null, cancel)
            : new Answer(new Rejection("period.unknown"), 0);

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
