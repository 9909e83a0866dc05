using System.Text.Json;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Restoring;
using Tracker.Silo.Beside;
using Tracker.Silo.Journal;
using Tracker.Units;

namespace Tracker.Silo.Ledger;

/// <summary>What accounts have read of their inboxes: kept beside the journal, for it is nobody else's business.</summary>
public sealed class InboxReaders(IBeside beside, IJournal journal)
{
    public async ValueTask<InboxMarks> Of(DivisionCode government, AccountId account, CancellationToken cancel = default) =>
        await beside.Get(AddressOf(government), BesideKinds.InboxMarks, account.Value, cancel) is { } entry ? Read(entry) : InboxMarks.None;

    public async ValueTask MarkAll(DivisionCode government, AccountId account, CancellationToken cancel = default) =>
        await Change(government, account, new InboxMarks(await journal.LastPosition(cancel), []), cancel);

    public async ValueTask Mark(DivisionCode government, AccountId account, IReadOnlyCollection<NoticeAt> read, CancellationToken cancel = default)
    {
        var marks = await Of(government, account, cancel);
        await Change(government, account, marks with { Read = [.. marks.Read.Union(read).OrderByDescending(at => at.Position).Take(InboxMarks.Most)] }, cancel);
    }

    private async ValueTask Change(DivisionCode government, AccountId account, InboxMarks marks, CancellationToken cancel) =>
        await beside.Put(AddressOf(government), BesideKinds.InboxMarks, account.Value, JsonSerializer.Serialize(marks, StoredJson.Options), account, null, cancel);

    private static GrainAddress AddressOf(DivisionCode government) => GrainAddress.Of(government, PlanYear.Lasting, "inbox", "1");

    private static InboxMarks Read(BesideEntry entry) => JsonSerializer.Deserialize<InboxMarks>(entry.Text, StoredJson.Options)!;
}
