using Microsoft.Extensions.Options;
using Tracker.Gateway.Delivery;
using Tracker.Gateway.Shared;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Gateway.Tests.Plans;
using Tracker.Silo.Delivery;
using Tracker.Silo.Ledger;
using Tracker.Inbox;
using Tracker.Units;

namespace Tracker.Gateway.Tests.Delivery;

/// <summary>The words of a digest and of a text for a work group, over a real ledger.</summary>
public class Saying_what_is_due : IAsyncLifetime
{
    private ServedFolder _house = null!;
    private List<LedgerLine> _rows = [];

    public async Task InitializeAsync()
    {
        _house = await ServedFolder.Open();
        await _house.Register(SmallPlan.Government, ("甲局", null), ("乙局", null));
        var plan = await _house.Assigned(SmallPlan.Government, "山川省2026年政务公开工作要点\n一、公开\n1.编制目录。编好年度公开目录，6月底前上网。（牵头单位：甲局；责任单位：乙局）\n");
        _rows = await _house.Service<ILedger>().Lines(plan).ToListAsync();
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task A_digest_names_unit_point_and_day_and_links_where_the_system_has_an_address()
    {
        var said = await Words.Of(DivisionCode.Parse(SmallPlan.Government), DeliverySettings.Off with { SystemAddress = "https://tracker.example" }, [Line(_rows[0], 5)], hidden: 2, default);

        said.Title.ShouldBe("政务公开工作要点台账：3项提醒");
        said.Items[0].Text.ShouldStartWith("【时限提醒】甲局：第1条 编制目录");
        said.Items[0].Text.ShouldEndWith("（2026年6月30日）");
        said.Items[0].Link.ShouldBe($"https://tracker.example/assignments/{_rows[0].Entry.Assignment.RouteForm}");
        said.Text.ShouldContain("1．【时限提醒】甲局");
        said.Text.ShouldContain("另有2项，请登录系统查看。");
        said.Text.ShouldContain("本系统为非涉密系统");
    }

    [Fact]
    public async Task A_text_for_a_group_has_a_paragraph_for_each_unit()
    {
        var text = await Words.ForGroup(new DateOnly(2026, 6, 25), [Line(_rows[0], 5), Line(_rows[1], 6), Line(_rows[0], 7, "overdue")], unit => unit == _rows[0].Entry.Unit ? "甲局" : "乙局", default);

        var lines = text.Split('\n');
        lines[0].ShouldBe("【政务公开工作要点台账】2026年6月25日提醒");
        lines[1].ShouldStartWith("甲局：第1条 编制目录");
        lines[1].ShouldEndWith("，已逾期。");
        lines[2].ShouldStartWith("乙局：");
        lines.Length.ShouldBe(4);
    }

    private DigestWords Words => new(_house.Service<ILedger>(), _house.Service<PaperLedger>(), _house.Service<RequestLedger>(), _house.Service<LookBackLedger>(), _house.Service<AnnualReportLedger>(), Options.Create(new PageOptions()));

    private static InboxLine Line(LedgerLine row, long position, string kind = "reminded") =>
        new(position, 0, Desk.Of(row.Entry.Unit), kind, row.Entry.Assignment, new DateOnly(2026, 6, 30));
}
