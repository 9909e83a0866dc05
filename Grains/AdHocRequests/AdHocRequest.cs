using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Deciding;
using Tracker.Units;

namespace Tracker.AdHocRequests;

/// <summary>临时报送: a small one-off table that the office sends to chosen units. Each unit's answer is a grain of its own below it.</summary>
public abstract record AdHocRequest
{
    private AdHocRequest() { }

    public sealed record NotDrafted : AdHocRequest;

    public sealed record Draft(RequestContent Content) : AdHocRequest;

    /// <param name="Units">In the order they were sent it.</param>
    /// <param name="On">The day it was first sent.</param>
    /// <param name="Ended">When it was closed or withdrawn; null: it is open.</param>
    public sealed record Sent(RequestContent Content, ImmutableArray<UnitRef> Units, DateOnly On, RequestStage Stage, DateOnly? Ended) : AdHocRequest;

    /// <summary>Null: nothing was drafted.</summary>
    public RequestContent? Asks => this switch { Draft d => d.Content, Sent s => s.Content, _ => null };

    public static AdHocRequest Initial { get; } = new NotDrafted();

    public static GrainKind<AdHocRequest, AdHocRequestCommand, AdHocRequestEvent> Kind { get; } =
        new("ad-hoc-request", Initial, Evolve, AdHocRequestDecider.Decide);

    public static AdHocRequest Evolve(AdHocRequest state, AdHocRequestEvent fact) => (state, fact) switch
    {
        (NotDrafted, RequestDrafted e) => new Draft(e.Content),
        (Draft, RequestRevised e) => new Draft(e.Content),
        (Draft s, RequestSent e) => new Sent(s.Content, e.Units, e.On, RequestStage.Open, null),
        (Sent s, RequestSent e) => s with { Units = s.Units.AddRange(e.Units) },
        (Sent s, RequestExtended e) => s with { Content = s.Content with { DueDay = e.Day } },
        (Sent s, RequestClosed e) => s with { Stage = RequestStage.Closed, Ended = e.On },
        (Sent s, RequestWithdrawn e) => s with { Stage = RequestStage.Withdrawn, Ended = e.On },
        _ => throw new JournalOutOfOrderException(state, fact),
    };
}

/// <summary>Stored as a number in the ledger's tables.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RequestStage>))]
public enum RequestStage
{
    /// <summary>草稿.</summary>
    [JsonStringEnumMemberName("draft")]
    Draft,

    /// <summary>收集中.</summary>
    [JsonStringEnumMemberName("open")]
    Open,

    /// <summary>已截止.</summary>
    [JsonStringEnumMemberName("closed")]
    Closed,

    /// <summary>已撤回.</summary>
    [JsonStringEnumMemberName("withdrawn")]
    Withdrawn,
}
