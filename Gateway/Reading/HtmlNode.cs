namespace Tracker.Gateway.Reading;

/// <summary>An element of a page with what it holds, or a run of text (then <see cref="Name"/> is empty).</summary>
internal sealed class HtmlNode(string name, string text = "")
{
    public string Name { get; } = name;

    public string Text { get; } = text;

    public List<HtmlNode> Children { get; } = [];

    /// <summary>Only those that the text depends on.</summary>
    public int Across { get; init; } = 1;

    public int Down { get; init; } = 1;

    /// <summary>Where an ordered list begins to count.</summary>
    public int From { get; init; } = 1;

    public bool IsHidden { get; init; }

    /// <summary>Characters below that are no blanks; and those of them inside links.</summary>
    public int Length { get; private set; }

    public int Linked { get; private set; }

    /// <summary>Sentences below end this often.</summary>
    public int Sentences { get; private set; }

    public bool HasTable { get; private set; }

    /// <summary>Own words, neither linked nor of the page's controls.</summary>
    public int Plain => Length - Linked;

    /// <summary>Adds up what stands below; every node once, children before.</summary>
    public void Weigh()
    {
        if (Name.Length == 0)
        {
            foreach (var c in Text)
            {
                Length += char.IsWhiteSpace(c) ? 0 : 1;
                Sentences += c is '。' or '；' or ';' ? 1 : 0;
            }

            return;
        }

        foreach (var child in Children)
        {
            Length += child.Length;
            Linked += Name == "a" ? child.Length : child.Linked;
            Sentences += child.Sentences;
            HasTable |= child.HasTable;
        }

        HasTable |= Name == "table";
    }
}
