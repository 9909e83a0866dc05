using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Gateway.Assignments;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Tables;
using Tracker.Ledger;
using Tracker.Plans;
using Tracker.Silo.Ledger;

namespace Tracker.Gateway.Ledger;

internal static class LedgerEndpoints
{
    private const int LargestPage = 1_000;

    public static RouteGroupBuilder MapLedger(this IEndpointRouteBuilder routes)
    {
        var ledger = routes.MapGroup("/api/plans/{plan}/ledger").WithTags("台账").RequireAuthorization();
        ledger.MapGet("/", Rows).WithSummary("Rows of a plan's ledger (台账), as they stand or stood at the end of a day");
        ledger.MapGet("/cells", Cells).WithSummary("The counters that every roll-up is a sum of");
        ledger.MapGet("/file.{format}", Download).WithSummary("The ledger as xlsx, docx, csv or json");
        ledger.MapGet("/work.{format}", DownloadWork).WithSummary("The full ledger (工作台账) with an office's own columns, as xlsx, docx, csv or json");
        ledger.MapGet("/groups", Groups).WithSummary("The ledger summed up by point, section, lead, unit or region");
        ledger.MapGet("/groups.{format}", DownloadGroups).WithSummary("The same as xlsx, docx, csv or json");
        return ledger;
    }

    public static IServiceCollection AddLedgerServices(this IServiceCollection services) =>
        services.AddSingleton<LedgerReading>().AddSingleton<GroupReading>().AddSingleton<SheetReading>().AddSingleton<LedgerExport>().AddSingleton<WorkLedger>().AddSingleton<ColumnTemplates>().AddSingleton<SavedViews>();

    private static async Task<Results<Ok<LedgerPage>, RejectionProblem>> Rows(
        string plan, [AsParameters] LedgerQuery query, HttpContext http, LedgerReading reading, TimeProvider clock, CancellationToken cancel)
    {
        var (line, refused) = await PlanOf(plan, http, reading, Deed.ReadLedger, cancel);
        if (line is null)
        {
            return refused!.AsProblem();
        }
        var size = Math.Clamp(query.Size ?? 100, 1, LargestPage);
        var skip = (Math.Max(query.Page ?? 1, 1) - 1L) * size;
        var rows = ImmutableArray.CreateBuilder<AssignmentView>();
        var total = 0;
        await foreach (var row in reading.Rows(http.Caller, line.Plan, query.Filter(clock.Today), cancel: cancel))
        {
            if (total >= skip && rows.Count < size)
            {
                rows.Add(AssignmentView.Of(row));
            }
            total++;
        }
        return TypedResults.Ok(new LedgerPage(line.Plan, total, Math.Max(query.Page ?? 1, 1), size, rows.DrainToImmutable()));
    }

    private static async Task<Results<Ok<LedgerCells>, RejectionProblem>> Cells(
        string plan, HttpContext http, LedgerReading reading, TimeProvider clock, CancellationToken cancel, DateOnly? asOf = null)
    {
        var (line, refused) = await PlanOf(plan, http, reading, Deed.ReadLedger, cancel);
        return line is null ? refused!.AsProblem()
            : TypedResults.Ok(LedgerCells.Of(line.Plan, asOf ?? clock.Today, await reading.Cells(http.Caller, line.Plan, asOf, cancel)));
    }

    private static async Task<Results<TableDownload, RejectionProblem>> Download(
        string plan, string format, [AsParameters] LedgerQuery query, HttpContext http, LedgerExport export, TimeProvider clock, CancellationToken cancel)
    {
        if (TableFormat.For(format) is not { } known)
        {
            return new Rejection("file.format-unknown", format).AsProblem();
        }
        if (Ids.Address(plan, Plan.Kind.Name) is not { } address)
        {
            return new Rejection("plan.unknown").AsProblem();
        }
        var (file, refused) = await export.Of(http.Caller, address, query.Filter(clock.Today), known, cancel);
        return file is null ? refused!.AsProblem() : new TableDownload(known, file.Name, file.Table);
    }

    private static async Task<Results<TableDownload, RejectionProblem>> DownloadWork(
        string plan, string format, [AsParameters] LedgerQuery query, HttpContext http, WorkLedger work, ColumnTemplates templates, TimeProvider clock, CancellationToken cancel, string? template = null)
    {
        if (TableFormat.For(format) is not { } known)
        {
            return new Rejection("file.format-unknown", format).AsProblem();
        }
        if (Ids.Address(plan, Plan.Kind.Name) is not { } address)
        {
            return new Rejection("plan.unknown").AsProblem();
        }
        var (columns, unknown) = await templates.Find(address.Government, template, cancel);
        if (columns is null)
        {
            return unknown!.AsProblem();
        }
        var (file, refused) = await work.Of(http.Caller, address, query.Filter(clock.Today), columns, cancel);
        return file is null ? refused!.AsProblem() : new TableDownload(known, file.Name, file.Table);
    }

    private static async Task<Results<GroupsAnswer, RejectionProblem>> Groups(
        string plan, HttpContext http, GroupReading reading, CancellationToken cancel, string? by = null, DateOnly? asOf = null)
    {
        if (Ids.Address(plan, Plan.Kind.Name) is not { } address)
        {
            return new Rejection("plan.unknown").AsProblem();
        }
        var (groups, refused) = await reading.Of(http.Caller, address, ByOf(by), asOf, cancel);
        return groups is null ? refused!.AsProblem() : new GroupsAnswer(groups);
    }

