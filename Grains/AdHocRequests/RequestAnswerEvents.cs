using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Units;

namespace Tracker.AdHocRequests;

// The quoted names are on disk for good.
[JsonDerivedType(typeof(AnswerAsked), "answer.asked.v1")]
[JsonDerivedType(typeof(AnswerGiven), "answer.given.v1")]
[JsonDerivedType(typeof(AnswerReturned), "answer.returned.v1")]
[JsonDerivedType(typeof(AnswerDayMoved), "answer.day-moved.v1")]
[JsonDerivedType(typeof(AnswerEnded), "answer.ended.v1")]
public abstract record RequestAnswerEvent;

/// <summary>The unit is asked. What it is asked stands here, so that its answer is judged without asking anybody.</summary>
public sealed record AnswerAsked(UnitId Unit, string UnitName, string Title, ImmutableArray<RequestField> Fields, DateOnly DueDay, DateOnly On)
    : RequestAnswerEvent;

/// <param name="Late">迟报: the first answer came after the day. Never 逾期, which is a point's.</param>
/// <param name="OnBehalf">代录.</param>
public sealed record AnswerGiven(DateOnly On, ImmutableArray<FieldValue> Values, ImmutableArray<EvidenceItem> Evidence, bool OnBehalf, bool Late)
    : RequestAnswerEvent,
        IErasable,
        IKeepsFiles
{
    [JsonIgnore]
    public object Erased => this with { Values = [], Evidence = [.. Evidence.Select(e => e.Erased)] };

    public IEnumerable<string> FileHashes() => Evidence.Select(e => e.Hash).OfType<string>();
}

/// <summary>退回补充.</summary>
public sealed record AnswerReturned(DateOnly On, string Reason) : RequestAnswerEvent, IErasable
{
    [JsonIgnore]
    public object Erased => this with { Reason = "" };
}

/// <summary>The request was extended.</summary>
public sealed record AnswerDayMoved(DateOnly Day) : RequestAnswerEvent;

/// <summary>The request was closed or withdrawn: no answer is taken any more.</summary>
public sealed record AnswerEnded(DateOnly On, bool Withdrawn) : RequestAnswerEvent;
