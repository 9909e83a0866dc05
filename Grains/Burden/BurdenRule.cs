using Tracker.AdHocRequests;
using Tracker.Deciding;

namespace Tracker.Burden;

/// <summary>
/// How many fields a unit is asked (填报负担), counted from facts: every fact counts by itself, so that any grouping adds up.
/// 临时报送: its fields, once for each unit, on the day it was sent; also those that are offered filled in.
/// One form per point would have asked the same fields for that.
/// </summary>
public static class BurdenRule
{
    /// <summary>Null: the fact asked nothing of anybody.</summary>
    public static BurdenItem? Of(GrainAddress address, object fact) => fact switch
    {
        AnswerAsked e => new BurdenItem(e.Unit, e.On, BurdenKind.Request, address.Parent!.Value, e.Fields.Length, e.Fields.Length),
        _ => null,
    };
}
