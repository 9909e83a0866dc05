using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tracker.Silo.Delivery;

namespace Tracker.Silo.Tests.Delivery;

/// <summary>Over HTTP, to a server of this machine.</summary>
public sealed class Posting_to_a_webhook : IAsyncLifetime
{
    private readonly ManualClock _clock = new();
    private LocalReceiver _receiver = null!;

    public async Task InitializeAsync() => _receiver = await LocalReceiver.Open();

    public Task DisposeAsync() => _receiver.DisposeAsync().AsTask();

    [Fact]
    public async Task A_program_can_check_who_sent_it_and_when()
    {
        (await Send(WebhookKind.Json, "a-secret-of-length-25----")).ShouldBe(SendOutcome.Taken);

        var post = _receiver.Posts.ShouldHaveSingleItem();
        var seconds = post.Headers["X-Tracker-Time"];
        seconds.ShouldBe($"{_clock.GetUtcNow().ToUnixTimeSeconds()}");
        post.Headers["X-Tracker-Message"].ShouldBe("hook.990000.group.5-0");
        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes("a-secret-of-length-25----"), Encoding.UTF8.GetBytes($"{seconds}.{post.Body}"));
        post.Headers["X-Tracker-Signature"].ShouldBe($"sha256={Convert.ToHexStringLower(expected)}");
        var body = JsonDocument.Parse(post.Body).RootElement;
        body.GetProperty("id").GetString().ShouldBe("hook.990000.group.5-0");
        var item = body.GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        (item.GetProperty("kind").GetString(), item.GetProperty("unit").GetString(), item.GetProperty("day").GetString()).ShouldBe(("reminded", "3", "2031-06-30"));
    }

    [Fact]
    public async Task A_robot_of_wecom_gets_markdown_of_its_form()
    {
        (await Send(WebhookKind.WeCom, null)).ShouldBe(SendOutcome.Taken);

        var post = _receiver.Posts.ShouldHaveSingleItem();
        post.Path.ShouldBe("/send?key=1");
        post.Body.ShouldBe("""{"msgtype":"markdown","markdown":{"content":"### 两项提醒\n- 第5件事\n"}}""");
    }

    [Fact]
    public async Task A_robot_of_dingtalk_gets_time_and_signature_in_the_address()
    {
        (await Send(WebhookKind.DingTalk, "SEC0123")).ShouldBe(SendOutcome.Taken);

        var post = _receiver.Posts.ShouldHaveSingleItem();
        var milliseconds = _clock.GetUtcNow().ToUnixTimeMilliseconds();
        var sign = HMACSHA256.HashData(Encoding.UTF8.GetBytes("SEC0123"), Encoding.UTF8.GetBytes($"{milliseconds}\nSEC0123"));
        WebUtility.UrlDecode(post.Path.Split("&sign=")[1]).ShouldBe(Convert.ToBase64String(sign));
        post.Path.ShouldStartWith($"/send?key=1&timestamp={milliseconds}&sign=");
        post.Body.ShouldBe("""{"msgtype":"markdown","markdown":{"title":"两项提醒","text":"### 两项提醒\n- 第5件事\n"}}""");
    }

    [Fact]
    public async Task A_robot_says_in_the_body_that_it_took_nothing()
    {
        _receiver.Answer = _ => (200, """{"errcode":45009,"errmsg":"api freq out of limit"}""");

        var outcome = await Send(WebhookKind.WeCom, null);

        (outcome.Refused?.Code, outcome.ForGood).ShouldBe(("delivery.hook-refused", false));
        outcome.Refused!.Args[^1].ShouldContain("45009");
    }

    [Theory]
    [InlineData(503, false)]
    [InlineData(429, false)]
    [InlineData(404, true)]
    [InlineData(302, true)]
    public async Task What_passes_is_tried_again_and_what_does_not_is_given_up(int status, bool forGood)
    {
        _receiver.Answer = _ => (status, "http://127.0.0.1/elsewhere");

        var outcome = await Send(WebhookKind.Json, "a-secret-of-length-25----");

        (outcome.Refused?.Code, outcome.ForGood).ShouldBe(("delivery.hook-refused", forGood));
        _receiver.Posts.Count.ShouldBe(1, "no redirect is followed");
    }

    [Fact]
    public async Task A_long_digest_stays_within_what_a_robot_takes()
    {
        var lines = Enumerable.Range(1, 500).Select(i => Letters.Notice(i)).ToList();
        var message = Letters.To("group", _clock.GetUtcNow(), DeliveryChannels.Hook) with { Said = Letters.Words("很多[提醒](http://x)", lines) with { More = "另有450项" } };

        var (_, body, _) = HookForms.Of(new Webhook("group", WebhookKind.WeCom, "https://example.org", null, true), message, _clock.GetUtcNow());

        var content = JsonDocument.Parse(body).RootElement.GetProperty("markdown").GetProperty("content").GetString()!;
        Encoding.UTF8.GetByteCount(content).ShouldBeLessThan(4_096);
        content.ShouldEndWith("另有450项");
        content.ShouldNotContain("](");
        await Task.CompletedTask;
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    public async Task A_private_address_is_refused_unless_it_was_named(string host)
    {
        var outcome = await Send(WebhookKind.Json, "a-secret-of-length-25----", host, named: []);

        outcome.Refused?.Code.ShouldBe("delivery.private-address");
        _receiver.Posts.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("10.1.2.3", true)]
    [InlineData("172.31.0.1", true)]
    [InlineData("172.32.0.1", false)]
    [InlineData("169.254.169.254", true)]
    [InlineData("100.64.0.1", true)]
    [InlineData("::1", true)]
    [InlineData("::ffff:10.0.0.1", true)]
    [InlineData("64:ff9b::a00:1", true)]
    [InlineData("fd00::1", true)]
    [InlineData("fe80::1", true)]
    [InlineData("8.8.8.8", false)]
    [InlineData("2408:4000::1", false)]
    public void What_is_private_is_known(string address, bool isPrivate) => PrivateAddresses.IsPrivate(IPAddress.Parse(address)).ShouldBe(isPrivate);

    private async Task<SendOutcome> Send(WebhookKind kind, string? secret, string host = "127.0.0.1", string[]? named = null)
    {
        var url = _receiver.Url.Replace("127.0.0.1", host) + "/send?key=1";
        var settings = DeliverySettings.Off with { PrivateHosts = [.. named ?? [host]], Webhooks = [new Webhook("group", kind, url, secret, true)] };
        return await new HookSender(_clock).Send(Letters.To("group", _clock.GetUtcNow(), DeliveryChannels.Hook, "5-0"), settings, default);
    }
}
