using Tracker.Accounts;
using Tracker.Gateway.Units;
using Tracker.Units;
using static Tracker.Gateway.Tests.Units.UnitsHouse;

namespace Tracker.Gateway.Tests.Units;

public sealed class Importing_a_table_of_units : IAsyncDisposable
{
    private const string Headings = "名称|别名|层级|上级单位|区划代码|类型|分组|账号|姓名|角色";
    private readonly UnitsHouse _house = new();

    [Fact]
    public async Task Registers_units_groups_and_accounts_and_prints_a_code_for_each_account()
    {
        using var book = await Book(
            Headings,
            "云岭省政府办公厅|省政府办、省府办|省||990000|属地|省政府各部门|bangongting|某甲|政务公开办、系统管理员",
            "青禾市人民政府|青禾市政府|市|省政府办|990100|属地|各市政府、试点市|qinghe、qinghe-gly|某乙、某丙|单位填报人、单位填报人+单位管理员");
        var (lines, _) = UnitsSheet.Read(book);
        var done = await _house.Import.Apply(Chief, Deciding.Door.Page, Government, lines);

        done.Rejection.ShouldBeNull();
        done.Codes.Select(c => (c.Account.Value, c.PersonName)).ShouldBe([("bangongting", "某甲"), ("qinghe", "某乙"), ("qinghe-gly", "某丙")]);
        var register = await _house.Register();
        register.Resolve("各市政府").Units.ShouldHaveSingleItem().Name.ShouldBe("青禾市人民政府");
        var city = register.Find("青禾市政府")!;
        city.Details.ShouldBe(new UnitDetails(UnitLevel.City, UnitId.Of(1), DivisionCode.Parse("990100"), UnitKind.Local));
        var administrator = (await _house.Accounts.Find(AccountId.Parse("qinghe-gly")))!;
        administrator.Roles.ShouldBe([AccountRole.UnitHandler, AccountRole.UnitAdministrator]);
        administrator.Units.ShouldBe([city.Id]);
        (await _house.SignIn.SignIn("qinghe", done.Codes[1].Code)).Entry!.MustChange.ShouldBeTrue();
    }

    [Fact]
    public async Task Said_twice_writes_once()
    {
        UnitsLine[] lines =
        [
            Line(2, "甲局", "jia", "某甲") with { Aliases = ["甲"], Groups = ["各局"], Level = "省" },
            Line(3, "乙局", "yi、jia", "某乙、某甲", "单位填报人、单位填报人") with { Parent = "甲局" },
        ];
        (await _house.Apply(lines)).Rejection.ShouldBeNull();
        var position = await _house.LastPosition();

        var again = await _house.Apply(lines);
        again.Preview!.Lines.ShouldAllBe(l => l.Fate == RowFate.Unchanged);
        again.Codes.ShouldBeEmpty();
        (await _house.LastPosition()).ShouldBe(position);
    }

    [Fact]
    public async Task Exported_and_imported_elsewhere_exports_the_same()
    {
        using var book = await Book(
            Headings,
            "甲厅|甲、甲（办）|省||990000|省以下垂管|各县(市、区)政府、各厅|jia1、jia2|某甲、某乙|政务公开办、单位填报人+单位管理员",
            "乙厅||市|甲厅|990100|双重管理|各厅|jia2|某乙|单位填报人+单位管理员",
            "丙厅|||||中央垂管||||",
            "|||||||shencha|某丙|监督查看");
        var (lines, _) = UnitsSheet.Read(book);
        (await _house.Import.Apply(Chief, Deciding.Door.Page, Government, lines)).Rejection.ShouldBeNull();
        var exported = await _house.Exported();
        exported.Select(l => l.Name).ShouldBe(["甲厅", "乙厅", "丙厅", ""]);

        (await _house.Preview([.. exported])).Lines.ShouldAllBe(l => l.Fate == RowFate.Unchanged);
        await using var elsewhere = new UnitsHouse();
        (await elsewhere.Apply([.. exported])).Rejection.ShouldBeNull();
        (await elsewhere.Exported()).Select(Text).ShouldBe(exported.Select(Text));
    }

