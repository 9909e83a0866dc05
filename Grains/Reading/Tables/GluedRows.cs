namespace Tracker.Reading;

/// <summary>
/// The units of the rows of a table whose cells run together: behind the last sentence of a row, or between its title and what is required.
/// What no other row proves is read as it stands and asked about.
/// </summary>
internal sealed class GluedRows
{
    private readonly string _folded;

    private readonly List<Item> _rows;

    private readonly UnitRole _first;

    private readonly UnitRole? _second;

    private readonly GluedNames _names;

    private readonly Dictionary<Item, UnitBlock> _blocks = [];

    private GluedRows(string folded, List<Item> rows, UnitRole first, UnitRole? second)
    {
        (_folded, _rows, _first, _second) = (folded, rows, first, second);
        _names = new GluedNames(folded, rows);
    }

    /// <summary>The headings right before the first item; null where the text is no such table.</summary>
    public static GluedHeadings? HeadingsIn(string folded, List<Line> lines) =>
        lines.FindIndex(l => l.Mark is not null) is > 0 and var first ? GluedHeadings.Of(folded, lines[first - 1]) : null;

    /// <summary>The units of every row that has any; null where nothing could part them.</summary>
    public static Dictionary<Item, UnitBlock>? In(string folded, GluedHeadings headings, List<Item> items)
    {
        var columns = headings.Columns;
        var units = Array.FindIndex(columns, TableShape.IsUnits);
        var behind = Array.FindLastIndex(columns, TableShape.IsUnits);
        if (behind - units > 1 || columns.Any(c => !TableShape.IsUnits(c) && !TableShape.IsWords(c) && c is not (ColumnKind.Number or ColumnKind.Section)) || units == 0)
        {
            return null;
        }

        var rows = items.FindAll(i => i.Mark.Style == MarkStyle.Arabic && i.First.End > i.First.Body);
        var table = new GluedRows(folded, rows, RoleOf(columns[units]), behind > units ? RoleOf(columns[behind]) : null);
        if (Array.FindIndex(columns, behind, TableShape.IsWords) > 0)
        {
            table.ReadMiddles();
        }
        else
        {
            table.ReadEnds();
        }

        return table._blocks.Count > 0 ? table._blocks : null;
    }

    private static UnitRole RoleOf(ColumnKind column) => column switch
    {
        ColumnKind.Lead => UnitRole.Lead,
        ColumnKind.Cooperating => UnitRole.Cooperating,
        _ => UnitRole.Responsible,
    };

    /// <summary>Names behind the last sentence.</summary>
    private void ReadEnds()
    {
        var left = new List<(Item Row, int From)>();
        foreach (var row in _rows)
        {
            var from = row.First.End;
            while (from > row.First.Body && _folded[from - 1] != '。')
            {
                from--;
            }

            if (from > row.First.Body && _names.Of(from, row.First.End) is { Count: > 0 } names)
            {
                Give(row, from, row.First.End, names);
            }
            else
            {
                left.Add((row, from));
            }
        }

        var known = _blocks.Values.SelectMany(b => b.Units).Select(u => _folded[u.Start..u.End]).Distinct().OrderByDescending(n => n.Length).ToList();
        foreach (var (row, from) in left)
        {
            var own = known.Find(n => row.First.End - n.Length > from && Look.At(_folded, row.First.End - n.Length, n));
            if (own is not null)
            {
                Give(row, row.First.End - own.Length, row.First.End, [(row.First.End - own.Length, row.First.End, false)]);
            }
        }
    }

    /// <summary>Names between the title and the words: the list that most rows say alike ends where they go on differently.</summary>
    private void ReadMiddles()
    {
        foreach (var group in _names.Lists(_rows).GroupBy(l => l.Head))
        {
            var lists = group.ToList();
            var shared = _names.Shared(lists);
            foreach (var list in lists)
            {
                var (end, certain) = _names.EndOf(list, shared);
                if (end <= list.Start)
                {
                    continue;
                }

                var leads = _folded[list.Start - 1] == ' ' ? [] : _names.Before(list.Row.First.Body, list.Start);
                var from = leads.Count > 0 ? leads[0].Start : list.Start;
                if (_names.Of(list.Start, end) is { } names)
                {
                    Give(list.Row, from, end, [.. leads, .. names], isList: true, doubt: !certain || list.Head.Length == 0);
                }
            }
        }
    }

    /// <summary>Single units in front of a list are of the first column; a class leads nothing.</summary>
    private void Give(Item row, int start, int end, List<(int Start, int End, bool Joined)> names, bool isList = false, bool doubt = false)
    {
        if (names.Count == 0)
        {
            return;
        }

        var run = names.FindLastIndex(n => !n.Joined);
        var blank = _folded[start] == ' ' || (start > 0 && _folded[start - 1] == ' ');
        var trails = end < _folded.Length && _folded[end] == ' ' && row.First.End == end;
        var block = new UnitBlock(Look.SkipBlanks(_folded, start, end), end) { HasLabel = true };
        bool IsSingle(int k) => GroupWords.Of(_folded[names[k].Start..names[k].End]) == UnitClass.Single;
        var classed = Enumerable.Range(0, names.Count).Any(k => !IsSingle(k));
        for (var k = 0; k < names.Count; k++)
        {
            var role = _second is null ? _first : k < run ? (IsSingle(k) ? _first : Last) : run == 0 && !blank && trails && !classed ? _first : Last;
            new UnitListReader(_folded, block).Read(names[k].Start, names[k].End, role);
        }

        var certain = _second is null || isList || (run == 0 ? blank || (trails && !classed) : Enumerable.Range(0, run).All(IsSingle) && !IsSingle(run));
        _blocks[row] = block with { RunsTogether = !certain || doubt };
    }

    private UnitRole Last => _second ?? _first;
}
