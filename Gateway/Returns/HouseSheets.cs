using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Shared;
using Tracker.PeriodReturns;
using Tracker.Units;

namespace Tracker.Gateway.Returns;

/// <summary>The house's own sheets, as workbooks need them.</summary>
internal sealed class HouseSheets(SheetReading sheets, ReturnDesk desk, PeriodDesk periods, DraftDesk drafts, Access access, IGrains grains) : IReturnSheets
{
    private static readonly Rejection Unknown = new("period.unknown");

    public async ValueTask<Outcome<WorkbookSheet>> Sheet(Caller caller, GrainAddress period, UnitId unit, CancellationToken cancel)
    {
        if (await sheets.Look(caller, period, unit, cancel) is not { MayFill: true } sheet)
        {
            return Unknown;
        }
        var kept = await drafts.Look(sheet, cancel);
        return new WorkbookSheet(
            sheet.Address, PeriodNames.Of(period), unit, sheet.UnitName, sheet.Period.DueDay,
            [.. sheet.Rows.Where(r => r.IsOpen).Select(r => Line(r) with { Unsent = UnsentRow.Of(kept, r) })]) { OnBehalf = sheet.OnBehalf };
    }

    public async ValueTask<Outcome<IReadOnlyList<UnitId>>> Units(Caller caller, GrainAddress period, CancellationToken cancel)
    {
        if ((await periods.Periods(caller, period.Government, period.Year, cancel)).All(p => p.Address != period))
        {
            return new Outcome<IReadOnlyList<UnitId>>(null, Unknown);
        }
        var tree = await access.TreeOf(period.Government, cancel);
        var units = (await periods.Standing(period, cancel)).Select(s => s.Unit)
            .Where(u => AccessTable.May(caller, Deed.Report, Subject.Of(period.Government, u, tree))).ToList();
        return new Outcome<IReadOnlyList<UnitId>>(units, null);
    }

    public async ValueTask<string> NameOf(DivisionCode government, UnitId unit, CancellationToken cancel) =>
        (await grains.UnitRegister(government).Look(cancel)).State.Unit(unit)?.Name ?? $"第{unit}号单位";

    public async ValueTask<Rejection?> Send(
        Errand errand, GrainAddress period, UnitId unit, ImmutableArray<(GrainAddress Assignment, long Version, PeriodRow Row)> rows, CancellationToken cancel) =>
        await sheets.Look(errand.Who, period, unit, cancel) is { } sheet
            ? (await desk.Send(errand, sheet, [.. rows.Select(r => (r.Assignment, r.Row, (long?)r.Version))], new SignOff(), cancel: cancel)).Rejection
            : Unknown;

    private static WorkbookLine Line(SheetRow row) => new(
        row.Assignment,
        row.Version,
        row.Line.PointNumber,
        row.Line.Title,
        Words.Of(row.Line.Entry.Role),
        Words.Limits(row.Line.Entry.Deadlines),
        row.Filed,
        row.Before,
        row.There)
    {
        Returned = row.Returned,
    };
}
