using Tracker.Plans;

namespace Tracker.Reading;

/// <summary>Something a table leaves open, to be asked.</summary>
/// <param name="Point">Null when it is about the table.</param>
/// <param name="Above">What the answer may be: the words of the cell above.</param>
internal sealed record TableDoubt(QuestionKind Kind, ReadPoint? Point, string Where, int Start, int End, Cell? Above = null)
{
    /// <summary>The points, where one question is about several.</summary>
    public List<ReadPoint> About { get; init; } = [];

    /// <summary>The units, where it is about names.</summary>
    public List<UnitPlace> Names { get; init; } = [];
}

/// <summary>Turns the tasks of all tables of a document into points.</summary>
internal sealed class TablePoints(CleanText clean, bool knowsBlank, Func<Item, string> headingOf)
{
    /// <summary>More rows without units than this are one question.</summary>
    private const int MostAskedSingly = 2;

    private readonly string _folded = clean.Folded;

    private int _counted;

    /// <summary>① before the words of every task counts them; before those of some it is what the cells beside them refer to.</summary>
    private bool _countsCircled;

    public List<ReadPoint> Points { get; } = [];

    public List<TableDoubt> Doubts { get; } = [];

    public List<Item> Sections { get; } = [];

    /// <summary>Rows of headings, of tables and of sections in them.</summary>
    public List<(int Start, int End)> Headings { get; } = [];

    public void Read(TaskTable table, Item? above)
    {
        Headings.Add(table.Headings);
        if (table.IsUnproven)
        {
            Doubts.Add(new TableDoubt(QuestionKind.UnclearFact, null, "columns", table.Headings.Start, table.Headings.End));
            return;
        }

        table = knowsBlank ? table : new PaddedRows(_folded, table).PutBack();
        var rows = new TableRows(_folded, table, knowsBlank, above);
        rows.Read();
        if (rows.Tasks.Count == 0)
        {
            Doubts.Add(new TableDoubt(QuestionKind.EmptiedTable, null, "table", table.Headings.Start, table.Headings.End));
            return;
        }

        _countsCircled = rows.Tasks.TrueForAll(t => t.Number is not null || NumberMark.At(_folded, t.Title.Start, t.Title.End) is { Style: MarkStyle.Circled });
        Sections.AddRange(rows.Sections);
        Headings.AddRange(rows.Sections.Select(s => (s.Start, s.First.End)));
        var points = new Dictionary<TableTask, ReadPoint>();
        foreach (var group in rows.Tasks.GroupBy(t => t.Group))
        {
            var parts = group.ToList();
            var item = ItemOf(parts[0], parts[^1]);
            for (var k = 0; k < parts.Count; k++)
            {
                var point = PointOf(parts[k], item, table);
                point.Number = parts.Count > 1 ? "-" + (k + 1) : "";
                points[parts[k]] = point;
                Points.Add(point);
            }
        }

        Ask(table, rows, points);
    }

    private void Ask(TaskTable table, TableRows rows, Dictionary<TableTask, ReadPoint> points)
    {
        foreach (var column in rows.Blanks.GroupBy(b => b.Role))
        {
            var blanks = column.ToList();
            var alone = blanks.Count == 1;
            Doubts.Add(new TableDoubt(
                QuestionKind.BlankCell, alone ? points[blanks[0].Task] : null, column.Key == UnitRole.Time ? "deadlines" : ReadPoint.FieldOf(column.Key), blanks[0].Task.Start, blanks[0].Task.End, alone ? blanks[0].Above : null)
            {
                About = alone ? [] : blanks.ConvertAll(b => points[b.Task]),
            });
        }

        var unitless = rows.Unitless.FindAll(t => points[t].Places.Count == 0);
        if (unitless.Count is > 0 and <= MostAskedSingly)
        {
            Doubts.AddRange(unitless.Select(t => new TableDoubt(QuestionKind.UnclearFact, points[t], "responsibleUnits", points[t].Title.Start, points[t].Title.End)));
        }
        else if (unitless.Count > 0)
        {
            Doubts.Add(new TableDoubt(QuestionKind.UnclearFact, null, "unitCells", unitless[0].Start, unitless[^1].End) { About = unitless.ConvertAll(t => points[t]) });
        }

        foreach (var (start, end) in rows.Wordless)
        {
            Doubts.Add(new TableDoubt(QuestionKind.EmptiedTable, null, "table", start, end));
        }

        foreach (var (task, words) in rows.Doubtful)
        {
            Doubts.Add(new TableDoubt(QuestionKind.UnclearFact, points[task], "rows", task.Start, task.End, words));
        }

        if (table.IsCut && !points[rows.Tasks[^1]].Units!.Closed)
        {
            return; // asked about as a name that breaks off
        }

        if (table.IsCut)
        {
            var last = rows.Tasks[^1];
            Doubts.Add(new TableDoubt(QuestionKind.Damage, points[last], "unitsRaw", last.Start, last.End));
        }
    }

