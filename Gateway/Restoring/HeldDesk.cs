using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Inbox;
using Tracker.Restoring;
using Tracker.Silo.Ledger;
using Tracker.Silo.Restoring;
using Tracker.Units;

namespace Tracker.Gateway.Restoring;

/// <summary>After a restore from a backup: what is held (扣留), and what an administrator lets out of it.</summary>
internal sealed class HeldDesk(RestoreDesk restoring, InboxLedger inbox, ILedger ledger, PaperLedger papers, RequestLedger requests, LookBackLedger lookBacks, AnnualReportLedger reports, IGrains grains, TimeProvider clock)
{
    public static bool MayOperate(Caller caller, DivisionCode government) => Access.May(caller, Deed.Operate, government);

    public async ValueTask<Outcome<HeldView>> Show(Caller caller, DivisionCode government, CancellationToken cancel = default)
    {
        if (!MayOperate(caller, government))
        {
            return Access.Refused;
        }
        var subjects = new NoticeSubjects(ledger, papers, requests, lookBacks, reports);
        var held = ImmutableArray.CreateBuilder<InboxEntry>();
        foreach (var item in await inbox.Held(government, cancel))
        {
            held.Add(new InboxEntry(item, await subjects.Of(item.About, item.Desk, cancel)));
        }
        return new HeldView((await grains.RestoreEpoch(government).Look(cancel)).State, held.DrainToImmutable());
    }

    /// <summary>Declares that the data were restored: where a backup came into the same folder with its mark, nothing else can tell.</summary>
    public async ValueTask<Rejection?> Declare(Errand errand, DivisionCode government, string reason, CancellationToken cancel = default) =>
        MayOperate(errand.Who, government) ? (await restoring.Open(government, reason, errand.At(clock.GetUtcNow()), cancel)).Rejection : Access.Refused;

    /// <param name="ids">Null: everything that is held.</param>
    public ValueTask<Rejection?> Send(Errand errand, DivisionCode government, IReadOnlyCollection<string>? ids, string reason, CancellationToken cancel = default) =>
        Ask(errand, government, ids, (all, notices) => new SendHeld(all, notices, reason, clock.Today), cancel);

    /// <param name="ids">Null: everything that is held.</param>
    public ValueTask<Rejection?> Drop(Errand errand, DivisionCode government, IReadOnlyCollection<string>? ids, string reason, CancellationToken cancel = default) =>
        Ask(errand, government, ids, (all, notices) => new DropHeld(all, notices, reason, clock.Today), cancel);

    private async ValueTask<Rejection?> Ask(
        Errand errand, DivisionCode government, IReadOnlyCollection<string>? ids, Func<bool, ImmutableArray<NoticeAt>, RestoreCommand> command, CancellationToken cancel)
    {
        if (!MayOperate(errand.Who, government))
        {
            return Access.Refused;
        }
        var held = (await inbox.Held(government, cancel)).Select(h => h.Id).ToHashSet();
        if (held.Count == 0 || ids?.FirstOrDefault(id => !held.Contains(id)) is not null)
        {
            return new Rejection("restore.not-held");
        }
        ImmutableArray<NoticeAt> notices = ids is null ? [] : [.. ids.Select(InboxDesk.Read).OfType<NoticeAt>()];
        return (await grains.RestoreEpoch(government).Ask(errand.At(clock.GetUtcNow()), command(ids is null, notices), null, cancel)).Rejection;
    }
}

internal sealed record HeldView(RestoreEpoch Epoch, ImmutableArray<InboxEntry> Held);
