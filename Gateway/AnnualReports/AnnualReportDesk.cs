using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.AnnualReports;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Gateway.Hosting;
using Tracker.Units;

namespace Tracker.Gateway.AnnualReports;

/// <summary>What units and the office do with annual reports (年度报告). The table of access is asked first; whatever it refuses does not exist.</summary>
internal sealed class AnnualReportDesk(IGrains grains, Access access, AnnualReportReading reading, ReportFigures figures, TimeProvider clock)
{
    /// <param name="unit">Null: the government's total.</param>
    public async ValueTask<Outcome<BegunReport>> Begin(Errand errand, DivisionCode government, int year, UnitId? unit, CancellationToken cancel = default)
    {
        var address = unit is { } id ? AnnualReport.AddressOf(government, year, id) : AnnualReport.TotalOf(government, year);
        if (await WhoseIs(errand.Who, address, Deed.KeepAnnualReport, cancel) is not { } whose)
        {
            return AnnualReportRejections.Unknown;
        }
        if (year < 2021 || year > clock.Today.Year)
        {
            return new Rejection("annual-report.year-invalid", $"{year}");
        }
        var previous = await reading.Previous(address, cancel);
        var answer = await Ask(errand, address, (on, by) => new BeginReport(on, by, year, whose.Unit, whose.Name, previous), null, cancel);
        return answer.Rejection is { } refused ? refused : new BegunReport(address, answer.Version);
    }

    /// <summary>A published report of a past year, as history.</summary>
    public async ValueTask<Outcome<BegunReport>> Record(Errand errand, DivisionCode government, int year, UnitId? unit, ReportCells cells, ImmutableArray<WrittenPart> texts, string? link, CancellationToken cancel = default)
    {
        var address = unit is { } id ? AnnualReport.AddressOf(government, year, id) : AnnualReport.TotalOf(government, year);
        if (await WhoseIs(errand.Who, address, Deed.KeepAnnualReport, cancel) is not { } whose)
        {
            return AnnualReportRejections.Unknown;
        }
        if (year < 2008 || year >= clock.Today.Year)
        {
            return new Rejection("annual-report.year-invalid", $"{year}");
        }
        var answer = await Ask(errand, address, (on, by) => new RecordReport(on, by, year, whose.Unit, whose.Name, cells, texts, link), null, cancel);
        return answer.Rejection is { } refused ? refused : new BegunReport(address, answer.Version);
    }

    /// <summary>Last year's figures once more: they came later, or were restated.</summary>
    public async ValueTask<Answer> TakePrevious(Errand errand, GrainAddress report, CancellationToken cancel = default) =>
        await reading.Previous(report, cancel) is { } previous
            ? await Kept(errand, report, (on, by) => new TakePrevious(on, by, previous), null, cancel)
            : new Answer(new Rejection("annual-report.previous-missing"), 0);

    public async ValueTask<Answer> Fill(
        Errand errand, GrainAddress report, ImmutableDictionary<CellKey, CellValue> cells, ImmutableArray<WrittenPart> texts, FillSource source, long? expectedVersion = null, CancellationToken cancel = default)
    {
        var numbers = texts.Any(t => BoundText.Figures(t.Text).Any()) ? (await figures.Of(report, cancel)).Numbers() : null;
        return await Kept(errand, report, (on, by) => new FillReport(on, by, source, cells, texts, numbers), expectedVersion, cancel);
    }

    /// <summary>Somebody looked at the sentences whose figures changed: they take the numbers that stand.</summary>
    public async ValueTask<Answer> RenewFigures(Errand errand, GrainAddress report, CancellationToken cancel = default)
    {
        if (await reading.Look(errand.Who, report, cancel) is not { Keeps: true } view)
        {
            return new Answer(AnnualReportRejections.Unknown, 0);
        }
        var (content, numbers) = (view.State.Content, (await figures.Of(report, cancel)).Numbers());
        return await Fill(errand, report, ImmutableDictionary<CellKey, CellValue>.Empty, [.. content.Texts.Select(t => new WrittenPart(t.Key, BoundText.Renewed(t.Value, content.Cells, numbers)))], FillSource.Typed, view.Version, cancel);
    }

