using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Deciding;
using Tracker.Units;

namespace Tracker.AdHocRequests;

// The quoted names are on disk for good.
[JsonDerivedType(typeof(RequestDrafted), "ad-hoc-request.drafted.v1")]
[JsonDerivedType(typeof(RequestRevised), "ad-hoc-request.revised.v1")]
[JsonDerivedType(typeof(RequestSent), "ad-hoc-request.sent.v1")]
[JsonDerivedType(typeof(RequestExtended), "ad-hoc-request.extended.v1")]
[JsonDerivedType(typeof(RequestClosed), "ad-hoc-request.closed.v1")]
[JsonDerivedType(typeof(RequestWithdrawn), "ad-hoc-request.withdrawn.v1")]
public abstract record AdHocRequestEvent;

public sealed record RequestDrafted(RequestContent Content) : AdHocRequestEvent;

public sealed record RequestRevised(RequestContent Content) : AdHocRequestEvent;

/// <summary>Sent to these units; those that it was sent to before are not among them.</summary>
/// <param name="Reason">Why it was sent although some of them are over the budget; null: none is.</param>
public sealed record RequestSent(DateOnly On, ImmutableArray<UnitRef> Units, string? Reason = null) : AdHocRequestEvent, IErasable
{
    [JsonIgnore]
    public object Erased => this with { Reason = Reason is null ? null : "" };
}

public sealed record RequestExtended(DateOnly On, DateOnly Day, string Reason) : AdHocRequestEvent, IErasable
{
    [JsonIgnore]
    public object Erased => this with { Reason = "" };
}

public sealed record RequestClosed(DateOnly On) : AdHocRequestEvent;

public sealed record RequestWithdrawn(DateOnly On, string Reason) : AdHocRequestEvent, IErasable
{
    [JsonIgnore]
    public object Erased => this with { Reason = "" };
}
