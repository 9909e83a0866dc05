using Microsoft.AspNetCore.Http.Features;

namespace Tracker.Gateway.Hosting;

/// <summary>How much a request may carry; more is refused.</summary>
internal static class RequestLimits
{
    /// <summary>Bytes of a body of JSON: a report of 20,000 characters with 50 links fits in.</summary>
    public const long Json = 512 * 1024;

    /// <summary>Bytes of a sign-in that brings along what was typed before the session ended.</summary>
    public const long Kept = 2 * 1024 * 1024;

    /// <summary>Bytes of a plan's document or a workbook.</summary>
    public const long Document = 20 * 1024 * 1024;

    /// <summary>Bytes of one file of evidence.</summary>
    public const long Evidence = 200 * 1024 * 1024;

    /// <summary>
    /// Where the connection is cut: far above every limit, so that whoever sends too much has sent it all and reads why it was refused.
    /// </summary>
    public const long Cut = 1024 * 1024 * 1024;

    /// <summary>True: too much. What has no length of its own is cut at the limit of JSON.</summary>
    public static bool Exceeds(HttpContext context)
    {
        if (context.Request.ContentLength is { } length)
        {
            return length > Json && LimitOf(context) is { } limit && length > limit;
        }
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body)
        {
            body.MaxRequestBodySize = LimitOf(context);
        }
        return false;
    }

    private static long? LimitOf(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<TakesFileMetadata>() is null ? Json : Cut;
}

/// <summary>The endpoint reads a file as a stream and refuses one that is too large by itself.</summary>
internal sealed class TakesFileMetadata;
