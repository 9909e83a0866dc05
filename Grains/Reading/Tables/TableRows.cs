namespace Tracker.Reading;

/// <summary>Goes down the rows of a task table and says which cells belong to one task: merged cells hold for the rows beside them.</summary>
/// <param name="knowsBlank">A blank cell was blank in the source: merged ones are marked.</param>
internal sealed class TableRows(string folded, TaskTable table, bool knowsBlank, Item? above)
{
    private readonly Cell?[] _above = new Cell?[table.Columns.Length];
    private readonly Cell?[] _beforeHeading = new Cell?[table.Columns.Length]; // a cell merged over the heading of a class goes on behind it

    private readonly UnitRole?[] _asked = new UnitRole?[table.Columns.Length];

    private ColumnKind[] _columns = table.Columns;

    private int _title = -1;

    private readonly int _remarks = Remarks.ColumnOf(folded, table);

    private readonly TableSections _sections = new(folded, above, table.Columns.Length);

    private int _groups;

    public List<TableTask> Tasks { get; } = [];

    public List<BlankCell> Blanks { get; } = [];

    /// <summary>Rows with a number, units or a limit and no words.</summary>
    public List<(int Start, int End)> Wordless { get; } = [];

    /// <summary>Tasks of rows whose cells may belong to other columns, the first of each kind.</summary>
    public List<(TableTask Task, Cell Words)> Doubtful { get; } = [];

    /// <summary>Tasks whose cells for units are blank, all of them, and were so in the source; not those that say 无 or a dash.</summary>
    public List<TableTask> Unitless { get; } = [];

    /// <summary>Rows across the table that open no section.</summary>
    public List<Cell> Notes { get; } = [];

    /// <summary>Headings of sections, in order.</summary>
    public List<Item> Sections => _sections.All;

    public void Read()
    {
        ChooseTitle();
        if (_title < 0)
        {
            return; // the only column of words is the one that turned out to hold sections
        }

        if (table.IsCut && BrokenTitle(table.Rows[^1]) is { } broken)
        {
            table.Rows[^1] = [.. table.Rows[^1].Select(c => c == broken ? c with { Column = _title } : c)];
        }

        var asked = new HashSet<int>();
        foreach (var row in table.Rows)
        {
            if (Across(row) is { } across)
            {
                Open(across);
                continue;
            }

            Row(row);
            if (table.Doubtful.Contains(row) && Tasks.Count > 0 && asked.Add(row.Aggregate(0, (seen, c) => seen | (1 << c.Column))))
            {
                Doubtful.Add((Tasks[^1], Own(row, _title) ?? Words(row).FirstOrDefault(Tasks[^1].Title)));
            }
        }
    }

    /// <summary>The column of titles: the first for tasks, unless it is merged over numbered rows; then it holds sections.</summary>
    private void ChooseTitle()
    {
        _columns = [.. table.Columns];
        var groups = new TableGroups(folded, table.Rows);
        var number = Array.IndexOf(_columns, ColumnKind.Number);
        for (var next = true; next;)
        {
            _title = Array.IndexOf(_columns, ColumnKind.Task);
            _title = _title < 0 ? Array.IndexOf(_columns, ColumnKind.Requirement) : _title;
            var words = _columns.Count(TableShape.IsWords);
            next = words > 1
                && ((number >= 0
                    && ((_title < number && Array.FindLastIndex(_columns, TableShape.IsWords) > number) || groups.MostLack(number, _title, _columns)))
                || groups.AreIn(_title, _columns));
            if (next)
            {
                _columns[_title] = ColumnKind.Section;
            }
        }

        if (_title < 0 && Array.IndexOf(_columns, ColumnKind.Section) is >= 0 and var only)
        {
            (_columns[only], _title) = (ColumnKind.Task, only);
        }

        if (number >= 0 && _title >= 0 && groups.AreNumberedThrough(_title, number))
        {
            _columns[number] = ColumnKind.Other; // 序号 of the groups: the points have their own
        }
    }

