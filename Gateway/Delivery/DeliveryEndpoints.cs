using Microsoft.AspNetCore.Http.HttpResults;
using Tracker.Gateway.Hosting;
using Tracker.Silo.Accounts;
using Tracker.Silo.Delivery;
using Tracker.Units;

namespace Tracker.Gateway.Delivery;

internal static class DeliveryEndpoints
{
    private const int MostShown = 200;

    public static RouteGroupBuilder MapDelivery(this IEndpointRouteBuilder routes)
    {
        var delivery = routes.MapGroup("/api/delivery").WithTags("通知").RequireAuthorization();
        delivery.MapGet("/", Show).WithSummary("How notices leave the house; passwords, secrets and robots' keys are not shown");
        delivery.MapPut("/general", General).WithSummary("Hour and quiet days of digests, the system's own address, hosts that may be private");
        delivery.MapPut("/mail", Mail).WithSummary("The mail server");
        delivery.MapPut("/webhooks/{name}", Hook).WithSummary("A webhook: signed JSON, or a group's robot of 企业微信 or 钉钉");
        delivery.MapDelete("/webhooks/{name}", RemoveHook).WithSummary("Forget a webhook");
        delivery.MapPost("/trial", Trial).WithSummary("Send a message of trial at once; refused with what the other side said");
        delivery.MapGet("/messages", Messages).WithSummary("The delivery log, the newest first; state=dead lists what was given up");
        delivery.MapPost("/messages/{id}/resend", Resend).WithSummary("Send again what was given up or held");
        delivery.MapPost("/messages/{id}/drop", Drop).WithSummary("It need not go out");
        delivery.MapGet("/text", Text).WithSummary("A day's notices as text for a work group, for the office");
        delivery.MapGet("/mine", Mine).WithSummary("One's own digest");
        delivery.MapPut("/mine", Choose).WithSummary("Choose one's own digest: off, working-days or every-day");
        return delivery;
    }

    public static IServiceCollection AddDeliveryServices(this IServiceCollection services) =>
        services.AddSingleton<DeliveryDesk>().AddSingleton<DigestWords>().AddSingleton<IDeliveryWords>(s => s.GetRequiredService<DigestWords>());

    private static async Task<Results<Ok<DeliveryReply>, RejectionProblem>> Show(
        HttpContext http, DeliveryDesk desk, Governments governments, CancellationToken cancel, DivisionCode? government = null)
    {
        var meant = await governments.Meant(government, http.Caller, cancel);
        return DeliveryDesk.MayOperate(http.Caller, meant) ? TypedResults.Ok(DeliveryReply.Of(await desk.Settings(meant, cancel))) : Access.Refused.AsProblem();
    }

    private static async Task<Results<NoContent, RejectionProblem>> General(
        GeneralBody body, HttpContext http, DeliveryDesk desk, Governments governments, CancellationToken cancel, DivisionCode? government = null) =>
        Said(await desk.SetGeneral(http.Caller, await governments.Meant(government, http.Caller, cancel), body, cancel));

    private static async Task<Results<NoContent, RejectionProblem>> Mail(
        MailBody body, HttpContext http, DeliveryDesk desk, Governments governments, CancellationToken cancel, DivisionCode? government = null) =>
        Said(await desk.SetMail(http.Caller, await governments.Meant(government, http.Caller, cancel), body, cancel));

    private static async Task<Results<NoContent, RejectionProblem>> Hook(
        string name, HookBody body, HttpContext http, DeliveryDesk desk, Governments governments, CancellationToken cancel, DivisionCode? government = null) =>
        Said(await desk.SetHook(http.Caller, await governments.Meant(government, http.Caller, cancel), name, body, cancel));

    private static async Task<Results<NoContent, RejectionProblem>> RemoveHook(
        string name, HttpContext http, DeliveryDesk desk, Governments governments, CancellationToken cancel, DivisionCode? government = null) =>
        Said(await desk.RemoveHook(http.Caller, await governments.Meant(government, http.Caller, cancel), name, cancel));

