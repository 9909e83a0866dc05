using Tracker.Plans;

namespace Tracker.Reading;

/// <summary>What a table leaves open, as questions.</summary>
internal static class TableQuestions
{
    private const int LongestQuote = 80;

    public static Question Of(CleanText clean, TableDoubt doubt)
    {
        var quote = doubt.Names.Count > 0 ? string.Join('、', doubt.Names.Select(n => clean.Cut(n.Start, n.End)).Distinct())
            : doubt.About.Count > 0 ? PointNames.Points(doubt.About.Select(p => p.Number)) : doubt.Kind == QuestionKind.BlankCell && doubt.Point is { } point ? clean.Cut(point.Title.Start, point.Title.End) : clean.Cut(doubt.Start, doubt.End);
        return new Question(
            "",
            doubt.Kind,
            doubt.Point?.Number,
            doubt.Where,
            OneLine(quote),
            doubt.Above is { } above ? OneLine(clean.Cut(above.Start, above.End)) : null,
            clean.SpanOf(doubt.Start, doubt.End));
    }

    private static string OneLine(string words)
    {
        var line = string.Join(' ', words.Split((char[])['\n', '\r', '\t', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        return line.Length > LongestQuote ? line[..LongestQuote] : line;
    }
}
