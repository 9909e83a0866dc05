namespace Tracker.Reading;

/// <summary>A numbered item: its own lines up to the next number, and the items it stands under.</summary>
internal sealed class Item(Line first, Item? parent)
{
    public Line First { get; } = first;

    public Item? Parent { get; } = parent;

    public NumberMark Mark => First.Mark!.Value;

    /// <summary>The first line and those without a number behind it.</summary>
    public List<Line> Own { get; } = [first];

    public List<Item> Children { get; } = [];

    public int Start => First.Start;

    public int End => Own[^1].End;

    public Item? Outermost => Parent is null ? null : Parent.Outermost ?? Parent;
}

/// <summary>Who stands under whom, for 一、 (一) 1. (1) in any mix: a style seen again closes what was opened since.</summary>
internal static class Outline
{
    public static List<Item> Of(IEnumerable<Line> body)
    {
        var items = new List<Item>();
        var open = new List<Item>();
        foreach (var line in body)
        {
            if (line.Mark is not { } mark)
            {
                if (items.Count > 0)
                {
                    items[^1].Own.Add(line);
                }

                continue;
            }

            var same = open.FindIndex(i => i.Mark.Style == mark.Style);
            if (same >= 0)
            {
                open.RemoveRange(same, open.Count - same);
            }

            else if (mark.Style == MarkStyle.Chinese && open.Count > 0 && items[0] is { Mark: { Style: not MarkStyle.Chapter, Value: > 1 }, Parent: null } part && open[0].Mark.Style == part.Mark.Style)
            {
                open.Clear(); // the text begins in the middle of a section: 三、 behind its (四) is the next one
            }

            var item = new Item(line, open.Count > 0 ? open[^1] : null);
            item.Parent?.Children.Add(item);
            open.Add(item);
            items.Add(item);
        }

        return items;
    }
}
