using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.AnnualReports;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Gateway.Hosting;
using Tracker.Silo;
using Tracker.Silo.Files;
using Tracker.Silo.Journal;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.AnnualReports;

/// <summary>Annual reports as far as the caller may see them; what may not be seen is not there.</summary>
internal sealed class AnnualReportReading(IGrains grains, Access access, AnnualReportLedger ledger, IJournal journal, IFileShelf shelf)
{
    /// <summary>The year whose reports are being made: from October on the year that ends.</summary>
    public static int YearMeant(DateOnly today) => today.Month >= 10 ? today.Year : today.Year - 1;

    /// <summary>The scope as it was declared, else as it follows from the register.</summary>
    public async ValueTask<(ReportScope Scope, ScopeDeclared? Declared)> Scope(DivisionCode government, int year, CancellationToken cancel)
    {
        var state = (await grains.ReportYear(ReportYear.AddressOf(government, year)).Look(cancel)).State;
        return state.Scope is { } scope ? (scope, state.Declared[^1]) : (ReportScope.Of(await Register(government, cancel), year, ReportScope.UsualKinds), null);
    }

    /// <summary>A year's reports: those of the scope, filed or not, then those beside it; to a unit its own.</summary>
    public async ValueTask<YearOfReports> Year(Caller caller, DivisionCode government, int year, CancellationToken cancel)
    {
        var (scope, declared) = await Scope(government, year, cancel);
        var lines = await ledger.Of(government, year, cancel);
        var byUnit = lines.Where(l => l.Unit is not null).ToDictionary(l => l.Unit!.Unit);
        var units = scope.Units.Concat(byUnit.Values.Select(l => l.Unit!).Where(u => !scope.Has(u.Unit)));
        if (!Access.May(caller, Deed.ReadAnnualReport, government))
        {
            var register = await Register(government, cancel);
            units = AccessTable.Of(caller, Deed.ReadAnnualReport) == Reach.Nothing ? [] : caller.Units.Select(u => register.Unit(u)?.Ref).OfType<UnitRef>();
        }
        var rows = units.Select(u => ReportRow.Of(u, scope.Has(u.Unit), byUnit.GetValueOrDefault(u.Unit))).ToImmutableArray();
        return new YearOfReports(year, scope, declared, rows, Access.May(caller, Deed.ReadAnnualReport, government) ? lines.FirstOrDefault(l => l.Unit is null) : null);
    }

    public ValueTask<ImmutableArray<int>> Years(DivisionCode government, CancellationToken cancel) => ledger.Years(government, cancel);

    public async ValueTask<RollUp> RollUp(DivisionCode government, int year, CancellationToken cancel)
    {
        var (scope, _) = await Scope(government, year, cancel);
        return Tracker.AnnualReports.RollUp.Of(scope, (await ledger.Of(government, year, cancel)).Select(l => l.Filed).OfType<FiledReport>());
    }

    /// <summary>Where the government's total differs from what the units say now, and who causes it; null: no total was taken.</summary>
    public async ValueTask<ImmutableArray<TotalDifference>?> Differences(DivisionCode government, int year, RollUp sum, CancellationToken cancel)
    {
        if ((await grains.AnnualReport(AnnualReport.TotalOf(government, year)).Look(cancel)).State is not AnnualReport.Begun { RolledUp: { } taken } total)
        {
            return null;
        }
        var now = sum.Filed.ToDictionary(f => f.Report);
        var then = new Dictionary<GrainAddress, (string, ReportCells)>();
        foreach (var contribution in taken.From)
        {
            var cells = now.TryGetValue(contribution.Report, out var same) && same.Content == contribution.Content ? same.Cells : await Sent(contribution, cancel);
            then[contribution.Report] = (contribution.Name, cells);
        }
        return [.. sum.Differences(total.Content.Cells, then)];
    }

    /// <summary>One report; null: none, or none that the caller may know of.</summary>
    public async ValueTask<ReportView?> Look(Caller caller, GrainAddress report, CancellationToken cancel)
    {
        var unit = Ids.TryRead<UnitId>(report.Id, out var id) ? id : (UnitId?)null;
        if (report.Kind != AnnualReport.Kind.Name || !await May(caller, Deed.ReadAnnualReport, report, unit, cancel) || await grains.AnnualReport(report).Look(cancel) is not { State: AnnualReport.Begun begun } standing)
        {
            return null;
        }
        return new ReportView(
            report, begun, standing.Version, await May(caller, Deed.KeepAnnualReport, report, unit, cancel), Access.May(caller, Deed.ManageAnnualReports, report.Government))
        {
            Scope = AnnualReport.IsTotal(report) ? (await grains.ReportYear(ReportYear.AddressOf(report.Government, report.Year.Value)).Look(cancel)).State.Scope : null,
        };
    }

