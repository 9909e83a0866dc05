namespace Tracker.Gateway.Tests.Demo;

public class The_demo_register
{
    [Fact]
    public void Says_that_it_is_fictional() => DemoJson.Units.Word("note").ShouldContain("虚构");

    [Theory]
    [InlineData("各市政府", "市", 14)]
    [InlineData("省政府各部门", "省", 40)]
    public void Has_the_groups_that_the_plan_speaks_of(string group, string level, int members)
    {
        DemoJson.Units.List("groups").Select(g => g.Word("name")).ShouldContain(group);
        var units = DemoJson.Units.List("units").Where(unit => unit.Words("groups").Contains(group)).ToList();
        units.Count.ShouldBe(members);
        units.ShouldAllBe(unit => unit.Word("level") == level);
    }

    [Fact]
    public void Gives_no_name_or_alias_twice()
    {
        var names = DemoJson.Units.List("units").Concat(DemoJson.Units.List("groups"))
            .SelectMany(unit => unit.Words("aliases").Prepend(unit.Word("name")));
        names.ShouldBeUnique();
    }

    [Fact]
    public void Puts_each_unit_under_one_that_stands_before_it()
    {
        var before = new HashSet<string?> { null };
        foreach (var unit in DemoJson.Units.List("units"))
        {
            before.ShouldContain(unit.GetProperty("parent").GetString());
            before.Add(unit.Word("name"));
        }
    }

    [Fact]
    public void Uses_codes_that_the_national_standard_does_not()
    {
        var codes = DemoJson.Units.List("units").Select(unit => unit.Word("divisionCode")).ToList();
        codes.ShouldAllBe(code => code.Length == 6 && code.StartsWith("99"));
        codes.Where(code => code != "990000").ShouldBeUnique();
    }
}
