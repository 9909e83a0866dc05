using Microsoft.OpenApi;

namespace Tracker.Gateway.Hosting;

/// <summary>The description of <c>/api</c> at <c>/openapi/v1.json</c>; pages are no part of it.</summary>
internal static class OpenApiDocument
{
    public static IServiceCollection AddTrackerOpenApi(this IServiceCollection services) => services.AddOpenApi("v1", document =>
    {
        document.ShouldInclude = description => description.RelativePath?.StartsWith("api/", StringComparison.Ordinal) is true;
        document.AddDocumentTransformer((description, _, _) =>
        {
            description.Info = new OpenApiInfo
            {
                Title = "政务公开工作要点台账",
                Version = "v1",
                Description = "Every refusal is problem details with a stable `code` and its `args`. `ETag` carries a version, `If-Match` expects one. "
                    + "`Idempotency-Key` (a UUID) makes a command safe to repeat for 30 days.",
            };
            return Task.CompletedTask;
        });
    });
}
