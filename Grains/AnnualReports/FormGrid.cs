using System.Collections.Immutable;

namespace Tracker.AnnualReports;

/// <summary>A part's table as it is printed: rows of cells, some of them over several rows or columns. Documents, pages and workbooks draw the same one.</summary>
public sealed record FormGrid(string Part, int Columns, ImmutableArray<ImmutableArray<GridCell>> Rows)
{
    /// <summary>Rows of headings before the first row of figures, where the table has one head.</summary>
    public int Head { get; init; }

    /// <summary>The tables of a form in order: one for each of parts 2, 3 and 4.</summary>
    public static ImmutableArray<FormGrid> All(ReportForm form) =>
        [.. form.Tables.GroupBy(table => table.Part).Select(part => part.First() is { GroupsAcross: true } across ? SideBySide(form, across) : part.First().ColumnsHead is not null ? Tall(form, part.First()) : Blocks(form, part.Key, [.. part]))];

    /// <summary>Part 2: blocks below each other, each with its own headings over the same width.</summary>
    private static FormGrid Blocks(ReportForm form, string part, ImmutableArray<FormTable> tables)
    {
        var width = 1 + tables.Max(table => table.Columns.Length);
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<GridCell>>();
        foreach (var table in tables)
        {
            rows.Add([new GridCell(table.Heading, null, width)]);
            rows.Add([new GridCell(table.RowsHead!, null), .. table.Columns.Select((column, i) => new GridCell(column.Labels[^1], null, Wide(table, i, width)))]);
            foreach (var row in table.Rows)
            {
                rows.Add([new GridCell(row.Labels[^1], null), .. table.Columns.Select((column, i) => Figure(form, table, row, column) with { Across = Wide(table, i, width) })]);
            }
        }

        return new FormGrid(part, width, rows.DrainToImmutable());
    }

    /// <summary>The last column takes what is left of the width.</summary>
    private static int Wide(FormTable table, int column, int width) => column == table.Columns.Length - 1 ? width - table.Columns.Length : 1;

    /// <summary>Part 3: labels of up to three levels before the columns, which have a head of three rows.</summary>
    private static FormGrid Tall(ReportForm form, FormTable table)
    {
        var depth = table.Rows.Max(row => row.Labels.Length);
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<GridCell>>();
        rows.Add([new GridCell(table.Heading, null, depth, 3), new GridCell(table.ColumnsHead!, null, table.Columns.Length)]);
        rows.Add([.. Runs(table.Columns, column => column.Labels[0]).Select(run => run.Count == 1 ? new GridCell(run.Label, null, 1, 2) : new GridCell(run.Label, null, run.Count))]);
        rows.Add([.. table.Columns.Where(column => column.Labels.Length > 1).Select(column => new GridCell(column.Labels[1], null))]);
        for (var i = 0; i < table.Rows.Length; i++)
        {
            var row = table.Rows[i];
            var labels = row.Labels.Select((label, level) => (label, level)).Where(l => l.level == row.Labels.Length - 1 || Begins(table.Rows, i, l.level))
                .Select(l => new GridCell(l.label, null, l.level == row.Labels.Length - 1 ? depth - l.level : 1, l.level == row.Labels.Length - 1 ? 1 : Lasts(table.Rows, i, l.level)));
            rows.Add([.. labels, .. table.Columns.Select(column => Figure(form, table, row, column))]);
        }

        return new FormGrid(table.Part, depth + table.Columns.Length, rows.DrainToImmutable()) { Head = 3 };
    }

    /// <summary>Part 4: groups side by side, and one row of figures.</summary>
    private static FormGrid SideBySide(ReportForm form, FormTable table)
    {
        var count = table.Columns.Length;
        var single = table.Rows.Where(row => row.Labels.Length == 1).ToList();
        ImmutableArray<GridCell> first = [.. Runs(table.Rows, row => row.Labels[0]).Select(run => new GridCell(run.Label, null, run.Count * count))];
        ImmutableArray<GridCell> second = [.. table.Rows.SelectMany(row => row.Labels.Length == 1 ? table.Columns.Select(column => new GridCell(column.Labels[0], null, 1, 2)) : [new GridCell(row.Labels[1], null, count)])];
        ImmutableArray<GridCell> third = [.. table.Rows.Except(single).SelectMany(_ => table.Columns).Select(column => new GridCell(column.Labels[0], null))];
        ImmutableArray<GridCell> figures = [.. table.Rows.SelectMany(row => table.Columns.Select(column => Figure(form, table, row, column)))];
        return new FormGrid(table.Part, table.Rows.Length * count, [first, second, third, figures]) { Head = 3 };
    }

    private static GridCell Figure(ReportForm form, FormTable table, FormRow row, FormColumn column) => new("", form.Find(CellKey.Of(table.Part, row.Key, column.Key)));

    private static IEnumerable<(string Label, int Count)> Runs<T>(ImmutableArray<T> items, Func<T, string> label)
    {
        for (var i = 0; i < items.Length;)
        {
            var count = items.Skip(i).TakeWhile(item => label(item) == label(items[i])).Count();
            yield return (label(items[i]), count);
            i += count;
        }
    }

    private static bool Begins(ImmutableArray<FormRow> rows, int at, int level) => at == 0 || !Same(rows[at - 1], rows[at], level);

    private static int Lasts(ImmutableArray<FormRow> rows, int at, int level) => rows.Skip(at).TakeWhile(row => Same(row, rows[at], level)).Count();

    private static bool Same(FormRow one, FormRow other, int level) =>
        one.Labels.Length > level + 1 && other.Labels.Length > level + 1 && one.Labels.Take(level + 1).SequenceEqual(other.Labels.Take(level + 1));
}

/// <param name="Cell">Of the form; null: it is a label.</param>
public sealed record GridCell(string Text, FormCell? Cell, int Across = 1, int Down = 1);
