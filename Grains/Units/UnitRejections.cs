using Tracker.Deciding;

namespace Tracker.Units;

/// <summary>Why the register refuses; every refusal over a name says both names.</summary>
public static class UnitRejections
{
    public static Rejection UnitUnknown(UnitId unit) => new("unit-register.unit-unknown", unit.Value);

    public static Rejection NameEmpty { get; } = new("unit-register.name-empty");

    public static Rejection NameTooLong(string name, int longest) =>
        new("unit-register.name-too-long", name[..20], longest.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>It reads like several names.</summary>
    public static Rejection NameCharacters(string name) => new("unit-register.name-characters", name);

    /// <summary>有关部门 can be no unit's name: the office is asked whenever it stands in a document.</summary>
    public static Rejection NameVague(string name) => new("unit-register.name-vague", name);

    /// <param name="holder">The name of the unit that goes by it.</param>
    public static Rejection NameTaken(string name, string holder) => new("unit-register.name-taken", name, holder);

    public static Rejection NameIsGroup(string name, string group) => new("unit-register.name-is-group", name, group);

    public static Rejection NameTwice(string name, int otherRow) =>
        new("unit-register.name-twice", name, otherRow.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public static Rejection ParentUnknown(string unit, string parent) => new("unit-register.parent-unknown", unit, parent);

    public static Rejection ParentCycle(string unit, string parent) => new("unit-register.parent-cycle", unit, parent);

    public static Rejection GroupIsUnit(string group, string unit) => new("unit-register.group-is-unit", group, unit);

    public static Rejection GroupEmpty(string group) => new("unit-register.group-empty", group);
}
