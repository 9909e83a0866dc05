using System.Text;
using Tracker.Gateway.Units;
using static Tracker.Gateway.Tests.Units.UnitsHouse;

namespace Tracker.Gateway.Tests.Units;

public sealed class Refusing_lines_of_a_table : IAsyncDisposable
{
    private readonly UnitsHouse _house = new();

    [Fact]
    public async Task Without_a_column_of_names_the_file_is_refused()
    {
        using var book = await Book("单位|账号", "甲局|jia");
        UnitsSheet.Read(book).Rejection.ShouldBe(new Deciding.Rejection("table.headings-missing", "名称"));
    }

    [Fact]
    public async Task Without_a_line_the_file_is_refused()
    {
        using var book = await Book("名称|账号");
        UnitsSheet.Read(book).Rejection!.Code.ShouldBe("units-import.no-lines");
    }

    [Fact]
    public void What_is_no_workbook_is_refused()
    {
        using var text = new MemoryStream(Encoding.UTF8.GetBytes("名称,账号\n甲局,jia"));
        UnitsSheet.Read(text).Rejection!.Code.ShouldBe("table.not-a-workbook");
    }

    [Theory]
    [InlineData("层级", "units-import.level-unknown", "|国际")]
    [InlineData("区划代码", "units-import.division-invalid", "|99010")]
    [InlineData("类型", "units-import.kind-unknown", "|特殊")]
    [InlineData("上级单位", "unit-register.parent-unknown", "甲局|没有的局")]
    [InlineData("别名", "unit-register.name-vague", "|有关部门")]
    [InlineData("分组", "unit-register.group-is-unit", "甲局|甲局")]
    public async Task A_cell_is_refused_under_its_heading(string column, string code, string said)
    {
        var (unit, cell) = (said.Split('|')[0], said.Split('|')[1]);
        using var book = await Book($"名称|{column}", $"{(unit.Length == 0 ? "甲局" : unit)}|{cell}");
        var problem = (await _house.Preview([.. UnitsSheet.Read(book).Lines])).Lines.ShouldHaveSingleItem().Problems.ShouldHaveSingleItem();
        (problem.Column, problem.Rejection.Code).ShouldBe((column, code));
    }

    [Fact]
    public async Task The_same_name_in_two_lines_is_refused_with_the_line_above()
    {
        var line = (await _house.Preview(Line(2, "甲局"), Line(7, "甲 局"))).Lines[1];
        line.Number.ShouldBe(7);
        line.Problems.ShouldHaveSingleItem().Rejection.ShouldBe(new Deciding.Rejection("unit-register.name-twice", "甲 局", "2"));
    }

    [Theory]
    [InlineData("账号", "units-import.account-invalid", "张三", "某甲", "")]
    [InlineData("账号", "units-import.account-missing", "", "某甲", "")]
    [InlineData("账号", "units-import.account-twice", "jia、JIA", "某甲、某乙", "")]
    [InlineData("姓名", "units-import.person-missing", "jia", "", "")]
    [InlineData("姓名", "units-import.persons-uneven", "jia、yi", "某甲", "")]
    [InlineData("角色", "units-import.role-unknown", "jia", "某甲", "科员")]
    [InlineData("角色", "units-import.role-unknown", "jia", "某甲", "管理员")]
    [InlineData("角色", "units-import.roles-uneven", "jia、yi、bing", "某甲、某乙、某丙", "单位填报人、单位管理员")]
    public async Task An_account_is_refused_under_its_heading(string column, string code, string accounts, string persons, string roles)
    {
        var line = (await _house.Preview(Line(2, "甲局", accounts, persons, roles))).Lines.ShouldHaveSingleItem();
        line.Problems.Select(p => (p.Column, p.Rejection.Code)).ShouldContain((column, code));
    }

    [Fact]
    public async Task An_account_without_a_unit_needs_a_role_that_needs_none()
    {
        var lines = (await _house.Preview(Line(2, "", "jia", "某甲"), Line(3, "", "yi", "某乙", "单位填报人"), Line(4, "", "bing", "某丙", "评估人员"))).Lines;
        lines[0].Problems.ShouldHaveSingleItem().Rejection.Code.ShouldBe("units-import.role-missing");
        lines[1].Problems.ShouldHaveSingleItem().Rejection.Code.ShouldBe("account.unit-missing");
        lines[2].Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_account_of_another_person_is_taken()
    {
        await _house.Apply(Line(2, "甲局", "jia", "某甲"));
        var line = (await _house.Preview(Line(2, "乙局", "jia", "某乙"))).Lines.ShouldHaveSingleItem();
        line.Problems.ShouldHaveSingleItem().Rejection.ShouldBe(new Deciding.Rejection("units-import.account-taken", "jia"));
    }

    [Fact]
    public async Task An_account_of_another_government_is_taken()
    {
        await _house.Apply(Line(2, "甲局", "jia", "某甲"));
        var elsewhere = Tracker.Units.DivisionCode.Parse("980000");
        var chief = Chief with { Government = elsewhere };
        var (preview, _) = await _house.Import.Preview(chief, elsewhere, [Line(2, "甲局", "jia", "某甲")]);
        preview!.Lines[0].Problems.ShouldHaveSingleItem().Rejection.Code.ShouldBe("units-import.account-taken");
    }

    [Fact]
    public async Task One_account_in_two_lines_must_be_one_person_with_the_same_roles()
    {
        var lines = (await _house.Preview(
            Line(2, "甲局", "jia", "某甲", "单位填报人"), Line(3, "乙局", "jia", "某乙", "单位填报人"), Line(4, "丙局", "jia", "某甲", "单位管理员"))).Lines;
        lines[1].Problems.ShouldHaveSingleItem().Rejection.ShouldBe(new Deciding.Rejection("units-import.person-differs", "jia", "2"));
        lines[2].Problems.ShouldHaveSingleItem().Rejection.ShouldBe(new Deciding.Rejection("units-import.roles-differ", "jia", "2"));
    }

    [Fact]
    public async Task A_line_that_says_nothing_is_refused() =>
        (await _house.Preview(UnitsLine.Empty(2) with { Level = "省" })).Lines[0].Problems.ShouldHaveSingleItem().Rejection.Code.ShouldBe("units-import.line-empty");

    public ValueTask DisposeAsync() => _house.DisposeAsync();
}
