namespace Tracker.Reading;

/// <summary>
/// Finds the stretches of a text that are cells: rows between | marks or tabs, and tables flattened to one cell a line, with a
/// line of | between, with a | behind each, or with nothing but the headings to show them.
/// </summary>
internal sealed class TableText(CleanText clean, List<Line> lines)
{
    private readonly string _folded = clean.Folded;

    public List<TableBlock> Blocks()
    {
        var blocks = new List<TableBlock>();
        for (var i = 0; i < lines.Count;)
        {
            var block = IsBar(i) || (i + 1 < lines.Count && !HasBar(i) && IsBar(i + 1)) || BeginsClosedCells(i) ? Flattened(i)
                : HasBar(i) || HasTab(i) ? Rows(i)
                : BeginsBareCells(i) ? Bare(i)
                : Spaced.Headings(_folded, lines, i) is { } headings ? Spaced.Rows(_folded, lines, i, headings)
                : null;
            if (block is null)
            {
                i++;
                continue;
            }

            blocks.Add(block);
            i = block.LastLine + 1;
        }

        return blocks;
    }

    /// <summary>From the line before the first mark to the cell behind the last one.</summary>
    private TableBlock Flattened(int first)
    {
        var last = first;
        for (var i = first; i < lines.Count && i <= last + FarthestMark; i++)
        {
            if (i > first && !HasBar(i - 1) && BeginsClosedCells(i))
            {
                break; // another table
            }

            last = IsBar(i) || IsClosedCell(i) || IsClosedRow(i) ? i : last;
        }

        var cells = new List<Cell>();
        var from = lines[first].Start;
        for (var i = first; i <= last; i++)
        {
            if (!IsBar(i) && !IsClosedCell(i) && !IsClosedRow(i))
            {
                continue;
            }

            for (var at = lines[i].Start; at < lines[i].End; at++)
            {
                if (_folded[at] == '|')
                {
                    cells.Add(Cell.Of(_folded, from, at));
                    from = at + 1;
                }
            }
        }

        if (last + 1 < lines.Count && !(IsClosedCell(last) && (EndsSentence(last + 1) || last + 2 < lines.Count)))
        {
            cells.Add(new Cell(lines[last + 1].Start, lines[last + 1].End)); // perhaps the last cell: the columns will say
        }

        return new TableBlock(first, Math.Min(last + 1, lines.Count - 1), [new TableRow(cells)], IsFlattened: true);
    }

    /// <summary>A cell on a line, closed by a | and with none before it.</summary>
    private bool IsClosedCell(int i) => lines[i].Length > 1 && _folded.IndexOf('|', lines[i].Start, lines[i].Length) == lines[i].End - 1;

    /// <summary>A cell on a line and the marks of blank ones behind it: 一、… | ||</summary>
    private bool IsClosedRow(int i)
    {
        var bar = _folded.IndexOf('|', lines[i].Start, lines[i].Length);
        return bar > lines[i].Start && Closes(i) && _folded.AsSpan(bar, lines[i].End - bar).IndexOfAnyExcept('|', ' ') < 0;
    }

    /// <summary>The headings of a table of tasks, each on a line and closed by a |.</summary>
    private bool BeginsClosedCells(int i) =>
        IsClosedCell(i) && i + 1 < lines.Count && (IsClosedCell(i + 1) || !HasBar(i + 1)) && AreHeadings(i, k => IsClosedCell(k) || !HasBar(k), byMark: true);

    /// <summary>The headings of a table of tasks, each on a line without any mark.</summary>
    private bool BeginsBareCells(int i) =>
        HeadingLength(i) <= LongestHeading && i + 1 < lines.Count && HeadingLength(i + 1) <= LongestHeading && IsBare(i) && IsBare(i + 1) && AreHeadings(i, IsBare, byMark: false);

    /// <summary>Without the note in a bracket behind it: 重点任务(市级10项、县级20项).</summary>
    private int HeadingLength(int i) =>
        lines[i].Length <= TableHeadings.Longest * 2 && _folded[lines[i].End - 1] == ')' && _folded.IndexOf('(', lines[i].Start, lines[i].Length) is var open && open > lines[i].Start ? open - lines[i].Start : lines[i].Length;

    private bool IsBare(int i) => !HasBar(i) && !HasTab(i) && _folded[lines[i].End - 1] != ':';

    private bool AreHeadings(int first, Predicate<int> isCell, bool byMark)
    {
        var cells = new List<Cell>();
        var from = lines[first].Start;
        for (var i = first; i < lines.Count && cells.Count < TaskTables.MostColumns && isCell(i) && lines[i].Length <= TableHeadings.Longest * 2; i++)
        {
            if (!byMark || IsClosedCell(i))
            {
                cells.Add(Cell.Of(_folded, from, lines[i].End - (byMark ? 1 : 0)));
                from = lines[i].End;
            }
        }

        return cells.Count > 1 && (FlatTables.HeadingsAt(_folded, cells, 0) is not null || (!byMark && SideBySide.ColumnsAt(_folded, cells, 0) is not null));
    }

