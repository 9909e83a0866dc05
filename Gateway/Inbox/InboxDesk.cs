using System.Collections.Immutable;
using System.Globalization;
using Tracker.Accounts;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Shared;
using Tracker.Inbox;
using Tracker.Restoring;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.Inbox;

/// <summary>消息: what was told to the desks that an account reads, and what of it the account has read.</summary>
internal sealed class InboxDesk(InboxLedger inbox, InboxReaders readers, ILedger ledger, PaperLedger papers, RequestLedger requests, LookBackLedger lookBacks, AnnualReportLedger reports)
{
    private const int MostCountsKept = 20_000;

    /// <summary>Whoever marked more one by one is counted for anew: so the counts stay small.</summary>
    private const int MostMarksKept = 50;

    private readonly KeptOfGovernments<(DivisionCode, string Desks, InboxMarks), int> _unread = new(ledger, MostCountsKept, (news, government) => news.VersionOfAll(government));

    /// <summary>Null: nothing is ever told to this account.</summary>
    public async ValueTask<InboxView?> Of(Caller caller, DivisionCode government, string? kind, bool unread, int skip, int limit, CancellationToken cancel = default)
    {
        var desks = Desks.Of(caller, government).ToList();
        if (desks.Count == 0)
        {
            return null;
        }
        var marks = await readers.Of(government, caller.Actor.Account, cancel);
        var (fresh, all) = await inbox.Count(government, desks, marks, kind, cancel);
        var items = await inbox.Of(government, desks, marks, kind, unread, skip, limit, cancel);
        var subjects = new NoticeSubjects(ledger, papers, requests, lookBacks, reports);
        var lines = ImmutableArray.CreateBuilder<InboxEntry>();
        foreach (var item in items)
        {
            lines.Add(new InboxEntry(item, await subjects.Of(item.About, item.Desk, cancel)));
        }
        var kinds = await inbox.Kinds(government, desks, cancel);
        return new InboxView(lines.DrainToImmutable(), fresh, all, [.. NoticeKinds.All.Where(kinds.Contains)], NoticeWords.ToldTo(desks));
    }

    /// <summary>Null: nothing is ever told to this account.</summary>
    public async ValueTask<int?> Unread(Caller caller, DivisionCode government, CancellationToken cancel = default)
    {
        if (Desks.Of(caller, government).ToList() is not { Count: > 0 } desks)
        {
            return null;
        }
        var marks = await readers.Of(government, caller.Actor.Account, cancel);
        var key = (government, string.Join(',', desks.Select(d => d.Number)), marks);
        return marks.Read.Length > MostMarksKept ? await Count() : await _unread.Of(key, government, Count, cancel);

        ValueTask<int> Count() => inbox.CountUnread(government, desks, marks, cancel);
    }

    /// <summary>Where the notice leads, which is marked as read; null: there is no such notice, or it is not the caller's.</summary>
    public async ValueTask<string?> Open(Caller caller, DivisionCode government, string id, CancellationToken cancel = default)
    {
        if (await One(caller, government, id, cancel) is not { } item)
        {
            return null;
        }
        await readers.Mark(government, caller.Actor.Account, [item.At], cancel);
        return (await new NoticeSubjects(ledger, papers, requests, lookBacks, reports).Of(item.About, item.Desk, cancel)).Link ?? "/inbox";
    }

    /// <summary>Answers how many of them are notices of the caller's.</summary>
    public async ValueTask<int> Mark(Caller caller, DivisionCode government, IEnumerable<string> ids, CancellationToken cancel = default)
    {
        var read = new List<NoticeAt>();
        foreach (var id in ids.Take(InboxMarks.Most))
        {
            if (await One(caller, government, id, cancel) is { } item)
            {
                read.Add(item.At);
            }
        }
        if (read.Count > 0)
        {
            await readers.Mark(government, caller.Actor.Account, read, cancel);
        }
        return read.Count;
    }

    public async ValueTask<int> MarkAll(Caller caller, DivisionCode government, CancellationToken cancel = default)
    {
        var unread = await Unread(caller, government, cancel) ?? 0;
        if (unread > 0)
        {
            await readers.MarkAll(government, caller.Actor.Account, cancel);
        }
        return unread;
    }

    private async ValueTask<InboxItem?> One(Caller caller, DivisionCode government, string id, CancellationToken cancel) =>
        Read(id) is { } at && await inbox.One(government, at, cancel) is { } item && Desks.Of(caller, government).Contains(item.Desk) ? item : null;

    internal static NoticeAt? Read(string id) => id.Split('-') is [var position, var ordinal]
        && long.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var p) && int.TryParse(ordinal, NumberStyles.None, CultureInfo.InvariantCulture, out var o) ? new NoticeAt(p, o) : null;
}

/// <param name="Kinds">Those that there are any of, in their order.</param>
/// <param name="Told">What this reader is told at all.</param>
internal sealed record InboxView(ImmutableArray<InboxEntry> Items, int Unread, int All, ImmutableArray<string> Kinds, string Told);

internal sealed record InboxEntry(InboxItem Item, NoticeSubject Subject)
{
    public string Text => $"{Subject.Title}（{NoticeWords.DayOf(Item.Kind)}{Words.Day(Item.Day)}）";
}
