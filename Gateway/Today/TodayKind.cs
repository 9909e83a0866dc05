using System.Text.Json.Serialization;
using Tracker.Assignments;
using Tracker.Gateway.Ledger;
using Tracker.Silo.Ledger;

namespace Tracker.Gateway.Today;

/// <summary>What somebody has to do with an assignment today.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TodayKind>))]
public enum TodayKind
{
    /// <summary>报结待审核.</summary>
    [JsonStringEnumMemberName("closures")]
    Closures,

    /// <summary>建账待审核.</summary>
    [JsonStringEnumMemberName("set-ups")]
    SetUps,

    /// <summary>“不涉及”待确认.</summary>
    [JsonStringEnumMemberName("not-concerned")]
    NotConcerned,

    /// <summary>退签、责任分工调整申请.</summary>
    [JsonStringEnumMemberName("refusals")]
    Refusals,

    /// <summary>延期申请待答复.</summary>
    [JsonStringEnumMemberName("extensions")]
    Extensions,

    /// <summary>已退回，等单位补报.</summary>
    [JsonStringEnumMemberName("returned")]
    Returned,

    /// <summary>已逾期.</summary>
    [JsonStringEnumMemberName("late")]
    Late,

    /// <summary>近期到期.</summary>
    [JsonStringEnumMemberName("soon")]
    Soon,

    /// <summary>待签收.</summary>
    [JsonStringEnumMemberName("unsigned")]
    Unsigned,

    /// <summary>待建账: signed for, and no set-up that stands.</summary>
    [JsonStringEnumMemberName("set-up-missing")]
    SetUpMissing,
}

/// <summary>Which open assignments each kind means; numbers and lists both ask here.</summary>
internal static class TodayKinds
{
    /// <summary>What waits for the office.</summary>
    public static TodayKind[] ToReview { get; } = [TodayKind.Closures, TodayKind.SetUps, TodayKind.NotConcerned, TodayKind.Extensions, TodayKind.Refusals];

    /// <summary>What the office has an eye on.</summary>
    public static TodayKind[] ToWatch { get; } = [TodayKind.Late, TodayKind.Soon, TodayKind.Returned, TodayKind.Unsigned];

    /// <summary>What a unit has to do, the most urgent first.</summary>
    public static TodayKind[] OfUnit { get; } = [TodayKind.Returned, TodayKind.Late, TodayKind.Unsigned, TodayKind.Soon, TodayKind.SetUpMissing];

    extension(TodayKind kind)
    {
        public bool Means(OpenLine line, DateOnly today) => kind switch
        {
            TodayKind.Closures => line.Status is AssignmentStatus.ClosureReported,
            TodayKind.SetUps => line.SetUp is SetUpStanding.Entered,
            TodayKind.NotConcerned => line.SaysNotConcerned,
            TodayKind.Extensions => line.AsksForTime,
            TodayKind.Refusals => line.Status is AssignmentStatus.Refused,
            TodayKind.Returned => line.Status is AssignmentStatus.Returned,
            TodayKind.Late => line.Role != Role.Cooperating && Tally.Late(line.Status, line.DueDay, today),
            TodayKind.Soon => line.Role != Role.Cooperating && Tally.Soon(line.Status, line.DueDay, today),
            TodayKind.Unsigned => line.Status is AssignmentStatus.Unacknowledged,
            _ => line.Status is AssignmentStatus.Underway or AssignmentStatus.Returned && line.SetUp is SetUpStanding.None or SetUpStanding.Returned && !line.SaysNotConcerned,
        };

        public string Word => kind switch
        {
            TodayKind.Closures => "报结待审核",
            TodayKind.SetUps => "建账待审核",
            TodayKind.NotConcerned => "“不涉及”待确认",
            TodayKind.Extensions => "延期申请待答复",
            TodayKind.Refusals => "退签、分工调整申请",
            TodayKind.Returned => "已退回，待补报",
            TodayKind.Late => "已逾期",
            TodayKind.Soon => $"{LedgerFilter.SoonDays}天内到期",
            TodayKind.Unsigned => "待签收",
            _ => "待建账",
        };

        /// <summary>The same, said to the unit that has to do it.</summary>
        public string Asks => kind switch
        {
            TodayKind.Returned => "被退回，请补充",
            TodayKind.Late => "已过完成时限，请尽快填报",
            TodayKind.Unsigned => "请签收",
            TodayKind.Soon => "时限将到",
            _ => "请建账",
        };

        /// <summary>What is done about it, as the button says.</summary>
        public string Deed => kind switch
        {
            TodayKind.Closures or TodayKind.SetUps => "去审核",
            TodayKind.NotConcerned => "去确认",
            TodayKind.Extensions => "去答复",
            TodayKind.Refusals => "去处理",
            _ => "查看",
        };
    }
}
