using System.Collections.Immutable;

namespace Tracker.History;

/// <summary>A sheet of a ledger's file as texts.</summary>
public sealed record HistorySheet(string Name, ImmutableArray<HistoryRow> Rows);

/// <param name="Number">As the sheet counts, from 1.</param>
/// <param name="Cells">A lower cell of a merged area reads as <see cref="Continued"/>; days in ISO form.</param>
public sealed record HistoryRow(int Number, ImmutableArray<string> Cells)
{
    /// <summary>Stands in a cell that goes on from above.</summary>
    public const string Continued = "〃";

    public string this[int column] => column < Cells.Length ? Cells[column].Trim() : "";

    /// <summary>Neither blank nor going on from above.</summary>
    public bool Says(int column) => this[column] is not ("" or Continued);

    public IEnumerable<int> SaidColumns => Enumerable.Range(0, Cells.Length).Where(Says);

    /// <summary>A cell as people name it: B12.</summary>
    public string Place(int column) => Letters(column) + Number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public static string Letters(int column) => column < 26 ? $"{(char)('A' + column)}" : Letters((column / 26) - 1) + Letters(column % 26);
}
