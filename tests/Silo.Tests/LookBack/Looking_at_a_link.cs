using System.Net;
using System.Text;
using Tracker.LookBack;
using Tracker.Silo.LookBack;

namespace Tracker.Silo.Tests.LookBack;

public sealed class Looking_at_a_link : IAsyncLifetime
{
    private static readonly LinkPatience Short = new(TimeSpan.Zero, TimeSpan.FromSeconds(10), 512 * 1024);
    private readonly PageServer _server = new();
    private readonly LinkDoor _door = new();
    private LinkChecker _checker = null!;

    public Task InitializeAsync()
    {
        _door.AllowForTests(_server.Endpoint);
        _checker = new LinkChecker(_door, Short, TimeProvider.System);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        _checker.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task That_opens_reads_its_main_text_and_nothing_round_it()
    {
        _server.Page("/a", "政务公开专栏，&nbsp;每季度更新一次<br>第二段");
        (await Look("/a")).ShouldBe(new LinkLook(EvidenceStanding.Alive, 200, null, "政务公开专栏， 每季度更新一次\n第二段"));
    }

    [Fact]
    public async Task In_an_old_encoding_reads_it_too()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        _server.Pages["/gbk"] = (200, "Content-Type: text/html\r\n", Encoding.GetEncoding("gb18030").GetBytes("<meta charset=gb2312><p>公开目录</p>"));
        (await Look("/gbk")).Text.ShouldBe("公开目录");
    }

    [Fact]
    public async Task That_moved_tells_where_to()
    {
        _server.Redirect("/old", "/new");
        _server.Page("/new", "在这里");
        (await Look("/old")).ShouldBe(new LinkLook(EvidenceStanding.Alive, 200, _server.Link("/new"), "在这里"));
    }

    [Theory]
    [InlineData(404, EvidenceStanding.Dead)]
    [InlineData(410, EvidenceStanding.Dead)]
    [InlineData(500, EvidenceStanding.Failing)]
    [InlineData(403, EvidenceStanding.Failing)]
    public async Task That_does_not_open_tells_how(int status, EvidenceStanding standing)
    {
        _server.Page("/x", "没有", status);
        (await Look("/x")).ShouldBe(new LinkLook(standing, status));
    }

    [Fact]
    public async Task That_is_slow_is_given_up()
    {
        using var hasty = new LinkChecker(_door, Short with { Longest = TimeSpan.FromMilliseconds(300) }, TimeProvider.System);
        _server.Silent["/slow"] = true;
        (await hasty.Look(_server.Link("/slow"))).ShouldBe(new LinkLook(EvidenceStanding.Failing, Fault: "too-slow"));
    }

    [Fact]
    public async Task That_never_ends_is_not_read_to_its_end()
    {
        _server.Pages["/endless"] = (200, "Content-Type: text/html\r\n", null);
        (await Look("/endless")).ShouldBe(new LinkLook(EvidenceStanding.Alive, 200, Fault: "too-long"));
    }