    /// <summary>A cell across the table, or a heading alone in its row.</summary>
    private Cell? Across(List<PlacedCell> row)
    {
        if (row.Count == 1 && row[0].Column < 0)
        {
            return row[0].Cell;
        }

        var filled = row.FindAll(c => c.Looks is not (CellLooks.Blank or CellLooks.Ditto));
        return filled.Count == 1 && !row.Exists(c => c.Looks == CellLooks.Ditto)
            && filled[0].Looks.HasFlag(CellLooks.Heading) && filled[0].Column <= Math.Max(_title, 1)
            ? filled[0].Cell : null;
    }

    private void Open(Cell heading)
    {
        _above.CopyTo(_beforeHeading, 0);
        Array.Clear(_above);
        Array.Clear(_asked);
        var looks = CellLook.Of(folded, heading);
        if (looks.HasFlag(CellLooks.Long) || Look.AnyAt(folded, heading.Start, heading.End, ["注:", "备注", "说明:", "填表"]) > 0)
        {
            Notes.Add(heading);
        }
        else if (looks is not (CellLooks.Blank or CellLooks.Ditto or CellLooks.Number))
        {
            _sections.Across(heading);
        }
    }

    private void Row(List<PlacedCell> row)
    {
        var alone = NamedByGroup(row);
        for (var c = 0; c < _columns.Length; c++)
        {
            if (_columns[c] == ColumnKind.Section && c != alone && Own(row, c) is { } named && _sections.InColumn(c, named))
            {
                Leave(row);
            }
        }

        var numbers = Array.IndexOf(_columns, ColumnKind.Number);
        var number = numbers >= 0 && Own(row, numbers) is { } printed ? CellLook.NumberOf(folded, printed) ?? (CellLook.NumbersOf(folded, printed) is null ? null : Numerals.At(folded, printed.Start, printed.End, 3).Value) : null;
        var title = alone >= 0 ? Own(row, alone) : Own(row, _title);
        var continues = number is null && title is null && Tasks.Count > 0 && _above[_title] is not null;
        var duties = _columns.Where((k, c) => IsDuty(k) && Own(row, c) is not null).Any();
        if (title is null && !HasWords(row, _columns, except: _title) && !(continues && duties))
        {
            if (Inherits(row, _title) && number is not null && _above[_title] is { } same)
            {
                title = same; // a merged task over numbered rows and nothing beside it
            }
            else
            {
                if (number is not null || duties)
                {
                    Wordless.Add((row[0].Cell.Start, row[^1].Cell.End));
                }

                return;
            }
        }

        if (title is null && number is not null && _columns[_title] == ColumnKind.Task && Inherits(row, _title) && _above[_title] is { } merged)
        {
            title = merged; // one of several numbered rows beside one task
        }

        if (continues)
        {
            Continue(row, duties);
        }
        else if (number is null && numbers >= 0 && Tasks.Count > 0 && _above[_title] is not null && Tasks[^1].Number is { } shared)
        {
            Begin(row, shared, title); // several tasks beside one number are its parts
        }
        else
        {
            _groups++;
            Begin(row, number, title);
        }
    }

    /// <summary>A class of tasks ends: what stood above it holds only where a mark says that it goes on.</summary>
    private void Leave(List<PlacedCell> row)
    {
        for (var c = 0; c < _above.Length; c++)
        {
            _above[c] = row.Exists(p => p.Column == c && p.Looks == CellLooks.Ditto) ? _above[c] : null;
        }
    }

    /// <summary>The column before the tasks whose cell is the task itself, as one merged over both: units stand beside it, and no words of a task. -1 for none.</summary>
    private int NamedByGroup(List<PlacedCell> row)
    {
        var last = _title - 1;
        while (last >= 0 && !((_columns[last] == ColumnKind.Section || (_columns[last] == ColumnKind.Other && knowsBlank && last == _title - 1)) && Own(row, last) is not null))
        {
            last--;
        }

        return last >= 0 && Own(row, last) is { } named && (CellLook.Of(folded, named) & (CellLooks.Number | CellLooks.Time | CellLooks.Units)) == 0
            && Own(row, _title) is null && !row.Exists(c => c.Column == _title && c.Looks == CellLooks.Ditto) && !HasWords(row, _columns, except: _title)
            && _columns.Where((k, c) => IsDuty(k) && k != ColumnKind.Time && Own(row, c) is not null).Any() ? last : -1;
    }

