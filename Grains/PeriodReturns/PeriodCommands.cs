using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Deciding;
using Tracker.Units;

namespace Tracker.PeriodReturns;

// The quoted names travel between processes and stand in remembered command ids.
[JsonDerivedType(typeof(OpenPeriod), "period.open.v1")]
[JsonDerivedType(typeof(MoveDueDay), "period.move-due-day.v1")]
[JsonDerivedType(typeof(ClosePeriod), "period.close.v1")]
[JsonDerivedType(typeof(ReopenPeriod), "period.reopen.v1")]
[JsonDerivedType(typeof(RemindOfSheets), "period.remind-of-sheets.v1")]
public abstract record PeriodCommand;

/// <param name="FirstIssuedOn">The day of 印发 of the year's first plan that was assigned; null: none was.</param>
/// <param name="Asked">The units that have something to report, to be told; null: nobody is told.</param>
/// <param name="Held">It fell due before a restored backup was opened.</param>
public sealed record OpenPeriod(
    DateOnly From,
    DateOnly To,
    DateOnly DueDay,
    [property: Circumstance] DateOnly On,
    [property: Circumstance] DateOnly? FirstIssuedOn,
    [property: Circumstance] ImmutableArray<UnitId>? Asked = null,
    [property: Circumstance] bool Held = false) : PeriodCommand;

/// <summary>填报截止 comes near, or is over: the units whose sheets are missing are told. What was told, or stands at another day by now, is left alone.</summary>
public sealed record RemindOfSheets(
    DateOnly DueDay, int Offset, [property: Circumstance] ImmutableArray<UnitId> Units, [property: Circumstance] DateOnly On, [property: Circumstance] bool Held) : PeriodCommand;

public sealed record MoveDueDay(DateOnly Day, string Reason) : PeriodCommand;

public sealed record ClosePeriod([property: Circumstance] DateOnly On) : PeriodCommand;

public sealed record ReopenPeriod([property: Circumstance] DateOnly On, string Reason) : PeriodCommand;
