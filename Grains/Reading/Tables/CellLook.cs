namespace Tracker.Reading;

/// <summary>What a cell could be by its own words, whatever column it stands in.</summary>
[Flags]
internal enum CellLooks
{
    None = 0,
    Blank = 1,

    /// <summary>〃 or 同上: the same as the cell above.</summary>
    Ditto = 2,
    Number = 4,
    Time = 8,
    Units = 16,

    /// <summary>A numbered heading without a sentence.</summary>
    Heading = 32,

    /// <summary>Sentences.</summary>
    Long = 64,

    /// <summary>Words behind a printed 1. or 2、</summary>
    Numbered = 128,

    /// <summary>A heading of the second level, (一).</summary>
    Under = 256,
}

/// <summary>The looks of the cells of one table, each looked at once.</summary>
internal sealed class SeenCells(string folded)
{
    private readonly Dictionary<Cell, CellLooks> _seen = [];

    public string Folded { get; } = folded;

    public CellLooks Of(Cell cell)
    {
        if (!_seen.TryGetValue(cell, out var looks))
        {
            _seen[cell] = looks = CellLook.Of(Folded, cell);
        }

        return looks;
    }

    public CellLooks[] Of(IReadOnlyList<Cell> cells)
    {
        var looks = new CellLooks[cells.Count];
        for (var i = 0; i < looks.Length; i++)
        {
            looks[i] = Of(cells[i]);
        }

        return looks;
    }
}

internal static class CellLook
{
    private static readonly string[] Dittos = ["〃", "同上", "″", "\"", "〞", "\"\"", "''", "…同上"];

    private static readonly string[] Nothing = ["-", "--", "---", "/", "\\", "无", "*", "."];

    /// <summary>From here on words that end in 。 are a sentence: no list of units and no group of tasks.</summary>
    private const int Sentence = 6;

    /// <summary>Behind this length words that end as a class of units are more likely a task.</summary>
    private const int LongestName = 22;

    public static CellLooks Of(string folded, Cell cell)
    {
        if (cell.IsEmpty)
        {
            return CellLooks.Blank;
        }

        var short_ = cell.Length <= 4 ? folded[cell.Start..cell.End] : null;
        if (short_ is not null && (Dittos.Contains(short_) || Nothing.Contains(short_)))
        {
            return Dittos.Contains(short_) ? CellLooks.Ditto : CellLooks.Blank;
        }

        if (NumberOf(folded, cell) is not null || NumbersOf(folded, cell) is not null)
        {
            return CellLooks.Number;
        }

        var looks = CellLooks.None;
        var stop = folded.AsSpan(cell.Start, cell.Length).IndexOfAny('。', ';');
        looks |= cell.Length > 60 || (stop >= 0 && stop < cell.Length - 1) ? CellLooks.Long : CellLooks.None;
        looks |= NumberMark.At(folded, cell.Start, cell.End)?.Style switch
        {
            MarkStyle.Chinese or MarkStyle.Chapter when cell.Length <= 60 && (stop < 0 || stop == cell.Length - 1) => CellLooks.Heading,
            MarkStyle.BracketedChinese when cell.Length <= 60 && (stop < 0 || stop == cell.Length - 1) => CellLooks.Heading | CellLooks.Under,
            MarkStyle.Arabic or MarkStyle.Decimal => CellLooks.Numbered,
            _ => CellLooks.None,
        };
        looks |= LooksLikeTime(folded, cell) ? CellLooks.Time : CellLooks.None;
        looks |= LooksLikeUnits(folded, cell) ? CellLooks.Units : CellLooks.None;
        return cell.Length >= Sentence && stop == cell.Length - 1 && looks is CellLooks.None or CellLooks.Numbered ? looks | CellLooks.Long : looks;
    }

    /// <summary>A cell that is a number and nothing else: 3, 3., (三), 第3项.</summary>
    public static int? NumberOf(string folded, Cell cell)
    {
        var (start, end) = (cell.Start, cell.End);
        if (cell.Length is 0 or > 8)
        {
            return null;
        }

        start += folded[start] is '(' or '第' ? 1 : 0;
        var (value, length) = Numerals.At(folded, start, end, 4);
        if (length == 0)
        {
            (value, length) = Numerals.ChineseAt(folded, start, end);
        }

        start += length;
        while (length > 0 && start < end && folded[start] is ')' or '.' or '、' or '项' or '号' or '条' or '*' or '★' or '☆' or '▲')
        {
            start++;
        }

        return length > 0 && value > 0 && start == end ? value : null;
    }

    /// <summary>36,37 or 5-7: one row for several numbers of another list, as printed.</summary>
    public static string? NumbersOf(string folded, Cell cell)
    {
        var (first, length) = cell.Length is < 3 or > 11 ? (0, 0) : Numerals.At(folded, cell.Start, cell.End, 3);
        var (at, last, joins) = (cell.Start + length, first, 0);
        while (length > 0 && at + 1 < cell.End && folded[at] is ',' or '、' or '-' && Numerals.IsDigit(folded[at + 1]))
        {
            var (next, digits) = Numerals.At(folded, at + 1, cell.End, 3);
            (at, length, joins) = (at + 1 + digits, next > last ? digits : 0, joins + 1);
            last = next;
        }

        return length > 0 && joins > 0 && at == cell.End ? folded[cell.Start..cell.End] : null;
    }

    /// <summary>Words of time that are most of the cell.</summary>
    public static bool LooksLikeTime(string folded, Cell cell)
    {
        if (cell.Length > 48)
        {
            return false;
        }

        var hits = TimeReader.Read(new TimeContext(folded, folded, cell.Start, cell.End, 2000, null, IsField: true));
        return hits.Count > 0 && (hits.Sum(h => h.End - h.Start) * 2 >= cell.Length || (hits.Count > 1 && hits[0].Start == cell.Start)); // 2月公布预算,8月公布决算
    }

    /// <summary>年内持续推进: words of time and what is done by then.</summary>
    public static bool BeginsAsTime(string folded, Cell cell) =>
        cell.Length <= 24 && TimeReader.Read(new TimeContext(folded, folded, cell.Start, cell.End, 2000, null, IsField: true)) is [var first, ..] && first.Start == cell.Start;

    private static bool LooksLikeUnits(string folded, Cell cell)
    {
        if (cell.Length > 1200)
        {
            return false;
        }

        var block = new UnitBlock(cell.Start, cell.End);
        new UnitListReader(folded, block).Read(cell.Start, cell.End);
        return block.Units.Count > 0 && !(folded[cell.End - 1] == '。' && UnitNames.BeginsTask(folded, cell.Start, cell.End) && (block.Units.Count == 1 || !UnitNames.EndsAsUnit(folded, block.Units[0].Start, block.Units[0].End))) && block.Units.Count(u => u.End - u.Start <= LongestName && UnitNames.LooksLike(folded, u.Start, u.End)) * 2 > block.Units.Count;
    }
}