    public ValueTask<Answer> Explain(Errand errand, GrainAddress report, string rule, string place, string reason, CancellationToken cancel = default) =>
        Kept(errand, report, (on, by) => new ExplainFinding(on, by, rule, place, reason), null, cancel);

    public ValueTask<Answer> LetThrough(Errand errand, GrainAddress report, string rule, string place, CancellationToken cancel = default) =>
        Kept(errand, report, (on, by) => new LetFindingThrough(on, by, rule, place), null, cancel);

    public ValueTask<Answer> HandIn(Errand errand, GrainAddress report, long? expectedVersion = null, CancellationToken cancel = default) =>
        Kept(errand, report, (on, by) => new HandInReport(on, by), expectedVersion, cancel);

    public ValueTask<Answer> Review(Errand errand, GrainAddress report, long? expectedVersion = null, CancellationToken cancel = default) =>
        Kept(errand, report, (on, by) => new ReviewReport(on, by), expectedVersion, cancel);

    public ValueTask<Answer> Sign(Errand errand, GrainAddress report, DateOnly signedOn, string post, EvidenceItem? scan, long? expectedVersion = null, CancellationToken cancel = default) =>
        Kept(errand, report, (on, by) => new SignReport(on, by, signedOn, post, scan), expectedVersion, cancel);

    public ValueTask<Answer> Send(Errand errand, GrainAddress report, long? expectedVersion = null, CancellationToken cancel = default) =>
        Kept(errand, report, (on, by) => new SendReport(on, by), expectedVersion, cancel);

    public ValueTask<Answer> Screen(Errand errand, GrainAddress report, string words, long? expectedVersion = null, CancellationToken cancel = default) =>
        Kept(errand, report, (on, by) => new ScreenReport(on, by, words), expectedVersion, cancel);

    public ValueTask<Answer> Publish(Errand errand, GrainAddress report, string link, DateOnly publishedOn, long? expectedVersion = null, CancellationToken cancel = default) =>
        Kept(errand, report, (on, by) => new PublishReport(on, by, link, publishedOn), expectedVersion, cancel);

    public ValueTask<Answer> Reopen(Errand errand, GrainAddress report, string reason, long? expectedVersion = null, CancellationToken cancel = default) =>
        Kept(errand, report, (on, by) => new ReopenReport(on, by, reason), expectedVersion, cancel);

    public ValueTask<Answer> Discard(Errand errand, GrainAddress report, long? expectedVersion = null, CancellationToken cancel = default) =>
        Kept(errand, report, (on, by) => new DiscardReportDraft(on, by), expectedVersion, cancel);

    public ValueTask<Answer> PreReview(Errand errand, GrainAddress report, string words, long? expectedVersion = null, CancellationToken cancel = default) =>
        Managed(errand, report, (on, by) => new PreReviewData(on, by, words), expectedVersion, cancel);

    public ValueTask<Answer> Return(Errand errand, GrainAddress report, string reason, long? expectedVersion = null, CancellationToken cancel = default) =>
        Managed(errand, report, (on, by) => new ReturnReport(on, by, reason), expectedVersion, cancel);

    public ValueTask<Answer> Accept(Errand errand, GrainAddress report, long? expectedVersion = null, CancellationToken cancel = default) =>
        Managed(errand, report, (on, by) => new AcceptReport(on, by), expectedVersion, cancel);

    public ValueTask<Answer> ReceivePaper(Errand errand, GrainAddress report, EvidenceItem? scan, long? expectedVersion = null, CancellationToken cancel = default) =>
        Managed(errand, report, (on, by) => new ReceivePaper(on, by, scan), expectedVersion, cancel);

