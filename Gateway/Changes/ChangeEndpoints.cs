using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Shared;
using Tracker.Gateway.Tables;
using Tracker.Plans;
using Tracker.Units;

namespace Tracker.Gateway.Changes;

internal static class ChangeEndpoints
{
    public static RouteGroupBuilder MapChanges(this IEndpointRouteBuilder routes)
    {
        var changes = routes.MapGroup("/api/plans/{plan}/changes").WithTags("台账").RequireAuthorization();
        changes.MapGet("", List).WithSummary("What changed between two days, by whom: by post and unit, never a person's name");
        changes.MapGet("/file.{format}", Download).WithSummary("The same as xlsx, docx, csv or json");
        return changes;
    }

    public static IServiceCollection AddChangeServices(this IServiceCollection services) => services.AddSingleton<ChangeReading>();

    private static async Task<Results<Ok<ChangesReply>, RejectionProblem>> List(
        string plan, [AsParameters] ChangesQuery query, HttpContext http, ChangeReading reading, TimeProvider clock, CancellationToken cancel)
    {
        if (Ids.Address(plan, Plan.Kind.Name) is not { } address)
        {
            return new Rejection("plan.unknown").AsProblem();
        }
        var (list, refused) = await reading.Of(http.Caller, address, query.Asked(clock.Today), cancel);
        return list is null ? refused!.AsProblem()
            : TypedResults.Ok(new ChangesReply(address, list.Asked.From, list.Asked.To, [.. list.Changes.Select(ChangeReply.Of)]));
    }

    private static async Task<Results<TableDownload, RejectionProblem>> Download(
        string plan, string format, [AsParameters] ChangesQuery query, HttpContext http, ChangeReading reading, TimeProvider clock, CancellationToken cancel)
    {
        if (TableFormat.For(format) is not { } known)
        {
            return new Rejection("file.format-unknown", format).AsProblem();
        }
        if (Ids.Address(plan, Plan.Kind.Name) is not { } address || AccessTable.Of(http.Caller, Deed.Export) == Reach.Nothing)
        {
            return new Rejection("plan.unknown").AsProblem();
        }
        var (list, refused) = await reading.Of(http.Caller, address, query.Asked(clock.Today), cancel);
        return list is null ? refused!.AsProblem() : new TableDownload(known, list.Name, Sheet(list));
    }

    private static Table Sheet(ChangeList list) => Table.Of(
        new TableSheet(
            "变化",
            [
                new("at", "时间", CellKind.Text, 18), new("point", "要点", CellKind.Text, 8), new("title", "标题", CellKind.Text, 36), new("unit", "单位", CellKind.Text, 22),
                new("kind", "类别", CellKind.Text, 14), new("what", "变化", CellKind.Text, 16), new("words", "内容或理由", CellKind.Text, 50), new("by", "由谁", CellKind.Text, 30),
            ],
            list.Name),
        list.Changes,
        (c, row) => row
            .Text(Words.Moment(c.At))
            .Text(c.Point is { } number ? Words.PointNumber(number) : null)
            .Text(c.Title)
            .Text(c.UnitName)
            .Text(ChangeWords.Of(c.Kind))
            .Text(c.What)
            .Text(c.Words)
            .Text(c.By));
}

internal sealed class ChangesQuery
{
    /// <summary>The first day; absent: six days before the last.</summary>
    public DateOnly? From { get; set; }

    /// <summary>The last day; absent: today.</summary>
    public DateOnly? To { get; set; }

    /// <summary>A unit's number.</summary>
    public string? Unit { get; set; }

    /// <summary>A point's number.</summary>
    public string? Point { get; set; }

    /// <summary><c>status</c>, <c>report</c>, <c>return</c>, <c>set-up</c>, <c>adjustment</c>, <c>day</c> or <c>rules</c>.</summary>
    public string? Kind { get; set; }

    public ChangeQuery Asked(DateOnly today) => ChangeQuery.Between(From, To, today) with
    {
        Unit = string.IsNullOrEmpty(Unit) ? null : Ids.TryRead<UnitId>(Unit, out var unit) ? unit : throw new BadHttpRequestException($"unit: {Unit}"),
        Point = string.IsNullOrEmpty(Point) ? null : Point,
        Kind = string.IsNullOrEmpty(Kind) ? null : EnumNames.TryRead<ChangeKind>(Kind, out var kind) ? kind : throw new BadHttpRequestException($"kind: {Kind}"),
    };
}

internal sealed record ChangesReply(GrainAddress Plan, DateOnly From, DateOnly To, ImmutableArray<ChangeReply> Changes);

/// <param name="Point">Absent: it concerns a period or the rules.</param>
/// <param name="By">Post and unit.</param>
internal sealed record ChangeReply(
    DateTimeOffset At, string? Point, string Title, UnitId? UnitId, string? Unit, ChangeKind Kind, string What, string? Words, string By, GrainAddress Address)
{
    public static ChangeReply Of(Change c) => new(c.At, c.Point, c.Title, c.Unit, c.UnitName, c.Kind, c.What, c.Words, c.By, c.Address);
}
