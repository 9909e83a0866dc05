using Tracker.AnnualReports;
using Tracker.Gateway.AnnualReports;

namespace Tracker.Gateway.Tests.AnnualReports;

public class Saying_a_finding_in_words
{
    [Theory]
    [InlineData(-1, null, "填的是-1")]
    [InlineData(5, 7, "5和7，相差2")]
    [InlineData(null, 7, "空着，应与7核对")]
    [InlineData(null, null, null)]
    public void What_stands_in_the_cells(int? left, int? right, string? words) =>
        new Finding("R8", Severity.Error, "第二部分", left, right, CheckOutcome.Inconsistent, []).Sides.ShouldBe(words);
}
