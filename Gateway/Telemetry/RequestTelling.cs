using System.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace Tracker.Gateway.Telemetry;

/// <summary>Says of a request what route it took and how it ended, and counts downloads. The address itself is never told: it may name a person.</summary>
internal sealed class RequestTelling(RequestDelegate next)
{
    /// <summary>Whose spans requests are.</summary>
    public const string Source = "Microsoft.AspNetCore";

    private const string Nowhere = "(no route)";

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        finally
        {
            if (context.Features.Get<IHttpActivityFeature>()?.Activity is { IsAllDataRequested: true } span)
            {
                Tell(span, context);
            }
            if (context.Response is { StatusCode: StatusCodes.Status200OK } response && response.Headers.ContentDisposition is [{ } disposition])
            {
                Count(disposition);
            }
        }
    }

    /// <summary>The pattern of the address, without what stands in its places.</summary>
    public static string RouteOf(HttpContext context) => (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? Nowhere;

    private static void Tell(Activity span, HttpContext context)
    {
        var route = RouteOf(context);
        span.DisplayName = $"{context.Request.Method} {route}";
        span.SetTag("http.request.method", context.Request.Method);
        span.SetTag("http.route", route);
        span.SetTag("http.response.status_code", context.Response.StatusCode);
        if (context.Response.StatusCode >= StatusCodes.Status500InternalServerError)
        {
            span.SetStatus(ActivityStatusCode.Error);
        }
    }

    private static void Count(string disposition)
    {
        if (disposition.StartsWith("attachment", StringComparison.OrdinalIgnoreCase))
        {
            var name = disposition.AsSpan().TrimEnd('"');
            var form = name[(name.LastIndexOf('.') + 1)..].ToString();
            ProcessFigures.Exports.Add(1, new KeyValuePair<string, object?>("kind", ProcessFigures.Forms.Contains(form) ? form : "other"));
        }
    }
}
