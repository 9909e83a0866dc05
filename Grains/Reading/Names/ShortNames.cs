namespace Tracker.Reading;

/// <summary>Names that the document gives for itself: X(以下简称Y) is one unit, called Y from there on; a later Y of A、B(以下统称Y) is A and B.</summary>
internal sealed class ShortNames
{
    private static readonly string[] OfOne = ["以下简称", "下称", "简称"];

    private static readonly string[] OfSeveral = ["以下统称", "以下合称", "统称", "合称"];

    /// <summary>Words of a sentence before its first name.</summary>
    private static readonly string[] Leading =
    [
        "由", "会同", "以及", "和", "及", "与", "商", "请", "经", "向", "报", "送", "在", "对", "将", "以", "为", "把", "就", "现就", "现将", "依托", "成立", "组建", "设立", "建立", "按照", "根据",
        "加强", "推动", "完善", "调整", "充实", "发挥", "支持", "鼓励", "指导", "督促", "要求", "协调", "充分",
    ];

    private const int LongestName = 40;

    private const int LongestList = 240;

    /// <summary>Where the last name for several ends: what stands before it is called so already.</summary>
    private int _behind;

    private readonly Dictionary<string, List<Definition>> _byName = new(StringComparer.Ordinal);

    private readonly string _folded;

    private ShortNames(string folded)
    {
        _folded = folded;
    }

    private sealed record Definition(int End, List<(int Start, int End)> Meant, bool OfSeveral);

    public static ShortNames In(string folded)
    {
        var names = new ShortNames(folded);
        for (var open = folded.IndexOf('(', StringComparison.Ordinal); open >= 0; open = folded.IndexOf('(', open + 1))
        {
            names.Define(open);
        }

        return names;
    }

    /// <summary>Whether this name was given before it stands here.</summary>
    public bool Knows(int start, int end) => Meant(start, end) is not null;

    public void Apply(List<ReadPoint> points)
    {
        if (_byName.Count == 0)
        {
            return;
        }

        foreach (var places in points.Select(p => p.Places))
        {
            for (var i = places.Count - 1; i >= 0; i--)
            {
                if (Meant(places[i].Start, places[i].End) is { } meant)
                {
                    var place = places[i];
                    places.RemoveAt(i);
                    places.InsertRange(i, meant.Meant.Where(m => !meant.OfSeveral || !Named(places, m)).Select(m => meant.OfSeveral
                        ? place with { Meant = m, Rule = ReadingRules.UnitShortName }
                        : place with { InFull = m, Rule = ReadingRules.UnitShortName }));
                }
            }
        }
    }

    /// <summary>The point names it by itself, as its lead: the name for several says nothing more of it.</summary>
    private bool Named(List<UnitPlace> places, (int Start, int End) member) =>
        places.Exists(p => p.Role == UnitRole.Lead && _folded.AsSpan(p.Name.Start, p.Name.End - p.Name.Start).SequenceEqual(_folded.AsSpan(member.Start, member.End - member.Start)));

    private Definition? Meant(int start, int end)
    {
        return _byName.Count > 0 && _byName.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(_folded.AsSpan(start, end - start), out var given)
            ? given.FindLast(d => d.End <= start) : null;
    }

    private void Define(int open)
    {
        var limit = Math.Min(_folded.Length, open + LongestName);
        var several = Look.AnyAt(_folded, open + 1, limit, OfSeveral);
        var word = several > 0 ? several : Look.AnyAt(_folded, open + 1, limit, OfOne);
        if (word == 0)
        {
            return;
        }

        var from = open + 1 + word;
        while (from < limit && _folded[from] is ':' or '“' or '"' or ' ' or '为')
        {
            from++;
        }

        var to = from;
        while (to < limit && _folded[to] is not (')' or '”' or '"' or ',' or '(' or '\n' or '《'))
        {
            to++;
        }

        if (to - from < 2 || to >= limit || _folded[to] is '(' or '\n' or '《')
        {
            return;
        }

        var name = _folded[from..to];
        var counted = "两二三四五六七八九十".IndexOf(name[0], StringComparison.Ordinal) is >= 0 and var at ? Math.Max(2, at + 1) : 0;
        var ofSeveral = several > 0 || counted > 0;
        if (ofSeveral && counted == 0 && name[1] == '直' && GroupWords.Of(name) == UnitClass.NamedClass)
        {
            return; // 县直各部门 for a list of classes is a class that a register knows: it stays as printed
        }

        var meant = ofSeveral ? Members(open, counted) : One(open, name) is { } one ? [one] : null;
        if (meant is not null)
        {
            if (!_byName.TryGetValue(name, out var given))
            {
                _byName[name] = given = [];
            }

            given.Add(new Definition(to, meant, ofSeveral));
            _behind = ofSeveral ? to : _behind;
        }
    }