    private const int LongestHeading = 14;

    /// <summary>To the next mark or the end of the text; the columns will say where it ends.</summary>
    private TableBlock Bare(int first)
    {
        var last = first;
        while (last + 1 < lines.Count && !HasBar(last + 1) && !HasTab(last + 1))
        {
            last++;
        }

        return new TableBlock(first, last, [new TableRow(lines.GetRange(first, last - first + 1).ConvertAll(l => new Cell(l.Start, l.End)))], IsFlattened: true, ByLine: true);
    }

    /// <summary>A cell of more lines than this ends the table.</summary>
    private const int FarthestMark = 12;

    /// <summary>A cell between fences has no more paragraphs than this.</summary>
    private const int FarthestFence = 120;

    private TableBlock? Rows(int first)
    {
        var rows = new List<TableRow>();
        var last = first;
        var fenced = HasBar(first) && _folded[lines[first].Start] == '|' && _folded[lines[first].End - 1] == '|';
        var columns = HasBar(first) || SideBySide.ColumnsAt(_folded, Tabs(first, 0).Row.Cells, 0) is not null ? 0 : TabsIn(first); // a row of the left half alone is whole
        var closes = HasBar(first) && !fenced && Closes(first) ? Marks(first) : 0;
        for (var i = first; i < lines.Count; i++)
        {
            if (i > first && BeginsClosedCells(i))
            {
                break; // headings, each on a line: the cells below are not rows
            }

            if (HasBar(i))
            {
                (var row, i) = Bars(i, fenced, closes);
                if (i == first && !row.Opened && !row.Closed && i + 1 < lines.Count && _folded[lines[i + 1].Start] == '|' && !IsBar(i + 1)
                    && !TableHeadings.AreOfTasks(row.Cells.ConvertAll(c => TableHeadings.Of(_folded, c))) && Bars(i + 1, fenced: false) is var (more, _) && row.Cells.Concat(more.Cells).Where(c => !c.IsEmpty).All(c => TableHeadings.Of(_folded, c) is not null))
                {
                    row = new TableRow([.. row.Cells, .. more.Cells.SkipWhile(c => c.IsEmpty)], Opened: row.Opened, Closed: more.Closed); // headings over two lines
                    i++;
                }

                rows.Add(row);
            }
            else if (HasTab(i))
            {
                (var row, i) = Tabs(i, columns);
                rows.Add(row);
            }
            else if (lines[i].Length <= 60 && i > first && IsRow(i + 1) && !EndsSentence(i))
            {
                rows.Add(new TableRow([new Cell(lines[i].Start, lines[i].End)], IsPlain: true));
                continue;
            }
            else if (i > first && i == lines.Count - 1 && lines[i].Mark is { Style: MarkStyle.Arabic } && !EndsSentence(i))
            {
                rows.Add(new TableRow([new Cell(lines[i].Start, lines[i].End)])); // the text breaks off in a row
                last = i;
                break;
            }
            else
            {
                break;
            }

            last = i;
        }

        return rows.Count > 0 ? new TableBlock(first, last, rows, IsFlattened: false) : null;
    }

    private bool IsRow(int i) => i < lines.Count && (HasBar(i) || HasTab(i)) && !IsBar(i);

    /// <summary>Between fences a row that is not closed goes on in the lines below.</summary>
    private (TableRow Row, int Last) Bars(int i, bool fenced, int closes = 0)
    {
        var cells = new List<Cell>();
        var opened = _folded[lines[i].Start] == '|';
        var last = i;
        if (!opened && Broken(i, closes) is > 0 and var joined)
        {
            last = joined;
        }

        while (fenced && opened && !Closes(last) && last + 1 < lines.Count && last < i + FarthestFence && _folded[lines[last + 1].Start] != '|')
        {
            last++;
        }

        last = Closes(last) ? last : i; // it was never closed
        var from = lines[i].Start + (opened ? 1 : 0);
        var end = lines[last].End;
        for (var at = from; at < end; at++)
        {
            if (_folded[at] == '|')
            {
                cells.Add(Cell.Of(_folded, from, at));
                from = at + 1;
            }
        }

        if (from < end || cells.Count == 0)
        {
            cells.Add(Cell.Of(_folded, from, end));
        }

        return (new TableRow(cells, Opened: opened, Closed: Closes(last)), last);
    }

