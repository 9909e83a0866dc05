namespace Tracker.Reading;

/// <summary>Tasks listed by who does them: (一)市档案馆(4项) is a heading, and everything under it that unit's.</summary>
internal static class UnitHeadings
{
    /// <summary>So few headings may name offices because they are what the tasks are about.</summary>
    private const int Fewest = 3;

    private const int LongestHeading = 80;

    private static readonly string[] Leads = ["部门牵头", "单位牵头", "牵头部门", "牵头单位"];

    /// <summary>Gives what stands under such headings to the units they name; the headings themselves are no points.</summary>
    public static void Give(string folded, List<Item> items, Dictionary<Item, List<UnitBlock>> blocks)
    {
        foreach (var list in items.GroupBy(i => (i.Parent, i.Mark.Style)))
        {
            var all = list.ToList();
            var headings = all.Select(i => (Item: i, Units: UnitsOf(folded, i))).TakeWhile(h => h.Units is not null).ToList();
            if (headings.Count < Fewest || !(headings.Count == all.Count || (headings.Count == all.Count - 1 && IsRest(folded, all[^1]))))
            {
                continue;
            }

            var under = headings.ConvertAll(h => Below(h.Item).ToList());
            var leads = Look.Has(folded, 0, items[0].Start, Leads) || under.Exists(u => u.Exists(i => blocks.TryGetValue(i, out var own) && own.Exists(b => b.Units.Exists(p => p.Role == UnitRole.Cooperating))));
            foreach (var ((heading, units), tasks) in headings.Zip(under))
            {
                var role = leads && heading.Children.Count > 0 ? UnitRole.Lead : UnitRole.Responsible;
                var named = units!.ConvertAll(u => u with { Role = role, Rule = ReadingRules.UnitHeading });
                blocks.Remove(heading);
                foreach (var task in tasks)
                {
                    Put(blocks, task, named);
                }
            }
        }
    }

    private static void Put(Dictionary<Item, List<UnitBlock>> blocks, Item task, List<UnitPlace> named)
    {
        if (!blocks.TryGetValue(task, out var own))
        {
            blocks[task] = own = [new UnitBlock(task.End, task.End) { HasVerb = true }];
        }

        foreach (var block in own.Where(b => !b.Units.Exists(u => u.Role == UnitRole.Lead)))
        {
            block.Units.InsertRange(0, named);
        }
    }

    /// <summary>What stands under the heading; the item itself where its own words follow the name (市档案馆。负责…).</summary>
    private static IEnumerable<Item> Below(Item heading) =>
        heading.Children.Count == 0 ? [heading] : heading.Children.SelectMany(c => c.Children.Count == 0 ? [c] : Below(c));

    /// <summary>七、其他: what none of them does alone.</summary>
    private static bool IsRest(string folded, Item item) =>
        Look.Trim(folded, item.First.Body, item.First.End) is var (start, end) && Look.AnyAt(folded, start, end, ["其他", "其它", "其他任务", "其他工作", "其他事项", "综合", "工作要求", "有关要求", "保障措施", "组织保障"]) is > 0 and var said && WithoutCount(folded, start, end) == start + said;

    /// <summary>Null where the heading is anything but names of units, and perhaps how many tasks they have.</summary>
    private static List<UnitPlace>? UnitsOf(string folded, Item item)
    {
        var (start, line) = Look.Trim(folded, item.First.Body, item.First.End);
        var stop = Brackets.FirstOutside(folded, start, Math.Min(line, start + LongestHeading), c => c is '。' or ':');
        var end = stop < 0 ? line : stop;
        if (item.Children.Count == 0 && (stop < 0 || folded[stop] != '。' || Look.AnyAt(folded, Look.SkipBlanks(folded, stop + 1, item.End), item.End, Charged) == 0))
        {
            return null;
        }

        end = WithoutCount(folded, start, end);
        if (end - start is < 3 or > LongestHeading)
        {
            return null;
        }

        var block = new UnitBlock(start, end);
        new UnitListReader(folded, block, withoutClauses: true).Read(start, end);
        return block is { HasVerb: false, HasLabel: false, Units.Count: > 0 } && block.Units.TrueForAll(u => u.End - u.Start > 2 && UnitNames.LooksLike(folded, u.Start, u.End) && IsOffice(folded, u.End) && !UnitNames.BeginsTask(folded, u.Start, u.End))
            ? block.Units : null;
    }

    /// <summary>How the duty of a unit begins that is named before it.</summary>
    private static readonly string[] Charged = ["负责", "主要负责", "具体负责", "牵头", "承担"];

    /// <summary>A platform, a base or an area is as likely what the tasks are about.</summary>
    private static bool IsOffice(string folded, int end) => "局委办厅府室会处科院部司署心门队站所团馆)".Contains(folded[end - 1], StringComparison.Ordinal) && Look.AnyBefore(folded, end, 0, ["网站", "场所"]) == 0;

    /// <summary>Before (4项), (共3项任务).</summary>
    private static int WithoutCount(string folded, int start, int end)
    {
        var brackets = end > start && folded[end - 1] == ')' ? Brackets.Outermost(folded, start, end) : [];
        return brackets.Count > 0 && brackets[^1] is var last && last.Open > start && Look.AnyBefore(folded, last.Close, last.Inside, ["项", "条", "项任务", "项工作", "件", "个"]) > 0 && folded.AsSpan(last.Inside, last.Close - last.Inside).IndexOfAnyInRange('0', '9') >= 0
            ? Look.Trim(folded, start, last.Open).End : end;
    }
}
