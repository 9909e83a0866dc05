using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Tracker.Assignments;
using Tracker.Benchmarks.Seeding;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.Silo;
using Tracker.Silo.Activations;
using Tracker.Silo.DueWork;
using Tracker.Silo.Journal;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Benchmarks.DueWork;

/// <summary>Many limits of one government fall due on one day: how long until all are found, recorded and in their inboxes; and how long a look takes that finds nothing.</summary>
internal static class DueItems
{
    private static readonly DateOnly Due = new(2026, 6, 30);

    public static async Task<int> Run(Arguments asked)
    {
        var items = asked.Number("items", 100_000);
        var folder = Directory.CreateTempSubdirectory("tracker-due-");
        try
        {
            await using var store = asked.TextOrNull("store") == "postgres" ? await BigStore.OnPostgres() : (IStore)BigStore.At(folder.FullName);
            await Fill(store.Journal, items);
            var clock = new Day(Due.AddDays(1));
            var from = Stopwatch.GetTimestamp();
            var told = await Tell(store, clock);
            var took = Stopwatch.GetElapsedTime(from);
            var again = Stopwatch.GetTimestamp();
            var left = await Tell(store, clock);
            var looked = Stopwatch.GetElapsedTime(again);
            var inInbox = (await new InboxLedger(store.Tables, store.Journal).Count(BigHouse.Government(1), [.. Enumerable.Range(1, BigHouse.Units).Select(u => new Inbox.Desk(u))])).All;
            Console.WriteLine($"{"due",-10} {told:N0} limits told in {took.TotalSeconds:F1} s, {inInbox:N0} in the inboxes of the units; the next look {looked.TotalMilliseconds:F0} ms, {left} left");
            return told == items && left == 0 && inInbox == items ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Everything that is due. Answers how many facts were told.</summary>
    public static Task<int> Tell(IStore store, TimeProvider clock) =>
        new HouseDueWork(store.Tables, store.Ledger, store.Journal, TrackerSilo.EngineOn(store.Journal, new EngineOptions()), clock, NullLogger<HouseDueWork>.Instance).Round();

    private static async Task Fill(IJournal journal, int items)
    {
        var grains = TrackerSilo.EngineOn(journal, new EngineOptions());
        ImmutableArray<Deadline> deadlines = [new FixedDeadline("6月底前", Due)];
        var clock = new Day(new DateOnly(2026, 3, 2));
        foreach (var part in Enumerable.Range(0, items).Chunk(1_000))
        {
            ImmutableArray<Telling> made = [.. part.Select(n => new Telling(
                GrainAddress.Of(BigHouse.Government(1), new PlanYear(2026), "plan", "1").Child("work-point", $"{n / BigHouse.Units + 1}").Child("assignment", $"{n % BigHouse.Units + 1}"),
                new MakeAssignment(UnitId.Of(n % BigHouse.Units + 1), $"样本单位{n % BigHouse.Units + 1}", Role.Responsible, 1, deadlines)))];
            if ((await grains.Together(new Envelope(Guid.CreateVersion7(), Actor.Machine, clock.GetUtcNow(), Door.Reaction), made)).Rejection is { } refused)
            {
                throw new InvalidOperationException($"{refused}");
            }
        }
    }

    private sealed class Day(DateOnly day) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(day, new TimeOnly(9, 0), TimeSpan.FromHours(8));
    }
}
