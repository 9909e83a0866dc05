using Tracker.Plans;

namespace Tracker.Reading;

/// <summary>The rule behind one unit or one time limit of a draft.</summary>
/// <param name="Field">Such as <c>leadUnits</c> or <c>deadlines</c>.</param>
/// <param name="Rule">One of <see cref="ReadingRules"/>.</param>
public readonly record struct RuleUse(string Point, string Field, string Quote, string Rule, TextSpan Span);

/// <summary>Ids of the rules that name units and set limits; they never change.</summary>
public static class ReadingRules
{
    public const string UnitLabel = "unit.label";
    public const string UnitVerb = "unit.verb";
    public const string UnitEachItsOwn = "unit.each-its-own";
    public const string UnitRoleInBracket = "unit.role-in-bracket";
    public const string UnitPlain = "unit.plain";
    public const string UnitColumn = "unit.column";
    public const string UnitStanding = "unit.standing-clause";
    public const string UnitHeading = "unit.heading";
    public const string UnitFirstNamed = "unit.first-named";
    public const string UnitOthersHelp = "unit.others-help";
    public const string UnitShortName = "unit.short-name";
    public const string TimeDay = "time.day";
    public const string TimeDayOfTheYear = "time.day-of-the-year";
    public const string TimeRepeats = "time.repeats";
    public const string TimeCounted = "time.counted";
    public const string TimeEvent = "time.event";
    public const string TimeLasting = "time.lasting";
    public const string TimeOfHeading = "time.of-heading";

    public static IReadOnlyList<string> All { get; } =
    [
        UnitLabel, UnitVerb, UnitEachItsOwn, UnitRoleInBracket, UnitPlain, UnitColumn, UnitStanding, UnitHeading, UnitFirstNamed, UnitOthersHelp, UnitShortName,
        TimeDay, TimeDayOfTheYear, TimeRepeats, TimeCounted, TimeEvent, TimeLasting, TimeOfHeading,
    ];

    internal static IEnumerable<RuleUse> UsedIn(CleanText clean, ReadPoint point)
    {
        var units = point.Places.Select(u => (Field: ReadPoint.FieldOf(u.Role), u.Rule, u.Start, u.End));
        var times = point.Times.Where(t => t.Deadline is not null).Select(t => (Field: "deadlines", Rule: t.Rule ?? TimeDay, t.Start, t.End));
        return units.Concat(times).Select(r => new RuleUse(point.Number, r.Field, clean.Cut(r.Start, r.End), r.Rule, clean.SpanOf(r.Start, r.End)))
            .DistinctBy(r => (r.Field, r.Quote, r.Rule));
    }
}
