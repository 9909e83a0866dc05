namespace Tracker.Reading;

/// <summary>Gives every point a number of its own: the printed one where it runs through, with its section's where it starts again: 一(三), 二-3.</summary>
internal static class PointNumbers
{
    public static void Give(List<ReadPoint> points)
    {
        var plain = points.Select(p => p.Item).Distinct().ToList();
        var whole = plain.Select(WholeOf).Distinct().ToList();
        var unique = whole.Select(i => (i.Mark.Over, i.Mark.Value)).Distinct().Count() == whole.Count;
        var names = new Dictionary<Item, string>();
        foreach (var item in plain)
        {
            names[item] = Name(item, unique);
        }

        var times = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var point in points)
        {
            var name = names[point.Item] + point.Number;
            var before = times.GetValueOrDefault(name);
            times[name] = before + 1;
            point.Number = before == 0 ? name : name + "~" + Invariant(before + 1); // printed twice: no number of the document has this sign
        }
    }

    /// <summary>5 for (1), (2) or ① under 5.: they are parts of it.</summary>
    private static Item WholeOf(Item item) => IsPart(item) ? item.Parent! : item;

    private static bool IsPart(Item item) =>
        item is { Mark.Style: MarkStyle.BracketedArabic or MarkStyle.Circled, Parent.Mark.Style: MarkStyle.Arabic or MarkStyle.Decimal or MarkStyle.Task };

    private static string Name(Item item, bool unique) =>
        IsPart(item) ? Name(item.Parent!, unique) + "-" + Invariant(item.Mark.Value)
        : item.Mark.Style == MarkStyle.Decimal ? Invariant(item.Mark.Over) + "." + Invariant(item.Mark.Value)
        : unique ? item.Mark.Printed ?? Invariant(item.Mark.Value) : Qualified(item);

    private static string Qualified(Item item)
    {
        var own = item.Mark.Style is MarkStyle.BracketedChinese or MarkStyle.BracketedArabic
            ? "(" + Numeral(item.Mark) + ")" : Numeral(item.Mark);
        return item.Parent is null ? own : Qualified(item.Parent) + (own[0] == '(' ? "" : "-") + own;
    }

    private static string Numeral(NumberMark mark) =>
        mark.Style is MarkStyle.Chinese or MarkStyle.BracketedChinese or MarkStyle.Chapter ? Chinese(mark.Value) : Invariant(mark.Value);

    private static string Chinese(int value) => value switch
    {
        <= 0 or > 99 => Invariant(value),
        <= 10 => "一二三四五六七八九十"[value - 1].ToString(),
        < 20 => "十" + Chinese(value - 10),
        _ => Chinese(value / 10) + "十" + (value % 10 == 0 ? "" : Chinese(value % 10)),
    };

    private static string Invariant(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
