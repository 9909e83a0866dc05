using System.IO.Compression;
using System.Text;
using Tracker.Deciding;
using Tracker.Gateway.History;
using Tracker.Gateway.Tables;
using Tracker.Gateway.Unpacking;

namespace Tracker.Gateway.Returns;

/// <summary>One upload: a workbook, or a zip of many. What else lies in the zip is passed over by name; nothing is unpacked beyond what it says it holds.</summary>
internal static class WorkbookPile
{
    public const int MostFiles = 500;

    /// <summary>Bytes of an upload.</summary>
    public const long LargestFile = 100L << 20;
    private static readonly UnpackingLimits Limits = new() { FileBytes = LargestFile, UnpackedBytes = 256L << 20, Parts = 4_000 };

    /// <summary>The workbooks one after another, or one refusal of the whole.</summary>
    /// <param name="read">One workbook, by its name and its bytes (seekable).</param>
    /// <param name="counted">Told how many workbooks a zip holds before the first is read.</param>
    public static IEnumerable<(string FileName, T? Upload, Rejection? Rejection)> Open<T>(
        string fileName, Stream content, Func<string, Stream, (T? Upload, Rejection? Rejection)> read, Action<int>? counted = null)
        where T : class
    {
        if (content.Length == 0)
        {
            return [(fileName, null, TableRejections.EmptyFile)];
        }
        if (content.Length > Limits.FileBytes)
        {
            return [(fileName, null, TableRejections.FileTooLarge(Limits.FileBytes))];
        }
        return IsPile(content) ? Pile(fileName, content, read, counted) : [One(fileName, content, read)];
    }

    private static (string, T?, Rejection?) One<T>(string name, Stream content, Func<string, Stream, (T?, Rejection?)> read)
        where T : class
    {
        var (upload, refused) = read(name, content);
        return (name, upload, refused);
    }

    private static IEnumerable<(string FileName, T? Upload, Rejection? Rejection)> Pile<T>(string fileName, Stream content, Func<string, Stream, (T?, Rejection?)> read, Action<int>? counted)
        where T : class
    {
        var (zip, fault) = CarefulZip.Open(content, Limits, Encoding.Latin1);
        if (zip is null)
        {
            yield return (fileName, null, TableRejections.Of(fault, Limits));
            yield break;
        }
        using (zip)
        {
            var files = zip.Entries.Select(entry => (Entry: entry, Path: Attachments.NameOf(entry))).Where(f => IsWorkbook(f.Path)).OrderBy(f => f.Path, StringComparer.Ordinal).ToList();
            if (files.Count is 0 or > MostFiles)
            {
                yield return (fileName, null, files.Count == 0 ? new Rejection("return-workbook.none-in-zip") : new Rejection("return-workbook.too-many-in-zip", $"{MostFiles}"));
                yield break;
            }
            counted?.Invoke(files.Count);
            foreach (var (entry, path) in files)
            {
                yield return Unpacked(entry, path, read);
            }
        }
    }

    private static (string, T?, Rejection?) Unpacked<T>(ZipArchiveEntry entry, string path, Func<string, Stream, (T?, Rejection?)> read)
        where T : class
    {
        try
        {
            using var packed = CarefulZip.Content(entry);
            using var whole = new MemoryStream();
            packed.CopyTo(whole);
            return One(path, whole, read);
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException)
        {
            return (path, null, TableRejections.Damaged);
        }
    }

    private static bool IsWorkbook(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        return !name.StartsWith('.') && !name.StartsWith("~$", StringComparison.Ordinal) && !path.StartsWith("__MACOSX/", StringComparison.Ordinal)
            && (name.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".xlsm", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".xls", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".et", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>A zip that is no workbook itself.</summary>
    private static bool IsPile(Stream content)
    {
        if (FileKinds.Of(content) != FileKind.Zip)
        {
            return false;
        }
        var (zip, _) = CarefulZip.Open(content, Limits, Encoding.Latin1);
        using (zip)
        {
            return zip is null || !zip.Entries.Any(e => e.FullName is "[Content_Types].xml" || e.FullName.StartsWith("xl/", StringComparison.OrdinalIgnoreCase));
        }
    }
}