    /// <summary>The name before the bracket: back to a mark, or to a word that joins it to the one before, as long as the short name's characters stand in it in their order.</summary>
    private (int Start, int End)? One(int open, string name)
    {
        var start = Back(open, LongestName, "、,;。:!?\n《》“”\"");
        start += Prefix(start, open);
        for (var i = start + 1; i < open - 1; i++)
        {
            if (Look.AnyAt(_folded, i, open, ["会同", "以及", "和", "及", "与", "由"]) is > 0 and var join && Shortens(name, i + join, open) && UnitNames.LooksLike(_folded, i + join, open))
            {
                start = i + join;
            }
        }

        return start < open && UnitNames.LooksLike(_folded, start, open) ? (start, open) : null;
    }

    private bool Shortens(string name, int start, int end)
    {
        var next = 0;
        for (var i = start; i < end && next < name.Length; i++)
        {
            next += _folded[i] == name[next] ? 1 : 0;
        }

        return next == name.Length;
    }

    /// <summary>The names of the list before the bracket that no verb has taken; null where one is none, or where they are not as many as the name says.</summary>
    private List<(int Start, int End)>? Members(int open, int counted)
    {
        var start = Back(open, LongestList, ";。:!?\n");
        if (_behind > start && _behind < open)
        {
            start = _behind; // A、B(以下统称X),C、D(以下统称Y)
            while (start < open && _folded[start] is ')' or '”' or '、' or ',' or ' ')
            {
                start++;
            }
        }

        start += Prefix(start, open);
        var block = new UnitBlock(start, open);
        new UnitListReader(_folded, block).Read(start, open);
        var members = block.Units.AsEnumerable().Reverse().TakeWhile(u => u.Rule == ReadingRules.UnitPlain).Reverse().Select(u => (u.Start, u.End)).ToList();
        if (counted > 0 && members.Count > counted && members.Count == block.Units.Count)
        {
            members.RemoveRange(0, members.Count - counted); // 两局 behind a longer list: its last two
        }

        if (counted == 0 && members.Count > 0 && IsParted(members[0].Start, open))
        {
            return null; // A,B、C(以下统称X): whether A is one of them nobody says, and X stays as printed
        }

        return members.Count > 0 && (counted == 0 || members.Count == counted) && members.TrueForAll(m => UnitNames.LooksLike(_folded, m.Start, m.End)) ? members : null;
    }

    /// <summary>Outside brackets a comma parts the names as well as 、.</summary>
    private bool IsParted(int start, int end) =>
        Brackets.FirstOutside(_folded, start, end, c => c is ',') >= 0 && Brackets.FirstOutside(_folded, start, end, c => c is '、') >= 0;

    private int Prefix(int start, int end)
    {
        var length = 0;
        while (Look.AnyAt(_folded, start + length, end, Leading) is > 0 and var more && start + length + more < end)
        {
            length += more;
        }

        return length;
    }

    /// <summary>Where the words before a bracket begin: behind one of the marks, or inside the bracket round them.</summary>
    private int Back(int open, int reach, string marks)
    {
        var depth = 0;
        var least = Math.Max(0, open - reach);
        var at = open;
        while (at > least)
        {
            var c = _folded[at - 1];
            if (depth == 0 && (c == '(' || marks.Contains(c, StringComparison.Ordinal)))
            {
                break;
            }

            depth += c == ')' ? 1 : c == '(' ? -1 : 0;
            at--;
        }

        return Look.SkipBlanks(_folded, at, open);
    }
}
