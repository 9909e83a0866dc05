using Tracker.Assignments;
using Tracker.Burden;
using Tracker.Deciding;
using Tracker.Units;

namespace Tracker.Gateway.Burden;

/// <summary>How screens say what asked, and where it is seen.</summary>
internal static class BurdenWords
{
    public static string Of(BurdenKind kind) => kind switch
    {
        BurdenKind.PeriodReturn => "本期填报",
        BurdenKind.Request => "临时报送",
        _ => "建账",
    };

    /// <summary>Null: there is no page of it.</summary>
    public static string? LinkOf(BurdenKind kind, GrainAddress subject) => kind switch
    {
        BurdenKind.Request => $"/requests/{subject.RouteForm}",
        _ when subject.Kind == Assignment.Kind.Name => $"/assignments/{subject.RouteForm}",
        _ => Returns.ReturnWords.Link(subject.Parent!.Value, UnitId.Parse(subject.Id)),
    };
}
