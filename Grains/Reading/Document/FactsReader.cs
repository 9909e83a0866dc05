using System.Collections.Immutable;
using Tracker.Plans;

namespace Tracker.Reading;

/// <summary>The facts of the document itself, from its head and its foot; remembers where each stands.</summary>
/// <param name="pointsFrom">The first line behind the beginning of the first point.</param>
internal sealed class FactsReader(CleanText clean, IReadOnlyList<Line> lines, int headCount, int pointsFrom, int footFrom)
{
    private static readonly string[] NumberProperties = ["文号", "发文字号", "文件编号"];

    private static readonly string[] IssuerProperties = ["发布机构", "发文机关", "发文机构", "发布单位", "信息来源"];

    private static readonly string[] DateProperties = ["成文日期", "发文日期", "公开日期", "发布日期", "发布时间", "生成日期"];

    private readonly string _folded = clean.Folded;

    private readonly List<Line> _page = [.. lines.Where(l => Furniture.Is(clean.Folded, l))];

    private readonly Head _head = Head.Of(clean.Folded, lines, headCount);

    private readonly Imprint? _foot = Imprint.In(clean.Folded, lines.Skip(footFrom)) ?? Imprint.In(clean.Folded, lines.Take(headCount));

    /// <summary>Where the facts stand in the clean text, by field name.</summary>
    public List<(int Start, int End, string Where)> Places { get; } = [];

    /// <summary>Stretches that are no part of the document.</summary>
    public List<(int Start, int End)> Outside { get; } = [];

    public DocumentFacts Read(ImmutableArray<string> sections)
    {
        Outside.AddRange(_page.Select(l => (l.Start, l.End)));

        var signed = _head.Signed ?? Signature.In(_folded, lines, footFrom, lines.Count) ?? Signature.Between(_folded, lines, headCount, Math.Min(pointsFrom, footFrom));
        var number = Number();
        var title = Title();
        var issuer = Whose(signed?.Issuer, title) ?? NoticeIssuer() ?? Property(IssuerProperties) ?? BesideNumber()?.Issuer ?? LedgerFacts.FiledBy(_folded, lines.Take(headCount)) ?? _foot?.IssuerOf(_folded, title);
        var date = signed?.Date ?? BesideNumber()?.Day ?? LedgerFacts.FiledOn(_folded, lines.Take(headCount)) ?? PropertyDate() ?? _foot?.Day;
        var preamble = _head.Preamble().Select(i => lines[i]).ToList();
        var closing = Closing(signed);
        for (var i = signed?.FirstLine ?? 0; i <= (signed?.LastLine ?? -1); i++)
        {
            Places.Add((lines[i].Start, lines[i].End, "signature"));
        }

        Places.AddRange(preamble.Select(l => (l.Start, l.End, "preamble")));
        Places.AddRange(closing.Select(l => (l.Start, l.End, "closing")));
        var addressees = Addressees();
        return new DocumentFacts(
            Keep(number is { } n ? (n.Start, n.End) : null, "number"),
            Keep(title, "title"),
            Keep(issuer, "issuer"),
            date,
            YearOf(title) ?? number?.Year ?? date?.Year ?? YearAtHead(),
            Basis(preamble) ?? Basis([.. _head.Kept.Select(i => lines[i])]),
            addressees,
            sections,
            Joined(preamble),
            Joined(closing),
            [.. clean.Strays, .. Outside.Select(o => clean.Cut(o.Start, o.End))]);
    }

    private string? Keep((int Start, int End)? place, string where)
    {
        if (place is not { } found)
        {
            return null;
        }

        Places.Add((found.Start, found.End, where));
        var words = clean.Cut(found.Start, found.End).Replace("\r", "", StringComparison.Ordinal);
        return where == "number" ? string.Concat(words.Select(c => c is >= '０' and <= '９' ? (char)(c - '０' + '0') : c)).Replace("\n", "", StringComparison.Ordinal)
            : where == "issuer" ? string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : words.Replace("\n", "", StringComparison.Ordinal);
    }

    private string? Joined(List<Line> some) =>
        some.Count == 0 ? null : string.Join('\n', some.Select(l => clean.Cut(l.Start, l.End)));

