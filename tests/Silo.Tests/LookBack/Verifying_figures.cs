using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.LookBack;
using Tracker.PeriodReturns;
using Tracker.Silo.Activations;
using Tracker.Silo.Journal;
using Tracker.Silo.Ledger;
using Tracker.Silo.LookBack;
using Tracker.Silo.Tests.Journal.Sqlite;
using Tracker.Silo.Tests.Ledger;
using Tracker.Units;

namespace Tracker.Silo.Tests.LookBack;

/// <summary>A figure that was evidence is held against what the ledger says now.</summary>
public sealed class Verifying_figures : House_of_rows
{
    private static readonly DateOnly Day = new(2032, 3, 1);
    private readonly TemporaryFolder _folder = new();
    private IGrains _grains = null!;
    private GrainAddress _duty;

    private GrainAddress LookBack => PlanLookBack.AddressOf(Province.Plan(1));

    protected override Task<IStore> Open() => Task.FromResult<IStore>(Stores.Open(_folder));

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Finds_what_a_later_row_of_the_same_period_corrected_and_what_is_gone()
    {
        _grains = TrackerSilo.EngineOn(Store.Journal, new EngineOptions());
        foreach (var duty in Province.Assignments)
        {
            _duty = (await _grains.Assignment(duty).Look()).State is Assignment.Open { Status: AssignmentStatus.Underway } ? duty : _duty;
        }
        await Reported("q1", ("目录", 28m), ("图解", 3m), ("培训", 2m));
        ImmutableArray<PeriodReported> rows = [.. (await Store.Journal.ReadStream(_duty, 0)).Select(f => TrackerSilo.Facts.Decode(f.Type, f.Data)).OfType<PeriodReported>()];
        var listed = LedgerFigures.Last(rows).Select(f => new EvidenceItem(EvidenceKind.Figure, f.Name) { Figure = f }).ToImmutableArray();
        listed.Select(i => (i.Figure!.Name, i.Figure.Value)).ShouldBe([("目录", 28m), ("图解", 3m), ("培训", 2m)]);
        var point = _duty.Parent!.Value;
        CandidateDuty listedDuty = new(_duty, new UnitRef(UnitId.Of(1), "第1局"), Role.Lead, true, false, AssignmentStatus.Underway, listed);
        (await _grains.LookBack(LookBack).Ask(Envelope(), new StartLookBack(LookBack, Day, Independence.OtherAccount, [], [new CandidatePoint(point, point.Id, "公开目录", [listedDuty])]))).Rejection.ShouldBeNull();

        await Reported("q1", ("目录", 30m), ("图解", 3.0m));
        await Reported("q2", ("图解", 9m)); // of another period: nothing is wrong with it
        (await _grains.LookBack(LookBack).Ask(Envelope(), new BeginVerification(Day))).Rejection.ShouldBeNull();
        using var links = new LinkChecker(new LinkDoor(), LinkPatience.Default, TimeProvider.System);
        var ledger = new LookBackLedger(Store.Tables);
        await new EvidenceVerifier(ledger, _grains, Store.Journal, Store.Files, links, TimeProvider.System).Round((await ledger.Verifying()).ShouldHaveSingleItem(), default);

        var check = (LookBackCheck.Listed)(await _grains.LookBackCheck(LookBackCheck.AddressOf(LookBack, _duty)).Look()).State;
        check.Evidence.Select(e => (e.Last!.Standing, e.Last.Figure?.Value, e.Last.Fault)).ShouldBe([
            (EvidenceStanding.Changed, 30m, null), (EvidenceStanding.Intact, 3m, null), (EvidenceStanding.Changed, null, "figure-gone")]);
        (await ledger.ChecksOf(LookBack)).ShouldHaveSingleItem().Evidence.ShouldBe(new EvidenceTally(3, 3, 0, 2, 0, 0));
        Store.Verify().Findings.ShouldBeEmpty();
    }

    private async Task Reported(string period, params (string Name, decimal Value)[] figures)
    {
        var row = new PeriodRow(RowOutcome.Progress, "按季更新", null, null, [.. figures.Select(f => new Quantity(f.Name, f.Value, "项", []))], []);
        var said = Envelope();
        var fact = new PeriodReported(PeriodId.Parse(period), Day, row, false);
        var (type, data) = Stores.Codec.Encode(fact);
        var version = (await TrackerSilo.EngineOn(Store.Journal, new EngineOptions()).Assignment(_duty).Look()).Version;
        (await Store.Journal.Append(new AppendRequest([new(_duty, version, [new NewFact(type, data, fact)])], FactMetadata.Of(said, "test").ToJson(), said.At, null))).ShouldBeOfType<AppendOutcome.Written>();
    }

    private static Envelope Envelope() => new(
        Guid.CreateVersion7(), new Actor(AccountId.Parse("office"), "", null, [AccountRole.Office]), new DateTimeOffset(2032, 3, 1, 9, 0, 0, TimeSpan.FromHours(8)), Door.Rest);
}
