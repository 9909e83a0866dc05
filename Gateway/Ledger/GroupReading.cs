using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Shared;
using Tracker.Gateway.Tables;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.Ledger;

/// <summary>A plan's ledger summed up, of what the caller may see, and as a file.</summary>
internal sealed class GroupReading(LedgerReading reading, ILedger ledger, Registers registers, Access access, IOptions<JsonOptions> json, TimeProvider clock)
{
    /// <summary>So old may a roll-up be where several processes write to one database; it then says its time.</summary>
    private static readonly TimeSpan Believed = TimeSpan.FromSeconds(2);

    private const long MostBytesKept = 64 << 20; // half of it holds a thousand plans of 40 units: with less they push each other out, and it is slower than no keeping

    private readonly KeptReadings<(GrainAddress Plan, GroupBy By, string Sees), KeptGroups> _kept = new(ledger, registers, clock, MostBytesKept, groups => groups.Size);

    private static readonly (string Key, string Heading)[] Numbers =
    [
        ("whole", "任务"), ("leads", "其中牵头"), ("closed", "已办结"), ("closureReported", "待审核"), ("underway", "办理中"), ("returned", "退回补充"),
        ("unacknowledged", "待签收"), ("overdue", "已逾期"), ("silent", "没有填报"), ("cooperating", "另配合"),
    ];

    /// <summary>Of now it is kept, and the same for all who see the same rows.</summary>
    public async ValueTask<Outcome<Kept<KeptGroups>>> Of(Caller caller, GrainAddress plan, GroupBy by, DateOnly? asOf, CancellationToken cancel = default)
    {
        if (asOf is null && LedgerReading.May(caller, plan, Deed.ReadLedger))
        {
            var key = (plan, by, Access.SightWord(caller, Deed.ReadLedger));
            if (await _kept.Of(key, plan, Believed, (register, today) => Read(caller, plan, by, register, today), cancel) is { } kept)
            {
                return kept;
            }
        }
        var (groups, refused) = await Count(caller, plan, by, asOf, cancel);
        return groups is null ? refused! : new Kept<KeptGroups>(new KeptGroups(plan, groups, json.Value.SerializerOptions), null);
    }

    /// <summary>Null: the plan has no ledger. Whoever asked first may go; the others wait for it.</summary>
    private async Task<KeptGroups?> Read(Caller caller, GrainAddress plan, GroupBy by, UnitRegister register, DateOnly today)
    {
        if (await ledger.Plan(plan, CancellationToken.None) is not { HasLedger: true })
        {
            return null;
        }
        var tree = access.TreeOf(register);
        var view = await LedgerView.Read(ledger, plan, AccessTable.SightOf(caller, Deed.ReadLedger, plan.Government, tree), today, null, CancellationToken.None);
        return new KeptGroups(plan, LedgerGroups.Of(view, by, new Regions(register, tree, plan.Government)), json.Value.SerializerOptions);
    }

    private async ValueTask<Outcome<LedgerGroups>> Count(Caller caller, GrainAddress plan, GroupBy by, DateOnly? asOf, CancellationToken cancel)
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
        var (groups, unread) = await Count(caller, plan, by, asOf, cancel);
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
