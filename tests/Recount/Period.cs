namespace Tracker.Recount;

/// <summary>A unit's sheet of a period. The day it was first sent decides whether it was late.</summary>
internal sealed class Sheet(Period period, Unit unit, DateOnly sent, bool late)
{
    internal Period Period => period;
    internal Unit Unit => unit;
    internal bool Returned { get; set; }
    internal SheetLine Line => new(period.Name, unit.Name, sent, late, Returned);
}

/// <summary>A period (期), its day of 填报截止 and the sheets sent so far.</summary>
internal sealed class Period(string name, DateOnly due)
{
    private Unit[]? _missingAtClose;

    internal string Name => name;
    internal DateOnly Due => due;
    internal bool IsOpen => _missingAtClose is null;
    internal List<Sheet> Sheets { get; } = [];

    internal Sheet? SheetOf(Unit unit) => Sheets.Find(sheet => sheet.Unit == unit);

    internal void Close(IEnumerable<Duty> duties) => _missingAtClose ??= [.. MissingAmong(duties)];

    /// <summary>Who owes a sheet and never sent one: while the period is open as things stand, afterwards as they stood when it closed.</summary>
    internal IEnumerable<Unit> Missing(IEnumerable<Duty> duties) => (_missingAtClose ?? MissingAmong(duties)).Where(unit => SheetOf(unit) is null);

    private IEnumerable<Unit> MissingAmong(IEnumerable<Duty> duties) => duties
        .Where(duty => duty.OwesRows && duty.Made <= due && duty.Sheets.All(sheet => sheet.Period != this))
        .Select(duty => duty.Unit)
        .Distinct()
        .Where(unit => SheetOf(unit) is null);
}
