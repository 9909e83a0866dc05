using Tracker.Accounts;
using Tracker.Calendar;
using Tracker.Gateway.Restoring;
using Tracker.Gateway.Scores;
using Tracker.Gateway.Shared;
using Tracker.Reminders;
using Tracker.Restoring;
using Tracker.Scores;
using Tracker.Units;

namespace Tracker.Gateway.Actors;

internal static partial class ActorFacts
{
    /// <summary>A day of the year that everybody knows.</summary>
    public static string Of(YearDate date) => date switch
    {
        YearDate.ReviewOfFirst => "第一季度回顾",
        YearDate.ReviewOfSecond => "第二季度回顾",
        YearDate.ReviewOfThird => "第三季度回顾",
        YearDate.ReviewOfFourth => "第四季度回顾",
        YearDate.UnitReport => "部门年度报告",
        _ => "政府年度报告",
    };

    private static (string, string?)? OfUnits(object fact, Func<UnitId, string> nameOf) => fact switch
    {
        UnitRegistered e => ("登记单位", e.Name),
        UnitRenamed e => ("更名", $"改为{e.Name}"),
        UnitAliasesAdded e => ("添加别名", $"{nameOf(e.Unit)}：{string.Join('、', e.Aliases)}"),
        UnitAliasRemoved e => ("取消别名", $"{nameOf(e.Unit)}：{e.Alias}"),
        UnitDetailsChanged e => ("修改登记", nameOf(e.Unit)),
        UnitDeactivated e => ("撤销单位", nameOf(e.Unit)),
        UnitReactivated e => ("恢复单位", nameOf(e.Unit)),
        GroupDefined e => ("设分组", $"{e.Name}，{e.Members.Length}个单位"),
        GroupDissolved e => ("取消分组", e.Name),
        AliasConfirmed e => ("回答问题时确认别名", $"{e.Alias}就是{nameOf(e.Unit)}"),
        ClassNamed e => ("回答问题时指定统称", $"{e.Name}：{string.Join('、', e.Units.Select(nameOf))}"),
        ReturnApprovalSet e => ("设本期填报的审核", e.Needed ? "要求本单位另一个账号审核" : "不要求审核"),
        UnitChangePlanned e => ("登记机构变动", $"{Units.ChangeWords.Of(new UnitChange(e.Change, e.Kind, e.EffectiveOn, e.Basis, e.From, e.To))}，{Words.Day(e.EffectiveOn)}起"),
        UnitChangeWithdrawn e => ("撤回机构变动", e.Reason),
        UnitChangeCarriedOut => ("执行机构变动", null),
        UnitNamesPassedOn e => ("名称由承接单位使用", $"{nameOf(e.From)}的名称归{nameOf(e.To)}"),
        _ => null,
    };

    private static (string, string?)? OfTheHouse(object fact) => fact switch
    {
        AccountOpened e => ("开账号", $"{e.Post}：{Roles(e.Roles)}"),
        AccountRolesChanged e => ("调整角色", Roles(e.Roles)),
        AccountPlaced e => ("调整岗位", e.Post),
        AccountHandedOver => ("移交", null),
        AccountSuspended => ("停用", null),
        AccountResumed => ("恢复使用", null),
        AccountPasswordSet => ("设置口令", null),
        HolidaysImported e => ("导入放假通知", $"{e.Year}年，{e.Notice}"),
        YearDateReminded e => ("提醒", $"{Of(e.Date)}，{Words.Day(e.Day)}"),
        EpochOpened e => ("从备份恢复", RestoreWords.Of(e.Reason)),
        EpochSettled => ("到期的事项已经记下", null),
        HeldSent e => ("发出扣留的事项", e.Reason),
        HeldDropped e => ("不发扣留的事项", e.Reason),
        ScoreAppealed e => ("申诉", e.Words),
        ScoreAppealDecided e => (e.Upheld ? "申诉成立" : "申诉不成立", e.Reason),
        OutsideScoreRecorded e => ("登记第三方评估", $"{e.By}：{ScoreWords.Of(e.Points)}／{ScoreWords.Of(e.Full)}分"),
        _ => null,
    };

    private static string Roles(IEnumerable<AccountRole> roles) => string.Join('、', roles.Select(Words.Of));
}
