using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Speaking;

namespace Tracker.Gateway.CommandLine;

/// <summary>Speaks REST to whoever owns the folder.</summary>
internal sealed class FolderClient : IDisposable
{
    private const string Lines = "application/x-ndjson";

    private readonly HttpClient _http;

    public FolderClient(string dataFolder, Language language, string? account)
    {
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (_, cancel) => await FolderSocket.Connect(dataFolder, cancel) is { } socket
                ? new NetworkStream(socket, ownsSocket: true)
                : throw new HttpRequestException("Nobody listens on the folder's socket."),
        };
        _http = new HttpClient(handler) { BaseAddress = new Uri("http://localhost/"), Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language is Language.English ? "en" : "zh-CN");
        if (account is not null)
        {
            _http.DefaultRequestHeaders.Add(FolderScheme.AsHeader, account);
        }
    }

    public Task<Outcome<T>> Get<T>(string path, CancellationToken cancel)
        where T : class => Send<T>(new HttpRequestMessage(HttpMethod.Get, path), cancel);

    public Task<Outcome<T>> Post<T>(string path, object body, CancellationToken cancel)
        where T : class => Send<T>(new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body, body.GetType(), options: WireJson.Client) }, cancel);

    /// <summary>Sends a file as it is read, the fields before it.</summary>
    public async Task<Outcome<T>> Upload<T>(string path, FileInfo file, IEnumerable<(string Name, string? Value)> fields, CancellationToken cancel)
        where T : class
    {
        var (request, refused) = UploadOf(path, file, fields);
        return request is null ? refused! : await Send<T>(request, cancel);
    }

    /// <summary>The same where storing it is long work.</summary>
    public async Task<Outcome<T>> UploadAndFollow<T>(string path, FileInfo file, IEnumerable<(string Name, string? Value)> fields, Action<long, long> report, CancellationToken cancel)
        where T : class
    {
        var (request, refused) = UploadOf(path, file, fields);
        if (request is null)
        {
            return refused!;
        }
        request.Headers.Accept.ParseAdd(Lines);
        return await Follow<T>(request, report, cancel);
    }

    /// <summary>Long work: tells how far it is, and gives the result of the last line.</summary>
    public Task<Outcome<T>> Follow<T>(string path, object body, Action<long, long> report, CancellationToken cancel)
        where T : class => Follow<T>(new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body, body.GetType(), options: WireJson.Client) }, report, cancel);

    private async Task<Outcome<T>> Follow<T>(HttpRequestMessage request, Action<long, long> report, CancellationToken cancel)
        where T : class
    {
        using (request)
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            if (!response.IsSuccessStatusCode)
            {
                return await RejectionOf(response, cancel);
            }
            if (response.Content.Headers.ContentType?.MediaType != Lines)
            {
                return await response.Content.ReadFromJsonAsync<T>(WireJson.Client, cancel) ?? throw new JsonException($"{request.RequestUri}: null.");
            }
            using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(cancel));
            while (await lines.ReadLineAsync(cancel) is { } text)
            {
                var line = JsonSerializer.Deserialize<WorkLine<T>>(text, WireJson.Client)!;
                if (line.Result is { } result)
                {
                    return result;
                }
                if (line.Code is { } code)
                {
                    return new Rejection(code, line.Args ?? []);
                }
                report(line.Position, line.Last);
            }
            throw new HttpRequestException($"{request.RequestUri}: cut off.");
        }
    }

    private static (HttpRequestMessage? Request, Rejection? Rejection) UploadOf(string path, FileInfo file, IEnumerable<(string Name, string? Value)> fields)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields.Where(f => f.Value is not null))
        {
            form.Add(new StringContent(value!), name);
        }
        try
        {
            form.Add(new StreamContent(file.OpenRead()), "file", file.Name);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            form.Dispose();
            return (null, new Rejection("file.unreadable", file.FullName));
        }
        return (new HttpRequestMessage(HttpMethod.Post, path) { Content = form }, null);
    }

    /// <summary>What is answered with no words; null: done.</summary>
    public async Task<Rejection?> Tell(HttpMethod method, string path, object? body, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body, body.GetType(), options: WireJson.Client) };
        using var response = await _http.SendAsync(request, cancel);
        return response.IsSuccessStatusCode ? null : await RejectionOf(response, cancel);
    }

    /// <summary>Whatever REST has, as text; a refusal with a code is a refusal here too.</summary>
    public async Task<Outcome<string>> Call(HttpMethod method, string path, string? json, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(method, path) { Content = json is null ? null : new StringContent(json, System.Text.Encoding.UTF8, "application/json") };
        using var response = await _http.SendAsync(request, cancel);
        return response.IsSuccessStatusCode ? await response.Content.ReadAsStringAsync(cancel)
            : response.Content.Headers.ContentType?.MediaType == "application/problem+json" ? await RejectionOf(response, cancel)
            : new Rejection("call.unknown", $"{method} {path}");
    }

    /// <summary>The body of the answer as it comes.</summary>
    public async Task<Outcome<HttpResponseMessage>> Open(HttpMethod method, string path, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(method, path);
        var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        if (response.IsSuccessStatusCode)
        {
            return response;
        }
        using (response)
        {
            return await RejectionOf(response, cancel);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<Outcome<T>> Send<T>(HttpRequestMessage request, CancellationToken cancel)
        where T : class
    {
        using (request)
        {
            using var response = await _http.SendAsync(request, cancel);
            if (!response.IsSuccessStatusCode)
            {
                return await RejectionOf(response, cancel);
            }
            return await response.Content.ReadFromJsonAsync<T>(WireJson.Client, cancel) ?? throw new JsonException($"{request.RequestUri}: null.");
        }
    }

    private static async Task<Rejection> RejectionOf(HttpResponseMessage response, CancellationToken cancel)
    {
        if (response.Content.Headers.ContentType?.MediaType != "application/problem+json")
        {
            throw new HttpRequestException($"{(int)response.StatusCode} {response.RequestMessage?.RequestUri?.PathAndQuery}");
        }
        var problem = (await response.Content.ReadFromJsonAsync<Problem>(WireJson.Client, cancel))!;
        return new Rejection(problem.Code, problem.Args);
    }

    private sealed record Problem(string Code, string[] Args);

    private sealed record WorkLine<T>(long Position, long Last, T? Result, string? Code, string[]? Args);
}
