using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.LookBack;
using Tracker.Silo.Activations;
using Tracker.Silo.Journal;
using Tracker.Silo.Ledger;
using Tracker.Silo.LookBack;
using Tracker.Silo.Tests.Journal.Sqlite;
using Tracker.Silo.Tests.Ledger;
using Tracker.Units;

namespace Tracker.Silo.Tests.LookBack;

/// <summary>Rounds over evidence on a real web server, on the real SQLite journal.</summary>
public sealed class Verifying_evidence_in_rounds : House_of_rows
{
    private static readonly DateOnly Day = new(2032, 3, 1);
    private static readonly LinkPatience Short = new(TimeSpan.Zero, TimeSpan.FromSeconds(10), 512 * 1024);
    private readonly TemporaryFolder _folder = new();
    private readonly PageServer _server = new();
    private LinkChecker _links = null!;
    private IGrains _grains = null!;

    private LookBackLedger Ledger => new(Store.Tables);

    private GrainAddress LookBack => PlanLookBack.AddressOf(Province.Plan(1));

    private ImmutableArray<GrainAddress> Duties => [.. Province.Assignments.Take(6)];

    protected override Task<IStore> Open() => Task.FromResult<IStore>(Stores.Open(_folder));

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var door = new LinkDoor();
        door.AllowForTests(_server.Endpoint);
        _links = new LinkChecker(door, Short, TimeProvider.System);
        _grains = TrackerSilo.EngineOn(Store.Journal, new EngineOptions());
        for (var i = 0; i < Duties.Length; i++)
        {
            _server.Page($"/{i}", $"第{i}个专栏，每季度更新一次公开目录");
        }
        _server.Page("/shared", "所有单位共用的一个公开专栏页面");
        var points = Duties.Select((a, i) => (Assignment: a, Evidence: ImmutableArray.Create(Link($"/{i}"), Link("/shared"))))
            .GroupBy(d => d.Assignment.Parent!.Value)
            .Select(p => new CandidatePoint(p.Key, p.Key.Id, "公开目录", [.. p.Select(d => new CandidateDuty(d.Assignment, new UnitRef(UnitId.Of(1), "第1局"), Role.Lead, true, false, AssignmentStatus.Closed, d.Evidence))]));
        await Tell(new StartLookBack(LookBack, Day, Independence.OtherAccount, [], [.. points]));
    }

    public override async Task DisposeAsync()
    {
        _links.Dispose();
        await _server.DisposeAsync();
        await base.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Looks_at_each_address_once_and_tells_all_checks_that_name_it()
    {
        await Round(1);

        _server.Asked.Order().ShouldBe(["/0", "/1", "/2", "/3", "/4", "/5", "/shared"]);
        (await Ledger.Progress(LookBack, 1)).ShouldBe((12, 12));
        (await Ledger.Verifying()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_later_round_finds_what_changed_died_and_came_back_at_another_address()
    {
        await Round(1);
        _server.Page("/0", "这个专栏已经停止更新，请到新网站查看");
        _server.Pages.Remove("/1", out _);
        await Round(2);

        var lines = await Ledger.ChecksOf(LookBack);
        lines.Select(c => (c.Evidence.Changed, c.Evidence.Dead)).ShouldBe([(1, 0), (0, 1), (0, 0), (0, 0), (0, 0), (0, 0)], ignoreOrder: true);
        var changed = (LookBackCheck.Listed)(await _grains.LookBackCheck(lines.Single(c => c.Evidence.Changed == 1).Check).Look()).State;
        var piece = changed.Evidence.Single(e => e.Last!.Standing == EvidenceStanding.Changed);
        PageText.Differences(await Text(piece.Recorded!), await Text(piece.Last!.Text!)).Came.ShouldBe(["这个专栏已经停止更新，请到新网站查看"]);

        _server.Page("/moved/1", "第1个专栏，每季度更新一次公开目录");
        var dead = lines.Single(c => c.Evidence.Dead == 1).Check;
        (await _grains.LookBackCheck(dead).Ask(Envelope(), new ReplaceLink(Day, _server.Link("/1"), "https://example.org/moved/1", "网站迁移"))).Rejection.ShouldBeNull();
        (await Ledger.ChecksOf(LookBack)).ShouldAllBe(c => c.Evidence.Dead == 0);
    }

    [Fact]
    public async Task Cut_off_in_the_middle_it_goes_on_with_the_rest_and_looks_at_nothing_twice()
    {
        _server.Silent["/3"] = true; // the round hangs there, as one does that is killed
        using var killed = new CancellationTokenSource();
        await Tell(new BeginVerification(Day));
        var round = Verifier().Round((await Ledger.Verifying()).Single(), killed.Token);
        while (!_server.Asked.Contains("/3"))
        {
            await Task.Yield();
        }
        await killed.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => round);
        var (all, done) = await Ledger.Progress(LookBack, 1);
        done.ShouldBeLessThan(all);
        _server.Silent.Clear();

        _grains = TrackerSilo.EngineOn(Store.Journal, new EngineOptions()); // another process
        await Verifier().Round((await Ledger.Verifying()).Single(), default);

        (await Ledger.Progress(LookBack, 1)).ShouldBe((12, 12));
        _server.Asked.GroupBy(p => p).Where(p => p.Count() > 1).Select(p => p.Key).ShouldBe(["/3"], "only what was under way when it was cut off");
        var told = (await Store.Journal.ReadOf(new HashSet<string> { "look-back-check.evidence-verified.v1" }, 0, long.MaxValue)).Select(f => (f.Address, f.Data)).ToList();
        told.Count.ShouldBe(12);
        told.Distinct().Count().ShouldBe(12);
    }

    private async Task Round(int number)
    {
        await Tell(new BeginVerification(Day));
        await Verifier().Round((await Ledger.Verifying()).ShouldHaveSingleItem(), default);
        (await Ledger.One(LookBack)).ShouldBe(new LookBackLine(LookBack, Day, number, false));
    }

    private EvidenceVerifier Verifier() => new(Ledger, _grains, Store.Journal, Store.Files, _links, TimeProvider.System);

    private async Task<string> Text(string hash)
    {
        using var reader = new StreamReader(Store.Files.Open(hash)!);
        return await reader.ReadToEndAsync();
    }

    private EvidenceItem Link(string path) => new(EvidenceKind.Link, path, _server.Link(path));

    private async Task Tell(LookBackCommand command) => (await _grains.LookBack(LookBack).Ask(Envelope(), command)).Rejection.ShouldBeNull();

    private static Envelope Envelope() => new(
        Guid.CreateVersion7(), new Actor(AccountId.Parse("office"), "", null, [AccountRole.Office]), new DateTimeOffset(2032, 3, 1, 9, 0, 0, TimeSpan.FromHours(8)), Door.Rest);
}