    private (int Start, int End, int Year)? Number()
    {
        for (var i = 0; i < headCount; i++)
        {
            if (DocumentNumber.Of(_folded, lines[i]) is { } own)
            {
                return own;
            }
        }

        foreach (var line in _page)
        {
            if (NumberProperties.Any(p => Furniture.BehindName(_folded, line, p) > 0) && DocumentNumber.At(_folded, line.Start, line.End) is { } found)
            {
                return found;
            }
        }

        for (var i = 0; i < headCount; i++)
        {
            foreach (var property in NumberProperties) // in a line with other properties of the page, which is no row of them
            {
                if (Furniture.BehindName(_folded, lines[i], property) is > 0 and var from && DocumentNumber.At(_folded, from, lines[i].End) is { } told && told.Start - from <= 2)
                {
                    return told;
                }
            }
        }

        return _foot is { } foot && DocumentNumber.At(_folded, foot.Line.Start, foot.Line.End) is { } last && last.Start == foot.Line.Start ? last : null;
    }

    private (int Start, int End)? Title()
    {
        if (_head.TitleFrom >= 0)
        {
            return (lines[_head.TitleFrom].Start, _head.EndOf(lines[_head.TitleTo]));
        }

        if (_head.Notice is not { } notice)
        {
            return Announced() ?? Property(["名称", "标题"]);
        }

        var at = _folded.IndexOf("印发", notice.Start, notice.End - notice.Start, StringComparison.Ordinal);
        var from = at < 0 ? notice.Start : Look.SkipBlanks(_folded, at + 2, notice.End);
        var to = at < 0 ? notice.End : notice.End - Look.AnyBefore(_folded, notice.End, from, ["的通知", "通知"]);
        return from < to ? Whole(from, to) ?? (from, to) : notice;
    }

    /// <summary>《X2024年要点》 of the notice's sentence, where its heading only says 印发2024年要点.</summary>
    private (int Start, int End)? Whole(int from, int to)
    {
        foreach (var i in _head.Kept)
        {
            var open = _folded.IndexOf('《', lines[i].Start, lines[i].Length);
            var close = open < 0 ? -1 : ClosingOfTitle(open, lines[i].End);
            if (close - open - 1 > to - from && close - open < 90 && _folded.AsSpan(open + 1, close - open - 1).EndsWith(_folded.AsSpan(from, to - from)))
            {
                return (open + 1, close);
            }
        }

        return null;
    }

    /// <summary>《…》 that the notice's sentence says it sends.</summary>
    private (int Start, int End)? Announced()
    {
        foreach (var i in _head.Kept)
        {
            var open = _folded.IndexOf('《', lines[i].Start, lines[i].Length);
            var close = open < 0 ? -1 : _folded.IndexOf('》', open, lines[i].End - open);
            if (close > open && Look.Has(_folded, lines[i].Start, lines[i].End, ["印发", "现将", "要点", "方案"]))
            {
                return (open + 1, close);
            }
        }

        return null;
    }

    /// <summary>X关于…的意见 over a line X办公室: the office prints what X issues.</summary>
    private (int Start, int End)? Whose((int Start, int End)? signer, (int Start, int End)? title)
    {
        if (signer is not { } signed || (_head.Notice ?? title) is not { } named || Look.AnyBefore(_folded, signed.End, signed.Start, ["办公室", "办公厅"]) is not (> 0 and var office))
        {
            return signer;
        }

        var about = _folded.IndexOf("关于", named.Start, named.End - named.Start, StringComparison.Ordinal);
        var (from, to) = about < 0 ? (0, 0) : Look.Trim(_folded, BehindLabel(named.Start, about), about);
        return to > from && _folded.AsSpan(from, to - from).SequenceEqual(_folded.AsSpan(signed.Start, signed.End - office - signed.Start)) ? (from, to) : signer;
    }

    private (int Start, int End)? NoticeIssuer()
    {
        if (_head.Notice is not { } notice)
        {
            return null;
        }

        var at = _folded.IndexOf("关于", notice.Start, notice.End - notice.Start, StringComparison.Ordinal);
        var (from, to) = at < 0 ? (0, 0) : Look.Trim(_folded, BehindLabel(notice.Start, at), at);
        return to - from >= 4 ? (from, to) : null;
    }

    /// <summary>标题:X关于…, zwgk/80913_X关于…: behind the words and signs that are no part of a name.</summary>
    private int BehindLabel(int start, int end)
    {
        var at = end;
        while (at > start && _folded[at - 1] is not (':' or '/' or '_' or '|' or '>' or '\\'))
        {
            at--;
        }

        return at;
    }

    private (int Start, int End)? Property(string[] names)
    {
        foreach (var name in names)
        {
            foreach (var line in _page)
            {
                if (Furniture.Value(_folded, line, name) is { } value)
                {
                    return value;
                }
            }
        }

        return null;
    }

