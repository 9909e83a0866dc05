using Tracker.Gateway.Papers;

namespace Tracker.Gateway.Tables;

/// <summary>A file format that any table can be had in. Formats hold no state and may be shared.</summary>
internal abstract class TableFormat
{
    public static TableFormat Xlsx { get; } = new XlsxWriter();
    public static TableFormat Csv { get; } = new CsvWriter();
    public static TableFormat Json { get; } = new JsonTableWriter();

    /// <summary>To be edited and printed; held in memory, unlike the others.</summary>
    public static TableFormat Docx { get; } = new DocxTableWriter();
    public static IReadOnlyList<TableFormat> All { get; } = [Xlsx, Csv, Json, Docx];

    /// <summary>With its dot: <c>.xlsx</c>.</summary>
    public abstract string Ending { get; }
    public abstract string ContentType { get; }

    /// <summary>Writes asynchronously only, flushes at the end and leaves the output open.</summary>
    /// <param name="made">Stands in the file's properties, where the format has any.</param>
    public abstract Task Write(Stream output, Table table, DateTimeOffset made, CancellationToken cancel = default);

    /// <summary>The first of them, where a file of the format holds one table only.</summary>
    public virtual Task Write(Stream output, IReadOnlyList<Table> tables, DateTimeOffset made, CancellationToken cancel = default) => Write(output, tables[0], made, cancel);

    /// <summary>By the ending of a path or by the bare name (<c>csv</c>), whatever the case; null when it is none of ours.</summary>
    public static TableFormat? For(string pathOrName) => All.FirstOrDefault(format =>
        pathOrName.EndsWith(format.Ending, StringComparison.OrdinalIgnoreCase)
        || string.Equals(pathOrName, format.Ending[1..], StringComparison.OrdinalIgnoreCase));
}
