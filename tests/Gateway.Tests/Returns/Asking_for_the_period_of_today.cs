using Tracker.Deciding;
using Tracker.Gateway.Returns;
using Tracker.Silo.Ledger;

namespace Tracker.Gateway.Tests.Returns;

public class Asking_for_the_period_of_today
{
    private static readonly PeriodLine First = Line("q1", 1, 3, 4), Second = Line("q2", 4, 6, 7), Third = Line("q3", 7, 9, 10);

    [Theory]
    [InlineData("2026-04-05", "q1")] // due in five days; the second has begun too
    [InlineData("2026-04-20", "q2")] // the first is overdue and the second asked next
    [InlineData("2026-08-01", "q3")]
    [InlineData("2026-12-01", "q3")]
    [InlineData("2026-01-05", "q1")]
    public void Takes_the_one_that_is_due_next_or_was_due_last(string day, string period) =>
        ReportedNow.Of([First, Second, Third], 2026, Day(day)).Value.ShouldBe(period);

    [Fact]
    public void Passes_over_what_is_closed() => ReportedNow.Of([First, Second with { Closed = true }, Third with { From = new(2026, 9, 1) }], 2026, Day("2026-07-02")).Value.ShouldBe("q1");

    [Theory]
    [InlineData("2025-12-31", "q1")]
    [InlineData("2026-05-01", "q2")]
    [InlineData("2027-01-01", "q4")]
    public void Where_none_was_opened_takes_the_quarter(string day, string period) => ReportedNow.Of([], 2026, Day(day)).Value.ShouldBe(period);

    private static DateOnly Day(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

    private static PeriodLine Line(string id, int from, int to, int due) =>
        new(GrainAddress.Parse($"990000/2026/period/{id}"), new(2026, from, 1), new DateOnly(2026, to, 1).AddMonths(1).AddDays(-1), new(2026, due, 10), false);
}
