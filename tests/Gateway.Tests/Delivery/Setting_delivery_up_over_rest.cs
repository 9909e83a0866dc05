using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Tracker.Accounts;
using Tracker.Gateway.Tests.CommandLine;
using Tracker.Gateway.Tests.Hosting;
using Tracker.Gateway.Tests.Plans;
using Tracker.Silo.Delivery;
using Tracker.Silo.Tests.Delivery;
using Tracker.Units;

namespace Tracker.Gateway.Tests.Delivery;

public class Setting_delivery_up_over_rest : IAsyncLifetime
{
    private const string Government = SmallPlan.Government;
    private ServedFolder _house = null!;
    private HttpClient _chief = null!;
    private HttpClient _unit = null!;

    public async Task InitializeAsync()
    {
        _house = await ServedFolder.Open();
        await _house.Register(Government, ("甲局", null));
        _chief = await _house.Program("operator", Government, null, AccountRole.Administrator);
        _unit = await _house.Program("jia", Government, 1, AccountRole.UnitHandler);
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task Begins_with_everything_off()
    {
        var settings = await _chief.GetFromJsonAsync<JsonElement>("/api/delivery");
        settings.TryGetProperty("mail", out _).ShouldBeFalse();
        settings.GetProperty("webhooks").GetArrayLength().ShouldBe(0);
        (await _unit.GetFromJsonAsync<JsonElement>("/api/delivery/mine")).GetProperty("digest").GetString().ShouldBe("off");
    }

    [Fact]
    public async Task Is_the_administrators_alone()
    {
        (await _unit.GetAsync("/api/delivery")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await _unit.PutAsJsonAsync("/api/delivery/mail", Mail(25))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await _unit.GetAsync("/api/delivery/messages")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await _unit.PostAsJsonAsync("/api/delivery/messages/x/resend", new { })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await _unit.PostAsJsonAsync("/api/delivery/trial", new { to = "a@example.org" })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Shows_no_password_and_keeps_it_for_the_same_place_only()
    {
        (await _chief.PutAsJsonAsync("/api/delivery/mail", Mail(25, "secret-word"))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var shown = await _chief.GetStringAsync("/api/delivery");
        shown.ShouldNotContain("secret-word");
        JsonDocument.Parse(shown).RootElement.GetProperty("mail").GetProperty("hasPassword").GetBoolean().ShouldBeTrue();

        (await _chief.PutAsJsonAsync("/api/delivery/mail", Mail(25))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var elsewhere = await _chief.PutAsJsonAsync("/api/delivery/mail", Mail(26));
        (await elsewhere.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString().ShouldBe("delivery.password-missing");

        await _chief.PutAsJsonAsync("/api/delivery/webhooks/group", new { on = true, kind = "wecom", url = "https://robot.example/send?key=robots-key" });
        (await _chief.GetStringAsync("/api/delivery")).ShouldNotContain("robots-key");
    }

    [Fact]
    public async Task A_trial_says_what_came_of_it()
    {
        using var server = new LocalMailServer();
        await using var receiver = await LocalReceiver.Open();
        await _chief.PutAsJsonAsync("/api/delivery/mail", Mail(server.Port, host: "127.0.0.1"));
        await _chief.PutAsJsonAsync("/api/delivery/webhooks/group", new { on = false, kind = "dingtalk", url = receiver.Url });
        (await Code(await _chief.PostAsJsonAsync("/api/delivery/trial", new { to = "a@example.org" }))).ShouldBe("delivery.private-address");

        await _chief.PutAsJsonAsync("/api/delivery/general", new { digestAt = "08:30:00", quietDays = Array.Empty<string>(), privateHosts = new[] { "127.0.0.1" } });
        (await _chief.PostAsJsonAsync("/api/delivery/trial", new { to = "a@example.org" })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await _chief.PostAsJsonAsync("/api/delivery/trial", new { hook = "group" })).StatusCode.ShouldBe(HttpStatusCode.OK);

        server.Mails.ShouldHaveSingleItem().Subject.ShouldContain("测试消息");
        receiver.Posts.ShouldHaveSingleItem().Body.ShouldContain("测试消息");
        (await Code(await _chief.PostAsJsonAsync("/api/delivery/trial", new { hook = "nobody" }))).ShouldBe("delivery.webhook-unknown");
    }

    [Fact]
    public async Task A_person_chooses_for_oneself()
    {
        (await Code(await _unit.PutAsJsonAsync("/api/delivery/mine", new { digest = "every-day" }))).ShouldBe("delivery.address-missing");
        (await _unit.PutAsJsonAsync("/api/delivery/mine", new { digest = "every-day", address = "jia@example.org" })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await _unit.GetFromJsonAsync<JsonElement>("/api/delivery/mine")).GetProperty("address").GetString().ShouldBe("jia@example.org");
        (await _chief.GetFromJsonAsync<JsonElement>("/api/delivery/mine")).TryGetProperty("address", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task What_was_given_up_is_listed_and_sent_again_by_rest_and_by_command()
    {
        var outbox = _house.Service<Outbox>();
        var (government, now) = (DivisionCode.Parse(Government), TimeProvider.System.GetUtcNow());
        var cursor = new DeliveryCursor(government, DeliveryChannels.Mail, "jia", 0, null);
        await outbox.Begin([cursor]);
        await outbox.Make([(cursor, cursor with { Position = 1 }, [.. new[] { "1", "2" }.Select(mark => new DeliveryMessage(
            $"mail.{Government}.jia.{mark}", government, DeliveryChannels.Mail, "jia", new Tracker.Silo.Delivery.Said("两项提醒", "文", [], null), now, DeliveryState.Waiting, 0, now, null, null, null))])]);
        await outbox.GiveUp($"mail.{Government}.jia.1", new Tracker.Deciding.Rejection("delivery.mail-refused", "550 no such person"));
        await outbox.GiveUp($"mail.{Government}.jia.2", new Tracker.Deciding.Rejection("delivery.no-address"));

        var dead = await _chief.GetFromJsonAsync<JsonElement>("/api/delivery/messages?state=dead");
        dead.EnumerateArray().Select(m => m.GetProperty("why").GetString()).ShouldContain("邮件服务器没有接收这个收件人：550 no such person");
        (await _chief.PostAsJsonAsync($"/api/delivery/messages/mail.{Government}.jia.1/resend", new { })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Code(await _chief.PostAsJsonAsync($"/api/delivery/messages/mail.{Government}.jia.1/resend", new { }))).ShouldBe("delivery.message-unknown");

        var listed = await Typed.Run("delivery", "log", "--state", "dead", "--data", _house.Folder.FullName);
        listed.Results.ShouldContain($"mail.{Government}.jia.2\tdead\t0");
        (await Typed.Run("delivery", "resend", "--message", $"mail.{Government}.jia.2", "--data", _house.Folder.FullName)).Code.ShouldBe(0);
        (await outbox.Counts(government)).ShouldBe(new Dictionary<DeliveryState, int> { [DeliveryState.Waiting] = 2 });
    }

    private static object Mail(int port, string? password = null, string host = "mail.example") => password is null && host != "mail.example"
        ? new { on = true, host, port, tls = false, from = "tracker@example.org" }
        : new { on = true, host, port, tls = false, from = "tracker@example.org", user = "tracker", password };

    private static async Task<string?> Code(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString();
}
