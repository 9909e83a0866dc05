using Tracker.Gateway.Tables;

namespace Tracker.Gateway.Papers;

/// <summary>A table as a landscape A4 paper to be edited in a word processor: the same columns as the workbook, hidden ones left out.</summary>
internal sealed class DocxTableWriter : TableFormat
{
    public override string Ending => ".docx";
    public override string ContentType => DocxPaper.ContentType;

    public override async Task Write(Stream output, Table table, DateTimeOffset made, CancellationToken cancel = default)
    {
        // Rows may come asynchronously and the package writes synchronously: they are collected first. A word processor opens no table of a million rows.
        var rows = await CollectedRows.Of(table, cancel);
        using var memory = new MemoryStream();
        DocxFrame.Write(memory, table.Sheet.Title ?? table.Sheet.Name, landscape: true, made, writer =>
        {
            writer.WriteElement(DocxText.Paragraph(table.Sheet.Title ?? table.Sheet.Name, DocxFrame.Title));
            foreach (var note in table.Sheet.Notes)
            {
                writer.WriteElement(DocxText.Paragraph(note, DocxFrame.Cell));
            }
            var shown = table.Sheet.Columns.Where(column => !column.Hidden).ToList();
            var grid = new DocxGrid(writer, DocxGrid.Shared([.. shown.Select(column => column.Width)], DocxFrame.TextWidth(landscape: true)));
            grid.Start(shown.Select(column => column.Heading));
            foreach (var row in rows.Rows)
            {
                grid.Row(row);
            }
            if (table.Sheet.HasTotals)
            {
                grid.Row(rows.Totals(), total: true);
            }
            grid.End();
            foreach (var line in table.Sheet.Foot)
            {
                writer.WriteElement(DocxText.Paragraph(line, DocxFrame.Cell));
            }
        });
        memory.Position = 0;
        await memory.CopyToAsync(output, cancel);
        await output.FlushAsync(cancel);
    }
}
