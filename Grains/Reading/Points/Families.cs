namespace Tracker.Reading;

/// <summary>
/// Finds the points whose words go on in the numbered items under them: units printed once, behind the last of (1) (2) (3), are those of the
/// whole point that the three stand under; and items without units under a point that has its own are its words.
/// </summary>
internal sealed class Families
{
    public static readonly Families None = new();

    private readonly Dictionary<Item, List<Item>> _words = [];

    private readonly HashSet<Item> _doubtful = [];

    /// <summary>By where it begins.</summary>
    private readonly Dictionary<int, Item> _parts = [];

    /// <summary>The item of these words that begins here; the point itself where none does.</summary>
    public Item PartAt(int start, Item point) => _parts.TryGetValue(start, out var part) ? part : point;

    /// <summary>The items that are a point's words besides its own, in order.</summary>
    public IReadOnlyList<Item> WordsOf(Item point) => _words.TryGetValue(point, out var found) ? found : [];

    /// <summary>The units may be those of the last item only.</summary>
    public bool IsDoubtful(Item point) => _doubtful.Contains(point);

    /// <summary>Moves what a last item carries to the point it belongs to.</summary>
    public static Families Gathered(string folded, List<Item> items, Dictionary<Item, List<UnitBlock>> blocks)
    {
        var families = new Families();
        if (blocks.Count > 0)
        {
            families.Gather(folded, items, blocks);
        }

        return families;
    }

    private void Gather(string folded, List<Item> items, Dictionary<Item, List<UnitBlock>> blocks)
    {
        var lastOnly = items.FindAll(i => OnlyLastCarries(i, blocks));
        var lasts = lastOnly.Select(p => p.Children[^1]).ToHashSet();
        var levels = blocks.Keys.Where(i => !lasts.Contains(i)).Select(i => i.Mark.Style).ToHashSet();
        var alike = lastOnly.CountBy(p => p.Mark.Style).ToDictionary();
        foreach (var point in lastOnly)
        {
            var last = point.Children[^1];
            var (level, below) = (point.Mark.Style, last.Mark.Style);
            var (ownLevel, levelBelow) = (levels.Contains(level), levels.Contains(below));
            var apart = StandsApart(folded, last, blocks[last][0]);
            var certain = !levelBelow && (ownLevel || alike[level] > 1);
            if (certain || (apart && !levelBelow) || (level == MarkStyle.Arabic && below is MarkStyle.BracketedArabic or MarkStyle.Circled && (ownLevel || !levelBelow)))
            {
                blocks[point] = blocks[last];
                blocks.Remove(last);
                Take(point, [.. Below(point)]);
                if (!certain && !AreLabelledParts(folded, point) && Look.AnyAt(folded, blocks[point][0].Start, blocks[point][0].End, ["上述", "以上"]) == 0)
                {
                    _doubtful.Add(point);
                }
            }
        }

        foreach (var point in items.FindAll(i => !blocks.ContainsKey(i) && AreLabelledParts(folded, i)))
        {
            var below = Below(point).ToList();
            var carriers = below.FindAll(blocks.ContainsKey);
            if (carriers is [var only] && blocks[only].Count == 1 && (only == below[^1] || only == point.Children[^1]))
            {
                blocks[point] = blocks[only];
                blocks.Remove(only);
                Take(point, below);
            }
        }

        foreach (var point in items.Where(p => p.Children.Count > 0 && (p.Parent is not null || blocks.ContainsKey(p)) && !_words.ContainsKey(p)))
        {
            var below = Below(point).ToList();
            if (!below.Exists(blocks.ContainsKey))
            {
                Take(point, below);
            }
        }
    }

    private void Take(Item point, List<Item> words)
    {
        _words[point] = words;
        foreach (var part in words)
        {
            _parts[part.Start] = part;
        }
    }

    /// <summary>(一)工作任务:… (二)具体措施:…: each says which part of its point it is, and none is a point of its own.</summary>
    private static bool AreLabelledParts(string folded, Item point) =>
        point.Children.Count > 1 && point.Children.TrueForAll(c => Look.AnyAt(folded, c.First.Body, c.First.End, PartLabels) is > 0 and var label && c.First.Body + label < c.First.End && folded[c.First.Body + label] == ':');

    private static readonly string[] PartLabels =
    [
        "工作任务", "主要任务", "重点任务", "目标任务", "具体任务", "任务", "工作目标", "年度目标", "总体目标", "目标", "工作内容", "主要内容", "具体内容", "内容", "工作措施", "主要措施", "具体措施", "推进措施", "措施",
        "工作举措", "主要举措", "具体举措", "举措", "工作要求", "具体要求", "要求", "实施步骤", "工作步骤", "实施路径", "责任分工", "责任单位", "完成时限", "进度安排", "时间安排", "预期成果", "工作成果",
    ];

    private static bool OnlyLastCarries(Item item, Dictionary<Item, List<UnitBlock>> blocks) =>
        item.Children.Count > 1 && !blocks.ContainsKey(item) && item.Children[^1] is { Children.Count: 0 } last
        && blocks.TryGetValue(last, out var its) && its.Count == 1 && !Below(item).Any(i => i != last && blocks.ContainsKey(i));

    /// <summary>In a line of its own below the last item's words.</summary>
    private static bool StandsApart(string folded, Item last, UnitBlock block) =>
        last.Own.Exists(l => l != last.First && block.Start >= l.Start && block.Start < l.End && Look.SkipBlanks(folded, l.Start, l.End) == block.Start);

    private static IEnumerable<Item> Below(Item item) => item.Children.SelectMany(c => Below(c).Prepend(c));
}
