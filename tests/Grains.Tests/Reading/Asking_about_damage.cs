using Tracker.Plans;

namespace Tracker.Grains.Tests.Reading;

public class Asking_about_damage
{
    [Theory]
    [InlineData("省××局", "省粮食局")]
    [InlineData("省粮*局", "省粮食局")]
    [InlineData("**馆", "省档案馆")]
    [InlineData("省档?馆", "省档案馆")]
    [InlineData("省档\ufffd馆", "省档案馆")]
    public void Suggests_the_name_that_stands_whole_elsewhere(string masked, string whole)
    {
        var asked = Asked("省档案馆、省气象台、省粮食局", masked);
        (asked.Kind, asked.Point, asked.Where, asked.Quote).ShouldBe((QuestionKind.Damage, "2", "leadUnits", masked));
        (asked.Suggestion, asked.Because).ShouldBe((whole, "name.masked"));
    }

    [Theory]
    [InlineData("省档案馆、省气象局、省粮食局", "省××局")] // two could be meant
    [InlineData("省档案馆、省气象台", "省××局")] // none fits
    [InlineData("省档案馆、省气象台", "×××")] // nothing to go by
    public void Suggests_nothing_where_it_would_be_a_guess(string names, string masked)
    {
        var asked = Asked(names, masked);
        (asked.Suggestion, asked.Because).ShouldBe((null, null));
        asked.Quote.ShouldBe(masked);
    }

    [Fact]
    public void Suggests_the_rest_of_a_name_that_breaks_off()
    {
        var asked = Sample.Points("1.晒出台账。都要晒。(省档案馆、省气象局负责)", "2.说清来源。都要说。(牵头单位:省地震局;责任单位:省气象").Questions.ShouldHaveSingleItem();
        (asked.Point, asked.Where, asked.Quote, asked.Suggestion, asked.Because).ShouldBe(("2", "responsibleUnits", "省气象", "省气象局", "name.cut"));
    }

    [Fact]
    public void Asks_about_masked_words_in_a_sentence()
    {
        var asked = Sample.Points($"1.晒出台账。按×××要求晒,每年3×5项。{Sample.Units}").Questions.ShouldHaveSingleItem();
        (asked.Kind, asked.Point, asked.Where, asked.Quote).ShouldBe((QuestionKind.Damage, "1", "text", "×××"));
    }

    [Fact]
    public void Reads_a_bracket_whose_only_name_was_replaced()
    {
        var draft = Sample.Points("1.晒出台账。都要晒。(足球比分负责)");
        Sample.Names(draft.Points[0].ResponsibleUnits).ShouldBe(["足球比分"]);
        draft.Questions.ShouldHaveSingleItem().Kind.ShouldBe(QuestionKind.SuspectWord);
    }

    [Fact]
    public void Takes_characters_without_width_out_before_it_looks_at_anything_else()
    {
        var point = Sample.Points($"1.晒\u200b出台账\u200b(zh\u200bàng)。都要晒,\ufeff,按时晒。{Sample.Units}").Points[0];
        (point.Title, point.Text).ShouldBe(("晒出台账", "都要晒,按时晒。"));
    }

    private static Question Asked(string names, string masked) =>
        Sample.Points($"1.晒出台账。都要晒。({names}负责)", $"2.说清来源。都要说。({masked}牵头,省政府各部门配合)").Questions.ShouldHaveSingleItem();
}
