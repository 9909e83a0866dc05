namespace Tracker.Reading;

/// <summary>甲办发〔2024〕2号 甲局办公室 2024年2月5日印发: the line at the very foot of a paper, which says who printed it and when.</summary>
internal sealed record Imprint(Line Line, int NameEnd, DateOnly Day)
{
    public static Imprint? In(string folded, IEnumerable<Line> lines)
    {
        foreach (var line in lines.Where(l => Furniture.IsImprint(folded, l)))
        {
            var printed = Look.AnyBefore(folded, line.End, line.Start, ["印发", "印制", "印"]);
            if (printed > 0 && Signature.DateAtEnd(folded, line with { End = line.End - printed }) is { } date)
            {
                return new Imprint(line, date.At, date.Day);
            }
        }

        return null;
    }

    /// <summary>Who printed it; the office prints what the body issues that the title begins with.</summary>
    public (int Start, int End)? IssuerOf(string folded, (int Start, int End)? title)
    {
        var from = DocumentNumber.At(folded, Line.Start, NameEnd) is { } number && number.Start == Line.Start ? number.End : Line.Start;
        var (start, end) = Look.Trim(folded, from, NameEnd);
        if (end - start < 3 || !UnitNames.LooksLike(folded, start, end))
        {
            return null;
        }

        var whole = end - Look.AnyBefore(folded, end, start, ["办公室", "办公厅"]);
        return title is { } named && whole > start && folded.AsSpan(named.Start, named.End - named.Start).StartsWith(folded.AsSpan(start, whole - start)) ? (start, whole) : (start, end);
    }
}
