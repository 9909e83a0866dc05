using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Shared;
using Tracker.Gateway.Tables;
using Tracker.Silo.Ledger;

namespace Tracker.Gateway.Ledger;

/// <summary>A plan's ledger summed up, of what the caller may see, and as a file.</summary>
internal sealed class GroupReading(LedgerReading reading, ILedger ledger, Access access, TimeProvider clock)
{
    private static readonly (string Key, string Heading)[] Numbers =
    [
        ("whole", "任务"), ("leads", "其中牵头"), ("closed", "已办结"), ("closureReported", "待审核"), ("underway", "办理中"), ("returned", "退回补充"),
        ("unacknowledged", "待签收"), ("overdue", "已逾期"), ("silent", "没有填报"), ("cooperating", "另配合"),
    ];

    public async ValueTask<Outcome<LedgerGroups>> Of(Caller caller, GrainAddress plan, GroupBy by, DateOnly? asOf, CancellationToken cancel = default)
    {
        var (line, refused) = await reading.Plan(caller, plan, Deed.ReadLedger, cancel);
        if (line is null)
        {
            return refused!;
        }
        var sight = await access.SightOf(caller, Deed.ReadLedger, plan.Government, cancel);
        var view = await LedgerView.Read(ledger, plan, sight, asOf ?? clock.Today, asOf is { } day ? await ledger.PositionOn(day, cancel) : null, cancel);
        return LedgerGroups.Of(view, by, await reading.RegionsOf(plan.Government, cancel));
    }

    public async ValueTask<Outcome<LedgerFile>> File(Caller caller, GrainAddress plan, GroupBy by, DateOnly? asOf, CancellationToken cancel = default)
    {
        var (line, refused) = await reading.Plan(caller, plan, Deed.Export, cancel);
        if (line is null)
        {
            return refused!;
        }
        var (groups, unread) = await Of(caller, plan, by, asOf, cancel);
        if (groups is null)
        {
            return unread!;
        }
        var name = $"{line.Title}分{groups.Heading}汇总{(asOf is { } day ? $"（截至{Words.Day(day)}）" : "")}";
        var sheet = new TableSheet(
            $"分{groups.Heading}汇总",
            [
                new("group", groups.Heading, CellKind.Text, 36),
                .. Numbers.Select(c => new TableColumn(c.Key, c.Heading, CellKind.Number, 10, ColumnTotal.Sum)),
            ],
            name);
        return new LedgerFile(name, Table.Of(sheet, groups.Groups, (g, row) => row
            .Text(g.Name)
            .Number(g.Tally.Whole)
            .Number(g.Tally.Leads)
            .Number(g.Tally.Closed)
            .Number(g.Tally.ClosureReported)
            .Number(g.Tally.Underway)
            .Number(g.Tally.Returned)
            .Number(g.Tally.Unacknowledged)
            .Number(g.Tally.Overdue)
            .Number(g.Tally.Silent)
            .Number(g.Tally.Cooperating)));
    }
}
