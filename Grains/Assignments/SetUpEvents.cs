using System.Text.Json.Serialization;
using Tracker.Deciding;

namespace Tracker.Assignments;

/// <summary>建账; each replaces the one before.</summary>
public sealed record SetUpEntered(DateOnly On, SetUp SetUp) : AssignmentEvent, IErasable
{
    [JsonIgnore]
    public object Erased => this with { SetUp = Assignments.SetUp.Erased };
}

public sealed record SetUpAccepted(DateOnly On) : AssignmentEvent;

public sealed record SetUpReturned(DateOnly On, string Reason) : AssignmentEvent, IErasable
{
    [JsonIgnore]
    public object Erased => this with { Reason = "" };
}
