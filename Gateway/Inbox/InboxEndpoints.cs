using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Units;

namespace Tracker.Gateway.Inbox;

internal static class InboxEndpoints
{
    private const int MostShown = 200;

    public static RouteGroupBuilder MapInbox(this IEndpointRouteBuilder routes)
    {
        var inbox = routes.MapGroup("/api/inbox").WithTags("消息").RequireAuthorization();
        inbox.MapGet("/", Get).WithSummary("What was told to the caller's units, to the office where the caller is one, to the administrators likewise; unread first");
        inbox.MapPost("/read", Mark).WithSummary("Mark notices as read: those named, or all");
        return inbox;
    }

    public static IServiceCollection AddInboxServices(this IServiceCollection services) => services.AddSingleton<InboxDesk>();

    private static async Task<Results<Ok<InboxReply>, RejectionProblem>> Get(
        HttpContext http, InboxDesk desk, Governments governments, CancellationToken cancel, string? kind = null, bool unread = false, int skip = 0, DivisionCode? government = null) =>
        await desk.Of(http.Caller, await governments.Meant(government, http.Caller, cancel), kind, unread, Math.Max(skip, 0), MostShown, cancel) is { } view
            ? TypedResults.Ok(InboxReply.Of(view)) : Access.Refused.AsProblem();

    private static async Task<Ok<MarkedReply>> Mark(
        MarkBody body, HttpContext http, InboxDesk desk, Governments governments, CancellationToken cancel, DivisionCode? government = null)
    {
        var meant = await governments.Meant(government, http.Caller, cancel);
        return TypedResults.Ok(new MarkedReply(
            body.All ? await desk.MarkAll(http.Caller, meant, cancel) : await desk.Mark(http.Caller, meant, body.Ids ?? [], cancel)));
    }
}

/// <param name="Ids">As <c>GET /api/inbox</c> gives them.</param>
internal sealed record MarkBody(bool All = false, ImmutableArray<string>? Ids = null);

/// <param name="Marked">How many there were.</param>
internal sealed record MarkedReply(int Marked);

/// <param name="All">All that there are, read ones too.</param>
internal sealed record InboxReply(int Unread, int All, ImmutableArray<NoticeReply> Items)
{
    public static InboxReply Of(InboxView view) => new(view.Unread, view.All, [.. view.Items.Select(NoticeReply.Of)]);
}

/// <param name="To">A unit's number, <c>office</c> or <c>administrators</c>.</param>
/// <param name="About">The address of what it is about.</param>
/// <param name="Link">A page; absent: there is none.</param>
internal sealed record NoticeReply(string Id, string Kind, string To, GrainAddress About, DateOnly Day, string What, string? Unit, string Text, string? Link, bool Read)
{
    public static NoticeReply Of(InboxEntry entry) => new(
        entry.Item.Id, entry.Item.Kind, entry.Item.Desk.ToString(), entry.Item.About, entry.Item.Day, NoticeWords.Of(entry.Item.Kind), entry.Subject.UnitName, entry.Text, entry.Subject.Link, entry.Item.Read);
}
