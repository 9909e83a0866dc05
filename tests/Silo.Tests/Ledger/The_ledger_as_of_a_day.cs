using Tracker.Silo.Journal;
using Tracker.Silo.Tests.Postgres;

namespace Tracker.Silo.Tests.Ledger;

/// <summary>What the ledger of every store promises of the past.</summary>
public abstract class The_ledger_as_of_a_day : IAsyncLifetime
{
    private readonly Province _province = new(seed: 20310105, wholeLife: true);
    private IStore _store = null!;

    /// <summary>An empty store of the test's own.</summary>
    protected abstract Task<IStore> Open();

    public async Task InitializeAsync()
    {
        _store = await Open();
        await Append(_province.AssignPlan(1, 12, 12).Concat(_province.AssignPlan(2, 5, 20)));
        await Append(Enumerable.Range(0, 2000).Select(_ => _province.Step()));
    }

    public virtual async Task DisposeAsync()
    {
        await _store.DisposeAsync();
    }

    [StoreFact]
    public async Task Equals_the_replay_of_the_journal_on_200_random_days()
    {
        var chance = new Random(7);
        var first = new DateOnly(2031, 1, 1);
        var span = DateOnly.FromDateTime(_province.Now.DateTime).DayNumber - first.DayNumber + 10;
        var positions = new List<long>();
        for (var i = 0; i < 200; i++)
        {
            positions.Add(await _store.Ledger.PositionOn(first.AddDays(chance.Next(span))));
        }
        await ShouldEqualReplay(positions);
    }

    [StoreFact]
    public async Task Equals_the_replay_after_every_single_fact_of_a_batch()
    {
        var last = await _store.Journal.LastPosition();
        await ShouldEqualReplay(Enumerable.Range((int)last - 40, 41).Select(p => (long)p));
    }

    [StoreFact]
    public async Task Is_the_position_of_the_last_fact_of_that_day()
    {
        var facts = await _store.Journal.ReadAll(0, int.MaxValue);
        var days = facts.GroupBy(f => JournalDay.Of(FactMetadata.Parse(f.Metadata).At)).ToDictionary(g => g.Key, g => g.Max(f => f.Position));
        foreach (var (day, last) in days)
        {
            (await _store.Ledger.PositionOn(day)).ShouldBe(last);
        }
        (await _store.Ledger.PositionOn(days.Keys.Min().AddDays(-1))).ShouldBe(0);
        (await _store.Ledger.PositionOn(days.Keys.Max().AddDays(400))).ShouldBe(facts[^1].Position);
    }

    private async Task ShouldEqualReplay(IEnumerable<long> positions)
    {
        var facts = await _store.Journal.ReadAll(0, int.MaxValue);
        var replay = new LedgerReplayed();
        var followed = 0;
        foreach (var position in positions.Order())
        {
            for (; followed < position; followed++)
            {
                replay.Follow(facts[followed]);
            }
            foreach (var plan in new[] { Province.Plan(1), Province.Plan(2) })
            {
                var rows = await _store.Ledger.WideLines(plan, position).Select(LedgerReplayed.Row).Order(StringComparer.Ordinal).ToListAsync();
                rows.ShouldBe(replay.Rows(plan), $"as of {position}");
            }
        }
    }

    private async Task Append(IEnumerable<AppendRequest> requests)
    {
        // Not awaited one by one: they share batches, several facts of one assignment among them.
        var outcomes = await Task.WhenAll(requests.Select(r => _store.Journal.Append(r).AsTask()).ToList());
        outcomes.ShouldAllBe(o => o is AppendOutcome.Written);
    }
}
