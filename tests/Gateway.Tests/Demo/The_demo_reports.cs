using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tracker.Gateway.Tests.Demo;

public partial class The_demo_reports
{
    private static readonly string[] Lists = ["late", "missing", "returned", "closures"];

    [Fact]
    public void Say_that_they_are_fictional() => DemoJson.Reports.Word("note").ShouldContain("虚构");

    [Fact]
    public void Have_sentences_for_every_point()
    {
        DemoJson.Reports.List("points").Select(point => point.Word("point")).ShouldBe(Enumerable.Range(1, 22).Select(number => $"{number}"));
        foreach (var point in DemoJson.Reports.List("points"))
        {
            point.Words("lead").Length.ShouldBe(DemoJson.Reports.List("rounds").Count());
            (point.Words("department").Length + point.Words("city").Length).ShouldBeGreaterThan(2);
        }
    }

    [Fact]
    public void Leave_no_blank_that_nobody_fills()
    {
        var sentences = DemoJson.Reports.List("points").SelectMany(point => point.Words("lead").Concat(point.Words("department")).Concat(point.Words("city")));
        sentences.SelectMany(sentence => Blank().Matches(sentence)).Select(blank => blank.Value).Distinct().ShouldBe(["{n}", "{rate}"], ignoreOrder: true);
    }

    [Fact]
    public void Prove_with_links_that_lead_nowhere()
    {
        foreach (var point in DemoJson.Reports.List("points"))
            new Uri(point.Word("evidenceUrl").Replace("{i}", "1").Replace("{round}", "1")).Host.ShouldBe("example.invalid");
    }

    [Fact]
    public void Speak_only_of_units_that_the_register_knows()
    {
        var entries = Lists.SelectMany(list => DemoJson.Reports.List(list)).Select(entry => entry.Word("unit"));
        var named = entries.Concat(DemoJson.Reports.List("namings").SelectMany(naming => naming.Words("units")))
            .Concat(DemoJson.Reports.GetProperty("signing").Words("unsigned"));
        named.Except(DemoJson.UnitNames).ShouldBeEmpty();
    }

    [Fact]
    public void Come_in_on_time_unless_they_are_said_to_be_late()
    {
        foreach (var round in DemoJson.Reports.List("rounds"))
        {
            var days = round.Words("days").Select(day => DateOnly.Parse(day)).ToList();
            days.ShouldBeInOrder();
            days[0].ShouldBeGreaterThan(round.Day("from"));
            days[^1].ShouldBeLessThan(round.Day("due"));
        }

        var late = DemoJson.Reports.List("late").ToList();
        late.ShouldNotBeEmpty();
        late.ShouldAllBe(entry => entry.Day("on") > Round(entry).Day("due"));
    }

    [Fact]
    public void Are_returned_and_closed_in_the_order_of_days()
    {
        DemoJson.Reports.List("returned").Where(entry => entry.GetProperty("againOn").ValueKind != JsonValueKind.Null)
            .ShouldAllBe(entry => entry.Day("againOn") > entry.Day("on") && entry.Day("on") > Round(entry).Day("due"));
        var closures = DemoJson.Reports.List("closures").ToList();
        closures.ShouldContain(entry => entry.GetProperty("closedOn").ValueKind == JsonValueKind.Null);
        closures.Where(entry => entry.GetProperty("closedOn").ValueKind != JsonValueKind.Null)
            .ShouldAllBe(entry => entry.Day("closedOn") > entry.Day("on"));
    }

    private static JsonElement Round(JsonElement entry) =>
        DemoJson.Reports.List("rounds").Single(round => round.GetProperty("round").GetInt32() == entry.GetProperty("round").GetInt32());

    [GeneratedRegex(@"\{.*?\}")]
    private static partial Regex Blank();
}
