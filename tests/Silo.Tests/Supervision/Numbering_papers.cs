using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Silo.Activations;
using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Sqlite;
using Tracker.Silo.Ledger;
using Tracker.Silo.Tests.Postgres;
using Tracker.Supervision;
using Tracker.Tests.Postgres;
using Tracker.Units;

namespace Tracker.Silo.Tests.Supervision;

/// <summary>Issuing a paper and taking its number are one append: whoever calls, however many at once, numbers have no gap and none is given twice.</summary>
public abstract class Numbering_papers : IAsyncLifetime
{
    private const int Callers = 64;
    private const string Word = "示政公办函";
    private static readonly DivisionCode Government = DivisionCode.Parse("990000");
    private static readonly DateOnly Day = new(2031, 7, 7);
    private IGrains[] _engines = [];
    private IStore _store = null!;

    /// <summary>Two engines over one store.</summary>
    protected abstract Task<(IStore Store, IGrains One, IGrains Other)> Open();

    public async Task InitializeAsync()
    {
        var (store, one, other) = await Open();
        (_store, _engines) = (store, [one, other]);
    }

    public abstract Task DisposeAsync();

    [StoreFact]
    public async Task By_many_callers_on_two_engines_leaves_no_gap_and_no_double()
    {
        await Signed(Callers);

        var answers = await Task.WhenAll(Enumerable.Range(1, Callers).Select(n => Task.Run(() => Issue(n, Guid.CreateVersion7()))));

        answers.ShouldAllBe(a => a.Rejection == null);
        (await Numbers()).ShouldBe(Enumerable.Range(1, Callers));
        (await _engines[1].NumberSeries(NumberSeries.AddressOf(Government, new PlanYear(2031), Word)).Look()).Version.ShouldBe(Callers);
        _store.Verify().Findings.ShouldBeEmpty();
    }

    [StoreFact]
    public async Task Asked_for_twice_at_once_gives_one_number_to_a_paper()
    {
        await Signed(8);
        var ids = Enumerable.Range(1, 8).ToDictionary(n => n, _ => Guid.CreateVersion7());

        // Each paper by two callers with the same command and by a third with a command of its own.
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 24).Select(i => Task.Run(() => Issue(i % 8 + 1, i < 16 ? ids[i % 8 + 1] : Guid.CreateVersion7(), i / 8))));

        answers.Count(a => a.Rejection is null).ShouldBeInRange(8, 16);
        answers.Where(a => a.Rejection is not null).ShouldAllBe(a => a.Rejection!.Code == "paper.already-issued");
        (await Numbers()).ShouldBe(Enumerable.Range(1, 8));
    }

    [StoreFact]
    public async Task Refused_by_the_paper_takes_no_number()
    {
        await Signed(2);
        (await _engines[0].Paper(At(2)).Ask(Envelope("drafter"), new WithdrawPaper(Day, "有误"))).Rejection.ShouldBeNull();

        (await Issue(2, Guid.CreateVersion7())).Rejection!.Code.ShouldBe("paper.withdrawn");
        (await Issue(1, Guid.CreateVersion7())).Rejection.ShouldBeNull();

        (await Numbers()).ShouldBe([1]);
    }

    private ValueTask<Answer> IssueOn(IGrains engine, int paper, Guid id) => engine.Issue(Envelope("signer", id), At(paper), Word, Day);

    private async Task<Answer> Issue(int paper, Guid id, int? engine = null) => await IssueOn(_engines[(engine ?? paper) % 2], paper, id);

    private async Task Signed(int papers)
    {
        for (var n = 1; n <= papers; n++)
        {
            var content = new PaperContent(PaperRung.Notice, $"第{n}件", [new(UnitId.Of(n), $"第{n}局")], [new(UnitId.Of(n), null, "未报")], "请办理。");
            (await _engines[0].Paper(At(n)).Ask(Envelope("drafter"), new DraftPaper(Day, AccountId.Parse("drafter"), true, content))).Rejection.ShouldBeNull();
            (await _engines[0].Paper(At(n)).Ask(Envelope("signer"), new SignPaper(Day, AccountId.Parse("signer")))).Rejection.ShouldBeNull();
        }
    }

    private async Task<int[]> Numbers() =>
        [.. (await new PaperLedger(_store.Tables).Of(Government)).Select(p => p.Number?.Number).OfType<int>().Order()];

    private static GrainAddress At(int paper) => GrainAddress.Of(Government, new PlanYear(2031), SupervisionPaper.Kind.Name, $"{paper}");

    private static Envelope Envelope(string account, Guid? id = null) => new(
        id ?? Guid.CreateVersion7(), new Actor(AccountId.Parse(account), "", null, [AccountRole.Office]), new DateTimeOffset(2031, 7, 7, 9, 0, 0, TimeSpan.FromHours(8)), Door.Rest);
}

public sealed class Numbering_papers_on_Sqlite : Numbering_papers
{
    private readonly TemporaryFolder _folder = new();
    private SqliteStore _store = null!;

    protected override Task<(IStore Store, IGrains One, IGrains Other)> Open()
    {
        _store = SqliteStore.Open(new SqliteStoreOptions { DataFolder = _folder.Path, OneEngine = false }, TrackerSilo.Facts, TimeProvider.System);
        return Task.FromResult(((IStore)_store, TrackerSilo.EngineOn(_store.Journal, new EngineOptions()), TrackerSilo.EngineOn(_store.Journal, new EngineOptions())));
    }

    public override async Task DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }
}

/// <summary>Each engine on a store object of its own over one database: as two processes are.</summary>
public sealed class Numbering_papers_on_Postgres : Numbering_papers, INeedPostgres
{
    private IStore _store = null!;
    private IStore _other = null!;

    protected override async Task<(IStore Store, IGrains One, IGrains Other)> Open()
    {
        var database = PostgresCluster.Shared.NewDatabase();
        (_store, _other) = (await Databases.Open(database), await Databases.Open(database));
        return (_store, TrackerSilo.EngineOn(_store.Journal, new EngineOptions()), TrackerSilo.EngineOn(_other.Journal, new EngineOptions()));
    }

    public override async Task DisposeAsync()
    {
        await _store.DisposeAsync();
        await _other.DisposeAsync();
    }
}