    [Theory]
    [InlineData("<script>")]
    [InlineData("<<")]
    [InlineData("<p ")]
    public async Task That_is_made_to_be_read_for_ever_is_given_up(string again)
    {
        using var patient = new LinkChecker(_door, Short with { Longest = TimeSpan.FromSeconds(60), MostBytes = 4 * 1024 * 1024 }, TimeProvider.System);
        _server.Pages["/trap"] = (200, "Content-Type: text/html; charset=utf-7\r\n", Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(again, 2_000_000 / again.Length))));
        (await patient.Look(_server.Link("/trap"))).ShouldBe(new LinkLook(EvidenceStanding.Alive, 200, Fault: "too-long"));
    }

    [Fact]
    public async Task That_leads_round_and_round_is_given_up()
    {
        _server.Redirect("/round", "/round");
        (await Look("/round")).Fault.ShouldBe("too-many-redirects");
        _server.Asked.Count.ShouldBe(6);
    }

    [Fact]
    public async Task To_a_private_address_is_refused_without_asking()
    {
        using var checker = new LinkChecker(new LinkDoor(), Short, TimeProvider.System); // as it comes: nothing is allowed
        _server.Page("/a", "在这里");
        (await checker.Look(_server.Link("/a"))).ShouldBe(new LinkLook(EvidenceStanding.NotCheckable, Fault: "private-address"));
        (await checker.Look("http://10.0.0.1/")).Fault.ShouldBe("private-address");
        (await checker.Look("http://[::1]:8080/")).Fault.ShouldBe("private-address");
        (await checker.Look("http://169.254.169.254/latest")).Fault.ShouldBe("private-address");
        _server.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task That_redirects_to_a_private_address_is_refused_there()
    {
        await using var other = new PageServer(); // on this machine too, and not allowed
        other.Page("/secret", "内部");
        _server.Redirect("/trap", other.Link("/secret"));
        (await Look("/trap")).ShouldBe(new LinkLook(EvidenceStanding.NotCheckable, 301, other.Link("/secret"), Fault: "private-address"));
        _server.Redirect("/file", "file:///etc/passwd");
        (await Look("/file")).Fault.ShouldBe("no-link");
        other.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Whose_name_changes_its_address_between_two_questions_is_refused()
    {
        var answers = new Queue<string>(["127.0.0.1", "192.168.1.1"]);
        var door = new LinkDoor((_, _) => Task.FromResult(new[] { IPAddress.Parse(answers.Dequeue()) }));
        door.AllowForTests(_server.Endpoint);
        using var checker = new LinkChecker(door, Short, TimeProvider.System);
        _server.Redirect("/twice", $"http://rebound.example.org:{_server.Endpoint.Port}/again");
        (await checker.Look($"http://rebound.example.org:{_server.Endpoint.Port}/twice")).Fault.ShouldBe("private-address");
        _server.Asked.ShouldBe(["/twice"]);
    }

    [Fact]
    public async Task That_nobody_knows_is_not_checkable()
    {
        using var checker = new LinkChecker(new LinkDoor((_, _) => throw new System.Net.Sockets.SocketException(11001)), Short, TimeProvider.System);
        (await checker.Look("http://gone.example.org/")).ShouldBe(new LinkLook(EvidenceStanding.NotCheckable, Fault: "host-unknown"));
        (await checker.Look("ftp://example.org/")).Fault.ShouldBe("no-link");
    }

    [Fact]
    public async Task One_host_is_asked_one_thing_at_a_time_with_a_pause_between()
    {
        var clock = new ManualClock();
        using var checker = new LinkChecker(_door, Short with { Between = TimeSpan.FromSeconds(2) }, clock);
        _server.Page("/a", "一");
        await checker.Look(_server.Link("/a"));

        var second = checker.Look(_server.Link("/a"));
        second.IsCompleted.ShouldBeFalse();
        _server.Asked.Count.ShouldBe(1);
        clock.Advance(TimeSpan.FromSeconds(2));
        (await second).Status.ShouldBe(200);
    }

    [Fact]
    public void A_page_still_says_what_was_recorded_when_only_small_things_around_it_changed()
    {
        const string before = "2026年3月1日\n政务公开工作要点落实情况每季度更新一次\n访问 123";
        PageText.StillSays("政务公开工作要点落实情况每季度更新一次\n访问 456\n又来了一段很长很长的新内容", before).ShouldBeTrue();
        PageText.StillSays("政务公开工作要点落实情况每半年更新一次", before).ShouldBeFalse();
        var (gone, came) = PageText.Differences(before, "政务公开工作要点落实情况每半年更新一次");
        (gone.Single(), came.Single()).ShouldBe(("政务公开工作要点落实情况每季度更新一次", "政务公开工作要点落实情况每半年更新一次"));
    }

    private Task<LinkLook> Look(string path) => _checker.Look(_server.Link(path));
}
