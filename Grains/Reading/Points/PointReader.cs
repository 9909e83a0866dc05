using Tracker.Plans;

namespace Tracker.Reading;

/// <summary>
/// Turns items into points. Where any item carries units, those that do are the points and the others are not
/// (principles, organisational measures), but for one between two points of its list and one in which the text
/// breaks off; where none does, the innermost items are.
/// </summary>
/// <param name="rows">The units of a table whose cells run together, where the text is one: nothing else names any.</param>
internal sealed class PointReader(CleanText clean, List<Item> items, Dictionary<Item, UnitBlock>? rows = null)
{
    private static readonly string[] NoPoints = ["总体要求", "指导思想", "工作原则", "基本原则", "总体目标", "主要目标", "工作目标"];

    private static readonly string[] Principles = ["总体要求", "指导思想", "原则", "思路"];

    private static readonly string[] Leading = ["组织领导", "组织保障", "组织实施", "保障措施", "工作要求", "督促检查", "监督检查", "考核", "督查", "领导", "队伍", "责任落实", "压实责任", "统筹协调", "经费"];

    private const string Bullets = "●◆■★▲•▪◇□○◎";

    private readonly string _folded = clean.Folded;

    public ShortNames ShortNames { get; } = ShortNames.In(clean.Folded);

    private readonly Dictionary<Item, List<UnitBlock>> _blocks = [];

    /// <summary>Where the first and the last item with units begins, in every list of items side by side.</summary>
    private readonly Dictionary<(Item? Parent, MarkStyle Style), (int First, int Last)> _lists = [];

    private readonly HashSet<MarkStyle> _throughout = [];

    /// <summary>Where a clause about the items under it begins in a heading.</summary>
    private Dictionary<Item, int> _clauses = [];

    private Families _families = Families.None;

    /// <param name="onlyWithUnits">Others are no points, because a table of tasks stands beside them.</param>
    public List<ReadPoint> Read(bool onlyWithUnits = false)
    {
        foreach (var item in items)
        {
            var blocks = rows is null ? UnitBlocks.In(_folded, item.First.Body, item.End, ShortNames).FindAll(b => !IsOfPage(item, b))
                : rows.TryGetValue(item, out var row) ? [row] : [];
            if (blocks.Count > 0)
            {
                _blocks[item] = blocks;
            }
        }

        if (_blocks.Count > 0 && rows is null)
        {
            foreach (var item in items.Where(i => !_blocks.ContainsKey(i) && i.Children.Count == 0))
            {
                if (SaidUnits.AtEnd(_folded, item.First.Body, item.End) is { } sentence)
                {
                    _blocks[item] = [sentence]; // where brackets name units, so does a last sentence that is nothing else
                }
            }
        }

        if (rows is null && _blocks.Count == 1 && _blocks.Keys.First() is var division && Divides(division))
        {
            Divided = division;
            _blocks.Clear();
        }

        RunThrough();
        _clauses = SharedClauses.FromHeadings(_folded, items, _blocks);
        SharedClauses.Share(_folded, items, _blocks);
        if (rows is null)
        {
            UnitHeadings.Give(_folded, items, _blocks);
        }

        _families = Families.Gathered(_folded, items, _blocks);
        foreach (var item in items.Where(_blocks.ContainsKey))
        {
            foreach (var list in ((Item?, MarkStyle)[])[ListOf(item), (item.Parent, item.Mark.Style)])
            {
                _lists[list] = (_lists.TryGetValue(list, out var known) ? known.First : item.Start, item.Start);
            }
        }

        return _blocks.Count > 0 || onlyWithUnits
            ? items.Where(i => _blocks.ContainsKey(i) || LacksUnits(i)).SelectMany(i => _blocks.ContainsKey(i) ? Pointed(i) : [Plain(i)]).ToList()
            : WithoutUnits();
    }

    /// <summary>The innermost items, where nothing says which of them are points.</summary>
    public List<ReadPoint> WithoutUnits()
    {
        var points = items.Where(i => IsInnermost(i) && i != Divided).Select(Plain).ToList();
        if (Divided is null && points.FindAll(p => p.Units is not null) is [var only] && Divides(only.Item))
        {
            Divided = only.Item;
            points.Remove(only);
        }

        if (points.Count(p => p.Units is not null) is >= FewestNamed and var named && named * 3 >= points.Count * 2)
        {
            points.RemoveAll(p => p.Units is null && IsInPartOfLeading(p.Item)); // where the points say in sentences who does them, 保障措施 that says it of nobody is none
        }

        return points;
    }

    private const int FewestNamed = 3;

    private bool IsInPartOfLeading(Item item) =>
        (item.Outermost ?? item) is var part && TitleOf(part, part.First.End) is var (start, end) && end - start <= LongestBare && Look.Has(_folded, start, end, Organising);