    /// <summary>The line in which a row ends that is closed at the right only and has a cell of several lines: where it has as many marks as the headings.</summary>
    private int Broken(int i, int marks)
    {
        if (marks < 2 || Closes(i))
        {
            return 0;
        }

        var seen = Marks(i);
        for (var last = i + 1; last < lines.Count && last <= i + FarthestMark && _folded[lines[last].Start] != '|'; last++)
        {
            seen += HasBar(last) ? Marks(last) : 0;
            if (seen >= marks)
            {
                return seen == marks && Closes(last) ? last : 0;
            }
        }

        return 0;
    }

    private int Marks(int i) => _folded.AsSpan(lines[i].Start, lines[i].Length).Count('|');

    private bool Closes(int i) => _folded[lines[i].End - 1] == '|';

    /// <summary>As spreadsheets and word processors paste: a quoted cell may run over lines, and leading cells may be blank.</summary>
    private (TableRow Row, int Last) Tabs(int i, int columns)
    {
        var cells = new List<Cell>();
        var start = lines[i].Start;
        while (start > 0 && _folded[start - 1] != '\n')
        {
            start--;
        }

        var (last, from, quoted) = (i, start, false);
        var joined = BrokenAtTab(i, columns);
        for (var at = start; ; at++)
        {
            var end = LineEnd(lines[last].End);
            if (at >= end)
            {
                if (last < joined)
                {
                    last++; // a cell of several lines, pasted without quotes
                    continue;
                }

                if (!quoted || last + 1 >= lines.Count || last >= i + FarthestMark)
                {
                    cells.Add(Unquoted(from, end));
                    return (new TableRow(cells), last);
                }

                last++;
            }
            else if (clean.Words[at] == '"')
            {
                quoted = quoted ? at + 1 < end && clean.Words[at + 1] is not '\t' and not '\r' : at == from;
            }
            else if (clean.Words[at] == '\t' && !quoted)
            {
                cells.Add(Unquoted(from, at));
                from = at + 1;
            }
        }
    }

    /// <summary>The last line of a row that has fewer tabs than the headings: down to where they are made up, or before the next row.</summary>
    private int BrokenAtTab(int i, int columns)
    {
        var (seen, end) = (TabsIn(i), i);
        for (var last = i + 1; columns > 1 && seen > 0 && last < lines.Count && last <= i + FarthestMark && !BeginsRow(last); last++)
        {
            var tabs = TabsIn(last);
            if (seen + tabs > columns)
            {
                break;
            }

            seen += tabs;
            end = tabs > 0 ? last : end;
            if (seen == columns)
            {
                return end;
            }
        }

        return BeginsRow(i) ? end : i; // blank cells at the right may have been left out
    }

    /// <summary>A number and a tab, or blank cells at the left.</summary>
    private bool BeginsRow(int i)
    {
        var (start, at) = (lines[i].Start, lines[i].Start);
        while (at < lines[i].End && Numerals.IsDigit(_folded[at]))
        {
            at++;
        }

        return (at > start && at < lines[i].End && clean.Words[at] == '\t') || (start > 0 && clean.Words[start - 1] == '\t');
    }

    private int TabsIn(int i)
    {
        var start = lines[i].Start;
        while (start > 0 && _folded[start - 1] != '\n')
        {
            start--;
        }

        return clean.Words.AsSpan(start, LineEnd(lines[i].End) - start).Count('\t');
    }

    private Cell Unquoted(int from, int to)
    {
        var cell = Cell.Of(_folded, from, to);
        return cell.Length >= 2 && clean.Words[cell.Start] == '"' && clean.Words[cell.End - 1] == '"' ? Cell.Of(_folded, cell.Start + 1, cell.End - 1) : cell;
    }

    private int LineEnd(int at)
    {
        while (at < _folded.Length && _folded[at] != '\n')
        {
            at++;
        }

        return at;
    }

    private bool HasBar(int i) => _folded.IndexOf('|', lines[i].Start, lines[i].Length) >= 0;

    /// <summary>Nothing but | marks.</summary>
    private bool IsBar(int i)
    {
        for (var at = lines[i].Start; at < lines[i].End; at++)
        {
            if (_folded[at] is not ('|' or ' '))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A tab between words, or several before them; one alone only indents a paragraph.</summary>
    private bool HasTab(int i)
    {
        if (clean.Words.AsSpan(lines[i].Start, lines[i].Length).Contains('\t'))
        {
            return true;
        }

        var tabs = 0;
        for (var at = lines[i].Start; at > 0 && _folded[at - 1] != '\n'; at--)
        {
            tabs += clean.Words[at - 1] == '\t' ? 1 : 0;
        }

        return tabs > 1;
    }

    private bool EndsSentence(int i) => Look.IsSentenceEnd(_folded[lines[i].End - 1]);
}
