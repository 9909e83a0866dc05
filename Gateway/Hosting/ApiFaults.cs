using System.Text.Json;
using Microsoft.Net.Http.Headers;
using Tracker.Deciding;
using Tracker.Gateway.Accounts;
using Tracker.Gateway.Telemetry;
using Tracker.Silo.Journal;

namespace Tracker.Gateway.Hosting;

/// <summary>Under <c>/api</c> every answer that is no success is problem details, whatever went wrong and wherever.</summary>
internal static partial class ApiFaults
{
    public static IApplicationBuilder UseApiFaults(this IApplicationBuilder app)
    {
        var log = app.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger("Tracker.Api");
        return app.UseWhen(
            static context => SessionEvents.IsApi(context.Request),
            api => api.Use((context, next) => Guard(context, next, log)));
    }

    private static async Task Guard(HttpContext context, RequestDelegate next, ILogger log)
    {
        try
        {
            if (RequestLimits.Exceeds(context))
            {
                await new Rejection("request.too-large").AsProblem().ExecuteAsync(context);
                return;
            }
            if (!IsReadable(context.Request.ContentType))
            {
                await new Rejection("request.content-type").AsProblem().Write(context, StatusCodes.Status415UnsupportedMediaType);
                return;
            }
            await next(context);
            if (context.Response is { StatusCode: >= 400, HasStarted: false, ContentType: null, ContentLength: null })
            {
                await Bare(context).AsProblem().Write(context, context.Response.StatusCode);
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for an answer any more.
        }
        catch (Exception error) when (!context.Response.HasStarted)
        {
            await Answer(context, error, log);
        }
    }

    private static Task Answer(HttpContext context, Exception error, ILogger log)
    {
        switch (error)
        {
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return new Rejection("request.too-large").AsProblem().ExecuteAsync(context);
            case BadHttpRequestException { StatusCode: StatusCodes.Status415UnsupportedMediaType }:
                return new Rejection("request.content-type").AsProblem().Write(context, StatusCodes.Status415UnsupportedMediaType);
            case BadHttpRequestException bad:
                return new Rejection("request.malformed", PlaceOf(bad)).AsProblem().ExecuteAsync(context);
            case var _ when StoreFault.In(error) is { } unavailable:
                Unavailable(log, unavailable.Code, unavailable);
                return new Rejection(unavailable.Code).AsProblem().ExecuteAsync(context);
            default:
                Fault(log, RequestTelling.RouteOf(context), error);
                return new Rejection("server.fault").AsProblem().ExecuteAsync(context);
        }
    }

    /// <summary>JSON is UTF-8; no other encoding of it is read.</summary>
    private static bool IsReadable(string? contentType) =>
        !MediaTypeHeaderValue.TryParse(contentType, out var type)
        || !type.Charset.HasValue
        || !type.SubType.EndsWith("json", StringComparison.OrdinalIgnoreCase)
        || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase);

    /// <summary>An answer with a status and nothing else: what routing, binding and sign-in give.</summary>
    private static Rejection Bare(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status400BadRequest => new Rejection("request.malformed", $"{context.Request.Path}{context.Request.QueryString}"),
        StatusCodes.Status401Unauthorized => new Rejection("sign-in.required"),
        StatusCodes.Status413PayloadTooLarge => new Rejection("request.too-large"),
        StatusCodes.Status405MethodNotAllowed => new Rejection("request.method", context.Request.Method, context.Request.Path),
        StatusCodes.Status415UnsupportedMediaType => new Rejection("request.content-type"),
        _ => new Rejection("request.not-found", context.Request.Path),
    };

    private static string PlaceOf(BadHttpRequestException bad) => bad.InnerException switch
    {
        JsonException { Path: { } path } json => $"JSON {path}{Missing(json)}, {json.LineNumber + 1}:{json.BytePositionInLine + 1}",
        JsonException => "JSON",
        _ when bad.Message.StartsWith("Implicit body", StringComparison.Ordinal) || bad.Message.StartsWith("Required parameter", StringComparison.Ordinal) => "JSON",
        _ => bad.Message,
    };

    /// <summary>The names of the fields that are missing, which only the message says.</summary>
    private static string Missing(JsonException json) =>
        json.Message.IndexOf("including: '", StringComparison.Ordinal) is > 0 and var at && json.Message.LastIndexOf('\'') is var end && end > at + 12
            ? $" ({json.Message[(at + 11)..(end + 1)]})"
            : "";

    [LoggerMessage(Level = LogLevel.Error, Message = "{Route} failed")]
    private static partial void Fault(ILogger log, string route, Exception error);

    [LoggerMessage(Level = LogLevel.Error, Message = "The journal is unavailable: {Code}")]
    private static partial void Unavailable(ILogger log, string code, Exception error);
}
