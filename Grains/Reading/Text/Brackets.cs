namespace Tracker.Reading;

/// <summary>A bracket that stands in no other: its opening mark and its closing mark; <see cref="Closed"/> is false where the text breaks off.</summary>
internal readonly record struct Bracket(int Open, int Close, bool Closed)
{
    public int Inside => Open + 1;

    /// <summary>Behind the closing mark.</summary>
    public int End => Closed ? Close + 1 : Close;
}

/// <summary>Brackets matched by depth whatever their kind: an alias in () inside 〔〕 and the other way round.</summary>
internal static class Brackets
{
    /// <summary>In order. An opening mark that is never closed hides nothing, unless the text breaks off in its sentence.</summary>
    public static List<Bracket> Outermost(string folded, int start, int end)
    {
        var open = new Stack<int>();
        var pairs = new List<Bracket>();
        for (var i = start; i < end; i++)
        {
            if (folded[i] == '(')
            {
                open.Push(i);
            }
            else if (folded[i] == ')' && open.TryPop(out var from))
            {
                while (pairs.Count > 0 && pairs[^1].Open > from)
                {
                    pairs.RemoveAt(pairs.Count - 1); // those inside
                }

                pairs.Add(new Bracket(from, i, Closed: true));
            }
        }

        if (open.Count > 0 && FirstAnywhere(folded, open.Last() + 1, end, c => c is '。' or '\n') < 0)
        {
            var broken = open.Last(); // the first that stays open: the text breaks off in it
            pairs.RemoveAll(p => p.Open > broken);
            pairs.Add(new Bracket(broken, end, Closed: false));
        }

        return pairs;
    }

    /// <summary>((责任单位:A)): what stands in the inner one, where it is all that the outer one holds.</summary>
    public static (int Inside, int Close) Doubled(string folded, Bracket bracket)
    {
        var (inside, close) = Look.Trim(folded, bracket.Inside, bracket.Close);
        while (bracket.Closed && close - inside > 2 && folded[inside] == '(' && folded[close - 1] == ')' && Outermost(folded, inside, close) is [{ Closed: true } only] && only.Open == inside && only.End == close)
        {
            (inside, close) = Look.Trim(folded, inside + 1, close - 1);
        }

        return (inside, close);
    }

    /// <summary>Places of a mark in no bracket, title or quotation.</summary>
    public static int FirstOutside(string folded, int start, int end, Func<char, bool> wanted)
    {
        var depth = 0;
        for (var i = start; i < end; i++)
        {
            if (depth == 0 && wanted(folded[i]))
            {
                return i;
            }

            depth += folded[i] switch
            {
                '(' or '《' or '“' or '「' => 1,
                ')' or '》' or '”' or '」' => depth > 0 ? -1 : 0,
                _ => 0,
            };
        }

        return depth > 0 ? FirstAnywhere(folded, start, end, wanted) : -1; // a quotation that is never closed
    }

    private static int FirstAnywhere(string folded, int start, int end, Func<char, bool> wanted)
    {
        for (var i = start; i < end; i++)
        {
            if (wanted(folded[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
