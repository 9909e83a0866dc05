using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Silo.Activations;
using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Postgres;
using Tracker.Silo.Ledger;
using Tracker.Silo.Ledger.Postgres;
using Tracker.Silo.Tests.Ledger;
using Tracker.Tests.Postgres;
using Tracker.Units;

namespace Tracker.Silo.Tests.Postgres;

/// <summary>What is kept in memory holds while the versions stand: they tell of whatever was written before they were caught up with, by whom ever.</summary>
public sealed class Hearing_of_what_others_wrote : House_of_rows, INeedPostgres
{
    private static readonly Envelope Envelope = new(Guid.CreateVersion7(), Actor.Machine, DateTimeOffset.UnixEpoch.AddYears(61), Door.CommandLine);

    private readonly string _database = PostgresCluster.Programs is null ? "" : PostgresCluster.Shared.NewDatabase();
    private PostgresStore _other = null!;

    private ILedgerNews News => _other.Ledger.News.ShouldNotBeNull();

    protected override async Task<IStore> Open() => await Databases.Open(_database);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Append(Province.AssignPlan(2, 2, 3));
        _other = await Databases.Open(_database);
        await News.CatchUp();
    }

    public override async Task DisposeAsync()
    {
        await _other.DisposeAsync();
        await base.DisposeAsync();
    }

    [StoreFact]
    public async Task A_plan_s_facts_move_its_version_and_no_other_s()
    {
        var before = Versions();

        await Append([Province.ChangeReporting(Province.Plan(1).Child("work-point", "1"), Tracker.WorkPoints.PointReporting.NotSaid)]);
        Versions().ShouldBe(before, "it has not been asked for");
        await News.CatchUp();

        var after = Versions();
        after.First.ShouldBeGreaterThan(before.First);
        after.All.ShouldBeGreaterThan(before.All);
        (after.Second, after.Beside).ShouldBe((before.Second, before.Beside));
        await News.CatchUp();
        Versions().ShouldBe(after, "nothing has changed since");
    }

    /// <summary>A page goes on where its own request does; the question that all wait for does not.</summary>
    [StoreFact]
    public async Task Nobody_waits_for_the_page_that_asked_first()
    {
        var mine = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(new HeldUp());
        var first = News.CatchUp();
        SynchronizationContext.SetSynchronizationContext(mine);

        await News.CatchUp().WaitAsync(TimeSpan.FromSeconds(30));
        await first;
    }

    [StoreFact]
    public async Task What_stands_under_no_plan_moves_its_government_s_version_only()
    {
        var before = Versions();
        var units = new ImportUnits([new UnitRow(2, "市规划局", [], null, null, null, null, null)]);

        (await TrackerSilo.EngineOn(Store.Journal, new EngineOptions()).UnitRegister(Province.Government).Ask(Envelope, units)).Rejection.ShouldBeNull();
        await News.CatchUp();

        var after = Versions();
        after.Beside.ShouldBeGreaterThan(before.Beside);
        after.All.ShouldBeGreaterThan(before.All);
        (after.First, after.Second).ShouldBe((before.First, before.Second));
        News.VersionOf(DivisionCode.Parse("110000")).ShouldBeLessThan(after.Beside);
    }

    [StoreFact]
    public async Task An_erasure_a_rebuild_and_an_older_database_move_all()
    {
        var reported = await Store.Ledger.Lines(Province.Plan(1)).FirstAsync(l => l.LastReportText.Length > 0);
        await AllMove(() => Store.Erase(reported.Entry.LastReport!.Value, "示例", Envelope));
        await AllMove(() => Store.Rebuild());
        await Append([Province.Step()]);
        await News.CatchUp();
        await AllMove(() => Run("DELETE FROM events WHERE position = (SELECT max(position) FROM events)").AsTask());
        await AllMove(() => Run( // and it was written on since
            """
            DELETE FROM events WHERE position = (SELECT max(position) FROM events);
            INSERT INTO events (position, stream, version, type, data, salt, digest, metadata, algorithm, hash)
            SELECT e.position + n, e.stream, e.version + n, e.type, e.data, e.salt, e.digest, e.metadata, e.algorithm, sha256(e.hash)
            FROM (SELECT * FROM events ORDER BY position DESC LIMIT 1) e, generate_series(1, 3) n
            """).AsTask());

        async Task AllMove(Func<Task> change)
        {
            var before = Versions();
            await change();
            await News.CatchUp();
            var after = Versions();
            after.First.ShouldBeGreaterThan(before.First);
            after.Second.ShouldBeGreaterThan(before.Second);
            after.Beside.ShouldBeGreaterThan(before.Beside);
            after.All.ShouldBeGreaterThan(before.All);
        }
    }

    [StoreFact]
    public async Task More_than_can_be_gone_through_counts_as_a_change_of_all()
    {
        var before = Versions();
        await Run(
            """
            INSERT INTO events (position, stream, version, type, data, salt, digest, metadata, algorithm, hash)
            SELECT e.position + n, e.stream, e.version + n, e.type, e.data, e.salt, e.digest, e.metadata, e.algorithm, e.hash
            FROM (SELECT * FROM events ORDER BY position DESC LIMIT 1) e, generate_series(1, 5001) n
            """);
        await News.CatchUp();

        Versions().Second.ShouldBeGreaterThan(before.Second);
    }

    [StoreFact]
    public async Task Who_ask_together_ask_the_database_once()
    {
        var news = (PostgresNews)News;
        var before = news.Questions;

        await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => news.CatchUp(default)));

        (news.Questions - before).ShouldBeLessThan(20);
    }

    [StoreFact]
    public async Task Whatever_was_acknowledged_before_the_question_is_known_after_it()
    {
        using var done = new CancellationTokenSource();
        var others = Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                await News.CatchUp();
            }
        })).ToList();

        var point = Province.Plan(1).Child("work-point", "1");
        for (var round = 0; round < 200; round++)
        {
            var before = _other.Ledger.VersionOf(Province.Plan(1));
            await Append([Province.Begin(point.Child(Assignment.Kind.Name, $"{100 + round}"), new AssignmentMade(UnitId.Of(100 + round), "某局", Role.Responsible, 1, []))]);
            await News.CatchUp();
            _other.Ledger.VersionOf(Province.Plan(1)).ShouldBeGreaterThan(before);
        }
        await done.CancelAsync();
        await Task.WhenAll(others);
    }

    private (long First, long Second, long Beside, long All) Versions() => (
        _other.Ledger.VersionOf(Province.Plan(1)), _other.Ledger.VersionOf(Province.Plan(2)),
        News.VersionOf(Province.Government), News.VersionOfAll(Province.Government));

    private sealed class HeldUp : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state)
        {
            // Never goes on.
        }
    }
}
