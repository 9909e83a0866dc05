using System.Net;
using System.Text.RegularExpressions;
using Tracker.Gateway.Demo;

namespace Tracker.Gateway.Tests.Pages;

/// <summary>Pages as a browser without scripts has them: links, forms and cookies, and nothing is drawn.</summary>
internal sealed partial class PlainBrowser : IDisposable
{
    private readonly HttpClient _http;

    private PlainBrowser(Uri address) => _http = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = address };

    public static async Task<PlainBrowser> SignedIn(Uri address, string account)
    {
        var browser = new PlainBrowser(address);
        using var entered = await browser.Send("/sign-in", "sign-in", [("login", account), ("password", DemoAccounts.Password)]);
        entered.RequestMessage!.RequestUri!.AbsolutePath.ShouldNotBe("/sign-in");
        return browser;
    }

    /// <summary>Where the last form led to.</summary>
    public string At { get; private set; } = "";

    /// <summary>The same with its query: what F5 asks for once more.</summary>
    public string Address { get; private set; } = "";

    /// <summary>A page's own words and marks.</summary>
    public async Task<string> Page(string path) => WebUtility.HtmlDecode(await _http.GetStringAsync(path));

    /// <summary>The same undecoded, to send a form from later on.</summary>
    public Task<string> Raw(string path) => _http.GetStringAsync(path);

    public Task<HttpResponseMessage> Get(string path) => _http.GetAsync(path);

    public async Task<byte[]> Download(string path) => await _http.GetByteArrayAsync(path);

    /// <summary>Fills in the form of this name on a page and sends it; answers the page that came of it.</summary>
    public async Task<string> Post(string path, string form, params (string Field, string Value)[] filled)
    {
        using var answer = await Send(path, form, filled);
        (At, Address) = (answer.RequestMessage!.RequestUri!.AbsolutePath, answer.RequestMessage.RequestUri.PathAndQuery);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The same with a file, on a page that stands as it came; answers what came of it, undecoded, to go on from.</summary>
    public async Task<string> Upload(string path, string form, string fileName, byte[] file, string field = "file", params (string Field, string Value)[] filled)
    {
        using var content = new MultipartFormDataContent();
        var fields = FieldsOf(await _http.GetStringAsync(path), form);
        foreach (var (name, value) in filled)
        {
            fields[name] = value;
        }
        foreach (var (name, value) in fields)
        {
            content.Add(new StringContent(value), name);
        }
        content.Add(new ByteArrayContent(file), field, fileName);
        using var answer = await _http.PostAsync(path, content);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Sends a form of a page that is at hand, such as the answer to an upload.</summary>
    public async Task<string> PostFrom(string page, string path, string form, params (string Field, string Value)[] filled)
    {
        var fields = FieldsOf(page, form);
        foreach (var (field, value) in filled)
        {
            fields[field] = value;
        }
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await _http.PostAsync(path, content);
        Address = answer.RequestMessage!.RequestUri!.PathAndQuery;
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> Send(string path, string form, (string Field, string Value)[] filled)
    {
        var fields = FieldsOf(await _http.GetStringAsync(path), form);
        foreach (var (field, value) in filled)
        {
            fields[field] = value;
        }
        using var content = new FormUrlEncodedContent(fields);
        return await _http.PostAsync(path, content);
    }

    private static Dictionary<string, string> FieldsOf(string page, string form)
    {
        var html = page.Split("<form").Skip(1).Select(f => f.Split("</form>")[0]).Single(f => f.Contains($"name=\"_handler\" value=\"{form}\"", StringComparison.Ordinal));
        var fields = new Dictionary<string, string>();
        foreach (var attributes in Input().Matches(html).Select(m => m.Groups[1].Value))
        {
            var (type, name) = (Attribute(attributes, "type"), Attribute(attributes, "name"));
            if (name.Length > 0 && type is not ("file" or "submit") && (type is not ("radio" or "checkbox") || Checked().IsMatch(attributes)))
            {
                fields[name] = Attribute(attributes, "value");
            }
        }
        foreach (Match select in Select().Matches(html))
        {
            if (Chosen().Match(select.Groups[2].Value) is { Success: true } chosen)
            {
                fields[Attribute(select.Groups[1].Value, "name")] = Attribute(chosen.Groups[1].Value, "value");
            }
        }
        foreach (Match area in Area().Matches(html))
        {
            fields[Attribute(area.Groups[1].Value, "name")] = WebUtility.HtmlDecode(area.Groups[2].Value);
        }
        return fields;
    }

    private static string Attribute(string attributes, string name) => WebUtility.HtmlDecode(Regex.Match(attributes, $"(?:^|\\s){name}=\"([^\"]*)\"").Groups[1].Value);

    [GeneratedRegex("<input\\s([^>]*)>")]
    private static partial Regex Input();

    [GeneratedRegex(@"\schecked(\s|=|/|$)")]
    private static partial Regex Checked();

    [GeneratedRegex("<select\\s([^>]*)>(.*?)</select>", RegexOptions.Singleline)]
    private static partial Regex Select();

    [GeneratedRegex("<option\\s([^>]*\\sselected[^>]*)>")]
    private static partial Regex Chosen();

    [GeneratedRegex("<textarea\\s([^>]*)>([^<]*)</textarea>")]
    private static partial Regex Area();
}
