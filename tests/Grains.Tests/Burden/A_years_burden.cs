using Tracker.Assignments;
using Tracker.Burden;

namespace Tracker.Grains.Tests.Burden;

/// <summary>A year of one unit with 22 points and quarterly returns: what it was asked, against what one form per point would have asked.</summary>
public class A_years_burden
{
    private const int Points = 22;

    [Fact]
    public void Is_at_most_half_of_one_form_per_point()
    {
        var (asked, byForm) = YearOf(quarter => Rows(quarter, progress: [9, 10, 11, 12]));

        (asked * 100 / byForm).ShouldBeLessThanOrEqualTo(50, $"{asked} of {byForm}");
    }

    /// <summary>Every row of every quarter says something new: no year is like this.</summary>
    [Fact]
    public void Is_less_than_one_form_per_point_even_where_everything_moves()
    {
        var (asked, byForm) = YearOf(_ => [.. Enumerable.Repeat(RowOutcome.Progress, Points)]);

        asked.ShouldBeLessThan(byForm * 2 / 3);
    }

    private static (int Asked, int ByForm) YearOf(Func<int, RowOutcome[]> rows)
    {
        var sheets = Enumerable.Range(1, 4).Select(quarter => BurdenRule.OfRows(rows(quarter))).ToList();
        const int SetUps = Points * BurdenRule.OfASetUp;
        const int Figures = 4 * 5;    // five points promise a figure
        const int Requests = 3 * 6;   // three small tables in a year, both ways alike
        return (sheets.Sum(s => s.Asked) + SetUps + Figures + Requests, sheets.Sum(s => s.ByForm) + SetUps + Figures + Requests);
    }

    /// <summary>In the first quarter two points do not concern the unit; what does not move says so with one tick.</summary>
    private static RowOutcome[] Rows(int quarter, int[] progress) =>
    [
        .. Enumerable.Range(0, Points).Select(i =>
            i < progress[quarter - 1] ? RowOutcome.Progress
            : i >= Points - 2 && quarter == 1 ? RowOutcome.NotConcerned
            : i % 2 == 0 ? RowOutcome.Same
            : RowOutcome.Nothing),
    ];
}
