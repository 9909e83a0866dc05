namespace Tracker.Reading;

/// <summary>
/// Finds out what the columns hold where the headings do not say all: one heading merged over two columns (over the number and
/// the words, over two levels of groups), a column without a heading, or with one that is not known.
/// </summary>
internal static class TableColumns
{
    /// <summary>Rows and cells that are looked at; the rest of a table is like them.</summary>
    private const int MostRows = 24;

    public const int MostCells = 96;

    private const int MostAdded = 2;

    /// <summary>Of the ways to add one column, so many are tried with another.</summary>
    private const int MostKept = 4;

    /// <summary>So much better must the rows fit to make up for each column that no heading names.</summary>
    private const int Worth = 2;

    private static readonly ColumnKind[] Unheaded = [ColumnKind.Number, ColumnKind.Section, ColumnKind.Requirement];

    private static readonly ColumnKind[] Grouping = [ColumnKind.Number, ColumnKind.Section];

    /// <param name="named">Null where the heading is blank or says nothing known.</param>
    public static TableShape OfRows(SeenCells seen, ColumnKind?[] named, IReadOnlyList<TableRow> rows)
    {
        var sample = rows.Where(r => r.Filled >= 2).Take(MostRows).Select(r => (r.Cells, Looks: seen.Of(r.Cells), Width: r.Closed ? r.Cells.Count : r.Cells.FindLastIndex(c => !c.IsEmpty) + 1)).ToList();
        var widest = sample.Count == 0 ? 0 : sample.Max(r => r.Width); // between fences a blank cell is a column too
        var kinds = Named(named, [.. sample.Where(r => r.Cells.Count == named.Length).Select(r => r.Looks)]);
        int Score(TableShape s) => sample.Sum(r => ScoreOf(s, r.Cells, r.Looks));
        var shape = Best(new TableShape(kinds), Math.Min(MostAdded, widest - kinds.Length), Score, Worth, Unheaded);
        if (widest > kinds.Length && new TableShape([.. kinds, .. Enumerable.Repeat(ColumnKind.Other, widest - kinds.Length)]) is var trailing && Score(trailing) >= Score(shape))
        {
            shape = trailing; // a column of remarks without a heading
        }

        shape = Array.IndexOf(named, ColumnKind.Section) < 0 && named[0] == ColumnKind.Number ? Names(shape, sample.ConvertAll(r => r.Cells), seen) : shape;
        return WithTraits(shape, sample.SelectMany(r => new TablePlacement(shape).Row(r.Cells, r.Looks, cut: false)));
    }

    /// <summary>For cells of which nothing says where a row ends.</summary>
    public static TableShape OfCells(SeenCells seen, ColumnKind[] kinds, IReadOnlyList<Cell> cells, bool byLine)
    {
        var sample = cells.Take(MostCells).ToList();
        var looks = seen.Of(sample);
        var named = new TableShape(kinds);
        var rows = new TableAlignment(named, byLine).Rows(sample, looks);
        var fits = rows.Take(rows.Count - 1).All(r => r.Count == kinds.Length && r.TrueForAll(c => c.Column >= 0 && named.Fit(c.Looks, c.Column) >= 0));
        var shape = fits ? named : Best(named, MostAdded, s => ScoreOf(s, sample, looks, byLine), Worth + (sample.Count / 8), Grouping);
        return WithTraits(shape, new TableAlignment(shape, byLine).Rows(sample, looks).SelectMany(r => r));
    }

    /// <summary>年度任务 over two columns: what is another thing in every row, and a heading in none, is the name of the task beside it and no group of tasks.</summary>
    private static TableShape Names(TableShape shape, List<List<Cell>> rows, SeenCells seen)
    {
        var at = Array.IndexOf(shape.Kinds, ColumnKind.Section);
        if (at < 0 || at + 1 >= shape.Width || shape.Kinds[at + 1] != ColumnKind.Task || rows.Count < 2
            || rows.Exists(r => r.Count <= at || r[at].IsEmpty || (seen.Of(r[at]) & ~CellLooks.Units) != CellLooks.None) || rows.Select(r => seen.Folded[r[at].Start..r[at].End]).Distinct().Count() < rows.Count)
        {
            return shape;
        }

        var kinds = shape.Kinds.ToArray();
        (kinds[at], kinds[at + 1]) = (ColumnKind.Task, ColumnKind.Requirement);
        return new TableShape(kinds);
    }

    private static int ScoreOf(TableShape shape, List<Cell> cells, CellLooks[] looks)
    {
        var placement = new TablePlacement(shape);
        placement.Row(cells, looks, cut: false);
        return placement.Score;
    }

    private static int ScoreOf(TableShape shape, List<Cell> cells, CellLooks[] looks, bool byLine)
    {
        var alignment = new TableAlignment(shape, byLine);
        alignment.Rows(cells, looks);
        return alignment.Score;
    }

