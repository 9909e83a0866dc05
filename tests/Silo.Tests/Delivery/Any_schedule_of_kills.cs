using Tracker.Silo.Copying;
using Tracker.Silo.Delivery;
using Tracker.Silo.Journal;
using Tracker.Silo.Tests.Copying;
using Tracker.Silo.Tests.Postgres;

namespace Tracker.Silo.Tests.Delivery;

/// <summary>
/// Processes that die at any moment, clocks that jump, two at work on one store: every notice is in one message for each receiver, every message goes out,
/// and no more of them twice than there were kills.
/// </summary>
public class Any_schedule_of_kills
{
    [Fact]
    public async Task Loses_no_message_and_repeats_at_most_one_a_kill()
    {
        var (kills, repeats) = (0, 0);
        var schedules = Rounds.Of("TRACKER_DELIVERY_SCHEDULES", 300);
        for (var seed = 0; seed < schedules; seed++)
        {
            var clock = new ManualClock();
            using var tables = new MemoryTables(clock);
            var (killed, repeated) = await new Schedule(tables, clock, seed).Run();
            (kills, repeats) = (kills + killed, repeats + repeated);
        }
        kills.ShouldBeGreaterThan(schedules * 5 / 2);
        repeats.ShouldBeGreaterThan(schedules / 20, "a kill between the sending and its being put down does repeat");
    }
}

public abstract class A_schedule_of_kills_on_a_store : IDisposable
{
    private protected CopyHouse House { get; } = new();

    private protected abstract StorePlace NewPlace();

    public void Dispose() => House.Dispose();

    [StoreFact]
    public async Task Loses_no_message_and_repeats_at_most_one_a_kill()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            await using var store = await House.Open(NewPlace());
            await new Schedule(store.Tables, House.Clock, seed).Run();
        }
    }
}

public sealed class A_schedule_of_kills_on_Sqlite : A_schedule_of_kills_on_a_store
{
    private protected override StorePlace NewPlace() => House.InFolder();
}

public sealed class A_schedule_of_kills_on_Postgres : A_schedule_of_kills_on_a_store, INeedPostgres
{
    private protected override StorePlace NewPlace() => CopyHouse.InDatabase();
}

internal sealed class Schedule(IRoomTables tables, ManualClock clock, int seed)
{
    private readonly Random _chance = new(seed);
    private readonly Handed _handed = new();
    private readonly Notices _notices = new();
    private readonly List<string> _persons = ["first", "second", "third"];
    private long _position;
    private int _kills;

    /// <summary>How often a process was killed, and how many messages went out once more than they should.</summary>
    public async Task<(int Kills, int Repeats)> Run()
    {
        var start = new DeliveryHouse(tables, clock) { Notices = _notices };
        await start.Set(DeliveryHouse.On with { Webhooks = [DeliveryHouse.Program, new Webhook("robot", WebhookKind.DingTalk, "https://robot.example/", null, true)] });
        foreach (var (person, at) in _persons.Select((p, at) => (p, at)))
        {
            await start.Person(person, at == 0 ? DigestRhythm.EveryDay : DigestRhythm.WorkingDays, 3, at + 4);
        }
        await start.Composer.Round();
        for (var life = 0; life < 12; life++)
        {
            Happen();
            clock.Advance(TimeSpan.FromMinutes(_chance.Next(6) == 0 ? -_chance.Next(2_000) : _chance.Next(1_500)));
            await Live(_chance.Next(3) == 0);
        }
        for (var step = 0; step < 40; step++)
        {
            clock.Advance(TimeSpan.FromHours(7)); // every hour of the day comes
            var last = new DeliveryHouse(tables, clock, new Way(_handed, null, null)) { Notices = _notices };
            await last.Tick();
        }
        return (_kills, await Check(start));
    }

    /// <summary>Something happens in the world.</summary>
    private void Happen()
    {
        for (var n = _chance.Next(4); n > 0; n--)
        {
            _position += _chance.Next(1, 4);
            _notices.Add([.. Enumerable.Range(0, _chance.Next(1, 4)).Select(ordinal => Letters.Notice(_position, _chance.Next(3, 8), ordinal))]);
        }
    }

    /// <summary>A process works until it dies or has nothing to do; perhaps another works in the middle of what it sends.</summary>
    private async Task Live(bool another)
    {
        var death = new Death(_chance, 12);
        var beside = another ? new DeliveryHouse(tables, clock, new Way(_handed, null, null)) { Notices = _notices } : null;
        var house = new DeliveryHouse(new MortalTables(tables, death), clock, new Way(_handed, death, beside)) { Notices = _notices };
        try
        {
            for (var tick = 0; tick < 4; tick++)
            {
                await house.Tick();
                clock.Advance(TimeSpan.FromMinutes(_chance.Next(90)));
                Happen();
            }
        }
        catch (KilledException)
        {
            _kills++;
        }
    }

    private async Task<int> Check(DeliveryHouse house)
    {
        var sent = _handed.All.GroupBy(m => m.Id).ToList();
        var repeats = sent.Sum(g => g.Count() - 1);
        repeats.ShouldBeLessThanOrEqualTo(_kills, $"seed {seed}");
        (await house.Outbox.Counts(Letters.Government)).Keys.ShouldBe([DeliveryState.Sent], $"seed {seed}");
        sent.ShouldAllBe(g => g.Select(m => m.Said.Text).Distinct().Count() == 1);
        var receivers = _persons.Select((p, at) => (Channel: DeliveryChannels.Mail, Name: p, Units: new[] { 3, at + 4 }))
            .Append((DeliveryChannels.Hook, "program", [3, 4, 5, 6, 7])).Append((DeliveryChannels.Hook, "robot", [3, 4, 5, 6, 7]));
        foreach (var (channel, name, units) in receivers)
        {
            var messages = sent.Select(g => g.First()).Where(m => m.Channel == channel && m.Recipient == name).ToList();
            var told = messages.SelectMany(m => m.Said.Items).Select(i => (i.Position, i.Ordinal)).Order().ToList();
            var hidden = messages.Sum(m => m.Said.More is { } more ? int.Parse(more[2..^1]) : 0); // a long digest lists the first and counts the rest
            var expected = _notices.All.Where(l => units.Contains(l.Desk.Number)).Select(l => (l.Position, l.Ordinal)).Order().ToList();
            told.ShouldBeUnique();
            told.Except(expected).ShouldBeEmpty();
            (told.Count + hidden).ShouldBe(expected.Count, $"seed {seed}, {name}");
        }
        return repeats;
    }

    /// <summary>Before it sends and after it sent, the sender may die; meanwhile another process may do a round.</summary>
    private sealed class Way(Handed handed, Death? death, DeliveryHouse? beside) : ISender
    {
        public async ValueTask<SendOutcome> Send(DeliveryMessage message, DeliverySettings settings, CancellationToken cancel)
        {
            death?.May();
            if (beside is not null)
            {
                await beside.Tick();
            }
            var outcome = await handed.Send(message, settings, cancel);
            death?.May();
            return outcome;
        }
    }
}