    private static async Task<Results<TableDownload, RejectionProblem>> DownloadGroups(
        string plan, string format, HttpContext http, GroupReading reading, CancellationToken cancel, string? by = null, DateOnly? asOf = null)
    {
        if (TableFormat.For(format) is not { } known)
        {
            return new Rejection("file.format-unknown", format).AsProblem();
        }
        if (Ids.Address(plan, Plan.Kind.Name) is not { } address)
        {
            return new Rejection("plan.unknown").AsProblem();
        }
        var (file, refused) = await reading.File(http.Caller, address, ByOf(by), asOf, cancel);
        return file is null ? refused!.AsProblem() : new TableDownload(known, file.Name, file.Table);
    }

    private static GroupBy ByOf(string? text) =>
        text is null ? GroupBy.Unit : EnumNames.TryRead<GroupBy>(text, out var by) ? by : throw new BadHttpRequestException($"by: {text}");

    private static async ValueTask<Outcome<PlanLine>> PlanOf(string plan, HttpContext http, LedgerReading reading, Deed deed, CancellationToken cancel) =>
        Ids.Address(plan, Plan.Kind.Name) is { } address ? await reading.Plan(http.Caller, address, deed, cancel) : new Rejection("plan.unknown");
}

internal sealed class LedgerQuery
{
    /// <summary>The rows as they stood at the end of this day, China's time.</summary>
    public DateOnly? AsOf { get; set; }

    /// <summary>Such as <c>underway</c>.</summary>
    public string? Status { get; set; }

    /// <summary><c>lead</c>, <c>responsible</c>, <c>cooperating</c>, or <c>counted</c>: the first two.</summary>
    public string? Role { get; set; }

    /// <summary>A unit's number.</summary>
    public string? Unit { get; set; }

    /// <summary>A section's place in the document, or <c>document</c>: without what was added in midyear.</summary>
    public string? Section { get; set; }

    /// <summary>True: only what is past its fixed day, today or on the day of <see cref="AsOf"/>; the same as <see cref="Due"/> <c>late</c>.</summary>
    public bool? Overdue { get; set; }

    /// <summary><c>late</c>, <c>soon</c> (within 15 days), <c>dated</c> or <c>none</c>.</summary>
    public string? Due { get; set; }

    /// <summary><c>none</c>: only what was never reported on.</summary>
    public string? Reports { get; set; }

    /// <summary>A point's number.</summary>
    public string? Point { get; set; }

    /// <summary>Numbers of all units that lead a point, joined by <c>-</c>; or <c>none</c>.</summary>
    public string? Lead { get; set; }

    /// <summary>A division code, or <c>own</c>.</summary>
    public string? Region { get; set; }

    /// <summary>Words that stand in title, unit, last report or set-up, parted by blanks.</summary>
    public string? Text { get; set; }

    /// <summary>The same, as pages call it.</summary>
    public string? Q { get; set; }

    /// <summary><c>unit</c>, <c>status</c>, <c>due</c>, <c>report</c>, or one of them with <c>-</c> before it for the other way round.</summary>
    public string? Sort { get; set; }

    /// <summary>From 1.</summary>
    public int? Page { get; set; }

    /// <summary>Rows a page, 100 unless told, 1,000 at most.</summary>
    public int? Size { get; set; }

    public LedgerFilter Filter(DateOnly today)
    {
        var (filter, unread) = LedgerFilter.Read(Field, AsOf, today);
        return unread is null ? filter : throw new BadHttpRequestException(unread);
    }

    private string? Field(string name) => (name switch
    {
        "q" => Text ?? Q,
        "unit" => Unit,
        "section" => Section,
        "role" => Role,
        "status" => Status,
        "due" => Due ?? (Overdue is true ? "late" : null),
        "reports" => Reports,
        "point" => Point,
        "lead" => Lead,
        "region" => Region,
        "sort" => Sort,
        _ => null,
    }) is { Length: > 0 } said ? said : null;
}

/// <param name="Total">Rows that fit the filter, on all pages.</param>
internal sealed record LedgerPage(GrainAddress Plan, int Total, int Page, int Size, ImmutableArray<AssignmentView> Rows);

/// <param name="Day">The day that overdue is counted on.</param>
internal sealed record LedgerCells(GrainAddress Plan, DateOnly Day, int Assignments, int Closed, int Overdue, ImmutableArray<LedgerCell> Cells)
{
    public static LedgerCells Of(GrainAddress plan, DateOnly day, ImmutableArray<LedgerCell> cells) => new(
        plan,
        day,
        cells.Sum(c => c.Count),
        cells.Where(c => c.Status.IsDone).Sum(c => c.Count),
        cells.Where(c => c.OverdueOn(day)).Sum(c => c.Count),
        cells);
}

/// <param name="At">Where several processes share a database: the moment that the numbers are of, at most two seconds ago. Null: they are of now.</param>
/// <param name="Whole">What all groups add up to; without what was added in midyear.</param>
internal sealed record GroupsReply(GrainAddress Plan, GroupBy By, DateTimeOffset? At, GroupReply Whole, ImmutableArray<GroupReply> Groups)
{
    public static GroupsReply Of(GrainAddress plan, LedgerGroups groups, DateTimeOffset? at) =>
        new(plan, groups.By, at, GroupReply.Of(new LedgerGroup("", "", groups.Whole)), [.. groups.Groups.Select(GroupReply.Of)]);
}

/// <param name="Key">As the rows' filter of the same name takes it.</param>
internal sealed record GroupReply(
    string Key, string Name, int Assignments, int Leads, int Closed, int ClosureReported, int Underway, int Returned, int Unacknowledged, int Overdue, int Silent, int Cooperating)
{
    public static GroupReply Of(LedgerGroup g) => new(
        g.Key, g.Name, g.Tally.Whole, g.Tally.Leads, g.Tally.Closed, g.Tally.ClosureReported, g.Tally.Underway, g.Tally.Returned, g.Tally.Unacknowledged, g.Tally.Overdue, g.Tally.Silent, g.Tally.Cooperating);
}
