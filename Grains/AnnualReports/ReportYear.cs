using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Units;

namespace Tracker.AnnualReports;

/// <summary>A government's year of annual reports: the scope of its total (汇总口径), as the office declared it.</summary>
/// <param name="Scope">Null: not declared; it then follows from the register.</param>
public sealed record ReportYear(ReportScope? Scope, ImmutableArray<ScopeDeclared> Declared)
{
    public static ReportYear Initial { get; } = new(null, []);

    public static GrainKind<ReportYear, ReportYearCommand, ReportYearEvent> Kind { get; } = new("report-year", Initial, Evolve, Decide);

    public static GrainAddress AddressOf(DivisionCode government, int year) => GrainAddress.Of(government, new PlanYear(year), Kind.Name, "all");

    private static ReportYear Evolve(ReportYear state, ReportYearEvent fact) => fact switch
    {
        ScopeDeclared e => new(e.Scope, state.Declared.Add(e)),
        _ => throw new JournalOutOfOrderException(state, fact),
    };

    private static Decision<ReportYearEvent> Decide(ReportYear state, ReportYearCommand command) => command switch
    {
        DeclareScope { Scope.Units.IsEmpty: true } => new Rejection("annual-report.scope-empty"),
        DeclareScope c when c.Scope.Units.DistinctBy(u => u.Unit).Count() < c.Scope.Units.Length => new Rejection("annual-report.scope-twice"),
        DeclareScope c when string.IsNullOrWhiteSpace(c.Reason) => AnnualReportRejections.ReasonMissing,
        DeclareScope c when c.Reason.Length > AnnualReportDecider.LongestReason => AnnualReportRejections.ReasonTooLong(AnnualReportDecider.LongestReason),
        DeclareScope c when state.Scope is { } scope && scope.IsSameAs(c.Scope) => Decision.Nothing,
        DeclareScope c => new ScopeDeclared(c.On, c.By, c.Scope, c.Reason.Trim()),
        _ => throw new NotSupportedException($"{command.GetType().Name} has no rule."),
    };
}

/// <summary>汇总口径: whose reports a government's total sums up. It is printed with the total.</summary>
/// <param name="Kinds">属地, 垂管 and so on, as they are named in it.</param>
/// <param name="Units">纳入汇总, with their names of the day.</param>
/// <param name="DueDay">The day by which they send their reports.</param>
public sealed record ReportScope(ImmutableArray<UnitKind> Kinds, ImmutableArray<UnitRef> Units, DateOnly DueDay)
{
    public bool IsSameAs(ReportScope other) => DueDay == other.DueDay && Kinds.SequenceEqual(other.Kinds) && Units.SequenceEqual(other.Units);

    public bool Has(UnitId unit) => Units.Any(u => u.Unit == unit);

    /// <summary>Without a declaration: the active units right below the government, those that answer to it (属地 and 双重管理; a unit of no kind counts as 属地).</summary>
    public static ReportScope Of(UnitRegister register, int year, ImmutableArray<UnitKind> kinds)
    {
        var active = register.Units.Values.Where(u => u.Active).ToList();
        var roots = active.Where(u => u.Parent is not { } parent || register.Unit(parent) is not { Active: true }).ToList();
        var below = roots is [var only] ? [.. active.Where(u => u.Parent == only.Id)] : new List<Unit>();
        return new(
            kinds,
            [.. (below.Count > 0 ? below : roots).Where(u => kinds.Contains(u.Details.Kind ?? UnitKind.Local)).Select(u => u.Ref)],
            new DateOnly(year + 1, 1, 31));
    }

    public static ImmutableArray<UnitKind> UsualKinds { get; } = [UnitKind.Local, UnitKind.Dual];
}

[JsonDerivedType(typeof(DeclareScope), "report-year.declare-scope.v1")]
public abstract record ReportYearCommand;

public sealed record DeclareScope([property: Circumstance] DateOnly On, [property: Circumstance] AccountId By, ReportScope Scope, string Reason) : ReportYearCommand;

// The quoted names are on disk for good.
[JsonDerivedType(typeof(ScopeDeclared), "report-year.scope-declared.v1")]
public abstract record ReportYearEvent;

/// <param name="Reason">Why it is as it is: the paper it rests on, or what changed.</param>
public sealed record ScopeDeclared(DateOnly On, AccountId By, ReportScope Scope, string Reason) : ReportYearEvent;
