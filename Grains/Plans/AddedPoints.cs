using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Units;
using Tracker.WorkPoints;
using static Tracker.Plans.Plan;

namespace Tracker.Plans;

/// <summary>年中追加: points that came after the document. They have numbers of their own (a1, a2, …) and are counted apart from the document's.</summary>
public static class AddedPoints
{
    /// <summary>The section of every added point and its assignments: none of the document's.</summary>
    public const int Section = -1;

    private const int LongestNumber = 200;

    /// <summary>The point's place among the added ones, from 1; null: it is one of the document's.</summary>
    public static int? PlaceOf(string number) =>
        number.Length > 1 && number[0] == 'a' && int.TryParse(number.AsSpan(1), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var place) ? place : null;

    internal static Decision<PlanEvent> Add(Assigned plan, AddPoint c)
    {
        if (Fault(plan, c) is { } fault)
        {
            return fault;
        }
        var basis = new AddedBasis(c.Basis.Kind, c.Basis.Number.Trim(), c.Basis.Date);
        if (plan.Added.Any(a => a.Basis == basis && a.Title == c.Title.Trim()))
        {
            return Decision.Nothing;
        }
        var duties = c.Duties.OrderBy(d => d.Role).DistinctBy(d => d.Unit).ToImmutableArray();
        var reporting = PointReporting.Of(duties) with { Route = c.Route };
        var number = $"a{plan.Added.Length + 1}";
        if (c.Consolidator is { } named && named.Unit != reporting.Consolidator?.Unit)
        {
            if (reporting.Consolidator is { } lead)
            {
                return new Rejection("plan.lead-consolidates", number, lead.Name);
            }
            reporting = reporting with { Consolidator = named };
        }
        if (reporting is { Route: ReportingRoute.ThroughLead, Consolidator: null })
        {
            return new Rejection("plan.route-without-consolidator", number);
        }
        var address = c.Plan.Child(WorkPoint.Kind.Name, number);
        var planned = new WorkPointPlanned(number, Section, null, null, c.Title.Trim(), c.Text.Trim(), c.Deadlines, [], duties, reporting);
        Decision<PlanEvent> decision = new PointAdded(number, c.On, basis, planned.Title, duties.Length) { Told = [.. duties.Select(d => d.Unit)] };
        return decision with
        {
            Elsewhere =
            [
                new FactElsewhere(address, planned),
                .. duties.Select(d => new FactElsewhere(address.Child(Assignment.Kind.Name, d.Unit.Value), new AssignmentMade(d.Unit, d.UnitName, d.Role, Section, c.Deadlines))),
            ],
        };
    }

    private static Rejection? Fault(Assigned plan, AddPoint c) =>
        plan.History is not null ? new Rejection("plan.history")
        : string.IsNullOrWhiteSpace(c.Basis.Number) ? new Rejection("plan.basis-missing")
        : c.Basis.Number.Length > LongestNumber || c.Basis.Number.Any(char.IsControl) ? new Rejection("plan.basis-too-long", $"{LongestNumber}")
        : c.Basis.Date > c.On ? new Rejection("plan.basis-ahead")
        : string.IsNullOrWhiteSpace(c.Text) ? new Rejection("plan.added-text-missing")
        : RevisionRules.FaultOfWords(c.Title, c.Text) ?? RevisionRules.Fault(c.Deadlines)
        ?? (c.Duties.IsEmpty ? new Rejection("plan.nothing-to-assign") : null);
}

/// <summary>What an added point rests on.</summary>
/// <param name="Number">文号, or which meeting or instruction it was; never a person's name.</param>
public sealed record AddedBasis(AddedBasisKind Kind, string Number, DateOnly? Date = null);

/// <summary>Where an added point comes from. An enum's names are on disk for good.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AddedBasisKind>))]
public enum AddedBasisKind
{
    /// <summary>上级补充通知.</summary>
    [JsonStringEnumMemberName("upper-notice")]
    UpperNotice,

    /// <summary>会议议定.</summary>
    [JsonStringEnumMemberName("meeting")]
    Meeting,

    /// <summary>领导批示.</summary>
    [JsonStringEnumMemberName("instruction")]
    Instruction,
}
