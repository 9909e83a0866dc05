namespace Tracker.Reading;

/// <summary>Names of units that run together in the rows of a table, each beginning with the sign of the level whose table it is.</summary>
internal sealed class GluedNames
{
    private const string Levels = "省市县区州旗盟镇乡";

    /// <summary>Behind these 各部门 says whose: 省政府各部门.</summary>
    private static readonly string[] Owners = ["政府", "党委", "委", "省", "市", "县", "区", "直"];

    /// <summary>Words that a name goes on with which could end in their first letter already.</summary>
    private static readonly string[] Wholes = ["部门", "办公室", "办公厅", "办事处", "委员会", "局机关", "区市", "区县", "市县", "市县区", "县市区", "院校"];

    /// <summary>What a place has, behind its name.</summary>
    private static readonly string[] Bodies = ["管委会", "管理委员会", "人民政府", "政府", "政府办公室", "办公室"];

    private const int LongestTitle = 60;

    private const int LongestList = 200;

    private const int LongestName = 20;

    private readonly string _folded;

    private readonly char _level;

    public GluedNames(string folded, List<Item> rows)
    {
        _folded = folded;
        _level = LevelOf(rows);
    }

    /// <summary>A list of a row that stands between its title and its words.</summary>
    /// <param name="Head">Its first name; empty where no other row begins its list so.</param>
    public readonly record struct GluedList(Item Row, int Start, string Head);

    /// <summary>Whether another name stands right before, parted from it by a mark; null where the stretch is not all names.</summary>
    public List<(int Start, int End, bool Joined)>? Of(int start, int end)
    {
        var names = new List<(int Start, int End, bool Joined)>();
        var (from, depth, joined) = (start, 0, false);
        for (var i = start; i <= end; i++)
        {
            if (i < end && (depth > 0 || _folded[i] is not ('、' or ',' or ';' or ' ')))
            {
                depth += _folded[i] == '(' ? 1 : _folded[i] == ')' && depth > 0 ? -1 : 0;
                continue;
            }

            if (i > from)
            {
                if (i - from > UnitListReader.LongestName || Parts(from, i) is not { } parts)
                {
                    return null;
                }

                for (var k = 0; k < parts.Count; k++)
                {
                    names.Add((parts[k].Start, parts[k].End, k == 0 && joined && names.Count > 0));
                }
            }

            joined = i < end && (_folded[i] != ' ' || (joined && i == from));
            from = i + 1;
        }

        return names;
    }

    /// <summary>The names right before a list, nearest last: each from the nearest sign of the level on.</summary>
    public List<(int Start, int End, bool Joined)> Before(int start, int end)
    {
        var names = new List<(int Start, int End, bool Joined)>();
        var at = Look.Trim(_folded, start, end).End;
        for (var i = at - 3; i > start + 3 && i > at - LongestName; i--)
        {
            if (_folded[i] == _level && UnitNames.LooksLike(_folded, i, at) && !UnitNames.BeginsTask(_folded, i, at))
            {
                names.Insert(0, (i, at, false));
                at = _folded[i - 1] is '、' or ',' ? i - 1 : i;
                i = at - 2;
            }
        }

        return names;
    }

    /// <summary>Where the list of every row begins: behind the blank of an empty cell, or with what the lists of several rows begin with.</summary>
    public List<GluedList> Lists(List<Item> rows)
    {
        var blanks = rows.ConvertAll(BehindBlank);
        var heads = blanks.Where(b => b.Head.Length > 0).GroupBy(b => b.Head).Where(g => g.Count() > 1).Select(g => g.Key).ToArray();
        var lists = new List<GluedList>();
        for (var k = 0; k < rows.Count; k++)
        {
            var stop = Math.Min(rows[k].First.End, rows[k].First.Body + LongestTitle);
            var at = rows[k].First.Body + 3;
            while (at < stop && _folded[at] != '。' && Look.AnyAt(_folded, at, rows[k].First.End, heads) == 0)
            {
                at++;
            }

            if (at < stop && Look.AnyAt(_folded, at, rows[k].First.End, heads) is > 0 and var length)
            {
                lists.Add(new GluedList(rows[k], at, _folded[at..(at + length)]));
            }
            else if (blanks[k].Start > 0)
            {
                lists.Add(new GluedList(rows[k], blanks[k].Start, ""));
            }
        }

        return lists;
    }

    /// <summary>What most of these lists begin with, up to the end of a name; empty where they have nothing in common.</summary>
    public string Shared(List<GluedList> lists)
    {
        var counts = Counts(lists);
        return counts.Where(c => c.Value > 1 && c.Value * 2 >= lists.Count).Select(c => c.Key).DefaultIfEmpty("").MaxBy(c => c.Length)!;
    }

