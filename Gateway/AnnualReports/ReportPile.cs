using System.Collections.Immutable;
using System.IO.Compression;
using Tracker.Accounts;
using Tracker.AnnualReports;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Returns;
using Tracker.Gateway.Tables;
using Tracker.Silo.Journal;
using Tracker.Units;

namespace Tracker.Gateway.AnnualReports;

/// <summary>Annual reports by workbook, many at once: down for every unit, up one or a zip. Each says whose it is, is shown first, and is stored or refused as a whole.</summary>
internal sealed class ReportPile(IGrains grains, Access access, AnnualReportReading reading, AnnualReportDesk desk, TimeProvider clock)
{
    /// <param name="content">Seekable.</param>
    public async ValueTask<ImmutableArray<PiledReport>> Preview(Caller caller, DivisionCode government, int year, string fileName, Stream content, IProgress<JournalProgress>? progress = null, CancellationToken cancel = default)
    {
        var piled = ImmutableArray.CreateBuilder<PiledReport>();
        var register = (await grains.UnitRegister(government).Look(cancel)).State;
        var seen = new Dictionary<UnitId, string>();
        var files = 1;
        foreach (var (name, upload, refused) in WorkbookPile.Open<ReportUpload>(fileName, content, ReportUpload.Read, counted => files = counted))
        {
            cancel.ThrowIfCancellationRequested();
            piled.Add(upload is null ? PiledReport.Refused(name, refused!) : await Judged(caller, government, register, year, upload, seen, cancel));
            progress?.Report(new JournalProgress(piled.Count, files));
        }
        return piled.DrainToImmutable();
    }

    /// <summary>What was read before, held against the reports as they stand now.</summary>
    public async ValueTask<ImmutableArray<PiledReport>> Preview(Caller caller, DivisionCode government, int year, IEnumerable<ReportUpload> uploads, CancellationToken cancel)
    {
        var piled = ImmutableArray.CreateBuilder<PiledReport>();
        var register = (await grains.UnitRegister(government).Look(cancel)).State;
        var seen = new Dictionary<UnitId, string>();
        foreach (var upload in uploads)
        {
            piled.Add(await Judged(caller, government, register, year, upload, seen, cancel));
        }
        return piled.DrainToImmutable();
    }

    /// <summary>File by file: what one is refused holds up no other.</summary>
    /// <param name="overwrites">Somebody looked at its conflicts: the workbook's numbers count.</param>
    public async ValueTask<ImmutableArray<PiledReport>> Store(
        Errand errand, DivisionCode government, int year, ImmutableArray<PiledReport> piled, Func<PiledReport, bool>? overwrites = null, IProgress<JournalProgress>? progress = null, CancellationToken cancel = default)
    {
        var done = ImmutableArray.CreateBuilder<PiledReport>(piled.Length);
        foreach (var one in piled)
        {
            done.Add(one.IsGood || (!one.Conflicts.IsEmpty && overwrites?.Invoke(one) == true) ? await Stored(errand, government, year, one, cancel) : one);
            progress?.Report(new JournalProgress(done.Count, piled.Length));
        }
        return done.MoveToImmutable();
    }

    /// <summary>The year's workbook of every unit that the caller keeps reports of, in one zip, written as it is made.</summary>
    public async ValueTask WriteAll(Caller caller, DivisionCode government, int year, Stream output, CancellationToken cancel)
    {
        using var outbox = new Outbox(output);
        using (var zip = new ZipArchive(outbox, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var row in (await reading.Year(caller, government, year, cancel)).Rows)
            {
                if (!await access.May(caller, Deed.KeepAnnualReport, government, row.Unit.Unit, cancel) && !Access.May(caller, Deed.KeepAnnualReport, government))
                {
                    continue;
                }
                var previous = row.Line is { } line ? line.Previous : (await reading.Previous(AnnualReport.AddressOf(government, year, row.Unit.Unit), cancel))?.Cells;
                using var book = new MemoryStream();
                var cells = row.Line?.Cells ?? CarriedOver.Prefilled(previous);
                await ReportWorkbook.Write(book, ReportFiling.TitleOf(row.Unit.Name, year), [(cells, previous)], clock.GetUtcNow(), ReportBookKey.Of(AnnualReport.AddressOf(government, year, row.Unit.Unit), cells), cancel);
                await using (var entry = zip.CreateEntry($"{FileNames.Safe($"{row.Unit.Name}{year}年度报告（{row.Unit.Unit}）")}.xlsx", CompressionLevel.NoCompression).Open())
                {
                    book.WriteTo(entry);
                }
                await outbox.Drain(cancel);
            }
        }
        await outbox.Drain(cancel);
    }

