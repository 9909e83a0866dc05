using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace Tracker.Gateway.Ledger;

/// <summary>A roll-up as JSON, from the bytes that are kept of it; or 304 for a program that has it already.</summary>
internal sealed class GroupsAnswer(Kept<KeptGroups> groups) : IResult, IEndpointMetadataProvider
{
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(GroupsReply), ["application/json"]));

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.Headers.ETag = groups.Value.Tag;
        if (httpContext.Request.Headers[HeaderNames.IfNoneMatch] == groups.Value.Tag)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
        var body = groups.Value.Body(groups.At);
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = body.Length;
        return response.Body.WriteAsync(body, httpContext.RequestAborted).AsTask();
    }
}
