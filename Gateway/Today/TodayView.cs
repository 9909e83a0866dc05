using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Gateway.Ledger;
using Tracker.Gateway.LookBack;
using Tracker.Gateway.Returns;
using Tracker.Gateway.Supervision;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.Today;

/// <summary>The office's day.</summary>
/// <param name="Lines">Every open row.</param>
/// <param name="Periods">Periods that take sheets, with who is missing.</param>
/// <param name="Requests">临时报送 that somebody has still to answer.</param>
/// <param name="Plans">Without what was added in midyear.</param>
public sealed record OfficeDay(
    ImmutableArray<WaitingLine> Lines, ImmutableArray<PeriodDay> Periods, ImmutableArray<RequestLine> Requests, ImmutableArray<PlanDay> Plans, DateOnly Today)
{
    public ImmutableArray<WaitingLine> Of(TodayKind kind) => WaitingLine.Of(Lines, kind, Today);

    /// <summary>What falls due on a point on one day stands together: many units, one thing to chase.</summary>
    public IReadOnlyList<DueGroup> ByPoint(IEnumerable<TodayKind> kinds) =>
    [
        .. kinds.SelectMany(kind => Of(kind).GroupBy(l => (l.Line.Assignment.Parent, l.Line.DueDay)).Select(g => new DueGroup(kind, g.First().Line, [.. g.Select(l => l.UnitName)], Urged.Said(g.Select(l => l.Line.Assignment), "个单位")))),
    ];

    /// <summary>How often units were chased about periods and duties.</summary>
    public required Urgings Urged { get; init; }

    public int Missing => Periods.Sum(p => p.Missing.Length);

    public int Unanswered => Requests.Sum(r => r.Units - r.Answered);
}

/// <summary>A unit's day.</summary>
/// <param name="Sheets">本期填报 that is to be sent, or sent again.</param>
public sealed record UnitDay(ImmutableArray<WaitingLine> Lines, ImmutableArray<SheetDay> Sheets, ImmutableArray<AnswerLine> Requests, DateOnly Today)
{
    /// <summary>Duties that wait for their whole sheet to be sent again: the sheet is to do, not each of them.</summary>
    public ImmutableHashSet<GrainAddress> BackWithSheet { get; init; } = [];

    /// <summary>Periods that take sheets.</summary>
    public ImmutableArray<PeriodLine> Periods { get; init; } = [];

    /// <summary>Points that the unit leads and sums up: one row each.</summary>
    public IEnumerable<OpenLine> Leading => Lines.Select(l => l.Line).Where(l => l.Role is Role.Lead).DistinctBy(l => l.Assignment.Parent);

    public ImmutableArray<WaitingLine> Of(TodayKind kind) => WaitingLine.Of(Lines, kind, Today);

    /// <summary>Each row once, under the most urgent of what it needs; 建账 is asked of so many at once that it stands as one number.</summary>
    public IReadOnlyList<(TodayKind Kind, WaitingLine Line)> ToDo =>
    [
        .. TodayKinds.OfUnit.Where(kind => kind != TodayKind.SetUpMissing)
            .SelectMany(kind => Of(kind).Where(line => kind != TodayKind.Returned || !BackWithSheet.Contains(line.Line.Assignment)).Select(line => (Kind: kind, Line: line))).DistinctBy(todo => todo.Line.Line.Assignment),
    ];

    /// <summary>回头看: what is to be put right, assessed or verified.</summary>
    public ImmutableArray<CheckRow> LookBack { get; init; } = [];

    /// <summary>督办文书 to be answered: 核实反馈 of a draft, 整改反馈 of one that was issued.</summary>
    public ImmutableArray<(PaperLine Paper, PaperUnit Unit)> Papers { get; init; } = [];

    public bool IsFree => LookBack.IsEmpty && Papers.IsEmpty && ToDo.Count == 0 && Of(TodayKind.SetUpMissing).IsEmpty && Sheets.IsEmpty && Requests.IsEmpty;
}

public sealed record WaitingLine(OpenLine Line, string UnitName)
{
    public string Link => $"/assignments/{Line.Assignment.RouteForm}";

    /// <summary>Each year has a first point: then a number alone names none.</summary>
    public static bool OfSeveralYears(ImmutableArray<WaitingLine> lines) => lines.Select(l => l.Line.Assignment.Year).Distinct().Skip(1).Any();

    /// <summary>Where it is done.</summary>
    public string LinkFor(TodayKind kind) => kind is TodayKind.Extensions ? $"{Link}/limits" : Link;

    public static ImmutableArray<WaitingLine> Of(ImmutableArray<WaitingLine> lines, TodayKind kind, DateOnly today)
    {
        var found = lines.Where(l => kind.Means(l.Line, today));
        return [.. kind is TodayKind.Late or TodayKind.Soon ? found.OrderBy(l => l.Line.DueDay) : found];
    }
}

public sealed record PeriodDay(PeriodLine Period, ImmutableArray<UnitStanding> Units)
{
    public ImmutableArray<UnitStanding> Missing => [.. Units.Where(u => u.IsMissing)];

    /// <summary>部分已报.</summary>
    public ImmutableArray<UnitStanding> Partial => [.. Units.Where(u => u.IsPartial)];

    public ImmutableArray<UnitStanding> ToChase => [.. Missing, .. Partial];

    public int Asked => Units.Count(u => u.Asked.Counted > 0 || u.Sent is not null);
}

/// <param name="Sent">Null: nothing came; else it was returned.</param>
/// <param name="HandedInBy">It waits for the unit's own approval (待审签), by another than this account; null: it doesn't.</param>
public sealed record SheetDay(PeriodLine Period, UnitId Unit, int Rows, ReturnLine? Sent, AccountId? HandedInBy)
{
    public bool HandedIn => HandedInBy is not null;
}

/// <param name="Tally">Of the document; what was added in midyear is counted apart.</param>
public sealed record PlanDay(PlanLine Plan, Tally Tally, Tally Added);

/// <param name="Line">One of the rows.</param>
/// <param name="Urged">已催2次…; null: nobody was chased.</param>
public sealed record DueGroup(TodayKind Kind, OpenLine Line, ImmutableArray<string> Units, string? Urged)
{
    public int Count => Units.Length;

    public string Link => $"/plans/{Line.Plan.RouteForm}/ledger?role=counted&point={Line.PointNumber}&due={Hosting.EnumNames.Of(Kind)}#rows-caption";
}
