using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Tracker.AdHocRequests;
using Tracker.Deciding;
using Tracker.Silo.Journal;
using Tracker.Units;

namespace Tracker.Silo.Ledger;

/// <summary>Reads the lists of requests (临时报送) and answers, which follow the journal in its own transaction; the words stand in the grains.</summary>
public sealed class RequestLedger(IRoomTables tables)
{
    private const string Requests =
        """
        SELECT r.address, r.title, r.stage, r.fields, r.due_day, r.sent_on,
            (SELECT COUNT(*) FROM ledger_answers a WHERE a.request = r.address),
            (SELECT COUNT(*) FROM ledger_answers a WHERE a.request = r.address AND a.standing = 1),
            (SELECT COUNT(*) FROM ledger_answers a WHERE a.request = r.address AND a.late = 1)
        FROM ledger_requests r
        """;

    private const string Answers =
        """
        SELECT a.request, r.title, a.unit, a.unit_name, a.standing, a.due_day, a.answered_on, a.late, a.ended, r.stage, r.fields
        FROM ledger_answers a JOIN ledger_requests r ON r.address = a.request
        """;

    /// <summary>A government's requests, the newest first.</summary>
    public ValueTask<ImmutableArray<RequestLine>> Of(DivisionCode government, CancellationToken cancel = default) => tables.Read(
        database => Read(database, $"{Requests} WHERE r.government = @government ORDER BY r.year DESC, r.no DESC", RequestRow, ("@government", government.Value)), cancel);

    /// <summary>Null: there is no such request.</summary>
    public async ValueTask<RequestLine?> One(GrainAddress request, CancellationToken cancel = default) => (await tables.Read(
        database => Read(database, $"{Requests} WHERE r.government = @government AND r.address = @address", RequestRow, ("@government", request.Government.Value), ("@address", request.Value)), cancel)).FirstOrDefault();

    /// <summary>Who was asked, in the order they were.</summary>
    public ValueTask<ImmutableArray<AnswerLine>> AnswersTo(GrainAddress request, CancellationToken cancel = default) => tables.Read(
        database => Read(database, $"{Answers} WHERE a.request = @request ORDER BY a.no", AnswerRow, ("@request", request.Value)), cancel);

    /// <summary>What a unit was asked, the newest first.</summary>
    public ValueTask<ImmutableArray<AnswerLine>> AskedOf(DivisionCode government, UnitId unit, CancellationToken cancel = default) => tables.Read(
        database => Read(
            database,
            $"{Answers} WHERE a.government = @government AND a.unit = @unit ORDER BY a.no DESC",
            AnswerRow,
            ("@government", government.Value),
            ("@unit", long.Parse(unit.Value, CultureInfo.InvariantCulture))), cancel);

    internal static ImmutableArray<T> Read<T>(DbConnection database, string sql, Func<DbDataReader, T> row, params (string Name, object Value)[] parameters)
    {
        using var command = database.CreateCommand();
#pragma warning disable CA2100 // our own words only
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
        using var rows = command.ExecuteReader();
        var found = ImmutableArray.CreateBuilder<T>();
        while (rows.Read())
        {
            found.Add(row(rows));
        }
        return found.DrainToImmutable();
    }

    private static RequestLine RequestRow(DbDataReader row) => new(
        GrainAddress.Parse(row.GetString(0)),
        row.GetString(1),
        (RequestStage)row.GetInt64(2),
        (int)row.GetInt64(3),
        Day(row, 4)!.Value,
        Day(row, 5),
        (int)row.GetInt64(6),
        (int)row.GetInt64(7),
        (int)row.GetInt64(8));

    private static AnswerLine AnswerRow(DbDataReader row) => new(
        GrainAddress.Parse(row.GetString(0)),
        row.GetString(1),
        UnitId.Of((int)row.GetInt64(2)),
        row.GetString(3),
        (AnswerStanding)row.GetInt64(4),
        Day(row, 5)!.Value,
        Day(row, 6),
        row.GetInt64(7) == 1,
        row.GetInt64(8) == 1,
        (RequestStage)row.GetInt64(9),
        (int)row.GetInt64(10));

    private static DateOnly? Day(DbDataReader row, int column) => JournalDay.Day((int)row.GetInt64(column));
}

/// <param name="Units">How many were asked.</param>
/// <param name="Answered">Answers that stand; one that was returned does not.</param>
/// <param name="Late">迟报.</param>
public sealed record RequestLine(
    GrainAddress Request, string Title, RequestStage Stage, int Fields, DateOnly DueDay, DateOnly? SentOn, int Units, int Answered, int Late);

/// <param name="Ended">The request was closed or withdrawn.</param>
public sealed record AnswerLine(
    GrainAddress Request,
    string Title,
    UnitId Unit,
    string UnitName,
    AnswerStanding Standing,
    DateOnly DueDay,
    DateOnly? AnsweredOn,
    bool Late,
    bool Ended,
    RequestStage Stage,
    int Fields)
{
    public GrainAddress Address => Request.Child(RequestAnswer.Kind.Name, Unit.Value);

    /// <summary>The unit has still to do something.</summary>
    public bool IsDue => !Ended && Standing != AnswerStanding.Given;

    /// <summary>Its day is past and nothing came: 迟报, or not yet 报送.</summary>
    public bool IsLateOn(DateOnly today) => Late || (IsDue && Standing == AnswerStanding.Awaited && DueDay < today);
}
