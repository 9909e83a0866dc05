using System.IO.Compression;
using System.Text;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Tables;
using Tracker.Gateway.Unpacking;

namespace Tracker.Gateway.History;

/// <summary>A ledger's file as it came, alone or in a zip together with its attachments.</summary>
internal sealed record HistoryUpload(string FileName, byte[] Ledger, Attachments Attachments) : IDisposable
{
    /// <summary>In a zip that the command line makes: the ledger's folder.</summary>
    public const string LedgerFolder = "ledger/";

    /// <param name="content">Seekable; kept open as long as this is.</param>
    public static (HistoryUpload? Upload, Rejection? Rejection) Open(Stream content, string name)
    {
        if (content.Length > 0 && FileKinds.Of(content) == FileKind.Zip && !IsWorkbook(content))
        {
            return OfZip(content);
        }
        return content.Length > RequestLimits.Document ? (null, TableRejections.FileTooLarge(RequestLimits.Document)) : (new HistoryUpload(name, Whole(content), Attachments.None), null);
    }

    public void Dispose()
    {
        if (Attachments.Given)
        {
            Attachments.Dispose();
        }
    }

    private static (HistoryUpload? Upload, Rejection? Rejection) OfZip(Stream content)
    {
        try
        {
            using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true, Encoding.Latin1);
            var tables = zip.Entries.Where(e => Attachments.NameOf(e) is var n && (n.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase) || n.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))).ToList();
            if (zip.GetEntry("word/document.xml") is not null)
            {
                return (null, TableRejections.WordDocument);
            }
            var ledgers = tables.Where(e => e.FullName.StartsWith(LedgerFolder, StringComparison.Ordinal)).ToList();
            ledgers = ledgers.Count > 0 ? ledgers : [.. tables.GroupBy(e => e.FullName.Count(c => c is '/' or '\\')).OrderBy(g => g.Key).Select(g => g.ToList()).FirstOrDefault() ?? []];
            if (ledgers is not [var ledger])
            {
                return (null, new Rejection("history.zip-without-ledger", $"{ledgers.Count}"));
            }
            if (ledger.Length > RequestLimits.Document)
            {
                return (null, TableRejections.FileTooLarge(RequestLimits.Document));
            }
            using var unpacked = ledger.Open();
            var name = Attachments.NameOf(ledger);
            var bytes = Whole(unpacked);
            var (attachments, refused) = Attachments.Open(content, passOver: ledger.FullName);
            return attachments is null ? (null, refused) : (new HistoryUpload(name[(name.LastIndexOf('/') + 1)..], bytes, attachments), null);
        }
        catch (InvalidDataException)
        {
            return (null, new Rejection("history.not-a-zip"));
        }
    }

    private static bool IsWorkbook(Stream content)
    {
        try
        {
            using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            return zip.Entries.Any(e => e.FullName is "[Content_Types].xml" || e.FullName.StartsWith("xl/", StringComparison.OrdinalIgnoreCase));
        }
        catch (InvalidDataException)
        {
            return true; // the workbook's reader says what is wrong with it
        }
        finally
        {
            content.Position = 0;
        }
    }

    private static byte[] Whole(Stream content)
    {
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }
}
