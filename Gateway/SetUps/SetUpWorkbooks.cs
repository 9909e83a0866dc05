using System.Collections.Immutable;
using System.IO.Compression;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Returns;
using Tracker.Gateway.Tables;
using Tracker.Units;

namespace Tracker.Gateway.SetUps;

/// <summary>Set-ups by workbook: down for a unit or for all, up one or many. What comes up is shown first and written after, each unit's good rows at once.</summary>
internal sealed class SetUpWorkbooks(SetUpDesk desk, IGrains grains, TimeProvider clock)
{
    /// <param name="content">Seekable.</param>
    public ValueTask<ImmutableArray<SetUpPreview>> Preview(Caller caller, DivisionCode government, string fileName, Stream content, CancellationToken cancel) =>
        Preview(caller, government, WorkbookPile.Open<SetUpUpload>(fileName, content, SetUpReading.Read), cancel);

    /// <summary>What was read, held against the sheets as they stand now.</summary>
    public async ValueTask<ImmutableArray<SetUpPreview>> Preview(
        Caller caller, DivisionCode government, IEnumerable<(string FileName, SetUpUpload? Upload, Rejection? Rejection)> read, CancellationToken cancel)
    {
        var previews = ImmutableArray.CreateBuilder<SetUpPreview>();
        var seen = new Dictionary<UnitId, string>();
        foreach (var (name, upload, refused) in read)
        {
            cancel.ThrowIfCancellationRequested();
            previews.Add(upload is null ? SetUpPreview.Refused(name, refused!) : await Preview(caller, government, upload, seen, cancel));
        }
        return previews.DrainToImmutable();
    }

    /// <summary>Unit by unit: what one is refused holds up no other.</summary>
    public async ValueTask<ImmutableArray<SetUpsWritten>> Write(Errand errand, ImmutableArray<SetUpPreview> previews, bool goodOnly, CancellationToken cancel)
    {
        var done = ImmutableArray.CreateBuilder<SetUpsWritten>(previews.Length);
        foreach (var preview in previews)
        {
            if (preview.Sheet is not { } sheet)
            {
                done.Add(new SetUpsWritten(preview, preview.Rejection, 0));
                continue;
            }
            var answer = !goodOnly && !preview.IsClean
                ? new SetUpAnswer(new Rejection("return-workbook.rows-not-good", $"{preview.Count(WorkbookFate.Refused)}", $"{preview.Count(WorkbookFate.Conflict)}"), null, 0)
                : await desk.Enter(errand.Part($"set-ups {sheet.Unit}"), sheet, [.. preview.Good.Select(row => row.Wanted)], cancel);
            done.Add(new SetUpsWritten(preview, answer.Rejection, answer.Written));
        }
        return done.MoveToImmutable();
    }

    /// <summary>A workbook for each unit in one zip, written as it is made.</summary>
    public async ValueTask WriteAll(Caller caller, DivisionCode government, Stream output, CancellationToken cancel)
    {
        using var outbox = new Outbox(output);
        using (var zip = new ZipArchive(outbox, ZipArchiveMode.Create, leaveOpen: true))
        {
            var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var unit in await desk.Units(caller, government, cancel))
            {
                if (await desk.Look(caller, government, unit.Unit, cancel) is not { Rows.IsEmpty: false } sheet)
                {
                    continue;
                }
                using var book = new MemoryStream();
                await TableFormat.Xlsx.Write(book, SetUpTable.Of(sheet), clock.GetUtcNow(), cancel);
                var name = FileNames.Safe($"{sheet.UnitName}建账表");
                await using (var entry = zip.CreateEntry($"{(names.Add(name) ? name : $"{name}（{unit.Unit}）")}.xlsx", CompressionLevel.NoCompression).Open())
                {
                    book.WriteTo(entry);
                }
                await outbox.Drain(cancel);
            }
        }
        await outbox.Drain(cancel);
    }

    private async ValueTask<SetUpPreview> Preview(Caller caller, DivisionCode government, SetUpUpload upload, Dictionary<UnitId, string> seen, CancellationToken cancel)
    {
        if (upload.Government != government || await desk.Look(caller, government, upload.Unit, cancel) is not { } sheet)
        {
            return SetUpPreview.Refused(upload.FileName, new Rejection("return-workbook.other-unit", await NameOf(government, upload, cancel)));
        }
        return seen.TryAdd(upload.Unit, upload.FileName)
            ? SetUpComparison.Of(upload, sheet)
            : SetUpPreview.Refused(upload.FileName, new Rejection("return-workbook.unit-twice", sheet.UnitName, seen[upload.Unit]));
    }

    private async ValueTask<string> NameOf(DivisionCode government, SetUpUpload upload, CancellationToken cancel) =>
        (upload.Government == government ? (await grains.UnitRegister(government).Look(cancel)).State.Unit(upload.Unit)?.Name : null) ?? $"{upload.Government} {upload.Unit}";
}

/// <param name="Written">Rows; 0 where it was refused.</param>
internal sealed record SetUpsWritten(SetUpPreview Preview, Rejection? Rejection, int Written);
