using Tracker.Gateway.Tables;

namespace Tracker.Gateway.Tests.Tables;

public class Naming_sheets
{
    [Theory]
    [InlineData("台账", "台账")]
    [InlineData("2026/要点[一]:*?\\", "2026／要点［一］：＊？＼")]
    [InlineData("'quoted'", "quoted")]
    [InlineData("", "Sheet")]
    [InlineData("history", "history (2)")]
    public void Replaces_what_a_spreadsheet_forbids(string wanted, string taken) => new SheetNames().Take(wanted).ShouldBe(taken);

    [Fact]
    public void Never_gives_a_name_twice_nor_one_too_long()
    {
        var names = new SheetNames();
        var taken = Enumerable.Range(0, 12).Select(_ => names.Take(new string('名', 40))).ToArray();
        taken.Distinct().Count().ShouldBe(12);
        taken.ShouldAllBe(name => name.Length <= 31);
        names.Take("A").ShouldBe("A");
        names.Take("a").ShouldBe("a (2)");
    }

    [Theory]
    [InlineData(0, "A")]
    [InlineData(25, "Z")]
    [InlineData(26, "AA")]
    [InlineData(701, "ZZ")]
    [InlineData(702, "AAA")]
    [InlineData(16_383, "XFD")]
    public void Letters_its_columns(int column, string letters) => XlsxColumns.Letters(column).ShouldBe(letters);
}
