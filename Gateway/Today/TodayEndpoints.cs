using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Inbox;
using Tracker.Gateway.LookBack;
using Tracker.Gateway.Returns;
using Tracker.Units;

namespace Tracker.Gateway.Today;

internal static class TodayEndpoints
{
    public static IEndpointRouteBuilder MapToday(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/today", Get).WithTags("今日待办").RequireAuthorization()
            .WithSummary("What waits for the caller today (今日待办): for the office, for the units that the account serves, or for both");
        return routes;
    }

    public static IServiceCollection AddTodayServices(this IServiceCollection services) => services.AddSingleton<TodayReading>();

    private static async Task<Results<Ok<TodayReply>, RejectionProblem>> Get(
        HttpContext http, TodayReading reading, InboxDesk inbox, Governments governments, TimeProvider clock, CancellationToken cancel, DivisionCode? government = null)
    {
        var meant = await governments.Meant(government, http.Caller, cancel);
        return TodayReading.IsFor(http.Caller, meant)
            ? TypedResults.Ok(new TodayReply(
                clock.Today,
                await reading.Office(http.Caller, meant, cancel) is { } office ? OfficeReply.Of(office) : null,
                await reading.Unit(http.Caller, meant, cancel) is { } unit ? UnitReply.Of(http.Caller, unit) : null,
                await inbox.Unread(http.Caller, meant, cancel) ?? 0))
            : Access.Refused.AsProblem();
    }
}

/// <param name="Office">Absent: the caller is not the office.</param>
/// <param name="Unit">Absent: the account serves no unit.</param>
/// <param name="Unread">消息 that were not read.</param>
internal sealed record TodayReply(DateOnly Day, OfficeReply? Office, UnitReply? Unit, int Unread);

/// <param name="Waiting">By kind, such as <c>closures</c>; a row may stand under several.</param>
internal sealed record OfficeReply(
    ImmutableArray<TodayListReply> Waiting, ImmutableArray<MissingReply> Periods, ImmutableArray<UnansweredReply> Requests, ImmutableArray<ProgressReply> Plans)
{
    public static OfficeReply Of(OfficeDay day) => new(
        [.. TodayKinds.ToReview.Concat(TodayKinds.ToWatch).Select(kind => TodayListReply.Of(kind, day.Of(kind)))],
        [.. day.Periods.Select(p => new MissingReply(
            p.Period.Address, p.Period.DueDay, [.. p.Missing.Select(m => m.Name)], p.ToChase.IsEmpty ? null : UrgingWords.Of(p.Period, p.ToChase, day.Today),
            day.Urged.About(p.Period.Address) is { IsEmpty: false } urged ? new UrgedReply(urged.Length, urged.Max(f => f.IssuedOn)) : null,
            [.. p.Partial.Select(u => new PartialReply(u.Name, u.Sent!.Filed, u.Asked.Counted))]))],
        [.. day.Requests.Select(r => new UnansweredReply(r.Request, r.Title, r.DueDay, r.Units - r.Answered))],
        [.. day.Plans.Select(p => new ProgressReply(p.Plan.Plan, p.Plan.Title, p.Tally.Whole, p.Tally.Closed, p.Tally.Overdue))]);
}

/// <param name="Leading">Points that the unit leads: what all units report on them it reads, chases and sums up.</param>
internal sealed record UnitReply(
    ImmutableArray<TodayListReply> Waiting, ImmutableArray<SheetDueReply> Sheets, ImmutableArray<AskedReply> Requests, ImmutableArray<LeadingReply> Leading,
    ImmutableArray<LookBackAskReply> LookBack)
{
    public static UnitReply Of(Caller caller, UnitDay day) => new(
        [.. TodayKinds.OfUnit.Select(kind => TodayListReply.Of(kind, day.Of(kind)))],
        [.. day.Sheets.Select(s => new SheetDueReply(s.Period.Address, s.Unit, s.Period.DueDay, s.Rows, s.Sent is not null))],
        [.. day.Requests.Select(r => new AskedReply(r.Request, r.Unit, r.Title, r.DueDay))],
        [.. day.Leading.Select(l => new LeadingReply(l.Assignment.Parent!.Value, l.PointNumber, l.Title))],
        [.. day.LookBack.Select(r => new LookBackAskReply(r.Asks(caller), r.Line.Check, r.Line.PointNumber, r.Line.PointTitle, r.Problem?.RectifyBy))]);
}

/// <param name="RectifyBy">整改时限; absent: there is no problem.</param>
internal sealed record LookBackAskReply(LookBackAsk Asks, GrainAddress Check, string Point, string Title, DateOnly? RectifyBy);

internal sealed record LeadingReply(GrainAddress WorkPoint, string Point, string Title);

internal sealed record TodayListReply(TodayKind Kind, int Count, ImmutableArray<WaitingReply> Rows)
{
    public static TodayListReply Of(TodayKind kind, ImmutableArray<WaitingLine> lines) => new(
        kind, lines.Length, [.. lines.Select(l => new WaitingReply(l.Line.Assignment, l.Line.PointNumber, l.Line.Title, l.UnitName, l.Line.Role, l.Line.Status, l.Line.DueDay))]);
}

internal sealed record WaitingReply(GrainAddress Assignment, string Point, string Title, string Unit, Role Role, AssignmentStatus Status, DateOnly? DueDay);

/// <param name="Text">To be copied into the group (催报); absent: nobody is missing.</param>
/// <param name="Urged">Absent: nobody was chased.</param>
internal sealed record MissingReply(GrainAddress Period, DateOnly DueDay, ImmutableArray<string> Missing, string? Text, UrgedReply? Urged, ImmutableArray<PartialReply> Partial);

/// <summary>部分已报.</summary>
/// <param name="Filed">Rows that came, of so many that count.</param>
internal sealed record PartialReply(string Unit, int Filed, int Counted);

/// <summary>已催N次.</summary>
internal sealed record UrgedReply(int Times, DateOnly Last);

internal sealed record UnansweredReply(GrainAddress Request, string Title, DateOnly DueDay, int Units);

/// <param name="Assignments">Those that count, without what was added in midyear.</param>
internal sealed record ProgressReply(GrainAddress Plan, string Title, int Assignments, int Closed, int Overdue);

internal sealed record SheetDueReply(GrainAddress Period, UnitId UnitId, DateOnly DueDay, int Rows, bool Returned);

internal sealed record AskedReply(GrainAddress Request, UnitId UnitId, string Title, DateOnly DueDay);
