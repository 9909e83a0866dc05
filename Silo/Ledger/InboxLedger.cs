using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Tracker.Deciding;
using Tracker.Inbox;
using Tracker.Restoring;
using Tracker.Silo.Delivery;
using Tracker.Silo.Journal;
using Tracker.Units;

namespace Tracker.Silo.Ledger;

/// <summary>Reads inboxes (消息), which follow the journal in its own transaction; and gives them to delivery.</summary>
public sealed class InboxLedger(IRoomTables tables, IJournal journal) : IInboxLines
{
    private const string Columns = "position, ordinal, since, desk, kind, about, day";

    /// <summary>The notices of these desks: those that were not read first, then the newest first.</summary>
    /// <param name="kind">Null: of every kind.</param>
    public ValueTask<ImmutableArray<InboxItem>> Of(
        DivisionCode government, IReadOnlyCollection<Desk> desks, InboxMarks? marks = null, string? kind = null, bool unread = false, int skip = 0, int limit = int.MaxValue, CancellationToken cancel = default) =>
        desks.Count == 0 ? new([]) : tables.Read(
            database => RequestLedger.Read(
                database,
                $"""
                SELECT {Columns}, CASE WHEN {Unread(marks)} THEN 0 ELSE 1 END FROM ledger_inbox
                WHERE government = @government AND desk IN ({Numbers(desks)}) AND since > 0 AND (@kind = '' OR kind = @kind){(unread ? $" AND {Unread(marks)}" : "")}
                ORDER BY 8, since DESC, position DESC, ordinal LIMIT @limit OFFSET @skip
                """,
                row => Item(row) with { Read = row.GetInt64(7) == 1 },
                ("@government", government.Value),
                ("@kind", kind ?? ""),
                ("@limit", (long)limit),
                ("@skip", (long)skip)),
            cancel);

    /// <summary>How many of them were not read, and how many there are.</summary>
    public async ValueTask<(int Unread, int All)> Count(DivisionCode government, IReadOnlyCollection<Desk> desks, InboxMarks? marks = null, string? kind = null, CancellationToken cancel = default) =>
        desks.Count == 0 ? (0, 0) : (await tables.Read(
            database => RequestLedger.Read(
                database,
                $"""
                SELECT COUNT(CASE WHEN {Unread(marks)} THEN 1 END), COUNT(*) FROM ledger_inbox
                WHERE government = @government AND desk IN ({Numbers(desks)}) AND since > 0 AND (@kind = '' OR kind = @kind)
                """,
                row => ((int)row.GetInt64(0), (int)row.GetInt64(1)),
                ("@government", government.Value),
                ("@kind", kind ?? "")),
            cancel))[0];

    /// <summary>The kinds that there are any of.</summary>
    public ValueTask<ImmutableArray<string>> Kinds(DivisionCode government, IReadOnlyCollection<Desk> desks, CancellationToken cancel = default) =>
        desks.Count == 0 ? new([]) : tables.Read(
            database => RequestLedger.Read(
                database,
                $"SELECT DISTINCT kind FROM ledger_inbox WHERE government = @government AND desk IN ({Numbers(desks)}) AND since > 0",
                row => row.GetString(0),
                ("@government", government.Value)),
            cancel);

    /// <summary>How many were not read: what every page asks.</summary>
    public async ValueTask<int> CountUnread(DivisionCode government, IReadOnlyCollection<Desk> desks, InboxMarks? marks = null, CancellationToken cancel = default) =>
        desks.Count == 0 ? 0 : (await tables.Read(
            database => RequestLedger.Read(
                database,
                $"SELECT COUNT(*) FROM ledger_inbox WHERE government = @government AND desk IN ({Numbers(desks)}) AND since > 0 AND {Unread(marks)}",
                row => (int)row.GetInt64(0),
                ("@government", government.Value)),
            cancel))[0];

