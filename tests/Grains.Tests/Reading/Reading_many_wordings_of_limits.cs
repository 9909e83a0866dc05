using System.Globalization;
using Tracker.Calendar;
using Tracker.Plans;
using static System.FormattableString;

namespace Tracker.Grains.Tests.Reading;

public class Reading_many_wordings_of_limits
{
    [Fact]
    public void In_a_sentence() => Missed(Wordings.InSentences, w => $"各单位要把每件事办好,{w}。{Sample.Units}").ShouldBeEmpty();

    [Fact]
    public void Of_goals_periods_and_seasons() => Missed(Wordings.OfGoals, w => $"各单位要把每件事办好,{w}。{Sample.Units}").ShouldBeEmpty();

    [Fact]
    public void That_tell_who_or_what_is_meant() => Missed(WordingsOfConditions.All, w => $"各单位要把每件事办好。{w}。{Sample.Units}").ShouldBeEmpty();

    [Fact]
    public void In_a_field_of_their_own() => Missed(Wordings.InFields, w => $"要把事办好。(责任单位:省档案馆;完成时限:{w})").ShouldBeEmpty();

    private static List<string> Missed(string wordings, Func<string, string> put) =>
    [
        .. from line in wordings.Split('\n')
           let parts = line.Split(" = ")
           let read = Said(Sample.Read($"云岭省2022年政务公开工作要点\n云政办发〔2022〕5号\n2022年4月20日\n一、把该公开的公开好\n1.晒出台账。{put(parts[0])}"))
           where read != parts[1]
           select $"{parts[0]}: {read} instead of {parts[1]}",
    ];

    private static string Said(PlanDraft draft)
    {
        var point = draft.Points.ShouldHaveSingleItem();
        var said = point.Deadlines.Select(d => Said(d.Deadline))
            .Concat(point.SoftTimings.Select(s => "soft " + s.Kind))
            .Concat(draft.Questions.Select(q => q.Suggestion is { } day ? "ask " + day : "ask"));
        return string.Join(" + ", said.DefaultIfEmpty("nothing"));
    }

    private static string Said(Deadline deadline) => deadline switch
    {
        FixedDeadline d => (d.From is { } from ? Day(from) + "/" : "") + Day(d.Date),
        RecurringDeadline d => $"each {Stored(d.Period)}" + (d.MinCount > 1 ? Invariant($" x{d.MinCount}") : "")
            + (d.By is { } by ? Invariant($" by {by.Month:00}-{by.Day:00}") : "") + (d.Due is { } due ? Invariant($" due {due.Month}/{due.Day}") : ""),
        RelativeDeadline d => Invariant($"{d.Offset} {Stored(d.Unit)} {Stored(d.Direction)} {d.Event}").TrimEnd(),
        _ => "standing",
    };

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Stored<T>(T value) where T : struct, Enum => System.Text.Json.JsonSerializer.SerializeToElement(value).GetString();
}