    /// <summary>A section 职责分工 without items that alone names units: who does what of the tasks in the other sections.</summary>
    public Item? Divided { get; private set; }

    private static readonly string[] Divisions = ["职责分工", "责任分工", "任务分工", "工作分工", "部门职责", "单位职责", "工作职责", "职责任务"];

    private bool Divides(Item item) =>
        item is { Parent: null, Children.Count: 0 } && Look.AnyBefore(_folded, TitleOf(item, item.First.End).End, item.First.Body, Divisions) > 0 && items.Count(i => i != item && IsInnermost(i)) > 1;

    /// <summary>No units are printed, and yet it is one of the points: the others of its list carry units before it and behind it, or the text breaks off in it.</summary>
    private bool LacksUnits(Item item)
    {
        if (rows is not null)
        {
            return item.Mark.Style == MarkStyle.Arabic && item.Children.Count == 0; // every row of a table is a task
        }

        if (item.End <= item.First.Body || (item.Children.Count > 0 && _families.WordsOf(item).Count == 0))
        {
            return false;
        }

        if (_lists.TryGetValue((item.Parent, item.Mark.Style), out var beside) && item.Start < beside.First)
        {
            return RunsOn(item) && !Look.Has(_folded, item.First.Body, Math.Min(item.First.End, item.First.Body + 16), NoPoints); // the first of its list
        }

        var list = _lists.GetValueOrDefault(ListOf(item));
        if (item.Start < list.First && item.Mark.Style == MarkStyle.Arabic && _throughout.Contains(item.Mark.Style))
        {
            return RunsOn(item) && !Look.Has(_folded, item.First.Body, Math.Min(item.First.End, item.First.Body + 16), Principles); // 1 of a list that runs through all parts is one of its points, and asked about
        }

        return item.Start > list.First && (item.Start < list.Last || (list.Last > 0 && ((RunsOn(item) && item.Parent!.Children.Exists(_blocks.ContainsKey)) || (item == items[^1] && BreaksOff(item)))));
    }

    /// <summary>Items side by side; of a style whose numbers run through all sections, all of them.</summary>
    private (Item? Parent, MarkStyle Style) ListOf(Item item) => (_throughout.Contains(item.Mark.Style) ? null : item.Parent, item.Mark.Style);

    /// <summary>Styles whose numbers go on from one section to the next: (三) behind (二) of the section before.</summary>
    private void RunThrough()
    {
        foreach (var style in items.Where(i => i.Parent is not null).GroupBy(i => i.Mark.Style))
        {
            var all = style.ToList();
            var over = all.Zip(all.Skip(1)).Where(p => p.First.Parent != p.Second.Parent).ToList();
            if (over.Count > 0 && over.TrueForAll(p => p.Second.Mark.Value == p.First.Mark.Value + 1))
            {
                _throughout.Add(style.Key);
            }
        }
    }

    /// <summary>Numbered on from points of its own list; what begins a part of its own, or is about how the work is led, is none.</summary>
    private bool RunsOn(Item item) =>
        item.Parent is not null && item.Mark.Style is MarkStyle.Arabic or MarkStyle.Decimal or MarkStyle.BracketedChinese or MarkStyle.Task or MarkStyle.Nth
        && !Look.Has(_folded, item.First.Body, Math.Min(item.First.End, item.First.Body + 16), Leading);

    /// <summary>The last words of the text are no whole sentence.</summary>
    private bool BreaksOff(Item item)
    {
        var title = TitleOf(item, item.End);
        var from = AfterTitle(title.End, item.End);
        return from > title.End && from < item.End && clean.Length - item.End < 4
            && (char.IsLetterOrDigit(_folded[item.End - 1]) || _folded[item.End - 1] is ',' or '、' or '(' or '《' or '“');
    }

    private static readonly string[] Organising = ["工作要求", "有关要求", "相关要求", "保障措施", "组织保障", "工作保障", "组织领导", "组织实施"];

    private const int LongestBare = 12;

    /// <summary>1.加强组织领导 and not a word more, in the part on how the work is led: a heading whose words nobody wrote.</summary>
    private bool IsBareOfLeading(Item item) =>
        item.Outermost is { } part && Look.Has(_folded, part.First.Body, part.First.End, Organising) && item.Own.Count == 1 && item.First.End - item.First.Body <= LongestBare && Look.Has(_folded, item.First.Body, item.First.End, BareLeading)
        && !_folded.AsSpan(item.First.Body, item.First.End - item.First.Body).ContainsAny(',', ':', ';');

    private static readonly string[] BareLeading = [.. Leading, "宣传", "督导", "监督", "协作", "协调", "责任", "保障"];

