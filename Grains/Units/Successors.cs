namespace Tracker.Units;

/// <summary>Who answers for an abolished unit's past (承接单位), by the changes that were carried out since.</summary>
public static class Successors
{
    /// <summary>The unit itself while it is there. Where several took over, or nobody is known to, it stays itself: a person has to say.</summary>
    public static UnitRef HolderNow(this UnitRegister register, UnitRef unit)
    {
        var seen = new HashSet<UnitId>();
        var now = unit;
        while (seen.Add(now.Unit) && register.Unit(now.Unit) is { Active: false }
            && register.Changes.Values.LastOrDefault(c => c.Stage == UnitChangeStage.CarriedOut && c.Ending.Any(e => e.Unit == now.Unit)) is { OnlyTaker: { } taker })
        {
            now = taker;
        }
        return register.Unit(now.Unit) is { } known ? known.Ref : now;
    }
}
