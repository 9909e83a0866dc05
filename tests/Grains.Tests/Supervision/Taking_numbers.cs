using Tracker.Deciding;
using Tracker.Grains.Tests.Deciding;
using Tracker.Supervision;
using Tracker.Units;

namespace Tracker.Grains.Tests.Supervision;

public class Taking_numbers
{
    private static readonly DateOnly Day = new(2026, 7, 6);
    private static readonly GrainAddress Paper = GrainAddress.Parse("990000/2026/paper/1");

    [Fact]
    public void Begins_with_one_and_goes_on_without_a_gap() =>
        Given().When(Take(1)).Then(new NumberTaken(Day, 1, Paper)).AndAgain(Take(2)).Then(new NumberTaken(Day, 2, Paper));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Refuses_a_number_that_is_not_the_next(int number) =>
        Given(new NumberTaken(Day, 1, Paper)).When(Take(number)).ThenRefused("number-series.not-next", $"{number}", "2");

    [Fact]
    public void Goes_on_from_what_was_given_on_paper() =>
        Given(new SeriesBegun(Day, 12)).When(Take(13)).Then(new NumberTaken(Day, 13, Paper)).AndAgain(new BeginSeries(Day, 20)).ThenRefused("number-series.begun", "13");

    [Fact]
    public void Belongs_to_the_word_and_the_year()
    {
        var here = DivisionCode.Parse("990000");
        NumberSeries.AddressOf(here, new PlanYear(2026), "示政办函").ShouldBe(NumberSeries.AddressOf(here, new PlanYear(2026), "示政办函"));
        new[]
        {
            NumberSeries.AddressOf(here, new PlanYear(2026), "示政办函"), NumberSeries.AddressOf(here, new PlanYear(2027), "示政办函"),
            NumberSeries.AddressOf(here, new PlanYear(2026), "示政办"), NumberSeries.AddressOf(here, new PlanYear(2026), new string('字', NumberSeries.LongestWord)),
        }.Distinct().Count().ShouldBe(4);
    }

    private static TakeNumber Take(int number) => new(Day, number, Paper);

    private static Scenario<NumberSeries, NumberSeriesCommand, NumberSeriesEvent> Given(params NumberSeriesEvent[] past) => new(NumberSeries.Kind, past);
}
