using System.Collections.Immutable;
using System.IO.Compression;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Speaking;
using Tracker.Gateway.Tables;
using Tracker.Units;

namespace Tracker.Gateway.Returns;

/// <summary>Period returns by workbook: down for a unit or for all, up one or many. What comes up is shown first and written after, row by good row.</summary>
internal sealed class ReturnWorkbooks(IReturnSheets sheets, TimeProvider clock)
{
    /// <param name="only">The one unit whose sheet is taken here; null: whosever the caller may enter.</param>
    /// <param name="content">Seekable.</param>
    public async ValueTask<ImmutableArray<WorkbookPreview>> Preview(
        Caller caller, GrainAddress period, UnitId? only, string fileName, Stream content, CancellationToken cancel)
    {
        var previews = ImmutableArray.CreateBuilder<WorkbookPreview>();
        var seen = new Dictionary<GrainAddress, string>();
        foreach (var (name, upload, refused) in WorkbookPile.Open<WorkbookUpload>(fileName, content, WorkbookReading.Read))
        {
            cancel.ThrowIfCancellationRequested();
            previews.Add(upload is null ? WorkbookPreview.Refused(name, refused!) : await Preview(caller, period, only, upload, seen, cancel));
        }
        return previews.DrainToImmutable();
    }

    /// <summary>What was read before, held against the sheets as they stand now.</summary>
    public async ValueTask<ImmutableArray<WorkbookPreview>> Preview(Caller caller, GrainAddress period, IEnumerable<WorkbookUpload> uploads, CancellationToken cancel)
    {
        var previews = ImmutableArray.CreateBuilder<WorkbookPreview>();
        var seen = new Dictionary<GrainAddress, string>();
        foreach (var upload in uploads)
        {
            previews.Add(await Preview(caller, period, null, upload, seen, cancel));
        }
        return previews.DrainToImmutable();
    }

    /// <summary>Writes what a preview showed: each unit's rows at once. Held against the sheet again, so that nothing is written over.</summary>
    public async ValueTask<Rejection?> Send(Errand errand, GrainAddress period, WorkbookPreview preview, bool goodOnly, CancellationToken cancel)
    {
        if (preview.Sheet is not { } sheet)
        {
            return preview.Rejection;
        }
        if (!goodOnly && !preview.IsClean)
        {
            return new Rejection("return-workbook.rows-not-good", $"{preview.Count(WorkbookFate.Refused)}", $"{preview.Count(WorkbookFate.Conflict)}");
        }
        var rows = preview.Good.Select(row => (row.Assignment!.Value, row.Version, row.Wanted!)).ToImmutableArray();
        return rows.IsEmpty ? null : await sheets.Send(errand, period, sheet.Unit, rows, cancel);
    }

    /// <summary>Unit by unit: what one is refused holds up no other.</summary>
    public async ValueTask<ImmutableArray<WorkbookSent>> SendAll(
        Errand errand, GrainAddress period, ImmutableArray<WorkbookPreview> previews, bool goodOnly, CancellationToken cancel)
    {
        var done = ImmutableArray.CreateBuilder<WorkbookSent>(previews.Length);
        foreach (var preview in previews)
        {
            var refused = await Send(preview.Sheet is { } sheet ? errand.Part(sheet.Return.Value) : errand, period, preview, goodOnly, cancel);
            done.Add(new WorkbookSent(preview, refused, refused is null ? preview.Good.Count() : 0));
        }
        return done.MoveToImmutable();
    }

    public async ValueTask<Outcome<Table>> Table(Caller caller, GrainAddress period, UnitId unit, CancellationToken cancel)
    {
        var (sheet, refused) = await sheets.Sheet(caller, period, unit, cancel);
        return sheet is null ? refused! : WorkbookTable.Of(sheet);
    }

    /// <summary>Why there is no zip of all units; null: there is one.</summary>
    public async ValueTask<Rejection?> Refused(Caller caller, GrainAddress period, CancellationToken cancel) => (await sheets.Units(caller, period, cancel)).Rejection;

    /// <summary>A workbook for each unit in one zip, written as it is made.</summary>
    public async ValueTask<Rejection?> WriteAll(Caller caller, GrainAddress period, Stream output, CancellationToken cancel)
    {
        var (units, refused) = await sheets.Units(caller, period, cancel);
        if (units is null)
        {
            return refused;
        }
        using var outbox = new Outbox(output);
        using (var zip = new ZipArchive(outbox, ZipArchiveMode.Create, leaveOpen: true))
        {
            var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var unit in units)
            {
                var (sheet, none) = await sheets.Sheet(caller, period, unit, cancel);
                if (sheet is null)
                {
                    continue;
                }
                using var book = new MemoryStream();
                await TableFormat.Xlsx.Write(book, WorkbookTable.Of(sheet), clock.GetUtcNow(), cancel);
                var name = FileNames.Safe($"{sheet.UnitName}{sheet.Period}填报表");
                await using (var entry = zip.CreateEntry($"{(names.Add(name) ? name : $"{name}（{unit}）")}.xlsx", CompressionLevel.NoCompression).Open())
                {
                    book.WriteTo(entry);
                }
                await outbox.Drain(cancel);
            }
        }
        await outbox.Drain(cancel);
        return null;
    }

    private async ValueTask<WorkbookPreview> Preview(
        Caller caller, GrainAddress period, UnitId? only, WorkbookUpload upload, Dictionary<GrainAddress, string> seen, CancellationToken cancel)
    {
        if (upload.Return.Parent != period)
        {
            return WorkbookPreview.Refused(upload.FileName, new Rejection("return-workbook.other-period", PeriodNames.Of(upload.Return.Parent!.Value), PeriodNames.Of(period)));
        }
        if (!Ids.TryRead<UnitId>(upload.Return.Id, out var unit))
        {
            return WorkbookPreview.Refused(upload.FileName, new Rejection("return-workbook.keys-missing"));
        }
        var (sheet, refused) = await sheets.Sheet(caller, period, unit, cancel);
        if ((only is { } one && one != unit) || refused is { Kind: RejectionKind.Unknown or RejectionKind.Forbidden })
        {
            return WorkbookPreview.Refused(upload.FileName, new Rejection("return-workbook.other-unit", await sheets.NameOf(period.Government, unit, cancel)));
        }
        if (sheet is null)
        {
            return WorkbookPreview.Refused(upload.FileName, refused!);
        }
        if (!seen.TryAdd(upload.Return, upload.FileName))
        {
            return WorkbookPreview.Refused(upload.FileName, new Rejection("return-workbook.unit-twice", sheet.UnitName, seen[upload.Return]));
        }
        return WorkbookComparison.Of(upload, sheet);
    }
}

/// <param name="Written">Rows; 0 where it was refused.</param>
internal sealed record WorkbookSent(WorkbookPreview Preview, Rejection? Rejection, int Written);
