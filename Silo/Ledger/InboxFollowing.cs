using System.Collections.Immutable;
using Tracker.Deciding;
using Tracker.Inbox;
using Tracker.Restoring;
using Tracker.Silo.Journal;
using Tracker.Units;

namespace Tracker.Silo.Ledger;

/// <summary>What facts put into inboxes. The same notice stands there once, whoever wrote the fact that tells it.</summary>
internal static class InboxFollowing
{
    private const string Columns = "INSERT INTO ledger_inbox (position, since, ordinal, government, desk, kind, about, mark, day)";
    private const string Put = Columns + " VALUES ($1, $1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (about, desk, kind, mark) DO NOTHING";
    private const string PutEach = Columns + " VALUES ($1, $1, $2, $3, $4, $5, $6, CAST(coalesce($1, 0) AS TEXT), $7)"; // its mark is the fact's position
    private const string Hold = Columns + " VALUES ($1, 0, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (about, desk, kind, mark) DO NOTHING";
    private const string SendAll = "UPDATE ledger_inbox SET (since, day) = ($1, day) WHERE since = 0 AND government = $2";
    private const string SendOne = SendAll + " AND position = $3 AND ordinal = $4";
    private const string DropAll = "UPDATE ledger_inbox SET since = -1 WHERE since = 0 AND government = $1";
    private const string DropOne = DropAll + " AND position = $2 AND ordinal = $3";

    public static bool Concerns(object fact) => Notice.Tells(fact) || fact is HeldSent or HeldDropped;

    /// <param name="holder">Of an assignment's fact: the unit whose duty it is then.</param>
    public static ImmutableArray<SideWrite> Of(GrainAddress address, object fact, long position, UnitId? holder) => (fact, address.Government.Value) switch
    {
        (HeldSent { All: true }, var government) => [new(SendAll, [position, government], Position: 1)],
        (HeldSent e, var government) => [.. e.Notices.Select(n => new SideWrite(SendOne, [position, government, n.Position, (long)n.Ordinal], Position: 1))],
        (HeldDropped { All: true }, var government) => [new(DropAll, [government])],
        (HeldDropped e, var government) => [.. e.Notices.Select(n => new SideWrite(DropOne, [government, n.Position, (long)n.Ordinal]))],
        _ => [.. Notice.Of(address, fact, holder).Select((notice, ordinal) => Of(notice, address, position, ordinal))],
    };

    private static SideWrite Of(Notice notice, GrainAddress address, long position, int ordinal)
    {
        object[] values = [position, (long)ordinal, address.Government.Value, (long)notice.Desk.Number, notice.Kind, notice.About.Value];
        var day = (long)JournalDay.Number(notice.Day);
        return notice.Mark is { } mark
            ? new SideWrite(notice.Held ? Hold : Put, [.. values, mark, day], Position: 1)
            : new SideWrite(PutEach, [.. values, day], Position: 1);
    }
}