    /// <summary>Behind a number the last words of the text, in a column that groups take elsewhere: what is left of a task.</summary>
    private PlacedCell? BrokenTitle(List<PlacedCell> row)
    {
        var last = row[^1];
        return row.Count == 2 && row[0].Looks == CellLooks.Number && last.Column >= 0 && last.Column != _title && _columns[last.Column] == ColumnKind.Section
            && !last.Looks.HasFlag(CellLooks.Heading) ? last : null;
    }

    private void Begin(List<PlacedCell> row, int? number, Cell? title)
    {
        var words = Words(row);
        if (title is null)
        {
            (title, words) = (words[0], words[1..]);
        }

        var task = Make(row, number, title.Value, words);
        for (var c = 0; c < _columns.Length; c++)
        {
            if (!IsDuty(_columns[c]))
            {
                continue;
            }

            if (Own(row, c) is { } own)
            {
                (_above[c], _asked[c]) = (own, null);
                Put(task, c, own);
            }
            else if (Inherits(row, c) && !(IsMissing(row, c) && OwnNumber(row)))
            {
                Put(task, c, _above[c] ??= row.Exists(p => p.Column == c && p.Looks == CellLooks.Ditto) ? _beforeHeading[c] : null);
            }
            else if (knowsBlank || IsNothing(row, c))
            {
                _above[c] = null;
            }
        }

        if (_remarks >= 0 && Own(row, _remarks) is { } remark)
        {
            Remarks.Keep(folded, remark, task, !table.Columns.Contains(ColumnKind.Time));
        }

        _above[_title] = title;
        Ask(row, task);
        Tasks.Add(task);
    }

    /// <summary>Another row of the same task: more words for it, or a part with units and limits of its own.</summary>
    private void Continue(List<PlacedCell> row, bool duties)
    {
        var words = Words(row);
        var last = Tasks[^1];
        if (words.Count == 0 || !duties)
        {
            last.Words.AddRange(words);
            for (var c = 0; c < _columns.Length; c++)
            {
                if (IsDuty(_columns[c]) && Own(row, c) is { } more)
                {
                    Put(last, c, more);
                }
            }

            last.End = Math.Max(last.End, row[^1].Cell.End);
            return;
        }

        var task = Make(row, last.Number, last.Title, words);
        var namesUnits = _columns.Where((k, c) => IsDuty(k) && k != ColumnKind.Time && Own(row, c) is not null).Any();
        for (var c = 0; c < _columns.Length; c++)
        {
            if (!IsDuty(_columns[c]))
            {
                continue;
            }

            var own = Own(row, c);
            var merged = own is null && (Inherits(row, c) || (!knowsBlank && !IsNothing(row, c) && (_columns[c] == ColumnKind.Time || !namesUnits)));
            Put(task, c, own ?? (merged ? _above[c] : null));
            if (own is null && !merged && !knowsBlank && _asked[c] is null && _above[c] is { } above && !IsNothing(row, c) && !IsLost(row, c) && _columns[c] != ColumnKind.Time)
            {
                _asked[c] = RoleOf(_columns[c]); // its own units stand in another column: whether these are merged too, nobody says
                Blanks.Add(new BlankCell(task, RoleOf(_columns[c]), above));
            }

            _above[c] = own ?? _above[c];
        }

        Tasks.Add(task);
    }

    private TableTask Make(List<PlacedCell> row, int? number, Cell title, List<Cell> words)
    {
        var own = row.FindAll(c => !c.Cell.IsEmpty);
        var task = new TableTask
        {
            Number = number,
            Numbers = Array.IndexOf(_columns, ColumnKind.Number) is >= 0 and var numbers && Own(row, numbers) is { } printed ? CellLook.NumbersOf(folded, printed) : null,
            Group = _groups,
            Section = _sections.Now,
            Title = title,
            Start = own[0].Cell.Start,
            End = own[^1].Cell.End,
        };
        task.Words.AddRange(words);
        return task;
    }

    private void Put(TableTask task, int column, Cell? cell)
    {
        if (cell is not { } given)
        {
            return;
        }

        if (_columns[column] == ColumnKind.Time)
        {
            task.Times.Add(given);
        }
        else
        {
            task.Units.Add((RoleOf(_columns[column]), given));
        }
    }

