using System.Collections.Immutable;
using Tracker.Calendar;
using Tracker.Reminders;

namespace Tracker.Gateway.Reminders;

/// <summary>Reminder rules in plain words.</summary>
internal static class ReminderWords
{
    public static string Of(DayUnit unit) => unit is DayUnit.WorkingDay ? "个工作日" : "天";

    public static string Of(PeriodRhythm rhythm) => rhythm switch
    {
        PeriodRhythm.Month => "每月",
        PeriodRhythm.Quarter => "每季度",
        PeriodRhythm.HalfYear => "每半年",
        _ => "不自动开放",
    };

    public static string Of(MonthDay day) => $"{day.Month}月{day.Day}日";

    public static string Of(ReminderRules rules) =>
        $"时限和填报截止：{Limits(rules)}；填报期：{Periods(rules)}；季度回顾：季后 {rules.ReviewAfter} 天；年度报告：部门次年{Of(rules.UnitReport)}、政府{Of(rules.GovernmentReport)}";

    public static string Limits(ReminderRules rules)
    {
        string[] parts =
        [
            .. rules.Before.Any(d => d > 0) ? [$"到期前 {List(rules.Before.Where(d => d > 0))} {Of(rules.Unit)}"] : Array.Empty<string>(),
            .. rules.Before.Contains(0) ? ["到期当天"] : Array.Empty<string>(),
            .. rules.After.IsEmpty ? Array.Empty<string>() : [$"过期后 {List(rules.After)} {Of(rules.Unit)}"],
        ];
        return parts.Length == 0 ? "不提醒" : string.Join("，", parts);
    }

    public static string Periods(ReminderRules rules) => rules.Periods is PeriodRhythm.None
        ? "不自动开放，由政务公开办逐期开放"
        : $"{Of(rules.Periods)}一期，期末前 {rules.OpensBefore} 天开放，填报截止为期末后 {rules.SheetDueAfter} 天";

    private static string List(IEnumerable<int> days) => string.Join("、", days.OrderDescending());

    /// <summary>15、5、1 as it is typed; null: it can't be read.</summary>
    public static ImmutableArray<int>? Read(string? typed)
    {
        var days = ImmutableArray.CreateBuilder<int>();
        foreach (var part in (typed ?? "").Split(['、', ',', '，', ' ', ';', '；'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!int.TryParse(part, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var day))
            {
                return null;
            }
            days.Add(day);
        }
        return days.DrainToImmutable();
    }

    /// <summary>1月31日 or 1-31; null: it can't be read.</summary>
    public static MonthDay? Day(string? typed) =>
        (typed ?? "").Split(['月', '日', '-', '/', '.'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [var month, var day]
        && int.TryParse(month, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var m)
        && int.TryParse(day, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var d) ? new MonthDay(m, d) : null;
}
