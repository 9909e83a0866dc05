using System.Collections.Immutable;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Reading;
using Tracker.Gateway.Tables;
using Tracker.Gateway.Unpacking;
using Tracker.History;

namespace Tracker.Gateway.History;

/// <summary>The sheets of a past year's ledger: an .xlsx, or a .csv in UTF-8 or GB18030. What it is, its bytes say.</summary>
internal static class LedgerFile
{
    private const int MostSheets = 24;

    /// <summary>Cells that are held in memory together.</summary>
    private const int MostCells = 500_000;

    public static (ImmutableArray<HistorySheet> Sheets, Rejection? Rejection) Read(byte[] content, string name)
    {
        if (content.Length == 0)
        {
            return ([], new Rejection("file.empty"));
        }
        using var bytes = new MemoryStream(content, writable: false);
        if (FileKinds.Of(bytes) != FileKind.Other)
        {
            return Workbook(bytes);
        }
        return !FileNames.IsNamedAsOffice(name) && PlainText.Decode(content) is { } text && !HtmlText.IsPage(text)
            ? ([CsvText.Read(text, Path.GetFileNameWithoutExtension(name))], null)
            : ([], TableRejections.NotAWorkbook);
    }

    private static (ImmutableArray<HistorySheet> Sheets, Rejection? Rejection) Workbook(MemoryStream bytes)
    {
        var sheets = ImmutableArray.CreateBuilder<HistorySheet>();
        using var first = XlsxReader.Open(bytes, continued: HistoryRow.Continued);
        if (first.Rejection is { } unreadable)
        {
            return ([], unreadable);
        }
        var cells = 0;
        foreach (var name in first.Sheets.Take(MostSheets))
        {
            using var sheet = XlsxReader.Open(bytes, name, continued: HistoryRow.Continued);
            var rows = ImmutableArray.CreateBuilder<HistoryRow>();
            foreach (var row in sheet.Rows())
            {
                rows.Add(new HistoryRow(row.Number, [.. row.Cells]));
                if ((cells += row.Cells.Count) > MostCells)
                {
                    return ([], new Rejection("history.too-many-cells", $"{MostCells}"));
                }
            }
            if (sheet.Rejection is { } broken)
            {
                return ([], broken);
            }
            sheets.Add(new HistorySheet(name, rows.ToImmutable()));
        }
        return (sheets.ToImmutable(), null);
    }
}
