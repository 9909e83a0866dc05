using System.Collections.Immutable;

namespace Tracker.Units;

/// <summary>Several names in one cell, parted by 、 or what people type in its place; not inside brackets: 各县(市、区)政府 is one name.</summary>
public static class NameList
{
    public static ImmutableArray<string> Parts(string text)
    {
        var parts = ImmutableArray.CreateBuilder<string>();
        var (begin, depth) = (0, 0);
        for (var at = 0; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '(' or '（' or '〔' or '[' or '［' or '【':
                    depth++;
                    break;
                case ')' or '）' or '〕' or ']' or '］' or '】':
                    depth = Math.Max(0, depth - 1);
                    break;
                case '\n' or '\r' or '\t':
                case '、' or '；' or ';' or '，' or ',' when depth == 0:
                    Add(text[begin..at]);
                    begin = at + 1;
                    break;
            }
        }
        Add(text[begin..]);
        return parts.ToImmutable();

        void Add(string part)
        {
            if (part.Trim() is { Length: > 0 } name)
            {
                parts.Add(name);
            }
        }
    }
}
