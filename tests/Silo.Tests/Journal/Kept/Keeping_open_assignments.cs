using System.Text.Json;
using Tracker.Assignments;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.Silo.Journal;
using Tracker.Silo.Tests.Journal.Sqlite;
using Tracker.Silo.Tests.Ledger;

namespace Tracker.Silo.Tests.Journal.Kept;

/// <summary>What the store keeps in memory of an assignment is what its stream gives, whatever happens to it; its row and its stream's end go with it.</summary>
public abstract class Keeping_open_assignments : IAsyncLifetime
{
    private const int Plenty = 10_000;
    private IStore _store = null!;

    private protected IStore Store => _store;

    /// <summary>The test's own store, empty the first time.</summary>
    /// <param name="kept">So many assignments have room in memory.</param>
    /// <param name="remembered">So few streams of the writer's own memory: what is kept is asked all the time.</param>
    private protected abstract Task<IStore> Open(int kept, int remembered = 32);

    public async Task InitializeAsync() => _store = await Open(Plenty);

    public virtual async Task DisposeAsync() => await _store.DisposeAsync();

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    public async Task It_follows_every_commit(int seed, bool wholeLife)
    {
        var province = new Province(seed, wholeLife: wholeLife);
        await Write(province.AssignPlan(1, 10, 12));
        for (var round = 0; round < 20; round++)
        {
            await Write(Enumerable.Range(0, 30).Select(_ => province.Step()));
            await WhatIsKeptIsStored(province, least: round == 0 ? 40 : 1);
        }
        _store.Verify().Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task After_a_restart_it_is_read_ahead()
    {
        var province = new Province(seed: 4);
        await Write(province.AssignPlan(1, 10, 12));
        await Write(Enumerable.Range(0, 100).Select(_ => province.Step()));
        var before = province.Assignments.Count(a => _store.Journal.Known(a) is not null);
        await Reopen();
        province.Assignments.ShouldAllBe(a => _store.Journal.Known(a) == null);

        await _store.ReadAhead(CancellationToken.None);

        province.Assignments.Count(a => _store.Journal.Known(a) is not null).ShouldBe(before);
        await WhatIsKeptIsStored(province, least: 40);
        await Write(Enumerable.Range(0, 100).Select(_ => province.Step()));
        await WhatIsKeptIsStored(province, least: 1);
        _store.Verify().Findings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public async Task What_is_written_while_it_is_read_goes_before_what_was_read(int seed)
    {
        var province = new Province(seed);
        for (var plan = 1; plan <= 3; plan++)
        {
            await Write(province.AssignPlan(plan, 20, 20)); // some 800 streams: two pieces
        }
        await Reopen();
        var steps = Enumerable.Range(0, 300).Select(_ => province.Step()).ToList();

        var reading = _store.ReadAhead(CancellationToken.None);
        foreach (var step in steps)
        {
            (await _store.Journal.Append(step)).ShouldBeOfType<AppendOutcome.Written>();
        }
        await reading;

        await WhatIsKeptIsStored(province, least: 300);
    }

    [Fact]
    public async Task No_more_than_there_is_room_for()
    {
        await Reopen(kept: 64);
        var province = new Province(seed: 7);
        await Write(province.AssignPlan(1, 20, 20));

        await WhatIsKeptIsStored(province, least: 20);
        province.Assignments.Count(a => _store.Journal.Known(a) is not null).ShouldBeLessThanOrEqualTo(64);
        await _store.ReadAhead(CancellationToken.None);
        province.Assignments.Count(a => _store.Journal.Known(a) is not null).ShouldBeLessThanOrEqualTo(64);
    }

    /// <summary>The ledger follows less than the assignment does: what it can follow is written.</summary>
    [Fact]
    public async Task What_cannot_be_followed_is_written_and_not_kept()
    {
        var province = new Province(seed: 12);
        await Write(province.AssignPlan(1, 1, 1));
        var assignment = province.Assignments[0];
        _store.Journal.Known(assignment).ShouldNotBeNull();
        var strange = new LimitReminded("0:2031-06-30", new DateOnly(2031, 6, 20), -10, new DateOnly(2031, 6, 20), Held: false); // of a limit it does not have

        (await _store.Journal.Append(province.GoOn(assignment, strange))).ShouldBeOfType<AppendOutcome.Written>();

        _store.Journal.Known(assignment).ShouldBeNull();
        (await _store.Journal.VersionOf(assignment)).ShouldBe(2);
    }

    /// <summary>By the end of a year most that have a day were reminded of it or are overdue.</summary>
    [Fact]
    public async Task What_was_said_about_its_limits_is_kept_too()
    {
        var province = new Province(seed: 13);
        await Write(province.AssignPlan(1, 3, 4));
        var dated = province.Assignments.First(a => _store.Journal.Known(a) is { State: Assignment.Open { Deadlines: [FixedDeadline, ..] } });
        var (due, before) = (new DateOnly(2031, 6, 30), new DateOnly(2031, 6, 20));
        var limit = Occurrences.OfDay(0, new FixedDeadline("六月底前", due)).Key;

        await Write([province.GoOn(dated, new LimitReminded(limit, due, -10, before, Held: false), new LimitOverdue(limit, due, due.AddDays(1), Held: false))]);

        var known = (Assignment.Open)_store.Journal.Known(dated)!.Value.State;
        known.Limits.Known.ShouldHaveSingleItem().Overdue.ShouldBe([due]);
        await WhatIsKeptIsStored(province, least: 1);
        await Reopen();
        await _store.ReadAhead(CancellationToken.None);
        _store.Journal.Known(dated)!.Value.Version.ShouldBe(3);
        await WhatIsKeptIsStored(province, least: 1);
    }

    [Fact]
    public async Task Whose_words_were_erased_is_read_again()
    {
        var province = new Province(seed: 9);
        await Write(province.AssignPlan(1, 3, 4));
        await Write(Enumerable.Range(0, 40).Select(_ => province.Step()));
        var report = (await _store.Journal.ReadAll(0, int.MaxValue))
            .First(f => f.Type == "assignment.report-submitted.v1" && _store.Journal.Known(f.Address) is not null);

        await _store.Erase(report.Position, "示例", new Envelope(Guid.CreateVersion7(), Actor.Machine, Note.Morning, Door.CommandLine));

        _store.Journal.Known(report.Address).ShouldBeNull();
        await WhatIsKeptIsStored(province, least: 1);
    }

    [Fact]
    public async Task A_rebuilt_ledger_is_kept_anew()
    {
        var province = new Province(seed: 10);
        await Write(province.AssignPlan(1, 3, 4));

        await _store.Rebuild();

        province.Assignments.ShouldAllBe(a => _store.Journal.Known(a) == null);
        await Write(Enumerable.Range(0, 40).Select(_ => province.Step()));
        await WhatIsKeptIsStored(province, least: 0);
        _store.Verify().Findings.ShouldBeEmpty();
    }

    private protected async Task Reopen(int kept = Plenty)
    {
        await _store.DisposeAsync();
        _store = await Open(kept);
    }

    /// <summary>All handed over at once: they share commits.</summary>
    private protected async Task Write(IEnumerable<AppendRequest> requests) =>
        (await Task.WhenAll(requests.Select(r => _store.Journal.Append(r).AsTask()).ToList())).ShouldAllBe(o => o is AppendOutcome.Written);

    private protected async Task WhatIsKeptIsStored(Province province, int least)
    {
        var kept = 0;
        foreach (var address in province.Assignments)
        {
            var facts = await _store.Journal.ReadStream(address, 0);
            if (_store.Journal.Known(address) is { } known)
            {
                var stored = facts.Aggregate(Assignment.Initial, (state, fact) => Assignment.Evolve(state, (AssignmentEvent)Stores.Codec.Decode(fact.Type, fact.Data)));
                known.Version.ShouldBe(facts[^1].Version);
                var (state, expected) = (known.State.ShouldBeOfType<Assignment.Open>(), stored.ShouldBeOfType<Assignment.Open>());
                state.Deadlines.ShouldBe(expected.Deadlines);
                state.Limits.SetAbove.ShouldBe(expected.Limits.SetAbove);
                JsonSerializer.Serialize(state.Limits.Known, StoredJson.Options).ShouldBe(JsonSerializer.Serialize(expected.Limits.Known, StoredJson.Options));
                (state with { Deadlines = [], Limits = Limits.None } == expected with { Deadlines = [], Limits = Limits.None }).ShouldBeTrue($"{address}");
                kept++;
            }
        }
        kept.ShouldBeGreaterThanOrEqualTo(least);
    }
}
