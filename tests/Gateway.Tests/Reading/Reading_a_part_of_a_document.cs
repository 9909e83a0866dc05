using Tracker.Plans;

namespace Tracker.Gateway.Tests.Reading;

/// <summary>Excerpts that break off in the middle, read by hand by someone who saw only their text.</summary>
public class Reading_a_part_of_a_document
{
    [CasesTheory]
    [InlineData("06_shenyang_2022_PART")]
    [InlineData("15_zhoushan_2022_nested-brackets_PART")]
    [InlineData("17_guoban_2016_pinyin-corrupted_PART")]
    public void Says_what_a_careful_person_reads(string part)
    {
        var gold = SpannedGold.Of(part);
        Gold.Differences(gold.Gold, gold.Reading.Draft.ShouldNotBeNull()).ShouldBeEmpty();
    }

    [CasesTheory]
    [InlineData("06_shenyang_2022_PART")]
    [InlineData("15_zhoushan_2022_nested-brackets_PART")]
    [InlineData("17_guoban_2016_pinyin-corrupted_PART")]
    public void Asks_where_it_breaks_off_and_who_is_meant(string part)
    {
        var gold = SpannedGold.Of(part);
        var asked = gold.Reading.Draft.ShouldNotBeNull().Questions;
        foreach (var question in gold.Gold.GetProperty("questions").EnumerateArray())
        {
            var (point, quote) = (question.GetProperty("task").ToString(), Gold.Folded(question.GetProperty("quote").GetString()));
            asked.Where(q => q.Point == point && Overlap(quote, Gold.Folded(q.Quote))).ShouldHaveSingleItem(quote);
        }

        asked.ShouldAllBe(q => q.Kind == QuestionKind.VagueUnit || q.Kind == QuestionKind.Damage);
    }

    /// <summary>Every character of the one stands in the other: what is asked about may be cleaned of pinyin.</summary>
    private static bool Overlap(string gold, string asked) => asked.Length >= 2 && asked.All(gold.Contains);
}