    /// <summary>A column whose heading does not say it holds what most of its cells look like.</summary>
    private static ColumnKind[] Named(ColumnKind?[] named, List<CellLooks[]> rows)
    {
        var kinds = new ColumnKind[named.Length];
        for (var c = 0; c < named.Length; c++)
        {
            var filled = rows.ConvertAll(r => r[c]).FindAll(l => l is not (CellLooks.Blank or CellLooks.Ditto));
            bool Most(Predicate<CellLooks> look) => filled.Count > 0 && filled.FindAll(look).Count * 3 >= filled.Count * 2;
            var before = c > 0 ? named[c - 1] : null;
            var overTwo = before is { } over && TableShape.IsWords(over) && named[c] is null;
            if (overTwo && kinds[c - 1] == ColumnKind.Number)
            {
                kinds[c] = before!.Value; // one heading over the number and the words
                continue;
            }

            if (named[c] == ColumnKind.Other && !named.Contains(ColumnKind.Time) && filled.Count > 1 && filled.TrueForAll(l => l.HasFlag(CellLooks.Time)))
            {
                kinds[c] = ColumnKind.Time; // 备注 that says nothing but when
                continue;
            }

            kinds[c] = named[c] is { } said ? (TableShape.IsWords(said) && Most(l => l == CellLooks.Number) && c + 1 < named.Length && named[c + 1] is null ? ColumnKind.Number : said) : (Most(l => l == CellLooks.Number) ? ColumnKind.Number
                : Most(l => l.HasFlag(CellLooks.Time)) ? ColumnKind.Time
                : Most(l => l.HasFlag(CellLooks.Units)) ? ColumnKind.Responsible
                : overTwo && Most(l => l.HasFlag(CellLooks.Heading)) ? ColumnKind.Section
                : overTwo && Most(l => l.HasFlag(CellLooks.Long) || l.HasFlag(CellLooks.Numbered)) ? ColumnKind.Requirement
                : ColumnKind.Other);
        }

        return kinds;
    }

    /// <summary>With columns added before the last words where that fits the rows better.</summary>
    private static TableShape Best(TableShape shape, int most, Func<TableShape, int> scoreOf, int worth, ColumnKind[] unheaded)
    {
        if (most <= 0)
        {
            return shape;
        }

        var (best, score) = (shape, scoreOf(shape));
        var level = new List<ColumnKind[]> { shape.Kinds };
        for (var added = 1; added <= most; added++)
        {
            var tried = level.SelectMany(k => OneMore(k, unheaded)).DistinctBy(k => string.Concat(k.Select(x => (char)('a' + (int)x))))
                .Select(k => (Shape: new TableShape(k), Kinds: k)).Select(t => (t.Shape, t.Kinds, Score: scoreOf(t.Shape))).OrderByDescending(t => t.Score).ToList();
            if (tried.Count > 0 && tried[0].Score > score + ((tried[0].Shape.Width - best.Width) * worth))
            {
                (best, score) = (tried[0].Shape, tried[0].Score);
            }

            level = [.. tried.Take(MostKept).Select(t => t.Kinds)];
        }

        return best;
    }

    private static IEnumerable<ColumnKind[]> OneMore(ColumnKind[] kinds, ColumnKind[] unheaded)
    {
        var last = Array.FindLastIndex(kinds, TableShape.IsWords);
        for (var at = 0; at <= last + 1; at++)
        {
            foreach (var kind in unheaded)
            {
                if ((kind != ColumnKind.Number || !kinds.Contains(ColumnKind.Number)) && (kind == ColumnKind.Requirement ? at > 0 : at <= last))
                {
                    yield return [.. kinds[..at], kind, .. kinds[at..]];
                }
            }
        }
    }

    /// <summary>Which column of words has the numbers in its cells, which only headings, and of which level.</summary>
    private static TableShape WithTraits(TableShape shape, IEnumerable<PlacedCell> placed)
    {
        var (numbered, headed, over, under) = (-1, -1, 0, 0);
        var lastWords = Array.FindLastIndex(shape.Kinds, TableShape.IsWords);
        foreach (var column in placed.Where(c => c.Column >= 0 && c.Looks is not (CellLooks.Blank or CellLooks.Ditto)).GroupBy(c => c.Column).OrderBy(g => g.Key))
        {
            var cells = column.ToList();
            bool Most(CellLooks looks, CellLooks among) => cells.FindAll(c => (c.Looks & among) == looks).Count * 3 >= cells.Count * 2;
            over |= Most(CellLooks.Heading, CellLooks.Heading | CellLooks.Under) ? 1 << column.Key : 0;
            under |= Most(CellLooks.Heading | CellLooks.Under, CellLooks.Heading | CellLooks.Under) ? 1 << column.Key : 0;
            if (TableShape.IsWords(shape.Kinds[column.Key]))
            {
                numbered = Most(CellLooks.Numbered, CellLooks.Numbered) ? column.Key : numbered;
                headed = headed < 0 && column.Key < lastWords && cells.TrueForAll(c => c.Looks.HasFlag(CellLooks.Heading)) ? column.Key : headed;
            }
        }

        return new TableShape(shape.Kinds, numbered, headed, over, under);
    }
}
