using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Units;

namespace Tracker.LookBack;

// The quoted names are on disk for good.
[JsonDerivedType(typeof(LookBackStarted), "look-back.started.v1")]
[JsonDerivedType(typeof(PointsSelected), "look-back.points-selected.v1")]
[JsonDerivedType(typeof(IndependenceChanged), "look-back.independence-changed.v1")]
[JsonDerivedType(typeof(VerificationBegun), "look-back.verification-begun.v1")]
[JsonDerivedType(typeof(VerificationEnded), "look-back.verification-ended.v1")]
[JsonDerivedType(typeof(SampleDrawn), "look-back.sample-drawn.v1")]
[JsonDerivedType(typeof(LookBackEnded), "look-back.ended.v1")]
[JsonDerivedType(typeof(LookBackReopened), "look-back.reopened.v1")]
public abstract record LookBackEvent;

public sealed record LookBackStarted(DateOnly On, Independence Independence) : LookBackEvent;

/// <param name="Points">Those that were not selected before.</param>
/// <param name="Duties">The duties under them that became checks, and those that came to a point selected before.</param>
public sealed record PointsSelected(DateOnly On, ImmutableArray<SelectedPoint> Points, ImmutableArray<GrainAddress> Duties) : LookBackEvent, IErasable
{
    /// <summary>Units that are told that they are looked back on; null: it was written before anybody was told.</summary>
    public ImmutableArray<UnitId>? Told { get; init; }

    [JsonIgnore]
    public object Erased => this with { Points = [.. Points.Select(p => p with { Reason = p.Reason is null ? null : "" })] };
}

public sealed record IndependenceChanged(DateOnly On, Independence Independence, string Reason) : LookBackEvent, IErasable
{
    [JsonIgnore]
    public object Erased => this with { Reason = "" };
}

/// <summary>A round over all evidence: each item is looked at once in it.</summary>
public sealed record VerificationBegun(DateOnly On, int Round) : LookBackEvent;

public sealed record VerificationEnded(DateOnly On, int Round) : LookBackEvent;

/// <summary>抽查 of problems that were closed out. Who has the seed can draw it again (<see cref="ProblemSample"/>).</summary>
/// <param name="From">All that were closed out then, in the order of their addresses.</param>
public sealed record SampleDrawn(DateOnly On, string Seed, int Percent, ImmutableArray<GrainAddress> From, ImmutableArray<GrainAddress> Drawn) : LookBackEvent;

/// <summary>结束: what was selected, judged and assessed stands as it is. 整改 of its problems goes on.</summary>
/// <param name="Reason">Why something was not verified; null: all was.</param>
public sealed record LookBackEnded(DateOnly On, AccountId By, string? Reason) : LookBackEvent, IErasable
{
    [JsonIgnore]
    public object Erased => this with { Reason = Reason is null ? null : "" };
}

public sealed record LookBackReopened(DateOnly On, AccountId By, string Reason) : LookBackEvent, IErasable
{
    [JsonIgnore]
    public object Erased => this with { Reason = "" };
}