    /// <summary>A blank that may be a merged cell: nobody is made responsible by it, and nothing is overlooked.</summary>
    private void Ask(List<PlacedCell> row, TableTask task)
    {
        var units = Enumerable.Range(0, _columns.Length).Where(c => IsDuty(_columns[c]) && _columns[c] != ColumnKind.Time).ToList();
        if (task.Units.Count == 0 && units.Count > 0 && !units.Exists(c => IsNothing(row, c) || IsLost(row, c)) && (knowsBlank || units.TrueForAll(c => _above[c] is null && _asked[c] is null)))
        {
            Unitless.Add(task);
        }

        var part = task.Number is not null && Array.IndexOf(_columns, ColumnKind.Number) is >= 0 and var numbers && Own(row, numbers) is null; // of the task above
        for (var c = 0; c < _columns.Length && !knowsBlank; c++)
        {
            var kind = _columns[c];
            if (IsDuty(kind) && _asked[c] is null && _above[c] is { } cell && Own(row, c) is null && (!Inherits(row, c) || (IsMissing(row, c) && OwnNumber(row))) && !IsNothing(row, c) && !IsLost(row, c)
                && (kind == ColumnKind.Time ? task.Times.Count == 0 : task.Units.Count == 0 || (part && kind == ColumnKind.Lead)))
            {
                _asked[c] = kind == ColumnKind.Time ? UnitRole.Time : RoleOf(kind);
                Blanks.Add(new BlankCell(task, _asked[c]!.Value, cell));
            }
        }
    }

    private List<Cell> Words(List<PlacedCell> row) =>
        [.. row.Where(c => c.Column >= 0 && c.Column != _title && TableShape.IsWords(_columns[c.Column]) && c.Looks is not (CellLooks.Blank or CellLooks.Ditto)).Select(c => c.Cell)];

    public static bool HasWords(List<PlacedCell> row, ColumnKind[] columns, int except) =>
        row.Exists(c => c.Column >= 0 && c.Column != except && TableShape.IsWords(columns[c.Column]) && c.Looks is not (CellLooks.Blank or CellLooks.Ditto));

    /// <summary>What this row itself says in a column.</summary>
    public static Cell? Own(List<PlacedCell> row, int column)
    {
        var at = row.FindIndex(c => c.Column == column);
        return at >= 0 && row[at].Looks is not (CellLooks.Blank or CellLooks.Ditto) ? row[at].Cell : null;
    }

    /// <summary>Missing in the row, or marked as the same as above.</summary>
    private bool Inherits(List<PlacedCell> row, int column)
    {
        var at = row.FindIndex(c => c.Column == column);
        return at >= 0 ? row[at].Looks == CellLooks.Ditto : !IsLost(row, column);
    }

    private static bool IsMissing(List<PlacedCell> row, int column) => !row.Exists(c => c.Column == column);

    /// <summary>A row with a number of its own begins a task: a cell that it lacks may be a merged one or a blank one.</summary>
    private bool OwnNumber(List<PlacedCell> row) =>
        !knowsBlank && row.Exists(c => c.Looks == CellLooks.Number ? c.Column >= 0 && _columns[c.Column] == ColumnKind.Number : c.Column >= _title && c.Looks.HasFlag(CellLooks.Numbered));

    /// <summary>The text breaks off before this cell.</summary>
    private bool IsLost(List<PlacedCell> row, int column) => table.IsCut && row == table.Rows[^1] && column > row[^1].Column;

    /// <summary>A dash or 无: said to be nothing.</summary>
    private static bool IsNothing(List<PlacedCell> row, int column) =>
        row.FindIndex(c => c.Column == column) is >= 0 and var at && row[at].Looks == CellLooks.Blank && !row[at].Cell.IsEmpty;

    private static bool IsDuty(ColumnKind kind) => TableShape.IsDuty(kind);

    private static UnitRole RoleOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Lead => UnitRole.Lead,
        ColumnKind.Cooperating => UnitRole.Cooperating,
        _ => UnitRole.Responsible,
    };
}