    /// <summary>Last year's figures: the unit's own and those of units that it took over from; null: there are none.</summary>
    public async ValueTask<PreviousReports?> Previous(GrainAddress report, CancellationToken cancel)
    {
        var lines = await ledger.Of(report.Government, report.Year.Value - 1, cancel);
        if (AnnualReport.IsTotal(report))
        {
            return lines.FirstOrDefault(l => l.Unit is null) is { } total && (total.Recorded || total.PublishedOn is not null)
                ? new PreviousReports(total.Cells, [new Contribution(total.Report, total.Name, total.SentContent)])
                : null;
        }
        var register = await Register(report.Government, cancel);
        var from = lines.Where(l => l is { Unit: { } unit, IsFiled: true } && register.HolderNow(unit).Unit.Value == report.Id).Select(l => l.Filed!).ToImmutableArray();
        return from.IsEmpty ? null : new PreviousReports(
            ReportCells.Sum([.. from.Select(f => f.Cells)], FormEdition.Of2021), [.. from.Select(f => new Contribution(f.Report, f.Unit.Name, f.Content))]);
    }

    /// <summary>A scan of a signature or of the paper; null: there is none.</summary>
    public async ValueTask<(EvidenceItem Item, Stream Content)?> File(Caller caller, GrainAddress report, string hash, CancellationToken cancel)
    {
        var view = await Look(caller, report, cancel);
        var item = view?.State is { } state ? state.Steps.Select(s => s.Scan).Append(state.Paper?.Scan).FirstOrDefault(s => s?.Hash == hash) : null;
        return item is not null && shelf.Open(hash) is { } content ? (item, content) : null;
    }

    public static string NameOf(UnitRegister register, DivisionCode government) =>
        register.Units.Values.Where(u => u.Active && u.Parent is null).ToList() is [var only] ? only.Name : $"{government.Value}";

    private async ValueTask<bool> May(Caller caller, Deed deed, GrainAddress report, UnitId? unit, CancellationToken cancel) =>
        Access.May(caller, deed, report.Government) || (unit is { } id && await access.May(caller, deed, report.Government, id, cancel));

    private async ValueTask<UnitRegister> Register(DivisionCode government, CancellationToken cancel) => (await grains.UnitRegister(government).Look(cancel)).State;

    /// <summary>What a unit had sent when the total was taken, from its own stream.</summary>
    private async ValueTask<ReportCells> Sent(Contribution contribution, CancellationToken cancel)
    {
        var state = AnnualReport.Initial;
        var version = 0L;
        while (await journal.ReadStream(contribution.Report, version, cancel: cancel) is { Count: > 0 } facts)
        {
            foreach (var fact in facts)
            {
                state = AnnualReport.Evolve(state, (AnnualReportEvent)TrackerSilo.Facts.Decode(fact.Type, fact.Data));
                if (state is AnnualReport.Begun { Filed: { } filed } && filed.Hash == contribution.Content)
                {
                    return filed.Cells;
                }
            }
            version += facts.Count;
        }
        return ReportCells.Blank(FormEdition.Of2021);
    }
}

/// <param name="Declared">Null: the scope follows from the register.</param>
/// <param name="Rows">Every unit of the scope, whether it filed or not, then the others that have a report.</param>
/// <param name="Total">Null: not begun, or not the caller's to see.</param>
internal sealed record YearOfReports(int Year, ReportScope Scope, ScopeDeclared? Declared, ImmutableArray<ReportRow> Rows, ReportLine? Total)
{
    public IEnumerable<ReportRow> Missing => Rows.Where(r => r.InScope && r.Line is not { IsFiled: true });
}

/// <param name="Line">Null: not begun.</param>
/// <param name="Errors">Rules of the tables that fail as they stand.</param>
internal sealed record ReportRow(UnitRef Unit, bool InScope, ReportLine? Line, int Errors, int Warnings)
{
    public static ReportRow Of(UnitRef unit, bool inScope, ReportLine? line)
    {
        var failing = line is null || line.Cells is not { IsBlank: false } cells ? [] : ReportRules.Check(cells, line.Previous).Where(r => r.Outcome is CheckOutcome.Inconsistent).ToList();
        return new(unit, inScope, line, failing.Count(f => f.Severity is Severity.Error), failing.Count(f => f.Severity is Severity.Warning));
    }

    /// <summary>迟报: the day is past, and it was not sent by then.</summary>
    public bool IsLateOn(DateOnly today, DateOnly due) => InScope && Line is not { Recorded: true } && (Line?.SentOn is { } sent ? sent > due : today > due);
}

/// <param name="Keeps">The caller may fill it in and take its steps.</param>
/// <param name="Manages">The caller is the office: may return and accept it.</param>
internal sealed record ReportView(GrainAddress Report, AnnualReport.Begun State, long Version, bool Keeps, bool Manages)
{
    public int Year => State.Year;

    /// <summary>汇总口径 of a total as it was declared; null: it was not.</summary>
    public ReportScope? Scope { get; init; }

    public bool IsTotal => State.Unit is null;
}
