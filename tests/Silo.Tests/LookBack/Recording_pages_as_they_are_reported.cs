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

/// <summary>A page's text of the day it was handed in, which the look-back holds it against.</summary>
public sealed class Recording_pages_as_they_are_reported : House_of_rows
{
    private static readonly DateOnly Day = new(2032, 3, 1);
    private readonly TemporaryFolder _folder = new();
    private readonly PageServer _server = new();
    private LinkChecker _links = null!;
    private IGrains _grains = null!;

    protected override Task<IStore> Open() => Task.FromResult<IStore>(Stores.Open(_folder));

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var door = new LinkDoor();
        door.AllowForTests(_server.Endpoint);
        _links = new LinkChecker(door, new LinkPatience(TimeSpan.Zero, TimeSpan.FromSeconds(10), 512 * 1024), TimeProvider.System);
        _grains = TrackerSilo.EngineOn(Store.Journal, new EngineOptions());
    }

    public override async Task DisposeAsync()
    {
        _links.Dispose();
        await _server.DisposeAsync();
        await base.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Keeps_the_text_of_that_day_once_and_the_first_look_finds_what_changed()
    {
        var duty = Province.Assignments[0];
        var recorder = new PageRecorder(Store.Journal, _grains, Store.Files, _links, TimeProvider.System);
        var begun = await recorder.Begin(default);
        begun.ShouldBe(await Store.Journal.LastPosition(), "what was reported before is not asked for");
        _server.Page("/a", "政务公开专栏每季度更新一次，现有目录二十八项");
        RecordedFact reported = (await Store.Journal.ReadStream(duty, 0))[0];
        var fact = new ReportSubmitted(Day, "专栏已建成", [Link("/a"), Link("/gone")], false);
        var (type, data) = Stores.Codec.Encode(fact);
        IReadOnlyList<RecordedFact> facts = [reported with { Type = type, Data = data, Position = begun + 1 }];
        await recorder.Record(facts, begun + 1, default);
        await recorder.Record(facts, begun + 1, default);

        _server.Asked.Count(p => p == "/a").ShouldBe(1, "kept once");
        (await Store.Journal.Checkpoint(PageRecorder.Name)).ShouldBe(begun + 1);
        var kept = (await _grains.PageRecord(PageRecord.AddressOf(duty, Link("/a").Url!)).Look()).State.Kept.ShouldNotBeNull();
        (await _grains.PageRecord(PageRecord.AddressOf(duty, Link("/gone").Url!)).Look()).State.Kept.ShouldBeNull();

        _server.Page("/a", "本专栏已经停止更新，请到新的网站上查看有关内容");
        await LookedAt(duty, kept);
        var check = (LookBackCheck.Listed)(await _grains.LookBackCheck(LookBackCheck.AddressOf(PlanLookBack.AddressOf(Province.Plan(1)), duty)).Look()).State;
        check.Evidence.Single().Last!.Standing.ShouldBe(EvidenceStanding.Changed, "in the very first round");
        check.Evidence.Single().Recorded.ShouldBe(kept.Text);
    }

    private async Task LookedAt(GrainAddress duty, PageKept kept)
    {
        var lookBack = PlanLookBack.AddressOf(Province.Plan(1));
        var point = duty.Parent!.Value;
        var candidate = new CandidateDuty(duty, new UnitRef(UnitId.Of(1), "第1局"), Role.Lead, true, false, AssignmentStatus.Underway, [Link("/a")]) { Recorded = [new RecordedPage(kept.Url, kept.Text)] };
        var envelope = new Envelope(Guid.CreateVersion7(), new Actor(AccountId.Parse("office"), "", null, [AccountRole.Office]), new DateTimeOffset(2032, 3, 1, 9, 0, 0, TimeSpan.FromHours(8)), Door.Rest);
        (await _grains.LookBack(lookBack).Ask(envelope, new StartLookBack(lookBack, Day, Independence.OtherAccount, [], [new CandidatePoint(point, point.Id, "公开目录", [candidate])]))).Rejection.ShouldBeNull();
        (await _grains.LookBack(lookBack).Ask(envelope with { CommandId = Guid.CreateVersion7() }, new BeginVerification(Day))).Rejection.ShouldBeNull();
        var ledger = new LookBackLedger(Store.Tables);
        await new EvidenceVerifier(ledger, _grains, Store.Journal, Store.Files, _links, TimeProvider.System).Round((await ledger.Verifying()).ShouldHaveSingleItem(), default);
    }

    private EvidenceItem Link(string path) => new(EvidenceKind.Link, path, _server.Link(path));
}