    private bool IsInnermost(Item item) =>
        item.Children.Count == 0 && !IsBareOfLeading(item) && item.Mark.Style != MarkStyle.Article && item.Mark.Style != MarkStyle.Chapter && item.End > item.First.Body
        && !Look.Has(_folded, (item.Outermost ?? item).Start, (item.Outermost ?? item).First.End, NoPoints) && !IsFrame(item);

    private static readonly string[] Frames = ["试点范围", "实施范围", "适用范围", "试点地区", "试点时间", "试点期限", "活动时间", "活动地点"];

    /// <summary>二、试点范围: where or when it holds, and nothing that anybody does.</summary>
    private bool IsFrame(Item item) =>
        item is { Parent: null, Children.Count: 0 } && TitleOf(item, item.First.End) is var (start, end) && end > start && Look.AnyAt(_folded, start, end, Frames) == end - start;

    private IEnumerable<ReadPoint> Pointed(Item item)
    {
        var blocks = _blocks[item];
        var below = _families.WordsOf(item);
        var carrier = below.FirstOrDefault(i => i.Start <= blocks[0].Start && blocks[0].Start < i.End) ?? item;
        var title = TitleOf(item, blocks[0].Start);
        var from = AfterTitle(title.End, carrier == item ? blocks[0].Start : item.End);
        var parts = carrier == item ? InlineParts.Titles(_folded, from, blocks) : null;
        for (var k = 0; k < blocks.Count; k++)
        {
            var last = k == blocks.Count - 1;
            var text = new List<(int Start, int End)>();
            if (carrier != item)
            {
                text.Add((from, item.End));
                text.AddRange(below.TakeWhile(i => i != carrier).Select(i => (i.Start, i.End)));
                from = carrier.Start;
            }

            text.Add((from, blocks[k].Start));
            var end = last ? LastLineOf(carrier, blocks[k]) : blocks[k].End;
            if (last && end > blocks[k].End)
            {
                text.Add((AfterMarks(blocks[k].End, end), end));
            }

            if (last && carrier == item && below.Count > 0)
            {
                text.AddRange(below.Select(i => (i.Start, i.End)));
                end = below[^1].End;
            }

            if (parts is not null)
            {
                text[0] = (AfterTitle(parts[k].End, blocks[k].Start), blocks[k].Start);
            }

            var point = Make(item, parts is null ? title : parts[k], text, (k == 0 ? item.Start : blocks[k - 1].End, Math.Max(end, blocks[k].End)), blocks[k], parts is null ? item.Parent : item);
            point.Number = blocks.Count > 1 ? "-" + (k + 1) : "";
            if (!blocks[k].IsTorn(_folded))
            {
                point.Places.AddRange(blocks[k].Units);
            }

            yield return point;
            from = AfterMarks(blocks[k].End, item.End);
        }
    }

    private ReadPoint Plain(Item item)
    {
        var title = TitleOf(item, item.End);
        var below = _families.WordsOf(item);
        var said = SaidUnits.In(_folded, item.First.Body, item.End);
        var point = Make(item, title, [(AfterTitle(title.End, item.End), item.End), .. below.Select(i => (i.Start, i.End))], (item.Start, below.Count > 0 ? below[^1].End : item.End), said, item.Parent);
        point.Places.AddRange(said?.Units ?? []);
        return point;
    }

    /// <summary>结合实际, 按照要求: a first clause that names nothing.</summary>
    public static bool OnlyOpens(string folded, int start, int clause) =>
        clause - start <= 6 && Look.AnyAt(folded, start, clause, ["结合", "根据", "按照", "依据", "依照", "围绕", "通过"]) > 0;

    /// <summary>A first sentence is the title; behind this length its first clause is.</summary>
    public const int LongestTitle = 120;

    /// <summary>Too long for a title, or with a first clause that is one by itself.</summary>
    private bool IsLong(int start, int end) => end - start > LongestTitle || (end - start > LongestWithName && Brackets.FirstOutside(_folded, start, end, c => c is ',' or ':') - start is 4 or 5);

    /// <summary>Behind this length a first clause of a few letters (设立专栏,…) names the rest.</summary>
    public const int LongestWithName = 40;

