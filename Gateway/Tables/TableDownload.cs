using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace Tracker.Gateway.Tables;

/// <summary>Streams tables to the browser as one file. The name may be Chinese and comes without ending.</summary>
internal sealed class TableDownload(TableFormat format, string name, params IReadOnlyList<Table> tables) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var clock = httpContext.RequestServices.GetService<TimeProvider>() ?? TimeProvider.System;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(name + format.Ending);
        var response = httpContext.Response;
        response.ContentType = format.ContentType;
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.XContentTypeOptions = "nosniff";
        await format.Write(response.Body, tables, clock.GetUtcNow(), httpContext.RequestAborted);
    }
}

/// <summary>Saves a table to a path. The file appears whole or not at all: what stood there before stays until the new one is complete.</summary>
internal static class TableFile
{
    public static async Task Save(TableFormat format, string path, Table table, DateTimeOffset made, CancellationToken cancel = default)
    {
        var growing = $"{path}.{Guid.CreateVersion7().ToString("N", CultureInfo.InvariantCulture)[..12]}.part";
        try
        {
            await using (var file = new FileStream(growing, FileMode.CreateNew, FileAccess.Write, FileShare.None, 64 * 1024))
                await format.Write(file, table, made, cancel);
            File.Move(growing, path, overwrite: true);
        }
        catch
        {
            File.Delete(growing);
            throw;
        }
    }
}
