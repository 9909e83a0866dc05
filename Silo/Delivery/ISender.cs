using Tracker.Deciding;

namespace Tracker.Silo.Delivery;

/// <summary>Carries one message to the other side, once.</summary>
internal interface ISender
{
    ValueTask<SendOutcome> Send(DeliveryMessage message, DeliverySettings settings, CancellationToken cancel);
}

/// <param name="Refused">Null: the other side took it.</param>
/// <param name="ForGood">Trying again is of no use.</param>
/// <param name="WayIsDown">Nothing else gets through on this way either.</param>
public sealed record SendOutcome(Rejection? Refused, bool ForGood = false, bool WayIsDown = false)
{
    public static SendOutcome Taken { get; } = new((Rejection?)null);
}
