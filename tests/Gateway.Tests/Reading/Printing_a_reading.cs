using System.Text.Json;
using Tracker.Gateway.Reading;
using Tracker.Plans;
using Tracker.Reading;

namespace Tracker.Gateway.Tests.Reading;

public class Printing_a_reading
{
    private const string Plan = "云岭省2024年政务公开工作要点\n一、公开\n5.晒出台账。每季度至少晒一次,按期率不低于95%。(省档案馆牵头,有关部门负责)分头晒。(省气象局负责;完成时限:6月下旬)\n";

    private static readonly JsonElement Printed = JsonDocument.Parse(ReadingJson.Text(PlanReader.Read(new SourceText(Plan)))).RootElement;

    private static JsonElement First => Printed.GetProperty("tasks")[0];

    [Fact]
    public void Has_the_field_names_of_the_readings_made_by_hand()
    {
        Printed.EnumerateObject().Select(p => p.Name).ShouldBe(["document", "tasks", "questions"]);
        string[] wanted = ["number", "section", "subsection", "title", "text", "leadUnits", "responsibleUnits", "cooperatingUnits", "deadlines", "softTimings", "metrics"];
        First.EnumerateObject().Select(p => p.Name).Intersect(wanted).ShouldBe(wanted);
        First.GetProperty("metrics")[0].GetProperty("op").GetString().ShouldBe(">=");
    }

    [Fact]
    public void Writes_a_plain_number_as_number_and_others_as_words()
    {
        First.GetProperty("number").GetString().ShouldBe("5-1");
        var plain = JsonDocument.Parse(ReadingJson.Text(PlanReader.Read(new SourceText("要点\n7.晒出台账。都要晒。(省档案馆负责)")))).RootElement;
        plain.GetProperty("tasks")[0].GetProperty("number").GetInt32().ShouldBe(7);
    }

    [Fact]
    public void Writes_rules_and_windows()
    {
        var rule = First.GetProperty("deadlines")[0].GetProperty("rule");
        (rule.GetProperty("period").GetString(), rule.GetProperty("minCount").GetInt32()).ShouldBe(("quarter", 1));
        var window = Printed.GetProperty("tasks")[1].GetProperty("deadlines")[0];
        (window.GetProperty("from").GetString(), window.GetProperty("date").GetString()).ShouldBe(("2024-06-21", "2024-06-30"));
    }

    [Fact]
    public void Shows_the_span_of_every_point_unit_and_deadline()
    {
        Words(First).ShouldStartWith("5.晒出台账。");
        First.GetProperty("units").EnumerateArray().ShouldAllBe(u => Words(u) == u.GetProperty("name").GetString());
        First.GetProperty("deadlines").EnumerateArray().ShouldAllBe(d => Words(d) == d.GetProperty("quote").GetString());
    }

    [Fact]
    public void Asks_in_a_sentence()
    {
        var question = Printed.GetProperty("questions").EnumerateArray().ShouldHaveSingleItem();
        (question.GetProperty("task").GetString(), question.GetProperty("where").GetString(), question.GetProperty("quote").GetString())
            .ShouldBe(("5-1", "responsibleUnits", "有关部门"));
        question.GetProperty("asks").GetString()!.ShouldContain("请明确包括哪些单位");
    }

    [Fact]
    public void Has_a_sentence_for_every_kind_of_question() =>
        Enum.GetValues<QuestionKind>().ShouldAllBe(k => QuestionWords.Asks(new Question("q1", k, null, "title", "词", null, null)).Length > 8);

    [Fact]
    public void Says_why_it_suggests_and_what_each_answer_does()
    {
        var plan = "要点\n1.晒出台账。都要晒。(省档案馆、省气象局负责)\n2.说清来源。都要说。(省××局负责)";
        using var printed = JsonDocument.Parse(ReadingJson.Text(PlanReader.Read(new SourceText(plan))));
        var asked = printed.RootElement.GetProperty("questions").EnumerateArray().Single(q => q.GetProperty("quote").GetString() == "省××局");
        asked.GetProperty("suggestion").GetString().ShouldBe("省气象局");
        asked.GetProperty("reason").GetString()!.ShouldContain("省气象局");
        asked.GetProperty("effects").GetArrayLength().ShouldBe(3);
    }

    [Fact]
    public void Has_effects_for_every_kind_of_question() =>
        Enum.GetValues<QuestionKind>().ShouldAllBe(k => QuestionWords.Effects(new Question("q1", k, null, "title", "词", null, null)).All(e => e.Length > 8));

    private static string Words(JsonElement element)
    {
        var span = element.GetProperty("span");
        return Plan.Substring(span.GetProperty("start").GetInt32(), span.GetProperty("length").GetInt32());
    }
}
