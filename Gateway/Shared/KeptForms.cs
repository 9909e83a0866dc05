using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Primitives;
using Tracker.Accounts;
using Tracker.Gateway.Hosting;

namespace Tracker.Gateway.Shared;

/// <summary>
/// What was typed into a form that could not be taken, because the session had ended or another had begun: kept for some minutes, so that the page
/// shows it again. Only for who has signed in since; files are not kept.
/// </summary>
internal sealed class KeptForms(TimeProvider clock)
{
    /// <summary>In the address of the page that takes the words back.</summary>
    public const string Field = "kept";

    private const int Most = 100;

    /// <summary>Characters of all fields together, names and all: a sheet of some hundred rows, and in a form of its own still less than <see cref="RequestLimits.Kept"/>.</summary>
    private const int LongestOne = 150_000;
    private static readonly TimeSpan Lasting = TimeSpan.FromMinutes(15);
    private static readonly string[] OfTheForm = ["__RequestVerificationToken", CommandId.Field];

    /// <summary>Nothing of these goes back into a page.</summary>
    private static readonly PathString[] WithPasswords = ["/sign-in", "/sign-out", "/setup", "/password", "/delivery"];

    private readonly Lock _turn = new();
    private ImmutableList<Kept> _kept = [];

    /// <summary>The page's address with what it shall show again; the page alone where nothing can be kept.</summary>
    public string Keep(AccountId owner, string page, IReadOnlyDictionary<string, StringValues>? fields)
    {
        if (fields is not { Count: > 0 } || LengthOf(fields) > LongestOne)
        {
            return page;
        }
        var kept = new Kept($"{Guid.NewGuid():N}", owner, PathOf(page), new FormCollection(new(fields)), clock.GetUtcNow());
        lock (_turn)
        {
            _kept = _kept.RemoveAll(k => IsOver(k)).Add(kept);
            _kept = _kept.RemoveRange(0, Math.Max(0, _kept.Count - Most));
        }
        return $"{page}{(page.Contains('?') ? '&' : '?')}{Field}={kept.Id}";
    }

    /// <summary>What this page shall show again; null: nothing.</summary>
    public IFormCollection? For(HttpContext http) =>
        HttpMethods.IsGet(http.Request.Method)
        && http.Request.Query[Field].ToString() is { Length: > 0 } id
        && http.Features.Get<SignedIn>() is { Caller.Actor.Account: var account }
            ? _kept.FirstOrDefault(k => k.Id == id && k.Owner == account && k.Path == $"{http.Request.Path}" && !IsOver(k))?.Form
            : null;

    /// <summary>Once they are taken: going back must not offer them again.</summary>
    public void Forget(HttpContext http)
    {
        if (http.Request.Query[Field].ToString() is { Length: > 0 } id && http.Features.Get<SignedIn>() is { Caller.Actor.Account: var account })
        {
            lock (_turn)
            {
                _kept = _kept.RemoveAll(k => k.Id == id && k.Owner == account);
            }
        }
    }

    /// <summary>The words of a post of our own page; null: there are none, or another site sent it.</summary>
    public static async ValueTask<Dictionary<string, StringValues>?> Read(HttpContext http)
    {
        http.Features.Set<IAntiforgeryValidationFeature>(null); // it forbids to look: the words are shown to their writer, and nothing else is done with them
        if (!HttpMethods.IsPost(http.Request.Method) || !http.Request.HasFormContentType || !IsOurs(http.Request)
            || WithPasswords.Any(path => http.Request.Path.StartsWithSegments(path)))
        {
            return null;
        }
        try
        {
            IEnumerable<KeyValuePair<string, StringValues>>? fields =
                http.Features.Get<Microsoft.AspNetCore.Http.Features.IFormFeature>()?.Form is { } read ? read
                : http.Request.ContentType!.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) ? await UploadForm.Words(http, LongestOne, http.RequestAborted)
                : await http.Request.ReadFormAsync(http.RequestAborted);
            var words = fields?.Where(f => !OfTheForm.Contains(f.Key)).ToDictionary();
            return words is not null && LengthOf(words) <= LongestOne ? words : null;
        }
        catch (Exception unreadable) when (unreadable is BadHttpRequestException or InvalidDataException or IOException)
        {
            return null;
        }
    }

    public static string Packed(IReadOnlyDictionary<string, StringValues> fields) =>
        JsonSerializer.Serialize(fields.ToDictionary(f => f.Key, f => f.Value.ToArray()));

    /// <summary>Null: there is nothing in it.</summary>
    public static Dictionary<string, StringValues>? Unpacked(string? packed)
    {
        try
        {
            return string.IsNullOrEmpty(packed) ? null
                : JsonSerializer.Deserialize<Dictionary<string, string[]>>(packed)?.ToDictionary(f => f.Key, f => new StringValues(f.Value));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Browsers say which site a post comes from; where they say nothing it is not ours.</summary>
    private static bool IsOurs(HttpRequest request) =>
        Uri.TryCreate(request.Headers.Origin, UriKind.Absolute, out var origin) && origin.Authority == request.Host.Value
        && request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin";

    private static int LengthOf(IReadOnlyDictionary<string, StringValues> fields) => fields.Sum(f => f.Key.Length + f.Value.Sum(v => v?.Length ?? 0));

    private static string PathOf(string page) => page.Split('?', 2)[0];

    private bool IsOver(Kept kept) => clock.GetUtcNow() - kept.At > Lasting;

    private sealed record Kept(string Id, AccountId Owner, string Path, FormCollection Form, DateTimeOffset At);
}

internal static class KeptFormRequests
{
    extension(HttpContext context)
    {
        /// <summary>What was typed into the page's form: just now, or before a sign-in that came between.</summary>
        public IFormCollection? Typed =>
            context.Request.HasFormContentType ? context.Request.Form : context.RequestServices.GetRequiredService<KeptForms>().For(context);
    }
}