    private ReadPoint Make(Item item, (int Start, int End) title, List<(int Start, int End)> text, (int Start, int End) whole, UnitBlock? block, Item? under)
    {
        text = text.ConvertAll(t => (t.Start, Math.Max(t.Start, t.End))); // units may begin before the title does
        if (text.All(t => Look.Trim(_folded, t.Start, t.End) is var (s, e) && s >= e) && IsLong(title.Start, title.End))
        {
            text = [title]; // one long sentence is the promise itself; its first clause names it
            var clause = Brackets.FirstOutside(_folded, title.Start, title.End, c => c is ',' or ':');
            title = (title.Start, clause > title.Start + 3 && !OnlyOpens(_folded, title.Start, clause) ? clause : title.End);
        }

        return new ReadPoint
        {
            Number = "",
            Item = item,
            Section = item.Outermost is { } section ? HeadingOf(section) : null,
            Subsection = under is { Parent: not null } ? HeadingOf(under) : null,
            Whole = whole,
            Title = title,
            Text = [.. text.SelectMany(t => WithoutPage(_families.PartAt(t.Start, item), t))],
            Units = block,
            UnitsMayBeOfLastItem = _families.IsDoubtful(item),
        };
    }

    /// <summary>Begins in a line that is none of the item's own: 主办单位 at the foot of a page leads no task.</summary>
    private static bool IsOfPage(Item item, UnitBlock block)
    {
        var (low, high) = (0, item.Own.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = item.Own[middle].Start <= block.Start ? (middle + 1, high) : (low, middle);
        }

        return low > 0 && low < item.Own.Count && block.Start >= item.Own[low - 1].End;
    }

    /// <summary>The stretch in parts where lines of the page stand in it.</summary>
    private IEnumerable<(int Start, int End)> WithoutPage(Item item, (int Start, int End) stretch)
    {
        var from = stretch.Start;
        for (var i = 1; i < item.Own.Count; i++)
        {
            var (above, below) = (item.Own[i - 1].End, item.Own[i].Start);
            if (below > from && below < stretch.End && Look.Trim(_folded, above, below) is var (page, end) && page < end)
            {
                if (above >= from)
                {
                    yield return (from, above);
                }

                from = below;
            }
        }

        yield return (from, stretch.End);
    }

    /// <summary>As printed, with its number, without the full stop.</summary>
    public string HeadingOf(Item item) => clean.Cut(item.Start, HeadingEnd(item));

    /// <summary>Items that others stand under, and outermost ones that are no points.</summary>
    public IEnumerable<Item> Headings(List<ReadPoint> points)
    {
        var pointed = points.Select(p => p.Item).ToHashSet();
        return items.Where(i => (i.Parent is null || i.Children.Count > 0) && !pointed.Contains(i));
    }

    public int HeadingEnd(Item item) => TitleOf(item, _clauses.GetValueOrDefault(item, item.First.End)).End;

    /// <summary>The first sentence of the first line, or the line.</summary>
    private (int Start, int End) TitleOf(Item item, int before)
    {
        var lineEnd = LastOfTitle(item).End;
        var start = Look.SkipBlanks(_folded, item.First.Body, item.First.End);
        while (start < item.First.End && (Bullets.Contains(_folded[start], StringComparison.Ordinal) || _folded[start] == '-'))
        {
            start = Look.SkipBlanks(_folded, start + 1, item.First.End);
        }

        start = TitleLabels.Behind(_folded, start, item.First.End);
        var stop = Math.Max(start, Math.Min(lineEnd, before));
        var mark = Brackets.FirstOutside(_folded, start, stop, c => c is '。' or '!' or '?');
        var end = mark < 0 ? stop : mark;
        var colon = Brackets.FirstOutside(_folded, start, end, c => c is ':' or ',' or ';');
        if (colon > start && Look.At(_folded, start, "关于") && Look.AnyBefore(_folded, colon, start, ["的问题"]) > 0)
        {
            return (start, colon); // 关于…的问题,由甲部会同乙局负责
        }

        return Look.Trim(_folded, start, colon > start && _folded[colon] == ':' && colon - start <= 40 ? colon : end);
    }

    /// <summary>落实《 and the rest of the name in the next line: a line does not end in the mark that opens a title.</summary>
    private Line LastOfTitle(Item item) =>
        item.Own.Count > 1 && _folded[item.First.End - 1] is '《' or '〈' or '“' && item.Own[1].Mark is null ? item.Own[1] : item.First;

    private int AfterTitle(int at, int end)
    {
        while (at < end && _folded[at] is '。' or '!' or '?' or ':' or ' ' or '\n')
        {
            at++;
        }

        return at;
    }

    private int AfterMarks(int at, int end)
    {
        while (at < end && (Look.IsClauseEnd(_folded[at]) || _folded[at] == ' '))
        {
            at++;
        }

        return at;
    }

    /// <summary>Words behind the last bracket belong to the point only in the bracket's own line.</summary>
    private int LastLineOf(Item item, UnitBlock block)
    {
        var line = item.Own.FindLast(l => l.Start < block.End);
        var from = AfterMarks(block.End, line.End);
        return from < line.End ? line.End : block.End;
    }
}
