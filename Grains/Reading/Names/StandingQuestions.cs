using Tracker.Plans;

namespace Tracker.Reading;

/// <summary>A sentence that seems to make units responsible for every point (…不再一一列出) and is worded as no clause that is known: asked, for nothing comes of it.</summary>
internal static class StandingQuestions
{
    private static readonly string[] NotAgain = [.. StandingWords.Again, "不再赘述", "不再重复"];

    private static readonly string[] Duties = ["责任单位", "责任部门", "落实", "负责", "配合", "牵头"];

    private const int LongestSentence = 160;

    public static IEnumerable<(int At, Question Question)> Of(CleanText clean)
    {
        var folded = clean.Folded;
        for (var at = folded.IndexOf('不'); at >= 0; at = folded.IndexOf('不', at + 1))
        {
            if (Look.AnyAt(folded, at, folded.Length, NotAgain) is not (> 0 and var length))
            {
                continue;
            }

            var (start, end) = (at, at + length);
            while (start > 0 && at - start < LongestSentence && !Look.IsSentenceEnd(folded[start - 1]) && folded[start - 1] is not ('\n' or ':'))
            {
                start--;
            }

            if (Look.Has(folded, start, at, Duties) && !Look.Has(folded, start, at, ["本部分", "本章", "本节"]) && StandingWords.In(folded, start, end) is null)
            {
                (start, end) = Look.Trim(folded, start, end);
                yield return (start, new Question("", QuestionKind.UnclearFact, null, "unitsStanding", clean.Cut(start, end), null, clean.SpanOf(start, end)));
            }
        }
    }
}
