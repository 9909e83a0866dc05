using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Inbox;
using Tracker.Units;

namespace Tracker.Gateway.Restoring;

internal static class RestoreEndpoints
{
    public static RouteGroupBuilder MapRestore(this IEndpointRouteBuilder routes)
    {
        var restore = routes.MapGroup("/api/restore").WithTags("恢复备份").RequireAuthorization();
        restore.MapGet("/", Show).WithSummary("The last restore from a backup, and what is held since");
        restore.MapPost("/", Declare).WithSummary("Declare that the data were restored from a backup: what fell due since is recorded and held");
        restore.MapPost("/send", Send).WithSummary("Let held notices out: those named, or all");
        restore.MapPost("/drop", Drop).WithSummary("Tell held notices to nobody: those named, or all");
        return restore;
    }

    public static IServiceCollection AddRestoreServices(this IServiceCollection services) => services.AddSingleton<HeldDesk>();

    private static async Task<Results<Ok<RestoreReply>, RejectionProblem>> Show(
        HttpContext http, HeldDesk desk, Governments governments, CancellationToken cancel, DivisionCode? government = null)
    {
        var (view, refused) = await desk.Show(http.Caller, await governments.Meant(government, http.Caller, cancel), cancel);
        return view is null ? refused!.AsProblem() : TypedResults.Ok(RestoreReply.Of(view));
    }

    private static async Task<Results<Ok<RestoreReply>, RejectionProblem>> Declare(
        DeclareBody body, Errand errand, HeldDesk desk, Governments governments, CancellationToken cancel)
    {
        var meant = await governments.Meant(body.Government, errand.Who, cancel);
        return await After(await desk.Declare(errand, meant, body.Reason, cancel), errand, meant, desk, cancel);
    }

    private static async Task<Results<Ok<RestoreReply>, RejectionProblem>> Send(
        HeldBody body, Errand errand, HeldDesk desk, Governments governments, CancellationToken cancel)
    {
        var meant = await governments.Meant(body.Government, errand.Who, cancel);
        return await After(await desk.Send(errand, meant, body.All ? null : body.Ids ?? [], body.Reason, cancel), errand, meant, desk, cancel);
    }

    private static async Task<Results<Ok<RestoreReply>, RejectionProblem>> Drop(
        HeldBody body, Errand errand, HeldDesk desk, Governments governments, CancellationToken cancel)
    {
        var meant = await governments.Meant(body.Government, errand.Who, cancel);
        return await After(await desk.Drop(errand, meant, body.All ? null : body.Ids ?? [], body.Reason, cancel), errand, meant, desk, cancel);
    }

    /// <summary>How it stands then.</summary>
    private static async Task<Results<Ok<RestoreReply>, RejectionProblem>> After(Rejection? refused, Errand errand, DivisionCode government, HeldDesk desk, CancellationToken cancel)
    {
        if (refused is not null)
        {
            return refused.AsProblem();
        }
        var (view, notShown) = await desk.Show(errand.Who, government, cancel);
        return view is null ? notShown!.AsProblem() : TypedResults.Ok(RestoreReply.Of(view));
    }
}

internal sealed record DeclareBody(string Reason, DivisionCode? Government = null);

/// <param name="Ids">As <c>GET /api/restore</c> gives them.</param>
internal sealed record HeldBody(string Reason, bool All = false, ImmutableArray<string>? Ids = null, DivisionCode? Government = null);

/// <param name="Epoch">How often the data were restored; 0: never.</param>
/// <param name="Settled">What had fallen due is recorded.</param>
internal sealed record RestoreReply(int Epoch, bool Settled, DateOnly? OpenedOn, string Reason, ImmutableArray<NoticeReply> Held)
{
    public static RestoreReply Of(HeldView view) => new(view.Epoch.Number, view.Epoch.Settled, view.Epoch.OpenedOn, view.Epoch.Reason, [.. view.Held.Select(NoticeReply.Of)]);
}