    /// <summary>The row as a numbered item; a number printed in the cell of words counts as well.</summary>
    private Item ItemOf(TableTask first, TableTask last)
    {
        var printed = MarkOf(first.Title);
        var mark = first.Number is { } number ? new NumberMark(MarkStyle.Arabic, number, 0, Printed: first.Numbers)
            : printed is { } inCell ? inCell with { Length = 0 }
            : new NumberMark(MarkStyle.Row, ++_counted, 0);
        return new Item(new Line(first.Start, Math.Max(first.End, last.End), mark), first.Section);
    }

    private NumberMark? MarkOf(Cell title) =>
        NumberMark.At(_folded, title.Start, title.End) is { } mark && (mark.Style != MarkStyle.Circled || _countsCircled) ? mark : null;

    private ReadPoint PointOf(TableTask task, Item item, TaskTable table)
    {
        var number = MarkOf(task.Title);
        var head = Cell.Of(_folded, task.Title.Start + (number?.Length ?? 0), task.Title.End);
        var block = BlockOf(task);
        var (title, rest) = Titled(head, alone: task.Words.Count == 0, table.ByLine);
        var text = new List<(int Start, int End)>();
        foreach (var words in task.Words.Prepend(rest).Where(w => !w.IsEmpty))
        {
            text.AddRange(WithoutUnits(words, block));
        }

        var point = new ReadPoint
        {
            Number = "",
            Item = item,
            Section = item.Outermost is { } outermost ? headingOf(outermost) : null,
            Subsection = item.Parent is { Parent: not null } parent ? headingOf(parent) : null,
            Whole = (task.Start, task.End),
            Order = table.InHalves ? table.Start : -1,
            Title = (title.Start, title.End),
            Text = text.Count > 0 ? text : [(title.End, title.End)],
            Units = block,
            Cells = [.. task.Units.Select(u => u.Cell), .. task.Times],
        };
        point.Places.AddRange(block.Units);
        return point;
    }

    /// <summary>The first sentence is the title. One long sentence alone is the promise itself, and its first clause names it.</summary>
    private (Cell Title, Cell Behind) Titled(Cell cell, bool alone, bool byLine)
    {
        var stop = Brackets.FirstOutside(_folded, cell.Start, cell.End, c => c is '。' or '!' or '?' || (c is '\n' && !byLine));
        var end = stop < 0 ? cell.End : stop;
        var colon = Brackets.FirstOutside(_folded, cell.Start, end, c => c is ':' or ',' or ';');
        end = colon > cell.Start && _folded[colon] == ':' && colon - cell.Start <= 40 ? colon : end;
        var from = end;
        while (from < cell.End && (Look.IsSentenceEnd(_folded[from]) || _folded[from] is ':' or ' '))
        {
            from++;
        }

        var clause = Brackets.FirstOutside(_folded, cell.Start, end, c => c is ',' or ':');
        if (from < cell.End || !alone || cell.Length <= (clause - cell.Start is 4 or 5 ? PointReader.LongestWithName : PointReader.LongestTitle))
        {
            return (Cell.Of(_folded, cell.Start, end), new Cell(from, cell.End));
        }

        return (clause > cell.Start + 3 && !PointReader.OnlyOpens(_folded, cell.Start, clause) ? new Cell(cell.Start, clause) : Cell.Of(_folded, cell.Start, end), cell);
    }

