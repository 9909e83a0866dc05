using System.Globalization;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Units;

namespace Tracker.Inbox;

/// <summary>To whom a notice is written: a unit, the office (政务公开办) itself, or the administrators. Stored as a number: the unit's, 0 or -1.</summary>
public readonly record struct Desk(int Number)
{
    public static Desk Office { get; }

    public static Desk Administrators { get; } = new(-1);

    public static Desk Of(UnitId unit) => new(int.Parse(unit.Value, NumberStyles.None, CultureInfo.InvariantCulture));

    /// <summary>Null: it is no unit's.</summary>
    public UnitId? Unit => Number > 0 ? UnitId.Of(Number) : null;

    public override string ToString() => Number switch { 0 => "office", < 0 => "administrators", _ => Unit!.Value.Value };
}

public static class Desks
{
    /// <summary>Whose notices an account gets, by the authorisation table: those of the units it serves, the office's where it is the office, the administrators' where it is one.</summary>
    public static IEnumerable<Desk> Of(Caller caller, DivisionCode government) =>
    [
        .. AccessTable.May(caller, Deed.ReadOfficeInbox, Subject.Whole(government)) ? [Desk.Office] : Array.Empty<Desk>(),
        .. AccessTable.May(caller, Deed.Operate, Subject.Whole(government)) ? [Desk.Administrators] : Array.Empty<Desk>(),
        .. caller.Units.Where(unit => AccessTable.May(caller, Deed.ReadInbox, new Subject(government, unit, [], []))).Select(Desk.Of),
    ];
}
