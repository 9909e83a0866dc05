using System.Globalization;
using Tracker.Burden;
using Tracker.Deciding;
using Tracker.Silo.Journal;
using Tracker.Units;

namespace Tracker.Silo.Ledger;

/// <summary>What every fact asked of a unit, one row each: the months are sums of these rows, and every sum can be opened.</summary>
internal static class BurdenFollowing
{
    private const string Put =
        """
        INSERT INTO ledger_burden (position, government, unit, month, day, kind, subject, asked, by_form)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """;

    private const string PutOnce =
        """
        INSERT INTO ledger_burden (position, government, unit, month, day, kind, subject, asked, by_form)
        SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9 WHERE NOT EXISTS (SELECT 1 FROM ledger_burden WHERE kind = 2 AND subject = $7)
        """;

    /// <summary>Null: the fact asked nothing.</summary>
    /// <param name="holder">Of an assignment's fact: the unit whose duty it is then.</param>
    public static SideWrite? Of(GrainAddress address, object fact, long position, UnitId? holder) => BurdenRule.Of(address, fact, holder) is not { } item ? null : new(
        item.Once ? PutOnce : Put,
        [
            position,
            address.Government.Value,
            long.Parse(item.Unit.Value, CultureInfo.InvariantCulture),
            (long)BurdenMonth.Of(item.On).Number,
            (long)JournalDay.Number(item.On),
            (long)item.Kind,
            item.Subject.Value,
            (long)item.Asked,
            (long)item.ByForm,
        ],
        Position: 1);
}
