using Tracker.Deciding;

namespace Tracker.Units;

/// <summary>What may be a name of a unit or a group.</summary>
internal static class NameRules
{
    /// <summary>Null: the unit may go by this name.</summary>
    /// <param name="owner">The unit itself, whose own names are free for it; null for a new one.</param>
    public static Rejection? Problem(UnitRegister state, string name, UnitId? owner) =>
        Form(name) is { } problem ? problem
        : state.Names.TryGetValue(NameKey.Of(name), out var number) && state.Units[number] is var holder && holder.Id != owner
            ? UnitRejections.NameTaken(name, holder.Name)
        : state.Group(name) is { } group ? UnitRejections.NameIsGroup(name, group.Name)
        : null;

    public static Rejection? GroupProblem(UnitRegister state, string name) =>
        Form(name) is { } problem ? problem
        : state.Names.TryGetValue(NameKey.Of(name), out var number) ? UnitRejections.GroupIsUnit(name, state.Units[number].Name)
        : null;

    public static Rejection? Form(string name) =>
        NameKey.Of(name).Length == 0 ? UnitRejections.NameEmpty
        : name.Length > UnitRegisterDecider.LongestName ? UnitRejections.NameTooLong(name, UnitRegisterDecider.LongestName)
        : NameList.Parts(name).Length > 1 || name.Any(char.IsControl) ? UnitRejections.NameCharacters(name)
        : VagueWords.StandIn(name) ? UnitRejections.NameVague(name)
        : null;
}