    /// <summary>The government's total from what is filed by now; it is begun where it was not.</summary>
    public async ValueTask<Outcome<BegunReport>> TakeRollUp(Errand errand, DivisionCode government, int year, CancellationToken cancel = default)
    {
        var (begun, refused) = await Begin(errand.Part("begin"), government, year, null, cancel);
        if (begun is null || !Access.May(errand.Who, Deed.ManageAnnualReports, government))
        {
            return refused ?? AnnualReportRejections.Unknown;
        }
        var sum = await reading.RollUp(government, year, cancel);
        if (sum.Filed.IsEmpty)
        {
            return new Rejection("annual-report.nothing-filed");
        }
        var answer = await Ask(errand, begun.Report, (on, by) => new RollUpReport(on, by, sum.Cells, sum.From, sum.Missing), null, cancel);
        return answer.Rejection is { } rejection ? rejection : new BegunReport(begun.Report, answer.Version);
    }

    /// <param name="units">纳入汇总.</param>
    public async ValueTask<Answer> DeclareScope(Errand errand, DivisionCode government, int year, ImmutableArray<UnitKind> kinds, ImmutableArray<UnitId> units, DateOnly dueDay, string reason, CancellationToken cancel = default)
    {
        if (!Access.May(errand.Who, Deed.ManageAnnualReports, government))
        {
            return new Answer(AnnualReportRejections.Unknown, 0);
        }
        var register = (await grains.UnitRegister(government).Look(cancel)).State;
        if (units.FirstOrDefault(u => register.Unit(u) is null) is { Value: not null } stranger)
        {
            return new Answer(new Rejection("unit-register.unit-unknown", stranger.Value), 0);
        }
        var scope = new ReportScope(kinds, [.. units.Select(u => register.Unit(u)!.Ref)], dueDay);
        return await grains.ReportYear(ReportYear.AddressOf(government, year)).Ask(errand.At(clock.GetUtcNow()), new DeclareScope(clock.Today, errand.Who.Actor.Account, scope, reason), cancel: cancel);
    }

    private async ValueTask<Answer> Kept(Errand errand, GrainAddress report, Func<DateOnly, AccountId, AnnualReportCommand> command, long? expectedVersion, CancellationToken cancel) =>
        await WhoseIs(errand.Who, report, Deed.KeepAnnualReport, cancel) is null
            ? new Answer(AnnualReportRejections.Unknown, 0)
            : await Ask(errand, report, command, expectedVersion, cancel);

    private ValueTask<Answer> Managed(Errand errand, GrainAddress report, Func<DateOnly, AccountId, AnnualReportCommand> command, long? expectedVersion, CancellationToken cancel) =>
        Access.May(errand.Who, Deed.ManageAnnualReports, report.Government) ? Ask(errand, report, command, expectedVersion, cancel) : new(new Answer(AnnualReportRejections.Unknown, 0));

    private ValueTask<Answer> Ask(Errand errand, GrainAddress report, Func<DateOnly, AccountId, AnnualReportCommand> command, long? expectedVersion, CancellationToken cancel) =>
        grains.AnnualReport(report).Ask(errand.At(clock.GetUtcNow()), command(clock.Today, errand.Who.Actor.Account), expectedVersion, cancel);

    /// <summary>Whose report stands at an address; null: nobody's that the caller may do this to.</summary>
    private async ValueTask<Whose?> WhoseIs(Caller caller, GrainAddress report, Deed deed, CancellationToken cancel)
    {
        var register = (await grains.UnitRegister(report.Government).Look(cancel)).State;
        if (AnnualReport.IsTotal(report))
        {
            return Access.May(caller, deed, report.Government) ? new Whose(null, AnnualReportReading.NameOf(register, report.Government)) : null;
        }
        return Ids.TryRead<UnitId>(report.Id, out var id) && register.Unit(id) is { } unit && await access.May(caller, deed, report.Government, id, cancel) ? new Whose(unit.Ref, unit.Name) : null;
    }

    private sealed record Whose(UnitRef? Unit, string Name);
}

internal sealed record BegunReport(GrainAddress Report, long Version);
