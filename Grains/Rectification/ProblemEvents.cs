using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Units;

namespace Tracker.Rectification;

// The quoted names are on disk for good.
[JsonDerivedType(typeof(ProblemRaised), "problem.raised.v1")]
[JsonDerivedType(typeof(MeasuresSet), "problem.measures-set.v1")]
[JsonDerivedType(typeof(RectificationDayMoved), "problem.day-moved.v1")]
[JsonDerivedType(typeof(ResultReported), "problem.result-reported.v1")]
[JsonDerivedType(typeof(ProblemRechecked), "problem.rechecked.v1")]
[JsonDerivedType(typeof(ProblemClosedOut), "problem.closed-out.v1")]
[JsonDerivedType(typeof(SampleChecked), "problem.sample-checked.v1")]
[JsonDerivedType(typeof(ProblemReopened), "problem.reopened.v1")]
[JsonDerivedType(typeof(RelapseMarked), "problem.relapse-marked.v1")]
[JsonDerivedType(typeof(RectificationReminded), "problem.reminded.v1")]
public abstract record ProblemEvent;

/// <summary>Written with the verdict that found it.</summary>
/// <param name="Unit">Who had to answer for the duty on that day.</param>
/// <param name="Gap">存在问题.</param>
public sealed record ProblemRaised(DateOnly On, GrainAddress Assignment, UnitRef Unit, string PointNumber, string PointTitle, string Gap, DateOnly RectifyBy)
    : ProblemEvent,
        IErasable
{
    /// <summary>The unit that is told; null: it was written before anybody was, or nobody is.</summary>
    public UnitId? Told { get; init; }

    [JsonIgnore]
    public object Erased => this with { Gap = "" };
}

/// <summary>措施清单 and 责任清单; set again, the last counts.</summary>
/// <param name="Responsible">责任人 or 责任处室/科室.</param>
public sealed record MeasuresSet(DateOnly On, string Measures, string Responsible, bool OnBehalf) : ProblemEvent, IErasable
{
    [JsonIgnore]
    public object Erased => this with { Measures = "", Responsible = "" };
}

public sealed record RectificationDayMoved(DateOnly On, DateOnly Day, string Reason) : ProblemEvent, IErasable
{
    /// <inheritdoc cref="ProblemRaised.Told"/>
    public UnitId? Told { get; init; }

    [JsonIgnore]
    public object Erased => this with { Reason = "" };
}

/// <summary>整改结果. Without a link or a file there is none: 未整改.</summary>
public sealed record ResultReported(DateOnly On, AccountId By, string Words, ImmutableArray<EvidenceItem> Evidence, bool OnBehalf) : ProblemEvent, IErasable, IKeepsFiles
{
    [JsonIgnore]
    public object Erased => this with { Words = "", Evidence = [.. Evidence.Select(e => e.Erased)] };

    public IEnumerable<string> FileHashes() => Evidence.Select(e => e.Hash).OfType<string>();
}

/// <summary>复核, by another than who reported the result.</summary>
public sealed record ProblemRechecked(DateOnly On, AccountId By, bool Passed, string Words) : ProblemEvent, IErasable
{
    /// <inheritdoc cref="ProblemRaised.Told"/>
    public UnitId? Told { get; init; }

    [JsonIgnore]
    public object Erased => this with { Words = "" };
}

/// <summary>销号.</summary>
public sealed record ProblemClosedOut(DateOnly On, AccountId By) : ProblemEvent;

/// <summary>抽查 of what was closed out; where it does not hold a <see cref="ProblemReopened"/> follows.</summary>
public sealed record SampleChecked(DateOnly On, AccountId By, bool Holds, string Words) : ProblemEvent, IErasable
{
    [JsonIgnore]
    public object Erased => this with { Words = "" };
}

/// <summary>重新挂账.</summary>
public sealed record ProblemReopened(DateOnly On, string Reason, DateOnly RectifyBy) : ProblemEvent, IErasable
{
    /// <inheritdoc cref="ProblemRaised.Told"/>
    public UnitId? Told { get; init; }

    [JsonIgnore]
    public object Erased => this with { Reason = "" };
}

/// <summary>反弹: it was closed out in an earlier year and is here again.</summary>
public sealed record RelapseMarked(DateOnly On, GrainAddress Earlier, string Reason) : ProblemEvent, IErasable
{
    [JsonIgnore]
    public object Erased => this with { Reason = "" };
}

/// <summary>提醒 before and behind 整改时限, once for each day and offset.</summary>
/// <param name="Offset">Negative: so many days before the day.</param>
/// <param name="Unit">Who had to answer for the duty then, and is told.</param>
/// <param name="Held">It fell due before a restored backup was opened: told to nobody.</param>
public sealed record RectificationReminded(DateOnly Day, int Offset, UnitId Unit, DateOnly On, bool Held) : ProblemEvent;
