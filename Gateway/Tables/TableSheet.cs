using System.Collections.Immutable;

namespace Tracker.Gateway.Tables;

/// <summary>What a column holds as a rule. A single cell may differ (「不涉及」 among numbers); the kind sets the look and the total's format.</summary>
internal enum CellKind { Text, Number, Percent, Date, Moment }

/// <summary>What stands under a column: a formula over the visible rows, so that a filter changes it.</summary>
internal enum ColumnTotal { None, Count, Sum }

/// <param name="Key">Name of the cell in JSON; stable, English.</param>
/// <param name="Heading">What the reader sees, Chinese.</param>
/// <param name="Width">In characters of the default font, as spreadsheets count; a Chinese character takes two.</param>
internal sealed record TableColumn(
    string Key, string Heading, CellKind Kind = CellKind.Text, double Width = 14, ColumnTotal Total = ColumnTotal.None);

/// <summary>The head of a table: its name, columns and an optional line above the headings.</summary>
/// <param name="Name">Becomes the sheet's name, and may be any text: what a spreadsheet forbids is replaced or left out.</param>
internal sealed record TableSheet(string Name, ImmutableArray<TableColumn> Columns, string? Title = null)
{
    public bool HasTotals => Columns.Any(column => column.Total is not ColumnTotal.None);
}
