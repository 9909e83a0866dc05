namespace Tracker.Reading;

/// <summary>A table of tasks: its columns, its rows below the headings, and the stretch of text it takes.</summary>
internal sealed record TaskTable(int Start, int End, ColumnKind[] Columns, List<List<PlacedCell>> Rows, (int Start, int End) Headings)
{
    /// <summary>The text breaks off inside the last row.</summary>
    public bool IsCut { get; init; }

    /// <summary>Rows whose cells may belong to other columns than these.</summary>
    public List<List<PlacedCell>> Doubtful { get; init; } = [];

    /// <summary>One cell a line and no mark: a cell's sentence may run over lines.</summary>
    public bool ByLine { get; init; }

    /// <summary>There are words below the headings, and nothing shows which of them are one task.</summary>
    public bool IsUnproven { get; init; }

    /// <summary>Cells of the rows right below it that sign the document: lines like any other.</summary>
    public List<Cell> Foot { get; init; } = [];

    /// <summary>Printed in two halves side by side: rows of the right one follow those of the left.</summary>
    public bool InHalves { get; init; }

    public bool Has(ColumnKind kind) => Columns.Contains(kind);
}
