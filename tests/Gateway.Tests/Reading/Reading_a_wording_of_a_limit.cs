using System.Text.Json;
using Tracker.Calendar;
using Tracker.Reading;

namespace Tracker.Gateway.Tests.Reading;

public class Reading_a_wording_of_a_limit
{
    /// <summary>Kinds that hold no limit go to the soft timings, as the cases' page says.</summary>
    private static readonly Dictionary<string, string> Soft = new()
    {
        ["vague"] = "vague", ["continuous"] = "continuous", ["event-triggered"] = "event", ["recurring-unspecified"] = "recurring-unspecified",
    };

    [CasesFact]
    public void Knows_its_kind_and_a_fixed_ones_day()
    {
        var wordings = Cases.Json("deadline-wordings.json").EnumerateArray().ToList();
        var missed = wordings.SelectMany(Misses).ToList();
        missed.ShouldBeEmpty();
        wordings.Count.ShouldBe(57);
    }

    private static IEnumerable<string> Misses(JsonElement wording)
    {
        foreach (var quote in wording.GetProperty("quote").GetString()!.Split(" / "))
        {
            var text = $"某省2021年政务公开工作要点\n一、公开\n1.晒出台账。各单位要把每件事办好,{quote}。(责任单位:省档案馆)";
            var point = PlanReader.Read(new SourceText(text)).Points.ShouldHaveSingleItem();
            var read = string.Join(' ', point.Deadlines.Select(d => KindOf(d.Deadline)).Concat(point.SoftTimings.Select(s => "soft " + s.Kind)));
            var wanted = Wanted(wording);
            if (!wanted.Contains(read))
            {
                yield return $"{wording.GetProperty("id")} {quote}: {read} instead of {wanted[0]}";
            }
        }
    }

    private static string KindOf(Deadline deadline) => deadline switch
    {
        FixedDeadline d => d.From is { } from ? $"fixed {from:yyyy-MM-dd}/{d.Date:yyyy-MM-dd}" : $"fixed {d.Date:yyyy-MM-dd}",
        RecurringDeadline => "recurring",
        RelativeDeadline => "relative",
        _ => "standing",
    };

    private static string[] Wanted(JsonElement wording)
    {
        var (kind, detail) = (wording.GetProperty("kind").GetString()!, wording.GetProperty("detail").GetString()!);
        var day = wording.GetProperty("parse").GetString()?.Replace("{docYear}", "2021", StringComparison.Ordinal);
        return Soft.TryGetValue(detail, out var soft) ? ["soft " + soft]
            : kind == "none" ? [""]
            : detail == "fixed-year-implied" ? [$"fixed 2021{day![4..]}"]
            : [kind == "fixed" ? $"fixed {day}" : kind];
    }
}