    private static async Task<Results<Ok<DoneReply>, RejectionProblem>> Trial(
        TrialBody body, HttpContext http, DeliveryDesk desk, Governments governments, CancellationToken cancel, DivisionCode? government = null) =>
        Told(body.Hook ?? body.To ?? "", await desk.Try(http.Caller, await governments.Meant(government, http.Caller, cancel), body.To, body.Hook, cancel));

    private static async Task<Results<Ok<IEnumerable<MessageReply>>, RejectionProblem>> Messages(
        HttpContext http, DeliveryDesk desk, Governments governments, CancellationToken cancel, string? state = null, int skip = 0, DivisionCode? government = null)
    {
        DeliveryState? one = state is null ? null : EnumNames.TryRead<DeliveryState>(state, out var read) ? read : throw new BadHttpRequestException($"state: {state}");
        var log = await desk.Log(http.Caller, await governments.Meant(government, http.Caller, cancel), one, Math.Max(skip, 0), MostShown, cancel);
        return log.Value is { } found ? TypedResults.Ok(found.Messages.Select(MessageReply.Of)) : log.Rejection!.AsProblem();
    }

    private static async Task<Results<Ok<DoneReply>, RejectionProblem>> Resend(
        string id, HttpContext http, DeliveryDesk desk, Governments governments, CancellationToken cancel, DivisionCode? government = null) =>
        Told(id, await desk.Resend(http.Caller, await governments.Meant(government, http.Caller, cancel), id, cancel));

    private static async Task<Results<Ok<DoneReply>, RejectionProblem>> Drop(
        string id, HttpContext http, DeliveryDesk desk, Governments governments, CancellationToken cancel, DivisionCode? government = null) =>
        Told(id, await desk.Drop(http.Caller, await governments.Meant(government, http.Caller, cancel), id, cancel));

    private static async Task<Results<Ok<DayText>, RejectionProblem>> Text(
        HttpContext http, DeliveryDesk desk, Governments governments, TimeProvider clock, CancellationToken cancel, DateOnly? day = null, DivisionCode? government = null)
    {
        var text = await desk.TextOf(http.Caller, await governments.Meant(government, http.Caller, cancel), day ?? clock.Today, cancel);
        return text.Value is { } found ? TypedResults.Ok(found) : text.Rejection!.AsProblem();
    }

    private static async Task<Results<Ok<ChoiceReply>, RejectionProblem>> Mine(HttpContext http, DeliveryDesk desk, AccountDirectory accounts, CancellationToken cancel)
    {
        if (await accounts.Find(http.Caller.Actor.Account, cancel) is not { } entry)
        {
            return Access.Refused.AsProblem(); // the folder's owner is no account
        }
        var choice = await desk.ChoiceOf(entry, cancel);
        return TypedResults.Ok(new ChoiceReply(EnumNames.Of(choice?.Rhythm ?? DigestRhythm.Off), choice?.Address, (await desk.Settings(entry.Government, cancel)).SendsMail));
    }

    private static async Task<Results<NoContent, RejectionProblem>> Choose(ChoiceBody body, HttpContext http, DeliveryDesk desk, AccountDirectory accounts, CancellationToken cancel) =>
        Said(await accounts.Find(http.Caller.Actor.Account, cancel) is { } entry ? await desk.Choose(entry, body.Address, body.Digest, cancel) : Access.Refused);

    private static Results<Ok<DoneReply>, RejectionProblem> Told(string what, Tracker.Deciding.Rejection? refused) => refused is null ? TypedResults.Ok(new DoneReply(what)) : refused.AsProblem();

    private static Results<NoContent, RejectionProblem> Said(Tracker.Deciding.Rejection? refused) => refused is null ? TypedResults.NoContent() : refused.AsProblem();
}