    /// <summary>Where the list of one row ends, and whether other rows prove it.</summary>
    public (int End, bool Certain) EndOf(GluedList list, string shared)
    {
        var end = list.Row.First.End;
        if (shared.Length == 0 || !Look.At(_folded, list.Start, shared))
        {
            var first = list.Head.Length > 0 ? list.Start + list.Head.Length : Shortest(list.Start, end);
            return (Joined(first, list.Start, end), false);
        }

        var at = list.Start + shared.Length;
        var more = Joined(at, list.Start, end); // names that this row has besides
        return (more, more == at);
    }

    /// <summary>Behind the names that marks join to what ends here.</summary>
    private int Joined(int at, int start, int end)
    {
        while (at > start && at + 3 < end && _folded[at] is '、' or ',' && Shortest(at + 1, end) is var more && more > at + 1)
        {
            at = more;
        }

        return at;
    }

    /// <summary>How many rows share the first names, by those names.</summary>
    private Dictionary<string, int> Counts(List<GluedList> lists)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var list in lists.Take(400))
        {
            var from = list.Start;
            var stop = Math.Min(list.Row.First.End, list.Start + LongestList);
            for (var i = list.Start + 1; i <= stop && i - from <= LongestName * 2; i++)
            {
                if (IsName(from, i))
                {
                    var said = _folded[list.Start..i];
                    counts[said] = counts.GetValueOrDefault(said) + 1;
                }

                if (i < stop && _folded[i] is '、' or ',')
                {
                    from = i + 1;
                }
                else if (i < stop && _folded[i] is '。')
                {
                    break;
                }
            }
        }

        return counts;
    }

    /// <summary>The end of the shortest name that begins here.</summary>
    private int Shortest(int start, int end)
    {
        for (var i = start + (_folded[start] == '各' ? 2 : 3); i <= end && i < start + LongestName; i++)
        {
            if (Look.IsClauseEnd(_folded[i - 1]) || _folded[i - 1] == '、')
            {
                return start;
            }

            if (IsName(start, i))
            {
                return Math.Max(i, Math.Max(i + Look.AnyAt(_folded, i, end, Bodies), i - 1 + Look.AnyAt(_folded, i - 1, end, Wholes)));
            }
        }

        return start;
    }

    private (int Start, string Head) BehindBlank(Item row)
    {
        var stop = Math.Min(row.First.End, row.First.Body + LongestTitle);
        for (var i = row.First.Body + 3; i < stop && _folded[i] != '。'; i++)
        {
            if (_folded[i] != ' ' || _folded[i - 1] is ',' or '、')
            {
                continue;
            }

            var from = Look.SkipBlanks(_folded, i, stop);
            var to = from;
            while (to < row.First.End && to < from + LongestName && !Look.IsClauseEnd(_folded[to]) && _folded[to] is not ('、' or ' '))
            {
                to++;
            }

            return to < row.First.End && _folded[to] is '、' or ',' && (_folded[from] == _level || _folded[from] == '各')
                ? (from, UnitNames.LooksLike(_folded, from, to) ? _folded[from..to] : "") : (0, "");
        }

        return (0, "");
    }

    /// <summary>The stretch as names side by side, as many as it can be; null where it is none.</summary>
    private List<(int Start, int End)>? Parts(int start, int end)
    {
        var next = new int[end - start + 1]; // where the name ends that begins here, if all behind it are names too
        for (var i = end - 2; i >= start; i--)
        {
            if (i > start && !Begins(start, i))
            {
                continue;
            }

            for (var j = i + 3; j < end && next[i - start] == 0; j++)
            {
                next[i - start] = next[j - start] > 0 && Begins(i, j) && IsName(i, j) ? j : 0; // 各片 of 各片区管理局 is a class by its words, and ends as no unit does
            }

            next[i - start] = next[i - start] == 0 && UnitNames.LooksLike(_folded, i, end) && !UnitNames.BeginsTask(_folded, i, end) ? end : next[i - start];
        }

        if (next[0] == 0)
        {
            return null;
        }

        var parts = new List<(int Start, int End)>();
        for (var at = start; at < end; at = parts[^1].End)
        {
            parts.Add((at, next[at - start]));
        }

        return parts;
    }

    /// <summary>Ends as a unit does; 各 alone makes any words a class.</summary>
    private bool IsName(int start, int end) => UnitNames.EndsAsUnit(_folded, start, end) && UnitNames.LooksLike(_folded, start, end) && !UnitNames.BeginsTask(_folded, start, end);

    private bool Begins(int start, int at) =>
        _folded[at] == _level || (_folded[at] == '各' && Look.AnyBefore(_folded, at, start, Owners) == 0);

    /// <summary>The sign that most names begin with which stand behind a blank or a mark, at the end of a row or in its middle.</summary>
    private char LevelOf(List<Item> rows)
    {
        var counts = new int[Levels.Length];
        foreach (var row in rows)
        {
            for (var i = row.First.Body + 3; i < row.First.End - 2; i++)
            {
                if (_folded[i - 1] is ' ' or '。' or '、' or ',' && Levels.IndexOf(_folded[i], StringComparison.Ordinal) is >= 0 and var level)
                {
                    counts[level]++;
                }
            }
        }

        return Levels[Array.IndexOf(counts, counts.Max())];
    }
}
