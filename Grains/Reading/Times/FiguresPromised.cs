using Tracker.Plans;

namespace Tracker.Reading;

/// <summary>Promised rates and figures with a comparison: 办结率不低于95%, 100%公开. Counts of things are none.</summary>
internal static class FiguresPromised
{
    private static readonly (string Word, string Comparison)[] Comparisons =
    [
        ("不低于", ">="), ("不少于", ">="), ("不得低于", ">="), ("不得少于", ">="), ("达到", ">="), ("达", ">="), ("超过", ">"), ("高于", ">"), ("大于", ">"),
        ("不超过", "<="), ("不得超过", "<="), ("不高于", "<="), ("控制在", "<="), ("低于", "<"), ("少于", "<"), ("保持在", ">="), ("提高到", ">="),
        ("提升到", ">="), ("提升至", ">="), ("提高至", ">="), ("为", "="), ("实现", "="), ("确保", "="),
    ];

    private static readonly string[] Things = ["条", "篇", "件", "家", "万人次", "人次", "万条", "分"];

    private static readonly string[] AtLeast = ["不低于", "不少于", "不得低于", "不得少于", "不超过", "不得超过"];

    public static IEnumerable<Metric> In(CleanText clean, int start, int end)
    {
        var text = clean.Folded;
        for (var i = start; i < end; i++)
        {
            if (!Numerals.IsDigit(text[i]))
            {
                continue;
            }

            var from = i;
            while (i < end && (Numerals.IsDigit(text[i]) || (text[i] == '.' && i + 1 < end && Numerals.IsDigit(text[i + 1]))))
            {
                i++;
            }

            if (i - from <= 9 && decimal.TryParse(text.AsSpan(from, i - from), System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var value)
                && Read(clean, start, end, from, i, value) is { } metric)
            {
                yield return metric;
            }
        }
    }

    private static Metric? Read(CleanText clean, int start, int end, int from, int to, decimal value)
    {
        var text = clean.Folded;
        var clause = Look.ClauseStart(text, from, start, 30);
        var (comparison, word) = ComparisonBefore(text, from, clause);
        var percent = Look.AnyAt(text, to, end, ["%", "个百分点"]);
        if (percent == 0)
        {
            var thing = Look.AnyAt(text, to, end, Things);
            return thing > 0 && word > 0 && Look.AnyBefore(text, from, clause, AtLeast) > 0 && !Look.Has(text, clause, from, ["每", "按月", "按季"])
                ? Make(clean, clause, from - word, to + thing, comparison, value, text[to..(to + thing)]) : null;
        }

        var stop = to + percent;
        if (word > 0)
        {
            return Make(clean, clause, from - word, stop, comparison, value, text[to..stop]);
        }

        // 100%向社会公开: the rate of what follows.
        var tail = Look.ClauseEnd(text, stop, end, 20);
        return clause == from && tail > stop + 1 && !Look.At(text, stop, "的")
            ? new Metric(clean.Cut(from, tail), clean.Cut(stop, tail), "=", value, "%", clean.SpanOf(from, tail)) : null;
    }

    private static (string Comparison, int Length) ComparisonBefore(string text, int at, int clause)
    {
        var best = ("", 0);
        foreach (var (word, comparison) in Comparisons)
        {
            if (word.Length > best.Item2 && at - word.Length >= clause && Look.At(text, at - word.Length, word))
            {
                best = (comparison, word.Length);
            }
        }

        return best;
    }

    private static Metric Make(CleanText clean, int clause, int nameEnd, int stop, string comparison, decimal value, string measure)
    {
        var (from, to) = Look.Trim(clean.Folded, clause, nameEnd);
        return new Metric(clean.Cut(from, stop), clean.Cut(from, to), comparison, value, measure, clean.SpanOf(from, stop));
    }
}
