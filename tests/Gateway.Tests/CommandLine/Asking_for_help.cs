namespace Tracker.Gateway.Tests.CommandLine;

public class Asking_for_help
{
    [Fact]
    public async Task Shows_every_command_in_Chinese()
    {
        var help = (await TrackerProcess.Run("--help")).ShouldBeDone().Results;

        foreach (var command in (string[])["serve", "read", "import", "reporting", "ledger", "report", "units"])
        {
            help.ShouldContain($"  {command}");
        }
        help.ShouldContain("退出码");
        help.ShouldNotContain("Options:");
    }

    [Fact]
    public async Task Shows_it_in_English_where_that_is_asked_for()
    {
        var help = (await Typed.Run("import", "--help", "--lang", "en")).ShouldBeDone().Results;

        help.ShouldContain("--leave-open");
        help.Any(c => c >= '\u4e00' && c <= '\u9fff').ShouldBeFalse();
    }

    [Fact]
    public async Task Shows_what_a_subcommand_takes() =>
        (await Typed.Run("units", "import", "--help")).ShouldBeDone().Results.ShouldContain("tracker units import <文件> [OPTIONS]");
}
