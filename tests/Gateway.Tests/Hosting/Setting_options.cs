using System.Text.RegularExpressions;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Speaking;
using Tracker.Gateway.Telemetry;
using Tracker.Gateway.Tests.CommandLine;

namespace Tracker.Gateway.Tests.Hosting;

/// <summary>What configuration can set, as docs/configuration.md tells it.</summary>
public sealed partial class Setting_options
{
    /// <summary>When it differs: <c>tracker options --markdown > docs/configuration.md</c>.</summary>
    [Fact]
    public void The_reference_is_what_the_program_says() =>
        File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "configuration.md")).ShouldBe(KnownOptions.Markdown());

    [Fact]
    public void Every_section_that_is_bound_is_in_it()
    {
        var bound = SourceTree.CodeOf("Gateway", "Silo").SelectMany(file => Section().Matches(File.ReadAllText(file))).Select(m => m.Groups[1].Value).Distinct();
        var known = KnownOptions.All(Language.Chinese).Select(o => o.Name[..o.Name.LastIndexOf(':')]).ToHashSet();
        bound.Where(section => !known.Contains(section)).ShouldBeEmpty();
    }

    [Fact]
    public void A_switch_that_no_type_holds_is_in_it() => KnownOptions.All(Language.Chinese).ShouldContain(o => o.Name == JsonLines.Switch);

    [Fact]
    public async Task The_command_lists_them_with_their_defaults()
    {
        var said = (await Typed.Run(["options"])).ShouldBeDone();
        said.Results.ShouldContain("Tracker__Accounts__FirstWait\t时长\t00:01:00\t");
        (await Typed.Run(["options", "--lang", "en"])).ShouldBeDone().Results.ShouldContain("The first wait");
    }

    /// <summary>Bound in place, or named by its options type.</summary>
    [GeneratedRegex("(?:BindConfiguration\\(|GetSection\\(|const string Section = )\"(Tracker:[A-Za-z:]+)\"")]
    private static partial Regex Section();
}
