using Tracker.AnnualReports;

namespace Tracker.Grains.Tests.AnnualReports;

public class Typing_a_cell
{
    [Theory]
    [InlineData("12", "12")]
    [InlineData(" １２ ", "12")]
    [InlineData("1,234", "1234")]
    [InlineData("１，２３４，５６７．５０", "1234567.5")]
    [InlineData("0.10", "0.1")]
    [InlineData("-3", "-3")]
    [InlineData("−3", "-3")]
    [InlineData("007", "7")]
    [InlineData("", "")]
    [InlineData("\u3000", "")]
    [InlineData("/", "/")]
    [InlineData("——", "/")]
    [InlineData("－", "/")]
    [InlineData("无", "/")]
    public void Reads_as(string typed, string read)
    {
        var (value, fault) = CellText.Read(typed);
        fault.ShouldBeNull();
        value.ToString().ShouldBe(read);
    }

    [Theory]
    [InlineData("3件")]
    [InlineData("5万")]
    [InlineData("12,34")]
    [InlineData("1,2345")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("1.2.3")]
    [InlineData("1234567890123456")]
    [InlineData("0.1234567")]
    [InlineData("三")]
    [InlineData("=1+1")]
    [InlineData("1e3")]
    [InlineData("-+3")]
    public void Is_no_number(string typed)
    {
        var (value, fault) = CellText.Read(typed);
        value.ShouldBe(CellValue.Blank);
        fault.ShouldNotBeNull().Code.ShouldBe("annual-report.cell-not-a-number");
    }
}
