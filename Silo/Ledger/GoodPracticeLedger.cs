using System.Collections.Immutable;
using System.Globalization;
using Tracker.Deciding;
using Tracker.GoodPractices;
using Tracker.Silo.Journal;
using Tracker.Units;

namespace Tracker.Silo.Ledger;

/// <summary>The list of good practices (亮点做法), which follows the journal in its own transaction; the words stand in the grains.</summary>
public sealed class GoodPracticeLedger(IRoomTables tables)
{
    private const string Put =
        """
        INSERT INTO ledger_good_practices (no, address, government, unit, unit_name, title, marked_on, shared_on) VALUES ($1, $2, $3, $4, $5, $6, $7, 0)
        ON CONFLICT (no) DO UPDATE SET unit = excluded.unit, unit_name = excluded.unit_name, title = excluded.title, marked_on = excluded.marked_on
        """;

    /// <summary>A government's, the last marked first.</summary>
    public ValueTask<ImmutableArray<GoodPracticeLine>> Of(DivisionCode government, CancellationToken cancel = default) => tables.Read(
        database => RequestLedger.Read(
            database,
            "SELECT address, unit, unit_name, title, marked_on, shared_on FROM ledger_good_practices WHERE government = @government ORDER BY marked_on DESC, no DESC",
            row => new GoodPracticeLine(
                GrainAddress.Parse(row.GetString(0)),
                new UnitRef(UnitId.Of((int)row.GetInt64(1)), row.GetString(2)),
                row.GetString(3),
                JournalDay.Day((int)row.GetInt64(4))!.Value,
                JournalDay.Day((int)row.GetInt64(5))),
            ("@government", government.Value)),
        cancel);

    /// <summary>What a fact changes; null: nothing.</summary>
    internal static SideWrite? Following(GrainAddress address, long no, object fact) => fact switch
    {
        GoodPracticeMarked e => new(
            Put,
            [no, address.Value, address.Government.Value, long.Parse(e.Unit.Unit.Value, CultureInfo.InvariantCulture), e.Unit.Name, e.Title, (long)JournalDay.Number(e.On)]),
        GoodPracticeShared e => new("UPDATE ledger_good_practices SET shared_on = $2 WHERE no = $1", [no, (long)JournalDay.Number(e.On)]),
        GoodPracticeUnmarked => new("DELETE FROM ledger_good_practices WHERE no = $1", [no]),
        _ => null,
    };
}

/// <param name="SharedOn">Null: only the office sees it.</param>
public sealed record GoodPracticeLine(GrainAddress Address, UnitRef Unit, string Title, DateOnly MarkedOn, DateOnly? SharedOn)
{
    /// <summary>The duty that it was reported on.</summary>
    public GrainAddress Assignment => Address.Parent!.Value;
}
