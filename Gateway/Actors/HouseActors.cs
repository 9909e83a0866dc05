using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Ledger;
using Tracker.Gateway.Lights;
using Tracker.Gateway.Reminders;
using Tracker.Gateway.Restoring;
using Tracker.Gateway.Shared;
using Tracker.Gateway.Units;
using Tracker.Lights;
using Tracker.Reminders;
using Tracker.Restoring;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.Actors;

/// <summary>What the year's work goes by: units, accounts, calendar, rules.</summary>
internal sealed class HouseActors(IGrains grains, ILedger ledger, Access access, ActorDays days)
{
    private const int Soonest = 10;

    public async ValueTask<ActorSketch?> Register(Caller caller, GrainAddress address, CancellationToken cancel)
    {
        var (state, version) = await grains.UnitRegister(address.Government).Look(cancel);
        if (address != UnitRegister.AddressOf(address.Government) || version == 0 || !Access.May(caller, Deed.ReadUnits, address.Government))
        {
            return null;
        }
        var planned = state.Changes.Values.Where(c => c.Stage is UnitChangeStage.Planned).ToList();
        return new ActorSketch("单位名册", $"{state.Units.Values.Count(u => u.Active)}个单位", Tone.Quiet, version)
        {
            Link = "/units",
            Fields = ActorSketch.Named(
                ("在用的单位", $"{state.Units.Values.Count(u => u.Active)}个"),
                ("已撤销的单位", $"{state.Units.Values.Count(u => !u.Active)}个"),
                ("分组", $"{state.Groups.Count}个"),
                ("机构变动", state.Changes.IsEmpty ? null : $"{state.Changes.Count}次，待执行{planned.Count}次")),
            Due = [.. planned.Select(Planned)],
            Why = past => $"{state.Units.Values.Count(u => u.Active)}个单位在用；最近一次改动：{past.Last(_ => true)}。",
            Shows = fact => fact is not ReturnApprovalSet e || caller.Serves(e.Unit), // how a unit approves its sheets is its own
        };
    }

    /// <summary>A unit of the register: its own facts among the register's, and what its duties wait for.</summary>
    public async ValueTask<ActorSketch?> Unit(Caller caller, GrainAddress address, CancellationToken cancel)
    {
        var (state, version) = await grains.UnitRegister(address.Government).Look(cancel);
        if (address.Parent != UnitRegister.AddressOf(address.Government) || !Ids.TryRead<UnitId>(address.Id, out var id) || state.Unit(id) is not { } unit || !Access.May(caller, Deed.ReadUnits, address.Government))
        {
            return null;
        }
        var changes = state.Changes.Values.Where(c => c.From.Concat(c.To).Any(u => u.Unit == id)).ToList();
        return new ActorSketch(unit.Name, unit.Active ? "在用" : "已撤销", unit.Active ? Tone.Good : Tone.Quiet, version)
        {
            Link = $"/units/{id}",
            Stream = address.Parent,
            Fields = ActorSketch.Named(
                ("编号", id.Value),
                ("层级", UnitsHeadings.Of(unit.Details.Level)),
                ("上级单位", unit.Parent is { } above ? state.Unit(above)?.Name : null),
                ("别名", unit.Aliases.IsEmpty ? null : string.Join('、', unit.Aliases)),
                ("分组", string.Join('、', state.GroupsOf(id).Select(g => g.Name))),
                ("本期填报的审核", caller.Serves(id) ? state.ApprovesReturns(id) ? "要求本单位另一个账号审核" : "不要求审核" : null)),
            Due = [.. changes.Where(c => c.Stage is UnitChangeStage.Planned).Select(Planned), .. await Soon(caller, address.Government, id, cancel)],
            Why = past => !unit.Active ? past.Since("已撤销", f => f is UnitDeactivated || f is UnitChangePlanned)
                : past.Since("在用", f => f is UnitRegistered or UnitReactivated),
            Shows = fact => Concerns(fact, id) && (fact is not ReturnApprovalSet || caller.Serves(id)),
        };
    }

