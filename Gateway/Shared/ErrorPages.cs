using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Tracker.Deciding;

namespace Tracker.Gateway.Shared;

/// <summary>Answers for people: what goes wrong outside <c>/api</c> ends on a page in Chinese, with a code and never with a stack trace.</summary>
internal static class ErrorPages
{
    private static readonly PathString[] ForPrograms = ["/api", "/openapi", "/health"];

    public static IApplicationBuilder UseErrorPages(this IApplicationBuilder app) => app.UseWhen(
        context => !ForPrograms.Any(path => context.Request.Path.StartsWithSegments(path)),
        pages => pages
            .UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = Show, StatusCodeSelector = StatusOf })
            .UseStatusCodePages(refused => Show(refused.HttpContext)));

    private static async Task Show(HttpContext context)
    {
        var status = context.Response.StatusCode; // the renderer would set its own
        var error = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        var page = new RazorComponentResult<ErrorDocument>(new { Status = status, Error = error }) { StatusCode = status };

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
        JournalUnavailableException => StatusCodes.Status503ServiceUnavailable,
        BadHttpRequestException bad => bad.StatusCode,
        _ => StatusCodes.Status500InternalServerError,
    };
}
