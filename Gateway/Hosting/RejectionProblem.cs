using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Tracker.Deciding;
using Tracker.Gateway.Speaking;

namespace Tracker.Gateway.Hosting;

/// <summary>A refusal as problem details: its stable <c>code</c> and <c>args</c>, and a sentence in the language the caller asked for.</summary>
internal sealed class RejectionProblem(Rejection rejection) : IResult, IEndpointMetadataProvider
{
    private static readonly Texts Titles = new("Problems");
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public Rejection Rejection { get; } = rejection;

    public static int StatusOf(Rejection rejection) => rejection.Code is "server.fault" ? StatusCodes.Status500InternalServerError : rejection.Kind switch
    {
        RejectionKind.Malformed => StatusCodes.Status400BadRequest,
        RejectionKind.Unauthenticated => StatusCodes.Status401Unauthorized,
        RejectionKind.Forbidden => StatusCodes.Status403Forbidden,
        RejectionKind.Unknown => StatusCodes.Status404NotFound,
        RejectionKind.Conflict => StatusCodes.Status409Conflict,
        RejectionKind.Changed => StatusCodes.Status412PreconditionFailed,
        RejectionKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
        RejectionKind.TooMany => StatusCodes.Status429TooManyRequests,
        RejectionKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    public Task ExecuteAsync(HttpContext httpContext) => Write(httpContext, StatusOf(Rejection));

    /// <param name="status">Where HTTP has a finer word than the refusal, such as 405.</param>
    public async Task Write(HttpContext context, int status)
    {
        var language = LanguageOf(context.Request);
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/problem+json; charset=utf-8";
        context.Response.Headers.ContentLanguage = language is Language.English ? "en" : "zh-CN";
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter, Relaxed);
        json.WriteStartObject();
        json.WriteString("title", Titles.Say(Rejection.Kind.ToString(), language));
        json.WriteNumber("status", status);
        json.WriteString("detail", Rejection.In(language));
        json.WriteString("code", Rejection.Code);
        json.WriteStartArray("args");
        foreach (var argument in Rejection.Args)
        {
            json.WriteStringValue(argument);
        }
        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(context.RequestAborted);
    }

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        foreach (var status in (ReadOnlySpan<int>)[400, 401, 403, 404, 409, 412, 413, 422, 503])
        {
            builder.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(ProblemDetails), ["application/problem+json"]));
        }
    }

    /// <summary>The first of Chinese and English that the caller names; Chinese where it names neither.</summary>
    internal static Language LanguageOf(HttpRequest request)
    {
        foreach (var range in request.Headers.AcceptLanguage.ToString().Split(',', StringSplitOptions.TrimEntries))
        {
            if (range.StartsWith("zh", StringComparison.OrdinalIgnoreCase))
            {
                return Language.Chinese;
            }
            if (range.StartsWith("en", StringComparison.OrdinalIgnoreCase))
            {
                return Language.English;
            }
        }
        return Language.Chinese;
    }
}

internal static class RejectionProblems
{
    public static RejectionProblem AsProblem(this Rejection rejection) => new(rejection);
}