    public async ValueTask<ActorSketch?> Account(Caller caller, GrainAddress address, CancellationToken cancel)
    {
        var (state, version) = await grains.Grain<Account, AccountCommand>(address).Look(cancel);
        if (state is not Tracker.Accounts.Account.Opened account || !await MaySee(caller, address, account, cancel))
        {
            return null;
        }
        var register = (await grains.UnitRegister(address.Government).Look(cancel)).State;
        var ended = account.Until is { } until && until < days.Today;
        var word = account.Suspended ? "停用" : ended ? "已到期" : account.PasswordSet ? "在用" : "还没有设口令";
        return new ActorSketch($"账号 {address.Id}", word, word == "在用" ? Tone.Good : Tone.Quiet, version)
        {
            Link = Access.May(caller, Deed.ManageAccounts, address.Government) || account.Units.Any(u => AccessTable.May(caller, Deed.ManageUnitAccounts, new Subject(address.Government, u, [], []))) ? $"/accounts/{address.Id}" : null,
            Fields = ActorSketch.Named(
                ("岗位", account.Post),
                ("角色", string.Join('、', account.Roles.Select(Words.Of))),
                ("单位", account.Units.IsEmpty ? null : string.Join('、', account.Units.Select(u => register.Unit(u)?.Name ?? $"单位{u}"))),
                ("使用到", account.Until is { } last ? Words.Day(last) : null)),
            Due = ActorSketch.Waiting(account.Until is { } day && !ended ? new ActorDue("账号到期", day) : null, account is { PasswordSet: false, Suspended: false } ? new ActorDue("设口令", null, "凭一次性代码登录后设置") : null),
            Why = past => account.Suspended ? past.Since<AccountSuspended>(word)
                : ended ? $"已到期：只用到{Words.Day(account.Until!.Value)}。"
                : account.PasswordSet ? past.Since(word, f => f is AccountPasswordSet or AccountResumed) : past.Since(word, f => f is AccountOpened or AccountHandedOver),
        };
    }

    public async ValueTask<ActorSketch?> Calendar(Caller caller, GrainAddress address, CancellationToken cancel)
    {
        var (state, version) = await grains.Holidays(address.Government).Look(cancel);
        return address != Holidays.AddressOf(address.Government) || !Access.May(caller, Deed.ReadUnits, address.Government) ? null
            : new ActorSketch("工作日历", state.Calendar.Knows(days.Today.Year) ? "今年的放假安排已知" : "今年的放假安排未知", state.Calendar.Knows(days.Today.Year) ? Tone.Good : Tone.Warning, version)
            {
                Link = "/calendar",
                Fields = ActorSketch.Named(("已知的年份", string.Join('、', state.Calendar.Years.Order().Select(y => $"{y}"))), ("自己导入的", state.Imported.IsEmpty ? "没有" : string.Join('；', state.Imported.Values.Select(n => $"{n.Year}年：{n.Notice}")))),
                Due = ActorSketch.Waiting(state.Calendar.Knows(days.Today.Year + 1) ? null : new ActorDue($"导入{days.Today.Year + 1}年的放假通知", null, "通常在上一年的十月到十一月公布")),
                Why = version == 0 ? _ => "按系统自带的放假通知：本级政府还没有另外导入过。" : null,
            };
    }

    public async ValueTask<ActorSketch?> Lights(Caller caller, GrainAddress address, CancellationToken cancel)
    {
        var (state, version) = await grains.LightRules(address.Government).Look(cancel);
        return address != LightRuleBook.AddressOf(address.Government) ? null
            : Rules(caller, address, "亮灯规则", version, LightWords.Of(state.On(days.Today)), "/lights");
    }

    public async ValueTask<ActorSketch?> Reminders(Caller caller, GrainAddress address, CancellationToken cancel)
    {
        var (state, version) = await grains.ReminderRules(address.Government).Look(cancel);
        return address != ReminderRuleBook.AddressOf(address.Government) ? null
            : Rules(caller, address, "提醒规则", version, ReminderWords.Of(state.Current), "/reminders");
    }

    public async ValueTask<ActorSketch?> YearDates(Caller caller, GrainAddress address, CancellationToken cancel)
    {
        var (state, version) = await grains.YearDates(address.Government, address.Year).Look(cancel);
        if (address != Tracker.Reminders.YearDates.AddressOf(address.Government, address.Year) || !Access.May(caller, Deed.ReadUnits, address.Government))
        {
            return null;
        }
        var due = await days.OfYear(address.Government, address.Year, cancel);
        return new ActorSketch($"{address.Year.Value}年的季度回顾和年度报告", due.IsEmpty ? "都已到期" : $"还有{due.Length}个节点", Tone.Quiet, version)
        {
            Link = "/reminders",
            Fields = ActorSketch.Named(("已提醒", $"{state.Told.Length}次")),
            Due = due,
            Why = version == 0 ? _ => "按提醒规则推算：到了日子系统自己提醒，还没有提醒过。" : null,
        };
    }

