using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Tracker.Gateway.Shared;

namespace Tracker.Gateway.Tests.Pages;

/// <summary>The frame round every page, served over HTTP without any room behind it.</summary>
public sealed class Answering_with_a_page : IAsyncLifetime
{
    private readonly WebApplication _app = Build();
    private HttpClient _http = null!;

    public async Task InitializeAsync()
    {
        await _app.StartAsync();
        _http = new HttpClient { BaseAddress = new Uri(_app.Urls.Single()) };
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    [Theory]
    [InlineData("/not-there")]
    [InlineData("/breaks")]
    [InlineData("/tracker.css")]
    [InlineData("/api/not-there")]
    public async Task Always_carries_the_strict_headers(string path)
    {
        using var answer = await _http.GetAsync(path);
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldBe(
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
            + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        answer.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        answer.Headers.GetValues("Referrer-Policy").Single().ShouldBe("same-origin");
        answer.Headers.CacheControl.ShouldNotBeNull();
    }

    [Fact]
    public async Task That_does_not_exist_says_so_in_Chinese()
    {
        using var answer = await _http.GetAsync("/not-there");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain("没有找到");
        page.ShouldContain("本系统为非涉密系统，严禁处理涉密信息");
        page.ShouldNotContain("style=");
    }

    [Theory]
    [InlineData("/breaks")]
    [InlineData("/sign-in")] // a page that breaks while it is drawn: nothing of what it needs is here
    public async Task That_breaks_shows_a_number_and_no_trace(string path)
    {
        using var answer = await _http.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain("系统出了问题");
        page.ShouldContain("500 · ");
        page.ShouldNotContain("a secret of the machine");
        page.ShouldNotContain("InvalidOperationException");
    }

    [Fact]
    public async Task Leaves_programs_alone()
    {
        using var answer = await _http.GetAsync("/api/not-there");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Lets_browsers_keep_the_style_sheet_under_its_hash()
    {
        using var kept = await _http.GetAsync(PageAssets.Link("tracker.css"));
        kept.Content.Headers.ContentType!.MediaType.ShouldBe("text/css");
        kept.Headers.CacheControl!.MaxAge.ShouldBe(TimeSpan.FromDays(365));
        using var bare = await _http.GetAsync("/tracker.css");
        bare.Headers.CacheControl!.NoCache.ShouldBeTrue();
    }

    private static WebApplication Build()
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddTrackerPages();
        var app = builder.Build();
        app.UseTrackerPages();
        app.UseAntiforgery();
        app.MapGet("/breaks", IResult () => throw new InvalidOperationException("a secret of the machine"));
        app.MapTrackerPages();
        return app;
    }
}
