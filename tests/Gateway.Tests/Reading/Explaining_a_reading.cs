using Tracker.Gateway.Reading;
using Tracker.Gateway.Speaking;
using Tracker.Reading;

namespace Tracker.Gateway.Tests.Reading;

public class Explaining_a_reading
{
    [Fact]
    public void Has_a_sentence_for_every_rule_in_both_languages()
    {
        RuleWords.Sentences.Keys(Language.Chinese).Order().ShouldBe(ReadingRules.All.Order());
        RuleWords.Sentences.Keys(Language.English).Order().ShouldBe(ReadingRules.All.Order());
    }

    [Fact]
    public void Says_the_rule_behind_each_unit_and_limit_in_json_too()
    {
        const string Plan = "云岭省2024年工作要点\n1.晒出台账。年底前晒完。(省档案馆牵头)";
        var whole = PlanReader.ReadWhole(new SourceText(Plan));
        using var printed = System.Text.Json.JsonDocument.Parse(ReadingJson.Text(whole.Draft, whole.Rules));
        printed.RootElement.GetProperty("rules").EnumerateArray().Select(r => (r.GetProperty("field").GetString(), r.GetProperty("quote").GetString(), r.GetProperty("rule").GetString()))
            .ShouldBe([("leadUnits", "省档案馆", "unit.verb"), ("deadlines", "年底前", "time.day-of-the-year")]);
    }
}
