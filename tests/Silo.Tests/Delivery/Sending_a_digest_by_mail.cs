using Tracker.Silo.Copying;
using Tracker.Silo.Delivery;
using Tracker.Silo.Journal;
using Tracker.Silo.Tests.Copying;

namespace Tracker.Silo.Tests.Delivery;

/// <summary>Over a socket, to a server that speaks SMTP.</summary>
public sealed class Sending_a_digest_by_mail : IAsyncLifetime
{
    private readonly CopyHouse _house = new();
    private IStore _store = null!;
    private DeliveryHouse _delivery = null!;

    public async Task InitializeAsync()
    {
        _store = await _house.Open(_house.InFolder());
        _delivery = new DeliveryHouse(_store.Tables, _house.Clock);
        await _delivery.Person("handler", DigestRhythm.EveryDay, 3);
    }

    public async Task DisposeAsync()
    {
        await _store.DisposeAsync();
        _house.Dispose();
    }

    [Fact]
    public async Task Says_the_words_in_chinese_under_a_stable_id()
    {
        using var server = new LocalMailServer();

        (await Send(server)).ShouldBe(SendOutcome.Taken);

        var mail = server.Mails.ShouldHaveSingleItem();
        (mail.From, string.Join(' ', mail.To), mail.Subject, mail.Text).ShouldBe(("tracker@example.org", "handler@example.org", "两项提醒", "两项提醒：5"));
        mail.Header("Message-ID").ShouldBe("<mail.990000.handler.20310305@example.org>");
        mail.Header("Auto-Submitted").ShouldBe("auto-generated");
    }

    [Fact]
    public async Task Signs_in_where_the_server_asks()
    {
        using var server = new LocalMailServer { SignIn = ("tracker", "口令-1") };

        (await Send(server, user: "tracker", password: "口令-1")).Refused.ShouldBeNull();
        var wrong = await Send(server, user: "tracker", password: "other");

        (wrong.Refused?.Code, wrong.ForGood, wrong.WayIsDown).ShouldBe(("delivery.mail-server", false, true));
        server.Mails.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("550 no such person", true)]
    [InlineData("451 come back later", false)]
    public async Task A_refused_recipient_is_given_up_or_tried_again_as_the_server_says(string answer, bool forGood)
    {
        using var server = new LocalMailServer { Refuses = _ => answer };

        var outcome = await Send(server);

        (outcome.Refused?.Code, outcome.ForGood).ShouldBe(("delivery.mail-refused", forGood));
    }

    [Fact]
    public async Task A_server_without_encryption_gets_nothing_where_encryption_is_asked()
    {
        using var server = new LocalMailServer();

        (await Send(server, tls: true)).Refused?.Code.ShouldBe("delivery.mail-server");

        server.Mails.ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_nobody_listens_the_way_is_down()
    {
        var server = new LocalMailServer();
        var port = server.Port;
        server.Dispose();

        var outcome = await Send(port);

        (outcome.Refused?.Code, outcome.WayIsDown, outcome.ForGood).ShouldBe(("delivery.mail-server", true, false));
    }

    [Fact]
    public async Task A_private_address_is_refused_unless_it_was_named()
    {
        using var server = new LocalMailServer();

        var outcome = await Send(server.Port, named: []);

        outcome.Refused?.Code.ShouldBe("delivery.private-address");
        server.Mails.ShouldBeEmpty();
    }

    private Task<SendOutcome> Send(LocalMailServer server, bool tls = false, string? user = null, string? password = null) => Send(server.Port, ["127.0.0.1"], tls, user, password);

    private async Task<SendOutcome> Send(int port, string[]? named = null, bool tls = false, string? user = null, string? password = null)
    {
        var settings = DeliverySettings.Off with { PrivateHosts = [.. named ?? ["127.0.0.1"]], Mail = new MailServer(true, "127.0.0.1", port, tls, "tracker@example.org", user, password) };
        return await new MailSender(_delivery.Recipients, TimeProvider.System).Send(Letters.To("handler", _house.Clock.GetUtcNow()), settings, default);
    }
}
