using Tracker.Gateway.Shared;

namespace Tracker.Gateway.Tests.Plans;

public class Saying_a_points_number
{
    [Theory]
    [InlineData("5", "5", "第5条")]
    [InlineData("5-1", "5-1", "第5-1条")]
    [InlineData("一(一)-4-2", "一（一）4-2", "一（一）4-2")]
    [InlineData("二(三)", "二（三）", "二（三）")]
    public void Reads_as_people_write_it(string number, string said, string point)
    {
        Words.PointNumber(number).ShouldBe(said);
        Words.Point(number).ShouldBe(point);
    }
}
