using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Ledger;
using Tracker.PeriodReturns;
using Tracker.Silo.Accounts;
using Tracker.Silo.Beside;
using Tracker.Silo.Journal;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.Accounts;

/// <summary>工作交接清单: what the units of a post have in hand when another person takes it over.</summary>
internal sealed class HandOverReading(AccountDesk desk, ILedger ledger, IBeside beside, IJournal journal, TimeProvider clock)
{
    public const int SoonDays = 30;

    private const string SentFact = "period-return.sent.v1";

    /// <summary>Null: no such account, none that the caller manages, or one of no unit.</summary>
    public async ValueTask<HandOverList?> Of(Caller caller, AccountId account, CancellationToken cancel = default)
    {
        var managed = await desk.ManagedBy(caller, null, cancel);
        if (managed.FirstOrDefault(e => e.Account == account) is not { Units.IsEmpty: false } entry)
        {
            return null;
        }
        var past = (await ledger.Plans(entry.Government, cancel)).Where(p => p.IsHistory).Select(p => p.Plan).ToHashSet();
        var (open, drafts, done, today) = (new List<LedgerLine>(), new List<BesideEntry>(), 0, clock.Today);
        foreach (var unit in entry.Units)
        {
            await foreach (var line in ledger.LinesOf(entry.Government, unit, cancel))
            {
                if (!past.Contains(line.Entry.Plan))
                {
                    done += line.Entry.Status.IsDone ? 1 : 0;
                    if (line.Entry.Status.IsOpen)
                    {
                        open.Add(line);
                    }
                }
            }
            foreach (var draft in (await beside.List(BesideKinds.Draft, owner: unit.Value, cancel: cancel)).Where(d => d.Address.Government == entry.Government))
            {
                if (await IsUnsent(draft, unit, cancel))
                {
                    drafts.Add(draft);
                }
            }
        }
        return new HandOverList(
            entry,
            [.. managed.Where(e => e.Units.Any(entry.Units.Contains))],
            [.. open.OrderBy(l => l.Entry.DueDay ?? DateOnly.MaxValue).Select(l => (PartOf(l, today), l))],
            drafts,
            done);
    }

    /// <summary>A draft stays beside its sheet: it waits where the sheet was never sent, was returned since, or was typed into after it went.</summary>
    private async ValueTask<bool> IsUnsent(BesideEntry draft, UnitId unit, CancellationToken cancel) =>
        await journal.ReadStream(draft.Address.ReturnOf(unit), 0, cancel: cancel) is not [.., { Type: SentFact } last] || draft.At > FactMetadata.Parse(last.Metadata).At;

    private static HandOverPart PartOf(LedgerLine line, DateOnly today) =>
        line.Entry.Status == AssignmentStatus.Returned ? HandOverPart.Returned
        : Tally.Late(line.Entry, today) ? HandOverPart.Late
        : line.Entry.DueDay is { } due && due.DayNumber - today.DayNumber <= SoonDays ? HandOverPart.Soon
        : HandOverPart.Others;
}

/// <param name="Accounts">Of the post's units.</param>
/// <param name="Open">By due day.</param>
/// <param name="Drafts">Sheets that were saved and not sent.</param>
internal sealed record HandOverList(
    AccountEntry Entry, IReadOnlyList<AccountEntry> Accounts, ImmutableArray<(HandOverPart Part, LedgerLine Line)> Open, IReadOnlyList<BesideEntry> Drafts, int Done)
{
    public int Unsigned => Open.Count(o => o.Line.Entry.Status == AssignmentStatus.Unacknowledged);

    public IReadOnlyList<LedgerLine> Of(HandOverPart part) => [.. Open.Where(o => o.Part == part).Select(o => o.Line)];
}

[JsonConverter(typeof(JsonStringEnumConverter<HandOverPart>))]
internal enum HandOverPart
{
    /// <summary>退回补充.</summary>
    [JsonStringEnumMemberName("returned")]
    Returned,

    [JsonStringEnumMemberName("late")]
    Late,

    [JsonStringEnumMemberName("soon")]
    Soon,

    [JsonStringEnumMemberName("others")]
    Others,
}

internal sealed record HandOverReply(AccountId Account, string PersonName, string Post, int Done, ImmutableArray<HandOverDuty> Duties, ImmutableArray<HandOverDraft> Drafts)
{
    public static HandOverReply Of(HandOverList list) => new(
        list.Entry.Account,
        list.Entry.PersonName,
        list.Entry.Post,
        list.Done,
        [.. Enum.GetValues<HandOverPart>().SelectMany(part => list.Of(part).Select(l => new HandOverDuty(
            part, l.Entry.Assignment, l.PointNumber, l.Title, l.Entry.UnitName, l.Entry.Role, l.Entry.Status, l.Entry.DueDay, l.Entry.LastReportOn)))],
        [.. list.Drafts.Select(d => new HandOverDraft(d.Address, d.At))]);
}

internal sealed record HandOverDuty(
    HandOverPart Part, GrainAddress Assignment, string Point, string Title, string Unit, Role Role, AssignmentStatus Status, DateOnly? DueDay, DateOnly? LastReportOn);

internal sealed record HandOverDraft(GrainAddress Period, DateTimeOffset SavedAt);