    /// <summary>What is held after a restore (扣留), in the order it fell due.</summary>
    public ValueTask<ImmutableArray<InboxItem>> Held(DivisionCode government, CancellationToken cancel = default) => tables.Read(
        database => RequestLedger.Read(
            database, $"SELECT {Columns} FROM ledger_inbox WHERE since = 0 AND government = @government ORDER BY position, ordinal", Item, ("@government", government.Value)),
        cancel);

    /// <summary>Null: there is none, or it is held.</summary>
    public async ValueTask<InboxItem?> One(DivisionCode government, NoticeAt at, CancellationToken cancel = default) => (await tables.Read(
        database => RequestLedger.Read(
            database,
            $"SELECT {Columns} FROM ledger_inbox WHERE position = @position AND ordinal = @ordinal AND government = @government AND since > 0",
            Item,
            ("@position", at.Position),
            ("@ordinal", (long)at.Ordinal),
            ("@government", government.Value)),
        cancel)).FirstOrDefault();

    public ValueTask<IReadOnlyList<InboxLine>> After(long position, int limit, CancellationToken cancel = default) => tables.Read<IReadOnlyList<InboxLine>>(
        database => RequestLedger.Read(
            database,
            // Numbered anew within a position: what was held comes in together.
            $"""
            SELECT {Columns}, ROW_NUMBER() OVER (PARTITION BY since ORDER BY position, ordinal) FROM ledger_inbox
            WHERE since > @after ORDER BY since, position, ordinal LIMIT @limit
            """,
            row => Item(row) is var item ? new InboxLine(item.Since, (int)row.GetInt64(7) - 1, item.Desk, item.Kind, item.About, item.Day) : null!,
            ("@after", position),
            ("@limit", (long)limit)),
        cancel);

    public ValueTask<long> Last(CancellationToken cancel = default) => journal.LastPosition(cancel);

    /// <summary>Numbers of our own only.</summary>
    private static string Unread(InboxMarks? marks) => marks is null ? "since > 0"
        : $"since > {Text(marks.UpTo)}{(marks.Read.IsDefaultOrEmpty ? "" : $" AND (position, ordinal) NOT IN (VALUES {string.Join(", ", marks.Read.Select(r => $"({Text(r.Position)}, {Text(r.Ordinal)})"))})")}";

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Numbers(IEnumerable<Desk> desks) => string.Join(", ", desks.Select(d => Text(d.Number)));

    private static InboxItem Item(DbDataReader row) => new(
        new NoticeAt(row.GetInt64(0), (int)row.GetInt64(1)),
        row.GetInt64(2),
        new Desk((int)row.GetInt64(3)),
        row.GetString(4),
        GrainAddress.Parse(row.GetString(5)),
        JournalDay.Day((int)row.GetInt64(6))!.Value);
}

/// <summary>A notice as it stands in an inbox.</summary>
/// <param name="Since">The journal position from which on it is there to read.</param>
/// <param name="Day">The day that it is about.</param>
/// <param name="Read">By whoever asks.</param>
public sealed record InboxItem(NoticeAt At, long Since, Desk Desk, string Kind, GrainAddress About, DateOnly Day, bool Read = false)
{
    /// <summary>As addresses and forms write it.</summary>
    public string Id => $"{At.Position}-{At.Ordinal}";
}

/// <summary>What an account has read of its inbox: everything up to a position, and what it marked one by one since.</summary>
public sealed record InboxMarks(long UpTo, ImmutableArray<NoticeAt> Read)
{
    /// <summary>One by one, before all is to be marked as read.</summary>
    public const int Most = 2_000;

    public static InboxMarks None { get; } = new(0, []);

    public bool Equals(InboxMarks? other) => other is not null && UpTo == other.UpTo && Read.AsSpan().SequenceEqual(other.Read.AsSpan());

    public override int GetHashCode() => HashCode.Combine(UpTo, Read.AsSpan().Length);
}
