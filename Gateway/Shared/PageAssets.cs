using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Tracker.Gateway.Shared;

/// <summary>
/// Style sheet, pictures and scripts, carried inside the executable: it serves its pages from whatever folder it is started in. A link
/// carries the content's hash, so that browsers may keep a file for ever and still see the next version at once.
/// </summary>
internal static class PageAssets
{
    private const string Prefix = "wwwroot/";

    private static readonly FrozenDictionary<string, PageAsset> Files = typeof(PageAssets).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(Load)
        .ToFrozenDictionary(file => file.Path, StringComparer.Ordinal);

    public static string Link(string path) => $"/{path}?v={Files[path].Hash}";

    public static bool Has(PathString path) => path.Value is ['/', .. var file] && Files.ContainsKey(file);

    public static IEndpointRouteBuilder MapPageAssets(this IEndpointRouteBuilder routes)
    {
        foreach (var file in Files.Values)
        {
            routes.MapMethods("/" + file.Path, [HttpMethods.Get, HttpMethods.Head], file.Serve).ExcludeFromDescription();
        }
        return routes;
    }

    private static PageAsset Load(string name)
    {
        using var stream = typeof(PageAssets).Assembly.GetManifestResourceStream(name)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return new PageAsset(name[Prefix.Length..], content, Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 8)));
    }

    private sealed record PageAsset(string Path, byte[] Content, string Hash)
    {
        public IResult Serve(HttpContext context)
        {
            context.Response.Headers.CacheControl = context.Request.Query["v"] == Hash ? "public, max-age=31536000, immutable" : "no-cache";
            return Results.Bytes(Content, ContentType, entityTag: new EntityTagHeaderValue($"\"{Hash}\""));
        }

        private string ContentType => System.IO.Path.GetExtension(Path) switch
        {
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".svg" => "image/svg+xml",
            _ => "application/octet-stream",
        };
    }
}
