using System.Text.Json;
using Tracker.AnnualReports;
using Tracker.Deciding;

namespace Tracker.Grains.Tests.AnnualReports;

public class Knowing_the_form
{
    [Fact]
    public void Has_every_cell_of_the_printed_form()
    {
        var byPart = ReportForm.Of2021.Cells.GroupBy(c => c.Table.Part).ToDictionary(g => g.Key, g => g.Count());
        byPart.ShouldBe(new Dictionary<string, int> { ["part2"] = 10, ["part3"] = 175, ["part4"] = 15 });
        ReportForm.Of2021.Cells.Select(c => c.Key).ShouldBeUnique();
        ReportForm.Of2019.Cells.Count(c => c.Table.Part == "part3").ShouldBe(23 * 7);
    }

    [Fact]
    public void Both_forms_name_what_is_carried_over_alike()
    {
        var columns = ReportForm.Of2021.Tables.Single(t => t.Part == "part3").Columns.Select(c => c.Key);
        columns.ShouldAllBe(c => ReportForm.Of2019.Find(CellKey.Of("part3", "carriedOut", c)) != null);
        ReportForm.Of2019.Find(Tables.Key("part4.direct.pending")).ShouldNotBeNull().Place.ShouldBe("未经复议直接起诉·尚未审结");
    }

    [Fact]
    public void Cells_are_kept_as_numbers_and_come_back_equal()
    {
        var cells = ReportCells.Blank(FormEdition.Of2021).With("part3.new.person", 12).With("part2.fees.charged", 1.50m).With(Tables.Key("part4.review.total"), CellValue.NotApplicable);
        var json = JsonSerializer.Serialize(cells, StoredJson.Options);
        json.ShouldBe("""{"edition":"2021-30","cells":{"part2.fees.charged":1.5,"part3.new.person":12,"part4.review.total":"n/a"}}""");
        JsonSerializer.Deserialize<ReportCells>(json, StoredJson.Options).ShouldBe(cells);
    }

    [Fact]
    public void A_sum_adds_nothing_where_nobody_has_a_number()
    {
        var one = ReportCells.Blank(FormEdition.Of2021).With("part3.new.person", 2);
        var other = ReportCells.Blank(FormEdition.Of2019).With("part3.new.person", 3).With("part3.r6.person", 9);
        var sum = ReportCells.Sum([one, other], FormEdition.Of2021);
        sum[Tables.Key("part3.new.person")].ShouldBe(CellValue.Of(5));
        sum[Tables.Key("part3.new.total")].ShouldBe(CellValue.Blank);
    }
}