    /// <summary>What the cells of units and limits say, and a unit bracket among the words of a row without such cells.</summary>
    private UnitBlock BlockOf(TableTask task)
    {
        var cells = task.Units.Select(u => u.Cell).Concat(task.Times).ToList();
        var own = cells.FindAll(c => c.Start >= task.Start && c.End <= task.End);
        var shown = own.Count > 0 ? own : cells.Take(1).ToList();
        var inWords = task.Words.Append(task.Title).SelectMany(w => UnitBlocks.In(_folded, w.Start, w.End)).Where(b => b.HasLabel || (b.HasVerb && task.Units.Count == 0)).ToList();
        var block = shown.Count > 0 ? new UnitBlock(shown.Min(c => c.Start), shown.Max(c => c.End)) { Closed = !BreaksOff(shown[^1]) }
            : inWords.Count > 0 ? new UnitBlock(inWords[0].Start, inWords[0].End)
            : new UnitBlock(task.End, task.End);
        foreach (var (role, cell) in task.Units)
        {
            var says = SaysWhoLeads(cell); // 甲局牵头,乙局负责 in a cell merged over both columns
            new UnitListReader(_folded, block).Read(cell.Start, cell.End, role == UnitRole.Responsible || says ? null : role);
        }

        for (var i = 0; i < block.Units.Count; i++)
        {
            block.Units[i] = block.Units[i].Rule == ReadingRules.UnitPlain ? block.Units[i] with { Rule = ReadingRules.UnitColumn } : block.Units[i];
        }

        block.Times.AddRange(task.Times.Select(t => (t.Start, t.End)));
        foreach (var part in inWords)
        {
            block.Units.AddRange(part.Units);
            block.Times.AddRange(part.Times);
            block.Standing.AddRange(part.Standing);
            block.OpenEnded.AddRange(part.OpenEnded);
        }

        return block;
    }

    /// <summary>甲局牵头, 甲局(牵头); 各牵头部门 are whoever leads the other tasks.</summary>
    private bool SaysWhoLeads(Cell cell)
    {
        for (var i = cell.Start; i < cell.End; i++)
        {
            if (UnitRoles.VerbAt(_folded, i, cell.End).Role == UnitRole.Lead)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The text ends in this cell, and no name of a unit ends there.</summary>
    private bool BreaksOff(Cell cell)
    {
        if (cell.End < clean.Length - 2 || !(char.IsLetter(_folded[cell.End - 1]) || _folded[cell.End - 1] == '('))
        {
            return false;
        }

        var names = new UnitBlock(cell.Start, cell.End);
        new UnitListReader(_folded, names).Read(cell.Start, cell.End);
        return names.Units is [.., { } last] && last.End == cell.End
            && (Brackets.Outermost(_folded, last.Start, last.End).Exists(b => !b.Closed)
                || (names.Units.Count > 1 && !UnitNames.LooksLike(_folded, last.Start, last.End) && UnitNames.LooksLike(_folded, names.Units[^2].Start, names.Units[^2].End)));
    }

    /// <summary>The words round a unit bracket that stands among them.</summary>
    private IEnumerable<(int Start, int End)> WithoutUnits(Cell words, UnitBlock block)
    {
        var from = words.Start;
        foreach (var part in UnitBlocks.In(_folded, words.Start, words.End).Where(b => block.Units.Exists(u => u.Start >= b.Start && u.End <= b.End)))
        {
            yield return (from, part.Start);
            from = Math.Min(words.End, part.End);
        }

        if (from < words.End)
        {
            yield return (from, words.End);
        }
    }
}