    /// <summary>(云政办〔2024〕6号 2024年3月5日印发) under the title, perhaps with the issuer between.</summary>
    private (DateOnly Day, (int Start, int End)? Issuer)? BesideNumber()
    {
        for (var i = 0; i < headCount; i++)
        {
            if (lines[i].Length > 60 || DocumentNumber.Of(_folded, lines[i]) is not { } number)
            {
                continue;
            }

            for (var at = number.End; at < lines[i].End; at++)
            {
                if (!Numerals.IsDigit(_folded[at - 1]) && Signature.DateAt(_folded, at, lines[i].End) is { } date)
                {
                    var (from, to) = Look.Trim(_folded, number.End, at);
                    return (date.Day, to - from > 3 && UnitNames.LooksLike(_folded, from, to) && GroupWords.Of(_folded[from..to]) == UnitClass.Single ? (from, to) : null);
                }
            }
        }

        return null;
    }

    private DateOnly? PropertyDate()
    {
        foreach (var name in DateProperties)
        {
            if (Property([name]) is { } place && Signature.DateAt(_folded, place.Start, place.End) is { } date)
            {
                return date.Day;
            }
        }

        return null;
    }

    /// <summary>The first year with 年 behind it that is no part of a plan's name (2021-2025年).</summary>
    private int? YearOf((int Start, int End)? title)
    {
        if (title is not { } place)
        {
            return null;
        }

        for (var i = place.Start; i < place.End; i++)
        {
            if (DayWords.YearRange(_folded, i, place.End) is > 0 and var range)
            {
                i += range - 1;
                continue;
            }

            var context = new TimeContext(_folded, _folded, i, place.End, null, null, IsField: false);
            if ((i == place.Start || !Numerals.IsDigit(_folded[i - 1])) && Moment.At(context, i) is { Year: { } year })
            {
                return year;
            }
        }

        return null;
    }

    /// <summary>2024年X情况: the year that one of the first lines begins with, where nothing else tells it; a day does not.</summary>
    private int? YearAtHead()
    {
        foreach (var line in _head.Kept.Take(3).Select(i => lines[i]))
        {
            if (line.Length > 5 && _folded[line.Start + 4] == '年' && !Numerals.IsDigit(_folded[Look.SkipBlanks(_folded, line.Start + 5, line.End - 1)]) && Moment.YearDigits(_folded, line.Start) is { } year)
            {
                return year;
            }
        }

        return null;
    }

    private string? Basis(List<Line> some)
    {
        foreach (var line in some)
        {
            var open = _folded.IndexOf('《', line.Start, line.Length);
            if (open < 0 || !Look.Has(_folded, line.Start, open, ["贯彻", "落实", "根据", "按照", "依据", "遵照"]))
            {
                continue;
            }

            var close = ClosingOfTitle(open, line.End);
            if (close < 0)
            {
                continue;
            }

            var number = Brackets.Outermost(_folded, close + 1, Math.Min(line.End, close + 41));
            var cited = number.Count > 0 && number[0].Open == close + 1 && number[0].Closed
                && DocumentNumber.At(_folded, number[0].Inside, number[0].Close) is not null;
            return clean.Cut(open + 1, close) + (cited ? clean.Cut(number[0].Open, number[0].End) : "");
        }

        return null;
    }

    private int ClosingOfTitle(int open, int end)
    {
        var depth = 0;
        for (var i = open; i < end; i++)
        {
            depth += _folded[i] switch { '《' => 1, '》' => -1, _ => 0 };
            if (depth == 0)
            {
                return i;
            }
        }

        return -1;
    }

    private ImmutableArray<string> Addressees()
    {
        if (_head.Addressees() is not { } line)
        {
            return [];
        }

        Places.Add((line.Start, line.End, "addressees"));
        var found = ImmutableArray.CreateBuilder<string>();
        var (from, depth) = (line.Start, 0);
        for (var i = line.Start; i < line.End; i++)
        {
            depth += _folded[i] == '(' ? 1 : _folded[i] == ')' && depth > 0 ? -1 : 0;
            if (depth == 0 && _folded[i] is '、' or ',' or ';' or ':')
            {
                if (i > from)
                {
                    found.Add(clean.Cut(from, i).Trim());
                }

                from = i + 1;
            }
        }

        return found.ToImmutable();
    }

    /// <summary>Words behind the last point that are neither page nor signature; numbered items there are no closing words.</summary>
    private List<Line> Closing(Signature? signed) =>
    [
        .. Enumerable.Range(footFrom, Math.Max(0, lines.Count - footFrom))
            .TakeWhile(i => lines[i].Mark is null)
            .Where(i => !Furniture.Is(_folded, lines[i]) && !LostEnds.IsFile(_folded, lines[i].Start, lines[i].End) && !(signed is { } s && footFrom <= s.FirstLine && i >= s.FirstLine && i <= s.LastLine))
            .Select(i => lines[i]),
    ];
}
