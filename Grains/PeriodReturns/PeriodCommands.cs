using System.Text.Json.Serialization;
using Tracker.Deciding;

namespace Tracker.PeriodReturns;

// The quoted names travel between processes and stand in remembered command ids.
[JsonDerivedType(typeof(OpenPeriod), "period.open.v1")]
[JsonDerivedType(typeof(MoveDueDay), "period.move-due-day.v1")]
[JsonDerivedType(typeof(ClosePeriod), "period.close.v1")]
[JsonDerivedType(typeof(ReopenPeriod), "period.reopen.v1")]
public abstract record PeriodCommand;

/// <param name="FirstIssuedOn">The day of 印发 of the year's first plan that was assigned; null: none was.</param>
public sealed record OpenPeriod(
    DateOnly From, DateOnly To, DateOnly DueDay, [property: Circumstance] DateOnly On, [property: Circumstance] DateOnly? FirstIssuedOn) : PeriodCommand;

public sealed record MoveDueDay(DateOnly Day, string Reason) : PeriodCommand;

public sealed record ClosePeriod([property: Circumstance] DateOnly On) : PeriodCommand;

public sealed record ReopenPeriod([property: Circumstance] DateOnly On, string Reason) : PeriodCommand;
