using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Tracker.Gateway.Demo;
using Tracker.Gateway.Hosting;

namespace Tracker.Gateway.Tests.Pages;

/// <summary>From the first page by links alone, as each of the demo's accounts: every page can be found, and no link leads nowhere.</summary>
public sealed partial class Finding_every_page : IAsyncLifetime
{
    /// <summary>So many of a kind are looked at: the next duty's page is as this one's.</summary>
    private const int OfEachKind = 5;

    /// <summary>What no link of the demo leads to: its way is a form, or the demo has none of it (drafts, requests, papers, changes of units, scores, look-backs).</summary>
    private static readonly string[] ByOtherWays =
    [
        "/sign-in", "/sign-out", "/setup", "/not-found", "/search", "/work-for", "/returns/{Period}/{UnitNumber}/preview",
        "/plans/{Id}/review", "/plans/{Id}/compare", "/plans/{Id}/points/{Number}/correct", "/plans/{Id}/points/{Number}/split", "/plans/{Id}/questions", "/plans/{Id}/questions/{QuestionId}",
        "/plans/{Id}/assign", "/plans/{Id}/assign/consolidators", "/plans/{Id}/assign/routes", "/plans/{Id}/assign/preview", "/plans/{Id}/assign/confirm",
        "/requests/{Id}", "/requests/{Id}/edit", "/requests/{Id}/send", "/requests/{Id}/answers/{Unit}", "/units/changes/{Number}", "/scores/{Unit}",
        "/supervision/{Id}", "/supervision/{Id}/edit", "/supervision/{Id}/units/{Unit}", "/annual-reports/{Id}/figures/{Key}", "/annual-reports/results/{Id}/quantities/{Number}",
    ];

    private readonly (string Route, Regex Path)[] _pages =
    [
        .. typeof(OwnedFolder).Assembly.GetTypes().SelectMany(t => t.GetCustomAttributes<RouteAttribute>()).Select(r => r.Template).OrderBy(r => r.Count(c => c == '{'))
            .Select(r => (r, new Regex($"^{Place().Replace(r, "[^/]+")}$"))),
    ];

    private PageHouse _house = null!;

    public async Task InitializeAsync() => _house = await PageHouse.OpenDemo();

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task By_links_alone()
    {
        var (found, broken) = (new HashSet<string>(), new List<string>());
        foreach (var account in DemoAccounts.All)
        {
            await Walk($"{account.Account}", found, broken);
        }
        broken.ShouldBeEmpty();
        _pages.Select(p => p.Route).Except(found).Except(ByOtherWays).ShouldBeEmpty();
    }

    private async Task Walk(string account, HashSet<string> found, List<string> broken)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = _house.Address };
        var form = await browser.GetStringAsync("/sign-in");
        var fields = Hidden().Matches(form).ToDictionary(m => m.Groups[1].Value, m => WebUtility.HtmlDecode(m.Groups[2].Value));
        (fields["login"], fields["password"]) = (account, DemoAccounts.Password);
        using var content = new FormUrlEncodedContent(fields);
        using var entered = await browser.PostAsync("/sign-in", content);
        var first = entered.RequestMessage!.RequestUri!.AbsolutePath;
        first.ShouldNotBe("/sign-in");

        var (waiting, seen, kinds) = (new Queue<string>([first]), new HashSet<string>(), new Dictionary<string, int>());
        while (waiting.TryDequeue(out var at))
        {
            if (RouteOf(at) is not { } route || !seen.Add(at) || kinds.GetValueOrDefault(route) >= OfEachKind)
            {
                continue;
            }
            kinds[route] = kinds.GetValueOrDefault(route) + 1;
            using var answer = await browser.GetAsync(at);
            if (!answer.IsSuccessStatusCode)
            {
                broken.Add($"{account}: {at} {(int)answer.StatusCode}");
                continue;
            }
            found.Add(route);
            foreach (Match link in Link().Matches(await answer.Content.ReadAsStringAsync()))
            {
                var to = WebUtility.HtmlDecode(link.Groups[1].Value);
                waiting.Enqueue(to.StartsWith('?') ? at.Split('?')[0] + to : to);
            }
        }
    }

    private string? RouteOf(string link) => _pages.FirstOrDefault(p => p.Path.IsMatch(link.Split('?')[0])).Route;

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Place();

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();

    [GeneratedRegex("href=\"([/?][^\"#]*)")]
    private static partial Regex Link();
}
