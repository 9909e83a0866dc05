using System.Text.RegularExpressions;
using Tracker.Gateway.Tests.Pages;

namespace Tracker.Gateway.Tests.LookBack;

/// <summary>核查方式 is asked for by the rule, and its field says so like any other.</summary>
public sealed partial class Marking_what_is_required
{
    [Fact]
    public async Task The_way_of_checking_is_marked()
    {
        await using var house = await PageHouse.OpenDemo();
        using var office = await PlainBrowser.SignedIn(house.Address, "demo-evaluator");
        var lists = await office.Page("/look-backs");
        var all = await office.Page(OneLookBack().Match(lists).Value);
        var judged = CheckLinks().Matches(all).Select(m => m.Value).Distinct();
        foreach (var check in judged)
        {
            var page = await office.Page(check);
            if (page.Contains("<legend>核查方式", StringComparison.Ordinal))
            {
                page.ShouldContain("""<legend>核查方式<span class="required" aria-hidden="true">必填</span></legend>""");
                return;
            }
        }
        Assert.Fail("No check of the demo can be judged by the evaluator.");
    }

    [GeneratedRegex("/look-backs/[0-9]+~[^\"/?#]+")]
    private static partial Regex OneLookBack();

    [GeneratedRegex("/look-backs/checks/[^\"/?#]+")]
    private static partial Regex CheckLinks();
}
