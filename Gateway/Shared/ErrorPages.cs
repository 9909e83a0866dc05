using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Silo.Journal;

namespace Tracker.Gateway.Shared;

/// <summary>Answers for people: what goes wrong outside <c>/api</c> ends on a page in Chinese, with a code and never with a stack trace.</summary>
internal static class ErrorPages
{
    private static readonly PathString[] ForPrograms = ["/api", "/openapi", "/health", "/metrics"];

    public static IApplicationBuilder UseErrorPages(this IApplicationBuilder app) => app.UseWhen(
        context => !ForPrograms.Any(path => context.Request.Path.StartsWithSegments(path)),
        pages => pages
            .UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = Show, StatusCodeSelector = StatusOf })
            .Use(ShowRefusals));

    /// <summary>A refusal without words gets a page. Pages refuse a form they did not make with a type and no words, which the framework's own middleware leaves alone.</summary>
    private static async Task ShowRefusals(HttpContext context, RequestDelegate next)
    {
        await next(context);
        var answer = context.Response;
        if (answer.HasStarted || answer.StatusCode < 400 || answer.ContentLength > 0)
        {
            return;
        }
        answer.ContentLength = null;
        if (answer.StatusCode == StatusCodes.Status400BadRequest
            && context.Features.Get<SignedIn>() is { Caller.Actor.Account: var account }
            && await KeptForms.Read(context) is { Count: > 0 } typed)
        {
            // The form was made for another session: the same page takes the words back into a form of this one.
            var kept = context.RequestServices.GetRequiredService<KeptForms>();
            answer.Redirect(kept.Keep(account, $"{context.Request.Path}", typed));
            return;
        }
        await Show(context);
    }

    private static async Task Show(HttpContext context)
    {
        var status = context.Response.StatusCode; // the renderer would set its own
        var error = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        var page = new RazorComponentResult<ErrorDocument>(new { Status = status, Error = error }) { StatusCode = status };

        context.Response.Headers.Remove("blazor-enhanced-nav"); // of the page that refused; a second one would break this

        // A page that broke half way has used up its request's services: some can be begun only once.
        var used = context.RequestServices;
        await using var fresh = used.CreateAsyncScope();
        context.RequestServices = fresh.ServiceProvider;
        try
        {
            await page.ExecuteAsync(context);
        }
        finally
        {
            context.RequestServices = used;
        }
    }

    private static int StatusOf(Exception error) => error switch
    {
        _ when StoreFault.In(error) is not null => StatusCodes.Status503ServiceUnavailable,
        BadHttpRequestException bad => bad.StatusCode,
        _ => StatusCodes.Status500InternalServerError,
    };
}
