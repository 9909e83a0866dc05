using System.IO.Compression;

namespace Tracker.Gateway.Tables;

/// <summary>The workbook round the sheets: part names, shared texts and, once all sheets are known, the parts that list them.</summary>
internal sealed class XlsxBook(ZipArchive zip, Outbox outbox, DateTimeOffset made)
{
    private readonly SheetNames _names = new();
    private readonly List<XlsxSheetRange> _sheets = [];
    private XlsxLists? _lists;

    public SharedTexts Texts { get; } = new();

    public XlsxLists Lists => _lists ??= new XlsxLists(_names);

    /// <summary>Only one part is open at a time: the one before must be disposed of.</summary>
    public (string Name, Stream Part) OpenSheet(string wantedName) =>
        (_names.Take(wantedName), OpenPart(NextSheet));

    private string NextSheet => $"xl/worksheets/sheet{_sheets.Count + 1}.xml";

    public ValueTask Send(Utf8Buffer written, Stream part, CancellationToken cancel)
    {
        written.WriteTo(part);
        return outbox.Drain(cancel);
    }

    public bool IsFirstSheet => _sheets.Count == 0;

    public void SheetDone(XlsxSheetRange range) => _sheets.Add(range);

    public async Task Finish(string title, CancellationToken cancel)
    {
        using var buffer = new Utf8Buffer();
        if (Lists.Any)
        {
            await Put(NextSheet, Lists.Put);
            SheetDone(Lists.Range);
        }
        await Put("xl/sharedStrings.xml", SharedTextsPart);
        await Put("xl/styles.xml", b => b.Put(XlsxStyles.Part));
        await Put("xl/workbook.xml", b => XlsxParts.Workbook(b, _sheets));
        await Put("xl/_rels/workbook.xml.rels", b => XlsxParts.WorkbookRelations(b, _sheets.Count));
        await Put("docProps/app.xml", XlsxParts.Application);
        await Put("docProps/core.xml", b => XlsxParts.Core(b, title, made));
        await Put("_rels/.rels", XlsxParts.Relations);
        await Put("[Content_Types].xml", b => XlsxParts.ContentTypes(b, _sheets.Count));

        async Task Put(string name, Action<Utf8Buffer> content)
        {
            using (var part = OpenPart(name))
            {
                content(buffer);
                buffer.WriteTo(part);
            }
            await outbox.Drain(cancel);
        }
    }

    private Stream OpenPart(string name)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = made < EarliestInZip ? EarliestInZip : made;
        return entry.Open();
    }

    private static readonly DateTimeOffset EarliestInZip = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private void SharedTextsPart(Utf8Buffer buffer)
    {
        buffer.Put(XlsxParts.Declaration);
        buffer.Put("<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" uniqueCount=\""u8);
        buffer.Put(Texts.Texts.Count);
        buffer.Put("\">"u8);
        foreach (var text in Texts.Texts)
        {
            buffer.Put("<si>"u8);
            XlsxParts.PutText(buffer, text);
            buffer.Put("</si>"u8);
        }
        buffer.Put("</sst>"u8);
    }
}

/// <summary>A finished sheet as the workbook refers to it. Rows are numbered from 1.</summary>
internal sealed record XlsxSheetRange(string Name, int HeadingRow, int LastRow, string LastColumn, bool Filtered = true, bool Hidden = false);
