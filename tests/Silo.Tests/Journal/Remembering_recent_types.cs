using Tracker.Silo.Journal;

namespace Tracker.Silo.Tests.Journal;

/// <summary>Readers pass over what is known not to concern them, and over nothing else.</summary>
public class Remembering_recent_types
{
    private static readonly HashSet<string> Red = ["red"];
    private readonly RecentTypes _recent = new();

    [Fact]
    public void What_was_not_written_here_is_not_known()
    {
        _recent.HasNone(Red, 0, 3).ShouldBeFalse();

        _recent.Wrote(3, ["blue"]);

        _recent.HasNone(Red, 2, 4).ShouldBeFalse();
        _recent.HasNone(Red, 3, 5).ShouldBeFalse();
        _recent.HasNone(Red, 3, 4).ShouldBeTrue();
    }

    [Fact]
    public void One_of_them_is_found_wherever_it_stands()
    {
        _recent.Wrote(0, ["blue", "blue"]);
        _recent.Wrote(2, ["blue", "red"]);
        _recent.Wrote(4, ["blue"]);

        _recent.HasNone(Red, 0, 3).ShouldBeTrue();
        _recent.HasNone(Red, 0, 4).ShouldBeFalse();
        _recent.HasNone(Red, 3, 5).ShouldBeFalse();
        _recent.HasNone(Red, 4, 5).ShouldBeTrue();
    }

    [Fact]
    public void Where_another_wrote_in_between_it_begins_anew()
    {
        _recent.Wrote(0, ["blue"]);
        _recent.Wrote(2, ["blue"]);

        _recent.HasNone(Red, 0, 1).ShouldBeFalse();
        _recent.HasNone(Red, 1, 3).ShouldBeFalse();
        _recent.HasNone(Red, 2, 3).ShouldBeTrue();
    }

    [Fact]
    public void What_is_long_ago_is_forgotten()
    {
        _recent.Wrote(0, ["red", .. Enumerable.Repeat("blue", 32_768)]);

        _recent.HasNone(Red, 0, 32_769).ShouldBeFalse();
        _recent.HasNone(Red, 1, 32_769).ShouldBeTrue();
        _recent.Forget();
        _recent.HasNone(Red, 1, 32_769).ShouldBeFalse();
    }
}