    public async ValueTask<ActorSketch?> Restore(Caller caller, GrainAddress address, CancellationToken cancel)
    {
        var (state, version) = await grains.RestoreEpoch(address.Government).Look(cancel);
        return address != RestoreEpoch.AddressOf(address.Government) || !HeldDesk.MayOperate(caller, address.Government) ? null
            : new ActorSketch("从备份恢复", state.Number == 0 ? "没有恢复过" : $"恢复过{state.Number}次", Tone.Quiet, version)
            {
                Link = "/restore",
                Fields = ActorSketch.Named(("最近一次", state.OpenedOn is { } on ? Words.Day(on) : null), ("依据", state.Reason.Length > 0 ? RestoreWords.Of(state.Reason) : null)),
                Due = ActorSketch.Waiting(state.Settled ? null : new ActorDue("记下恢复前到期的事项", null, "先扣留，由系统管理员决定发不发")),
                Why = version == 0 ? _ => "没有恢复过：记录从开始到现在是连续的。" : null,
            };
    }

    private static ActorSketch? Rules(Caller caller, GrainAddress address, string title, long version, string rules, string link) =>
        !Access.May(caller, Deed.ReadUnits, address.Government) ? null
            : new ActorSketch(title, version == 0 ? "按系统的规则" : "已设", Tone.Quiet, version)
            {
                Link = link,
                Fields = ActorSketch.Named(("现行规则", rules)),
                Why = version == 0 ? _ => "按系统的规则：本级政府还没有设过。" : null,
            };

    private async ValueTask<bool> MaySee(Caller caller, GrainAddress address, Account.Opened account, CancellationToken cancel)
    {
        if (caller.Actor.Account.Value == address.Id || Access.May(caller, Deed.ManageAccounts, address.Government))
        {
            return true;
        }
        foreach (var unit in account.Units)
        {
            if (await access.May(caller, Deed.ManageUnitAccounts, address.Government, unit, cancel))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>The unit's duties with the nearest days, as far as the reader sees them.</summary>
    private async ValueTask<IReadOnlyList<ActorDue>> Soon(Caller caller, DivisionCode government, UnitId unit, CancellationToken cancel)
    {
        if (!await access.May(caller, Deed.ReadLedger, government, unit, cancel))
        {
            return [];
        }
        var open = new List<LedgerLine>();
        await foreach (var line in ledger.LinesOf(government, unit, cancel))
        {
            if (line.Entry.Status.IsOpen && line.Entry.DueDay is not null)
            {
                open.Add(line);
            }
        }
        return [.. open.OrderBy(l => l.Entry.DueDay).Take(Soonest).Select(l => new ActorDue($"{Words.Point(l.PointNumber)} {l.Title}", l.Entry.DueDay, Tally.Late(l.Entry, days.Today) ? "已逾期" : Words.Of(l.Entry.Status)))];
    }

    private static ActorDue Planned(UnitChange change) => new($"机构变动：{ChangeWords.Of(change)}", change.EffectiveOn, "登记了，还没有执行");

    private static bool Concerns(object fact, UnitId unit) => fact switch
    {
        UnitRegistered e => e.Unit == unit,
        UnitRenamed e => e.Unit == unit,
        UnitAliasesAdded e => e.Unit == unit,
        UnitAliasRemoved e => e.Unit == unit,
        UnitDetailsChanged e => e.Unit == unit,
        UnitDeactivated e => e.Unit == unit,
        UnitReactivated e => e.Unit == unit,
        AliasConfirmed e => e.Unit == unit,
        ClassNamed e => e.Units.Contains(unit),
        ReturnApprovalSet e => e.Unit == unit,
        GroupDefined e => e.Members.Contains(unit),
        UnitChangePlanned e => e.From.Concat(e.To).Any(u => u.Unit == unit),
        UnitNamesPassedOn e => e.From == unit || e.To == unit,
        _ => false,
    };
}
