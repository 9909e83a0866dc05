using System.Collections.Concurrent;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tracker.Accounts;
using Tracker.Gateway.CommandLine;
using Tracker.Gateway.Demo;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Gateway.Tests.Pages;
using Tracker.Silo.Accounts;

namespace Tracker.Gateway.Tests.Telemetry;

/// <summary>The log, turned up as far as an operator would, while people work: nobody's name, account or words stand in it.</summary>
public class Logging_a_day
{
    private const string Words = "群众反映的栏目已经改版";
    private const string Looked = "听证材料";

    [Fact]
    public async Task Names_nobody_and_quotes_nothing()
    {
        var log = new Kept();
        await using var house = await PageHouse.OpenDemo(logging =>
        {
            ServeCommand.Log(logging);
            logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Trace);
        });
        using var visitor = new HttpClient { BaseAddress = house.Address };
        using var office = await PlainBrowser.SignedIn(house.Address, DemoAccounts.Office);
        await Assert.ThrowsAsync<ShouldAssertException>(() => PlainBrowser.SignedIn(house.Address, "demo-nobody")); // the form comes back
        (await visitor.GetAsync($"/accounts/{DemoAccounts.Office}?name={Looked}")).Dispose();
        (await office.Get($"/accounts/{DemoAccounts.Office}")).Dispose();
        (await office.Get($"/search?q={Looked}")).Dispose();
        (await office.Get("/no-such-page/demo-city")).Dispose();

        using var program = new HttpClient { BaseAddress = house.Address };
        var entry = (await house.Services.GetRequiredService<AccountDirectory>().Find(AccountId.Parse(DemoAccounts.Office)))!;
        program.DefaultRequestHeaders.Authorization = new("Bearer", (await house.Services.GetRequiredService<TokenDesk>().Issue(entry, "test")).Token);
        var plans = await (await program.GetAsync("/api/plans")).Json();
        var plan = plans.EnumerateArray().First(p => p.GetProperty("stage").GetString() == "assigned").GetProperty("plan").GetString()!.Replace('/', '~');
        var rows = await (await program.GetAsync($"/api/plans/{plan}/ledger?status=underway&size=1")).Json();
        var duty = rows.GetProperty("rows")[0].GetProperty("assignment").GetString()!.Replace('/', '~');
        await (await program.PostAsJsonAsync($"/api/assignments/{duty}/reports", new { text = Words, evidence = new[] { new { url = "https://example.org/a" } } })).ShouldBeDone();
        (await program.PostAsJsonAsync($"/api/assignments/{duty}/reports", new { text = Words, evidence = "wrong" })).Dispose();
        (await program.GetAsync($"/api/search?q={Looked}")).Dispose();
        await (await program.GetAsync($"/api/plans/{plan}/ledger/file.xlsx")).ShouldBeDone();

        house.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Tracker.Test").Log(LogLevel.Trace, "it does listen");
        log.Lines.ShouldContain("Tracker.Test it does listen ");
        var all = string.Join('\n', log.Lines);
        foreach (var never in DemoAccounts.All.Select(a => a.Account).Concat(["demo-nobody", DemoAccounts.Password, Words, Looked, "演示（", entry.PersonName]))
        {
            log.Lines.FirstOrDefault(line => line.Contains(never, StringComparison.OrdinalIgnoreCase)).ShouldBeNull(never);
            all.ShouldNotContain(Uri.EscapeDataString(never));
        }
    }

    /// <summary>Everything that is logged, with its values and its scopes.</summary>
    private sealed class Kept : ILoggerProvider, ISupportExternalScope
    {
        private IExternalScopeProvider? _scopes;

        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => new One(this, categoryName);

        public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

        public void Dispose()
        {
        }

        private sealed class One(Kept kept, string category) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => kept._scopes?.Push(state);

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                kept.Lines.Enqueue($"{category} {formatter(state, exception)} {exception}");
        }
    }
}
