using Tracker.AnnualReports;

namespace Tracker.Grains.Tests.AnnualReports;

/// <summary>The quick search answers what the search of every pair answers, to the letter and in its order.</summary>
public class Settling_any_table
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(6)]
    [InlineData(40)]
    public void As_the_search_of_every_pair_does(int slips)
    {
        var chance = new Random(slips);
        var settled = 0;
        for (var turn = 0; turn < 60; turn++)
        {
            var cells = Tables.Sound;
            for (var slip = 0; slip < slips; slip++)
            {
                cells = Slipped(cells, chance);
            }

            var previous = turn % 2 == 0 ? null : Slipped(Tables.Sound, chance);
            var results = ReportRules.Check(cells, previous);
            var (quick, slow) = (new Settling(cells, results), new SlowSettling(cells, results));
            foreach (var failure in results.Where(r => r.Outcome is CheckOutcome.Inconsistent))
            {
                var said = Said(quick.Of(failure));
                said.ShouldBe(Said(slow.Of(failure)), $"{failure.Rule} {failure.Place}, turn {turn}");
                settled += said.Length;
            }
        }

        settled.ShouldBeGreaterThan(slips < 40 ? 20 : 0);
    }

    /// <summary>Another number, a blank, or two cells swapped; mostly by little, so that differences meet.</summary>
    private static ReportCells Slipped(ReportCells cells, Random chance)
    {
        var form = cells.Form.Cells.Where(c => c.Table.Part != "part2").ToList();
        var (one, other) = (form[chance.Next(form.Count)], form[chance.Next(form.Count)]);
        return chance.Next(6) switch
        {
            0 => cells.With(one.Key, CellValue.Blank),
            1 => cells.With(one.Key, cells[other]).With(other.Key, cells[one]),
            2 => cells.With([new(Tables.Key("part2.normative.made"), chance.Next(4)), new(Tables.Key("part2.normative.inForce"), chance.Next(4))]),
            _ => cells.With(one.Key, (cells[one].Number ?? 0) + 1 + chance.Next(3)),
        };
    }

    private static string[] Said(IEnumerable<Settlement> settlements) => [.. settlements.Select(s => string.Join(", ", s.Changes.Select(c => $"{c.Cell.Key} {c.From}→{c.To.ToString(System.Globalization.CultureInfo.InvariantCulture)}")))];
}