    private async ValueTask<PiledReport> Judged(Caller caller, DivisionCode government, UnitRegister register, int year, ReportUpload upload, Dictionary<UnitId, string> seen, CancellationToken cancel)
    {
        if (upload.Unit is not { } said || upload.Year is null)
        {
            return PiledReport.Refused(upload.FileName, new Rejection("annual-report.title-missing"));
        }
        if (register.FindEver(said) is not { } unit || (!Access.May(caller, Deed.KeepAnnualReport, government) && !await access.May(caller, Deed.KeepAnnualReport, government, unit.Id, cancel)))
        {
            return PiledReport.Refused(upload.FileName, new Rejection("annual-report.unit-unknown", said));
        }
        var address = AnnualReport.AddressOf(government, year, unit.Id);
        if (upload.NotOf(address, year, unit.Name, register, unit.Id) is { } other)
        {
            return PiledReport.Refused(upload.FileName, other);
        }
        if (!seen.TryAdd(unit.Id, upload.FileName))
        {
            return PiledReport.Refused(upload.FileName, new Rejection("annual-report.unit-twice", unit.Name, seen[unit.Id]));
        }
        var (state, version) = await grains.AnnualReport(address).Look(cancel);
        var begun = state as AnnualReport.Begun;
        if (begun is { IsRecord: true } || begun?.Is(ReportStep.Published) == true)
        {
            return PiledReport.Refused(upload.FileName, begun.IsRecord ? AnnualReportRejections.Recorded : AnnualReportRejections.AlreadyPublished);
        }
        var previous = begun is not null ? begun.Previous?.Cells : (await reading.Previous(address, cancel))?.Cells;
        var now = begun?.Content.Cells ?? CarriedOver.Prefilled(previous);
        var compared = ReportComparison.Of(upload, now);
        var after = now.With(compared.Wanted);
        var failing = ReportRules.Check(after, previous).Where(r => r.Outcome is CheckOutcome.Inconsistent).ToList();
        return new PiledReport(
            upload.FileName, upload, unit.Ref, address, begun is null, now.Form.Cells.Count(cell => now[cell] != after[cell]),
            failing.Count(f => f.Severity is Severity.Error), failing.Count(f => f.Severity is Severity.Warning), begun?.Steps.Length > 0, compared.Hindrance, false)
        {
            Version = version,
            Wanted = compared.Wanted,
            Conflicts = compared.Conflicts,
        };
    }

    private async ValueTask<PiledReport> Stored(Errand errand, DivisionCode government, int year, PiledReport one, CancellationToken cancel)
    {
        var part = errand.Part(one.Report!.Value.Value);
        var version = one.Version;
        if (one.Begins)
        {
            var (begun, hindrance) = await desk.Begin(part.Part("begin"), government, year, one.Unit!.Unit, cancel);
            if (begun is null)
            {
                return one with { Rejection = hindrance };
            }
            version = begun.Version;
        }
        if (one.Wanted.IsEmpty && one.Upload!.Texts.IsEmpty)
        {
            return one with { Stored = true }; // it says what stands already
        }
        var refused = (await desk.Fill(part, one.Report.Value, one.Wanted, one.Upload!.Texts, one.Upload.Source, one.Upload.Key is null ? null : version, cancel)).Rejection;
        return one with { Rejection = refused, Stored = refused is null };
    }
}

/// <summary>A file of a pile: what it would change, or why it is refused as a whole.</summary>
/// <param name="Unit">Null: it was refused before anybody knew whose it is.</param>
/// <param name="Begins">The unit's report is not begun yet.</param>
/// <param name="Changes">Cells that become something else.</param>
/// <param name="Errors">Rules of the tables that fail with it.</param>
/// <param name="Voids">Steps that were taken stand no more once it is stored.</param>
internal sealed record PiledReport(
    string FileName, ReportUpload? Upload, UnitRef? Unit, GrainAddress? Report, bool Begins, int Changes, int Errors, int Warnings, bool Voids, Rejection? Rejection, bool Stored)
{
    /// <summary>Of the report that it was held against.</summary>
    public long Version { get; init; }

    public ImmutableDictionary<CellKey, CellValue> Wanted { get; init; } = ImmutableDictionary<CellKey, CellValue>.Empty;

    /// <summary>Cells that others changed since the workbook went down.</summary>
    public ImmutableArray<CellConflict> Conflicts { get; init; } = [];

    public bool IsGood => Unit is not null && Rejection is null;

    /// <summary>What somebody looked at who lets the workbook's numbers count: the report, as it stood then.</summary>
    public string Seen => $"{Report?.RouteForm}@{Version}";

    public static PiledReport Refused(string fileName, Rejection why) => new(fileName, null, null, null, false, 0, 0, 0, false, why, false);
}
