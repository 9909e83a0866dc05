using System.Collections.Immutable;
using Tracker.Assignments;
using Tracker.Gateway.Returns;

namespace Tracker.Gateway.Tests.Returns;

public class Typing_numbers
{
    [Theory]
    [InlineData("840", "762+78", "第1项762、第2项78")]
    [InlineData("８４０", "线上７６２、线下７８", "线上762、线下78")]
    [InlineData("1,840件", "线上：1762；线下=78", "线上1762、线下78")]
    [InlineData("-3", "", "")]
    public void As_people_type_them_are_read(string value, string parts, string read)
    {
        var (quantities, fault) = QuantityText.Read([new DraftQuantity("公开文件", value, "件", parts)], []);

        fault.ShouldBeNull();
        QuantityText.Parts(quantities.ShouldHaveSingleItem().Parts).ShouldBe(read);
    }

    [Theory]
    [InlineData("八百", "", "quantity.not-a-number")]
    [InlineData("12月34日", "", "quantity.not-a-number")]
    [InlineData("", "762+78", "quantity.not-a-number")]
    [InlineData("840", "线上、线下", "quantity.part-unread")]
    [InlineData("1.5万", "", "quantity.ten-thousands")]
    [InlineData("３.２ 万件", "", "quantity.ten-thousands")]
    [InlineData("15000", "线上1万、线下5000", "quantity.ten-thousands")]
    public void That_are_none_are_said(string value, string parts, string code) =>
        QuantityText.Read([new DraftQuantity("公开文件", value, "件", parts)], []).Fault.ShouldNotBeNull().Code.ShouldBe(code);

    [Theory]
    [InlineData("3.2", "万元", "元", "quantity.measure-differs")]
    [InlineData("3.2万", "元", "元", "quantity.ten-thousands")]
    [InlineData("3.2万元", "元", null, "quantity.ten-thousands")]
    [InlineData("3.2", "万元", null, "quantity.ten-thousands")]
    [InlineData("3.2万元", "万元", "万元", null)]
    public void That_are_counted_in_ten_thousands_are_asked_about_as_at_every_door(string value, string measure, string? before, string? code)
    {
        ImmutableArray<Quantity> said = before is null ? [] : [new Quantity("补助资金", 30_000, before, [])];
        QuantityText.Read([new DraftQuantity("补助资金", value, measure, "")], said).Fault?.Code.ShouldBe(code);
        if (value == "3.2")
        {
            QuantityMeasures.Fault([new Quantity("补助资金", 3.2m, measure, [])], said)?.Code.ShouldBe(code); // REST
            WorkbookQuantities.Read($"补助资金 {value} {measure}", said).Fault?.Code.ShouldBe(code);
        }
    }

    [Fact]
    public void Rows_without_any_value_say_nothing() => QuantityText.Read([new DraftQuantity("公开文件", "", "件", "")], []).Quantities.ShouldBe(ImmutableArray<Quantity>.Empty);
}
