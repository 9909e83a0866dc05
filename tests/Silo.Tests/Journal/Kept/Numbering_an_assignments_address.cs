using Tracker.Deciding;
using Tracker.Silo.Journal.Kept;

namespace Tracker.Silo.Tests.Journal.Kept;

public class Numbering_an_assignments_address
{
    [Fact]
    public void No_two_have_the_same_number()
    {
        string[] governments = ["000000", "000001", "210000", "210001", "999999"];
        string[] years = ["0000", "2021", "9999"];
        string[] numbers = ["1", "2", "12", "999999999"];
        var addresses =
            from government in governments
            from year in years
            from plan in numbers
            from point in numbers
            from unit in numbers
            select GrainAddress.Parse($"{government}/{year}/plan/{plan}/work-point/{point}/assignment/{unit}");
        var all = addresses.ToList();

        all.Select(AssignmentKey.Of).ShouldAllBe(key => key != null);
        all.Select(AssignmentKey.Of).Distinct().Count().ShouldBe(all.Count);
    }

    [Theory]
    [InlineData("210000/2021/plan/1")]
    [InlineData("210000/2021/plan/1/work-point/5")]
    [InlineData("210000/2021/plan/1/work-point/5-1/assignment/12")]
    [InlineData("210000/2021/plan/01/work-point/5/assignment/12")]
    [InlineData("210000/2021/plan/1/work-point/5/assignment/1234567890")]
    [InlineData("210000/2021/plan/1/work-point/5/assignments/12")]
    [InlineData("210000/2021/plans/1/work-point/5/assignment/12")]
    [InlineData("210000/2021/plan/1/work-point/5/assignment/12/note/1")]
    public void What_is_not_written_so_has_none(string address) => AssignmentKey.Of(GrainAddress.Parse(address)).ShouldBeNull();
}
