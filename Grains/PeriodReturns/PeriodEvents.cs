using System.Text.Json.Serialization;

namespace Tracker.PeriodReturns;

// The quoted names are on disk for good.
[JsonDerivedType(typeof(PeriodOpened), "period.opened.v1")]
[JsonDerivedType(typeof(PeriodDueDayMoved), "period.due-day-moved.v1")]
[JsonDerivedType(typeof(PeriodClosed), "period.closed.v1")]
[JsonDerivedType(typeof(PeriodReopened), "period.reopened.v1")]
public abstract record PeriodEvent;

/// <summary>The units are asked for their sheets.</summary>
public sealed record PeriodOpened(DateOnly From, DateOnly To, DateOnly DueDay, DateOnly On) : PeriodEvent;

/// <summary>填报截止 was moved; who was late stays late, since each sheet says so of itself.</summary>
public sealed record PeriodDueDayMoved(DateOnly Day, string Reason) : PeriodEvent;

/// <summary>No sheet is taken any more.</summary>
public sealed record PeriodClosed(DateOnly On) : PeriodEvent;

public sealed record PeriodReopened(DateOnly On, string Reason) : PeriodEvent;
