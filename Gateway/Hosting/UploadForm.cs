using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Tracker.Deciding;

namespace Tracker.Gateway.Hosting;

/// <summary>
/// A multipart form with its file as a stream: nothing is buffered, so the fields stand before the file. What comes after the file is not read.
/// </summary>
internal sealed class UploadForm
{
    private const int LongestField = 20_000 * 4;
    private const int MostFields = 100;
    private const int LongestName = 200;
    private readonly Dictionary<string, string> _fields = [];

    public UploadedFile? File { get; private init; }

    /// <summary>Why there is no file.</summary>
    public Rejection Rejection { get; } = new("request.file-missing");

    public string? this[string field] => _fields.GetValueOrDefault(field) is { Length: > 0 } text ? text : null;

    public bool Flag(string field) => this[field] is "true" or "on" or "1";

    public int? Number(string field) => this[field] is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new BadHttpRequestException($"{field}: {text}");

    public T? Id<T>(string field)
        where T : struct, IIdentifier<T> => this[field] is not { } text ? null
        : Ids.TryRead<T>(text, out var id) ? id
        : throw new BadHttpRequestException($"{field}: {text}");

    public static async ValueTask<UploadForm> Read(HttpContext http, CancellationToken cancel)
    {
        var form = new UploadForm();
        var (reader, buffer) = (ReaderOf(http), new byte[LongestField + 1]);
        try
        {
            while (await reader.ReadNextSectionAsync(cancel) is { } section)
            {
                if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
                {
                    continue;
                }
                if (disposition.IsFileDisposition())
                {
                    var name = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName);
                    return new UploadForm(form._fields) { File = new UploadedFile(NameOf(name.Value), section.Body) };
                }
                form.Add(HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "", await TextOf(section.Body, buffer, cancel));
            }
        }
        catch (Exception error) when (error is IOException or InvalidDataException && error is not BadHttpRequestException)
        {
            throw new BadHttpRequestException("multipart/form-data", error);
        }
        return form;
    }

    /// <summary>
    /// The words alone of a form whose files stand anywhere among them; a field may come several times. Files are read past and let go. Null: the
    /// words are longer than that, names and all.
    /// </summary>
    public static async ValueTask<Dictionary<string, StringValues>?> Words(HttpContext http, int longest, CancellationToken cancel)
    {
        var (reader, buffer, words, length) = (ReaderOf(http), new byte[LongestField + 1], new KeyValueAccumulator(), 0);
        while (await reader.ReadNextSectionAsync(cancel) is { } section)
        {
            if (ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition) && !disposition.IsFileDisposition())
            {
                var (name, value) = (HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "", await TextOf(section.Body, buffer, cancel));
                if ((length += name.Length + value.Length) > longest)
                {
                    return null;
                }
                words.Append(name, value);
            }
        }
        return words.GetResults();
    }

    private UploadForm() { }

    private UploadForm(Dictionary<string, string> fields) => _fields = fields;

    private void Add(string name, string value)
    {
        if (_fields.Count >= MostFields)
        {
            throw new BadHttpRequestException("multipart/form-data", StatusCodes.Status413PayloadTooLarge);
        }
        _fields[name] = value;
    }

    private static MultipartReader ReaderOf(HttpContext http) =>
        MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type)
        && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary) is { Length: > 0 and <= 200 } boundary
            ? new MultipartReader(boundary.Value!, http.Request.Body)
            : throw new BadHttpRequestException("multipart/form-data", StatusCodes.Status415UnsupportedMediaType);

    /// <param name="bytes">Of one form's fields, one after the other.</param>
    private static async ValueTask<string> TextOf(Stream body, byte[] bytes, CancellationToken cancel)
    {
        var length = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancel);
        return length <= LongestField
            ? System.Text.Encoding.UTF8.GetString(bytes, 0, length)
            : throw new BadHttpRequestException("multipart/form-data", StatusCodes.Status413PayloadTooLarge);
    }

    /// <summary>The bare name, without the folders of the sender's machine, control characters and halves of a character.</summary>
    private static string NameOf(string? sent)
    {
        var name = sent is null ? "" : sent[(sent.LastIndexOfAny(['/', '\\']) + 1)..];
        name = string.Concat(name.EnumerateRunes().Where(rune => !Rune.IsControl(rune) && rune != Rune.ReplacementChar)).Trim();
        if (name.Length > LongestName)
        {
            name = name[^LongestName..];
            name = char.IsLowSurrogate(name[0]) ? name[1..] : name;
        }
        return name is "" or "." or ".." ? "file" : name;
    }
}

/// <param name="Content">To be read once, before the request ends.</param>
internal sealed record UploadedFile(string FileName, Stream Content)
{
    public ValueTask<bool> CopyWithin(long limit, MemoryStream to, CancellationToken cancel) => CopyWithin(Content, limit, to, cancel);

    /// <summary>The whole content, for who must have it at once; false: it is longer than the limit.</summary>
    public static async ValueTask<bool> CopyWithin(Stream from, long limit, MemoryStream to, CancellationToken cancel)
    {
        var buffer = new byte[81920];
        for (int read; (read = await from.ReadAsync(buffer, cancel)) > 0;)
        {
            if (to.Length + read > limit)
            {
                return false;
            }
            to.Write(buffer, 0, read);
        }
        to.Position = 0;
        return true;
    }
}

internal static class UploadRoutes
{
    /// <summary>The endpoint reads a multipart form with one file, and sees to its length.</summary>
    public static RouteHandlerBuilder TakesFile(this RouteHandlerBuilder route) => route.WithMetadata(new TakesFileMetadata()).DisableAntiforgery();
}
