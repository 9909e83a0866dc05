using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Units;

namespace Tracker.PeriodReturns;

// The quoted names are on disk for good.
[JsonDerivedType(typeof(PeriodOpened), "period.opened.v1")]
[JsonDerivedType(typeof(PeriodDueDayMoved), "period.due-day-moved.v1")]
[JsonDerivedType(typeof(PeriodClosed), "period.closed.v1")]
[JsonDerivedType(typeof(PeriodReopened), "period.reopened.v1")]
[JsonDerivedType(typeof(PeriodReminded), "period.reminded.v1")]
public abstract record PeriodEvent;

/// <summary>The units are asked for their sheets.</summary>
public sealed record PeriodOpened(DateOnly From, DateOnly To, DateOnly DueDay, DateOnly On) : PeriodEvent
{
    /// <summary>Who is told; null: nobody is.</summary>
    public ImmutableArray<UnitId>? Asked { get; init; }

    /// <summary>It fell due before a restored backup was opened: the notices are kept back.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Held { get; init; }
}

/// <summary>填报截止 was moved; who was late stays late, since each sheet says so of itself.</summary>
public sealed record PeriodDueDayMoved(DateOnly Day, string Reason) : PeriodEvent;

/// <summary>No sheet is taken any more.</summary>
public sealed record PeriodClosed(DateOnly On) : PeriodEvent;

public sealed record PeriodReopened(DateOnly On, string Reason) : PeriodEvent;

/// <summary>The units whose sheets were missing were reminded of 填报截止.</summary>
/// <param name="DueDay">As it stood then: a day that moves is reminded of anew.</param>
/// <param name="Offset">Days before it (negative) or behind it.</param>
/// <param name="Held">It fell due before a restored backup was opened: the notices are kept back.</param>
public sealed record PeriodReminded(DateOnly DueDay, int Offset, ImmutableArray<UnitId> Units, DateOnly On, bool Held) : PeriodEvent;
