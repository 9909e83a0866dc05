using Tracker.Gateway.Shared;
using Tracker.Units;

namespace Tracker.Gateway.Units;

/// <summary>How organisation changes are put to people.</summary>
internal static class ChangeWords
{
    public static string Of(UnitChangeKind kind) => kind switch
    {
        UnitChangeKind.Rename => "更名",
        UnitChangeKind.Merge => "合并",
        UnitChangeKind.Split => "分立",
        UnitChangeKind.Abolish => "撤销",
        _ => "职责划转",
    };

    public static string Of(UnitChangeStage stage) => stage switch
    {
        UnitChangeStage.Planned => "待执行",
        UnitChangeStage.CarriedOut => "已执行",
        _ => "已撤回",
    };

    public static Tone ToneOf(UnitChangeStage stage) => stage switch
    {
        UnitChangeStage.Planned => Tone.Warning,
        UnitChangeStage.CarriedOut => Tone.Good,
        _ => Tone.Quiet,
    };

    /// <summary>Such as 省粮食局、省物资局合并为省粮食和物资局.</summary>
    public static string Of(UnitChange change)
    {
        var (from, to) = (Names(change.From), Names(change.To));
        return change.Kind switch
        {
            UnitChangeKind.Rename => $"{from}更名为{to}",
            UnitChangeKind.Merge => change.From.Length == 1 ? $"{from}并入{to}" : $"{from}合并为{to}",
            UnitChangeKind.Split => $"{from}分立为{to}",
            UnitChangeKind.Abolish => change.To.IsEmpty ? $"撤销{from}" : $"撤销{from}，由{to}承接",
            _ => $"{from}的部分职责划转给{to}",
        };
    }

    public static string MergedIn(UnitRef taker, UnitChange change) => $"并入{taker.Name}在同一要点上的任务（{Of(change.Kind)}：{change.Basis.Number}）";

    private static string Names(IEnumerable<UnitRef> units) => string.Join('、', units.Select(u => u.Name));
}