    [Fact]
    public async Task Previews_without_writing()
    {
        await _house.Apply(Line(2, "甲局"), Line(3, "乙局"));
        var position = await _house.LastPosition();
        var preview = await _house.Preview(Line(2, "甲局") with { Level = "市" }, Line(3, "乙局"), Line(4, "丙局", "bing", "某丙"), Line(5, "丁局") with { Parent = "戊局" });
        preview.Lines.Select(l => l.Fate).ShouldBe([RowFate.Changed, RowFate.Unchanged, RowFate.New, RowFate.Refused]);
        (preview.New, preview.Changed, preview.Unchanged, preview.Refused, preview.NewAccounts).ShouldBe((1, 1, 1, 1, 1));
        preview.Lines[0].Changed.ShouldBe(["层级"]);
        preview.Lines[2].Changed.ShouldBe(["账号"]);
        preview.Lines[3].Problems.ShouldHaveSingleItem().Column.ShouldBe("上级单位");
        (await _house.LastPosition()).ShouldBe(position);
    }

    [Fact]
    public async Task With_one_line_refused_writes_no_line()
    {
        var done = await _house.Apply(Line(2, "甲局", "jia", "某甲"), Line(3, "乙局") with { Kind = "特殊" });
        done.Rejection!.Code.ShouldBe("units-import.lines-refused");
        done.Codes.ShouldBeEmpty();
        (await _house.LastPosition()).ShouldBe(0);
        (await _house.Accounts.Any()).ShouldBeFalse();
    }

    [Fact]
    public async Task Lets_an_account_join_further_units_and_take_other_roles()
    {
        await _house.Apply(Line(2, "甲局", "jia", "某甲"));
        var done = await _house.Apply(Line(2, "乙局", "JIA", "某甲", "单位填报人、单位管理员"));
        done.Rejection.ShouldBeNull();
        done.Codes.ShouldBeEmpty();
        var entry = (await _house.Accounts.Find(AccountId.Parse("jia")))!;
        entry.Units.ShouldBe([UnitId.Of(1), UnitId.Of(2)]);
        entry.Roles.ShouldBe([AccountRole.UnitHandler, AccountRole.UnitAdministrator]);
    }

    [Fact]
    public async Task An_empty_cell_leaves_things_and_the_word_for_none_takes_them_away()
    {
        await _house.Apply(Line(2, "甲局") with { Groups = ["各局"], Level = "省" });
        (await _house.Preview(Line(2, "甲局"))).Lines[0].Fate.ShouldBe(RowFate.Unchanged);
        await _house.Apply(Line(2, "甲局") with { Groups = ["无"] });
        (await _house.Register()).Groups.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(AccountRole.UnitHandler)]
    [InlineData(AccountRole.UnitAdministrator)]
    [InlineData(AccountRole.Evaluator)]
    [InlineData(AccountRole.Auditor)]
    public async Task Is_not_for(AccountRole role)
    {
        var (preview, rejection) = await _house.Import.Preview(Someone(role), Government, [Line(2, "甲局")]);
        preview.ShouldBeNull();
        rejection!.Code.ShouldBe("access.refused");
        (await _house.Import.Apply(Someone(role), Deciding.Door.Page, Government, [Line(2, "甲局")])).Rejection!.Code.ShouldBe("access.refused");
        (await _house.LastPosition()).ShouldBe(0);
    }

    [Fact]
    public async Task The_office_may_bring_in_units_but_no_accounts()
    {
        var office = Someone(AccountRole.Office);
        (await _house.Import.Apply(office, Deciding.Door.Page, Government, [Line(2, "甲局")])).Rejection.ShouldBeNull();
        (await _house.Import.Apply(office, Deciding.Door.Page, Government, [Line(2, "甲局", "jia", "某甲")])).Rejection!.Code.ShouldBe("access.refused");
    }

    [Fact]
    public async Task The_export_tells_accounts_only_to_who_manages_them()
    {
        await _house.Apply(Line(2, "甲局", "jia", "某甲"));
        var line = (await _house.Exported(Someone(AccountRole.Auditor))).ShouldHaveSingleItem();
        (line.Name, line.Accounts.Length, line.Persons.Length).ShouldBe(("甲局", 0, 0));
    }

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    private static string Text(UnitsLine line) => System.Text.Json.JsonSerializer.Serialize(line);
}
