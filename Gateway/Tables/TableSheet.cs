using System.Collections.Immutable;

namespace Tracker.Gateway.Tables;

/// <summary>What a column holds as a rule. A single cell may differ (「不涉及」 among numbers); the kind sets the look and the total's format.</summary>
internal enum CellKind { Text, Number, Percent, Date, Moment }

/// <summary>What stands under a column: a formula over the visible rows, so that a filter changes it.</summary>
internal enum ColumnTotal { None, Count, Sum }

/// <param name="Key">Name of the cell in JSON; stable, English.</param>
/// <param name="Heading">What the reader sees, Chinese.</param>
/// <param name="Width">In characters of the default font, as spreadsheets count; a Chinese character takes two.</param>
/// <param name="Entry">The receiver fills it in; null: locked where the sheet has any such column.</param>
/// <param name="Hidden">Keys, for the way back.</param>
internal sealed record TableColumn(
    string Key,
    string Heading,
    CellKind Kind = CellKind.Text,
    double Width = 14,
    ColumnTotal Total = ColumnTotal.None,
    ColumnEntry? Entry = null,
    bool Hidden = false);

/// <summary>What may be filled in in a column of a form.</summary>
/// <param name="Prompt">Shown beside the cell that is chosen, and when what is typed is not allowed; at most 200 characters.</param>
/// <param name="Choices">The only values allowed, as a drop-down; empty: any.</param>
/// <param name="Longest">Characters of a text; 0: any.</param>
internal sealed record ColumnEntry(string Prompt, ImmutableArray<string> Choices, int Longest = 0);

/// <summary>The head of a table: its name, columns and an optional line above the headings.</summary>
/// <param name="Name">Becomes the sheet's name, and may be any text: what a spreadsheet forbids is replaced or left out.</param>
internal sealed record TableSheet(string Name, ImmutableArray<TableColumn> Columns, string? Title = null)
{
    /// <summary>Lines between title and headings: how to fill it in.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>Lines below the rows: who filled it in and the like, mostly by hand after printing.</summary>
    public ImmutableArray<string> Foot { get; init; } = [];

    /// <summary>It goes out, is filled in and comes back: all else is locked, without a password.</summary>
    public bool IsForm => Columns.Any(column => column.Entry is not null);

    public bool HasTotals => Columns.Any(column => column.Total is not ColumnTotal.None);
}
