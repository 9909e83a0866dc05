using System.Collections.Immutable;
using Tracker.Calendar;

namespace Tracker.Reading;

/// <summary>Words of time by themselves, read by the rules of a document's own: what a person answers where a limit was not clear.</summary>
public static class DeadlineWords
{
    /// <summary>The limits that the words set; none where they set none, or none that can be said without a year.</summary>
    /// <param name="year">Of the document; null where nobody knows it.</param>
    public static ImmutableArray<Deadline> In(string words, int? year, DateOnly? issued)
    {
        var clean = CleanText.Of(words);
        return [.. TimeReader.Read(new TimeContext(clean.Folded, clean.Words, 0, clean.Length, year, issued, IsField: true)).Where(t => t.Deadline is not null).Select(t => t.Deadline!)];
    }

    /// <summary>年底前: the day of the year that is meant, where nothing but the year is missing.</summary>
    public static MonthDay? WithoutYear(string words) =>
        In(words, null, null).IsEmpty && In(words, LeapYear, null) is [FixedDeadline { Date: var day }] && day.Year == LeapYear ? new MonthDay(day.Month, day.Day) : null;

    /// <summary>The same words with their year: 2024年底前, 2024年6月底前.</summary>
    public static string WithYear(string words, int year) => words.StartsWith('年') ? $"{year}{words}" : $"{year}年{words}";

    /// <summary>The year that an answer names: 2024, 2024年, 二〇二四年.</summary>
    public static int? YearIn(string words)
    {
        var folded = Folding.Of(words);
        for (var i = 0; i + 4 <= folded.Length; i++)
        {
            if (Moment.YearDigits(folded, i) is { } year && (i + 4 == folded.Length || !Numerals.IsDigit(folded[i + 4])) && (i == 0 || !Numerals.IsDigit(folded[i - 1])))
            {
                return year;
            }
        }

        return null;
    }

    private const int LeapYear = 2024;
}
