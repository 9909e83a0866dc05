using System.Collections.Immutable;
using System.Data.Common;
using Tracker.Deciding;
using Tracker.Lights;
using Tracker.Reminders;
using Tracker.Scores;
using Tracker.Silo.Journal;
using Tracker.Units;

namespace Tracker.Silo.Ledger;

/// <summary>The facts of one plan's assignments and points between two positions, and those of the periods of its year and of the government's rules, found by their streams' addresses.</summary>
public sealed class ChangesLedger(IRoomTables tables)
{
    // '0' is the sign after '/': from the one to the other stands all that lies below an address.
    private const string Below =
        """
        SELECT e.position, s.address, e.version, e.type, e.data, e.metadata, CASE WHEN e.salt IS NULL THEN 1 ELSE 0 END
        FROM streams s JOIN events e ON e.stream = s.no
        WHERE s.address >= @from AND s.address < @to AND e.position > @after AND e.position <= @until ORDER BY e.position
        """;

    public ValueTask<ImmutableArray<RecordedFact>> OfPlan(GrainAddress plan, long after, long until, CancellationToken cancel = default) =>
        Facts($"{plan.Value}/", $"{plan.Value}0", after, until, cancel);

    /// <summary>Periods and the sheets sent for them.</summary>
    public ValueTask<ImmutableArray<RecordedFact>> OfPeriods(DivisionCode government, PlanYear year, long after, long until, CancellationToken cancel = default) =>
        Facts($"{government.Value}/{year.Value:D4}/period/", $"{government.Value}/{year.Value:D4}/period0", after, until, cancel);

    /// <summary>What was set for the whole government: rules of lights, reminders and scores.</summary>
    public async ValueTask<ImmutableArray<RecordedFact>> OfRules(DivisionCode government, long after, long until, CancellationToken cancel = default)
    {
        var all = ImmutableArray.CreateBuilder<RecordedFact>();
        foreach (var book in (GrainAddress[])[LightRuleBook.AddressOf(government), ReminderRuleBook.AddressOf(government), ScoreBook.AddressOf(government)])
        {
            all.AddRange(await Facts(book.Value, $"{book.Value}/", after, until, cancel));
        }
        return all.DrainToImmutable();
    }

    private ValueTask<ImmutableArray<RecordedFact>> Facts(string from, string to, long after, long until, CancellationToken cancel) => tables.Read(
        database => RequestLedger.Read(database, Below, Row, ("@from", from), ("@to", to), ("@after", after), ("@until", until)), cancel);

    private static RecordedFact Row(DbDataReader row) => new(
        row.GetInt64(0), GrainAddress.Parse(row.GetString(1)), row.GetInt64(2), row.GetString(3), row.GetString(4), row.GetString(5), row.GetInt64(6) == 1);
}
