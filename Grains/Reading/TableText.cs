namespace Tracker.Reading;

/// <summary>
/// Finds the stretches of a text that are cells: rows between | marks or tabs, and tables flattened to one cell a line with a
/// line of | between. Whether they hold tasks is not asked here.
/// </summary>
internal sealed class TableText(CleanText clean, List<Line> lines)
{
    private readonly string _folded = clean.Folded;

    public List<TableBlock> Blocks()
    {
        var blocks = new List<TableBlock>();
        for (var i = 0; i < lines.Count;)
        {
            var block = IsBar(i) || (i + 1 < lines.Count && !HasBar(i) && IsBar(i + 1)) || IsCellALine(i) ? Flattened(i)
                : HasBar(i) || HasTab(i) ? Rows(i)
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
            last = IsBar(i) || ClosesCell(i) ? i : last;
        }

        var cells = new List<Cell>();
        var from = lines[first].Start;
        for (var i = first; i <= last; i++)
        {
            if (!IsBar(i) && !ClosesCell(i))
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

        if (last + 1 < lines.Count)
        {
            cells.Add(new Cell(lines[last + 1].Start, lines[last + 1].End)); // perhaps the last cell: the columns will say
        }

        return new TableBlock(first, Math.Min(last + 1, lines.Count - 1), [new TableRow(cells)], IsFlattened: true);
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
        for (var i = first; i < lines.Count; i++)
        {
            if (i > first && IsCellALine(i))
            {
                break;
            }

            if (HasBar(i))
            {
                (var row, i) = Bars(i, fenced);
                rows.Add(row);
            }
            else if (HasTab(i))
            {
                (var row, i) = Tabs(i);
                rows.Add(row);
            }
            else if (lines[i].Length <= 60 && i > first && IsRow(i + 1) && !EndsSentence(i))
            {
                rows.Add(new TableRow([new Cell(lines[i].Start, lines[i].End)], IsPlain: true));
                continue;
            }
            else
            {
                break;
            }

            last = i;
        }

        return rows.Count > 0 ? new TableBlock(first, last, rows, IsFlattened: false) : null;
    }

    /// <summary>A cell and the mark behind it: 责任单位 |.</summary>
    private bool ClosesCell(int i) =>
        _folded[lines[i].End - 1] == '|' && _folded.IndexOf('|', lines[i].Start, lines[i].Length) == lines[i].End - 1 && lines[i].Length > 1;

    /// <summary>From here on each line is one cell with the mark behind it; rows across a table are not so many in a row.</summary>
    private bool IsCellALine(int i)
    {
        var end = i;
        while (end < lines.Count && end < i + 4 && (ClosesCell(end) || (end > i && IsBar(end))))
        {
            end++;
        }

        return end == i + 4;
    }

    private bool IsRow(int i) => i < lines.Count && (HasBar(i) || HasTab(i)) && !IsBar(i);

    /// <summary>Between fences a row that is not closed goes on in the lines below.</summary>
    private (TableRow Row, int Last) Bars(int i, bool fenced)
    {
        var cells = new List<Cell>();
        var opened = _folded[lines[i].Start] == '|';
        var last = i;
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

    private bool Closes(int i) => _folded[lines[i].End - 1] == '|';

    /// <summary>As spreadsheets and word processors paste: a quoted cell may run over lines, and leading cells may be blank.</summary>
    private (TableRow Row, int Last) Tabs(int i)
    {
        var cells = new List<Cell>();
        var start = lines[i].Start;
        while (start > 0 && _folded[start - 1] != '\n')
        {
            start--;
        }

        var (last, from, quoted) = (i, start, false);
        for (var at = start; ; at++)
        {
            var end = LineEnd(lines[last].End);
            if (at >= end)
            {
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
