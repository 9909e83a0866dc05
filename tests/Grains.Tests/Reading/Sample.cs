using Tracker.Calendar;
using Tracker.Plans;
using Tracker.Reading;

namespace Tracker.Grains.Tests.Reading;

/// <summary>Documents of a province that does not exist.</summary>
internal static class Sample
{
    public const string Units = "(牵头单位:省档案馆、省气象局;责任单位:各市政府、省政府各部门)";

    public const string Preamble = "为做好今年的政务公开工作,按照《云岭省政务公开三年计划》(云岭政发〔2023〕5号)要求,提出以下要点:";

    public static PlanDraft Read(string text) => PlanReader.Read(new SourceText(text));

    /// <summary>A document of 2024 with one section and these points.</summary>
    public static PlanDraft Points(params string[] points) =>
        Read($"云岭省2024年政务公开工作要点\n{Preamble}\n一、把该公开的公开好\n{string.Join('\n', points)}");

    /// <summary>The only point of a document, with this bracket behind a sentence.</summary>
    public static DraftPoint WithUnits(string bracket) => Points($"1.晒出台账。每件事都有下落。{bracket}").Points.ShouldHaveSingleItem();

    /// <summary>The only point of a document, with this sentence in its text.</summary>
    public static DraftPoint Saying(string sentence) => Points($"1.晒出台账。{sentence}{Units}").Points.ShouldHaveSingleItem();

    /// <summary>A reading in lines: number and title, who leads, who is responsible, who helps, when; and what is asked.</summary>
    public static string Told(string text)
    {
        var draft = Read(text);
        return string.Join('\n', draft.Points
            .Select(p => $"{p.Number} {p.Title} | {Listed(p.LeadUnits)} | {Listed(p.ResponsibleUnits)} | {Listed(p.CooperatingUnits)} | {string.Join('；', p.Deadlines.Select(d => Told(d.Deadline)))}".TrimEnd())
            .Concat(draft.Questions.Select(q => $"? {q.Point ?? "-"} {q.Where} {q.Quote}")));
    }

    private static string Told(Deadline deadline) => deadline switch
    {
        FixedDeadline day => $"{day.Date:yyyy-MM-dd}",
        RecurringDeadline again => $"{again.MinCount}/{PeriodWord(again.Period)}",
        RelativeDeadline after => $"{(after.Direction == Direction.After ? '+' : '-')}{after.Offset} {UnitWord(after.Unit)}",
        _ => "standing",
    };

    private static string PeriodWord(Period period) => period == Period.HalfYear ? "half-year" : period.ToString().ToLowerInvariant();

    private static string UnitWord(DayUnit unit) => unit switch { DayUnit.WorkingDay => "working-day", DayUnit.Hour => "hour", _ => "calendar-day" };

    private static string Listed(IEnumerable<NamedUnit> units) => string.Join('、', Names(units));

    public static string[] Names(IEnumerable<NamedUnit> units) => [.. units.Select(u => u.Name)];
}
