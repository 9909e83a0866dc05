using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Deciding;
using Tracker.Evidence;

namespace Tracker.AdHocRequests;

/// <summary>One unit's answer to a request, at <c>…/ad-hoc-request/N/answer/UNIT</c>.</summary>
public abstract record RequestAnswer
{
    private RequestAnswer() { }

    public sealed record NotAsked : RequestAnswer;

    /// <param name="Question">As it was asked.</param>
    /// <param name="Values">The last answer's; empty: none was given, or it was erased by law.</param>
    /// <param name="On">The day of the last answer; null: none was given.</param>
    /// <param name="Late">迟报, by the first answer.</param>
    /// <param name="Reason">Why it was returned, while it is.</param>
    /// <param name="Withdrawn">Null: answers are taken.</param>
    public sealed record Asked(
        AnswerAsked Question,
        DateOnly DueDay,
        AnswerStanding Standing,
        ImmutableArray<FieldValue> Values,
        ImmutableArray<EvidenceItem> Evidence,
        DateOnly? On,
        bool Late,
        string? Reason,
        bool? Withdrawn) : RequestAnswer;

    public static RequestAnswer Initial { get; } = new NotAsked();

    public static GrainKind<RequestAnswer, RequestAnswerCommand, RequestAnswerEvent> Kind { get; } =
        new("answer", Initial, Evolve, RequestAnswerDecider.Decide);

    public static RequestAnswer Evolve(RequestAnswer state, RequestAnswerEvent fact) => (state, fact) switch
    {
        (NotAsked, AnswerAsked e) => new Asked(e, e.DueDay, AnswerStanding.Awaited, [], [], null, Late: false, null, null),
        (Asked s, AnswerGiven e) => s with
        {
            Standing = AnswerStanding.Given,
            Values = e.Values,
            Evidence = e.Evidence,
            On = e.On,
            Late = e.Late,
            Reason = null,
        },
        (Asked s, AnswerReturned e) => s with { Standing = AnswerStanding.Returned, Reason = e.Reason },
        (Asked s, AnswerDayMoved e) => s with { DueDay = e.Day },
        (Asked s, AnswerEnded e) => s with { Withdrawn = e.Withdrawn },
        _ => throw new JournalOutOfOrderException(state, fact),
    };
}

/// <summary>Stored as a number in the ledger's tables.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AnswerStanding>))]
public enum AnswerStanding
{
    /// <summary>待填报.</summary>
    [JsonStringEnumMemberName("awaited")]
    Awaited,

    /// <summary>已报送.</summary>
    [JsonStringEnumMemberName("given")]
    Given,

    /// <summary>退回补充.</summary>
    [JsonStringEnumMemberName("returned")]
    Returned,
}
