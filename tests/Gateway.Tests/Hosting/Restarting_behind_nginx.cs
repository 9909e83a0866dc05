using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;

namespace Tracker.Gateway.Tests.Hosting;

/// <summary>Two processes behind a real nginx with <c>docs/nginx.conf</c>, restarted one after the other.</summary>
public sealed class Restarting_behind_nginx
{
    private const int Clients = 8;
    private const int Between = 40;

    [NginxFact]
    public async Task Loses_nothing_signs_nobody_out_and_shows_no_error()
    {
        await using var house = await SharedDatabase.Open();
        await using var nginx = await Nginx.Before(house.FirstUrl, house.SecondUrl);
        using var browser = await house.SetUp(nginx.Address, nginx.Trusting());
        await IsHttpsThrough(nginx);
        var work = new Work(browser, await house.Assign());

        work.Begin();
        await work.GoOn(Between);
        foreach (var server in (int[])[0, 1, 0, 1])
        {
            await house.Restart(server);
            await work.GoOn(Between);
        }
        await work.End();

        work.Wrong.ShouldBeEmpty();
        (await work.Written()).Order().ShouldBe(work.Acknowledged.Order()); // nothing lost, nothing doubled
        (await house.Verify()).ShouldBeDone();
    }

    /// <summary>HTTP is sent on, browsers are told to stay with HTTPS, the cookies are for it alone, and what watches the process is not shown outside.</summary>
    private static async Task IsHttpsThrough(Nginx nginx)
    {
        using var plain = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        (await plain.GetAsync(new Uri(nginx.Plain, "/sign-in"))).StatusCode.ShouldBe(HttpStatusCode.MovedPermanently);
        using var stranger = new HttpClient(nginx.Trusting()) { BaseAddress = nginx.Address };
        var form = await stranger.GetAsync("/sign-in");
        form.Headers.GetValues("Strict-Transport-Security").ShouldHaveSingleItem().ShouldContain("max-age=");
        var fields = System.Text.RegularExpressions.Regex.Matches(await form.Content.ReadAsStringAsync(), """<input type="hidden" name="([^"]+)" value="([^"]*)""").Select(m => (m.Groups[1].Value, WebUtility.HtmlDecode(m.Groups[2].Value)));
        var entered = await stranger.PostAsync("/sign-in", Accounts.Site.Form([.. fields, ("login", "office"), ("password", Accounts.Site.Password)]));
        entered.Headers.GetValues("Set-Cookie").ShouldContain(cookie => cookie.StartsWith("tracker.session=") && cookie.Contains("; secure"));
        (await stranger.GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    /// <summary>Clients that share a session: each reads a page and reports, again and again; a report that got no answer is sent again under its key.</summary>
    private sealed class Work(HttpClient browser, string assignment)
    {
        private readonly ConcurrentBag<string> _acknowledged = [];
        private readonly ConcurrentBag<string> _wrong = [];
        private readonly SemaphoreSlim _answers = new(0);
        private Task _clients = Task.CompletedTask;
        private volatile bool _ending;

        public IReadOnlyCollection<string> Acknowledged => _acknowledged;

        public IReadOnlyCollection<string> Wrong => _wrong;

        public void Begin() => _clients = Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Task.Run(async () =>
        {
            while (!_ending && _wrong.IsEmpty)
            {
                await Look();
                await Report($"报送 {Guid.NewGuid()}");
                _answers.Release();
            }
            _answers.Release(Between); // nobody waits for a client that has ended
        })));

        public async Task GoOn(int answers)
        {
            for (var n = 0; n < answers; n++)
            {
                await _answers.WaitAsync();
            }
        }

        public Task End()
        {
            _ending = true;
            return _clients;
        }

        /// <summary>The words of all reports.</summary>
        public async Task<IReadOnlyList<string>> Written()
        {
            var history = await (await browser.GetAsync($"/api/assignments/{assignment}/history")).Json();
            return [.. history.EnumerateArray().Where(e => e.TryGetProperty("text", out _)).Select(e => e.GetProperty("text").GetString()!)];
        }

        private async Task Look()
        {
            var page = await browser.GetAsync("/plans");
            if (page.StatusCode != HttpStatusCode.OK)
            {
                _wrong.Add($"the page answers {(int)page.StatusCode} {page.Headers.Location}");
            }
        }

        private async Task Report(string text)
        {
            var key = Guid.CreateVersion7();
            while (true)
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/assignments/{assignment}/reports") { Content = JsonContent.Create(new { text }) };
                request.Headers.Add("Idempotency-Key", $"{key}");
                var answer = await browser.SendAsync(request);
                if (answer.IsSuccessStatusCode)
                {
                    _acknowledged.Add(text);
                    return;
                }
                if (answer.StatusCode != HttpStatusCode.BadGateway)
                {
                    _wrong.Add($"the report is answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
                    return;
                }
            }
        }
    }
}
