using System.Diagnostics;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Plans;
using Tracker.Silo.Accounts;
using Tracker.Silo;
using Tracker.Silo.Activations;
using Tracker.Silo.Journal;
using Tracker.Units;

namespace Tracker.Benchmarks.Seeding;

/// <summary>Fills a data folder through the real engine, journal and ledger: registers, plans drafted, assigned (下达) and signed for (签收).</summary>
internal static class Seed
{
    private static readonly AssignmentAcknowledged Signed = new(new DateOnly(2026, 3, 3));

    public static async Task<int> Run(Arguments asked)
    {
        var rows = asked.Number("rows", 1_000_000);
        var from = Stopwatch.GetTimestamp();
        await using var store = await BigStore.Open(asked);
        await Fill(store.Journal, rows);
        await DueWork.DueItems.Tell(store, TimeProvider.System); // as it stands in a house that is served every day
        if (asked.TextOrNull("tokens") is { } tokens)
        {
            await File.WriteAllLinesAsync(tokens, await OpenAccounts(store, rows / BigHouse.AssignmentsOfPlan));
        }
        var seconds = Stopwatch.GetElapsedTime(from).TotalSeconds;
        var facts = await store.Journal.LastPosition();
        Console.WriteLine($"{"seed",-10} {rows:N0} assignments, {facts:N0} facts in {seconds:F0} s, {facts / seconds:N0} facts/s");
        return 0;
    }

    public static async Task Fill(IJournal journal, int rows)
    {
        // Few activations: a plan is written once and not asked again.
        var grains = TrackerSilo.EngineOn(journal, new EngineOptions { MostActivations = 100 });
        await Parallel.ForEachAsync(Enumerable.Range(1, rows / BigHouse.AssignmentsOfPlan), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (number, cancel) =>
        {
            var plan = BigHouse.Plan(number);
            Expect(await grains.UnitRegister(BigHouse.Government(number)).Ask(BigHouse.Envelope(TimeProvider.System), BigHouse.Register, null, cancel));
            Expect(await grains.Plan(plan).Ask(BigHouse.Envelope(TimeProvider.System), BigHouse.Draft(number), null, cancel));
            Expect(await grains.Plan(plan).Ask(BigHouse.Envelope(TimeProvider.System), new AssignPlan(plan, new DateOnly(2026, 3, 2), BigHouse.Names, LeaveOpen: false, NameLater: true), null, cancel));
            await SignFor(journal, number, cancel);
        });
    }

    /// <summary>签收: every unit has signed for its duties, as units have by the time they report. One append, since that many commands would take minutes.</summary>
    private static async Task SignFor(IJournal journal, int number, CancellationToken cancel)
    {
        var (type, data) = TrackerSilo.Facts.Encode(Signed);
        var streams = Enumerable.Range((number - 1) * BigHouse.AssignmentsOfPlan, BigHouse.AssignmentsOfPlan)
            .Select(n => new StreamAppend(BigHouse.Assignment(n), 1, [new NewFact(type, data, Signed)]));
        var envelope = BigHouse.Envelope(TimeProvider.System);
        var outcome = await journal.Append(new AppendRequest([.. streams], FactMetadata.Of(envelope, "assignment.acknowledge.v1").ToJson(), envelope.At, null), cancel);
        if (outcome is not AppendOutcome.Written)
        {
            throw new InvalidOperationException($"Not written: {outcome}");
        }
    }

    /// <summary>An office account in every government, with a token to be used at once; a line for each: code, tab, token.</summary>
    private static async Task<string[]> OpenAccounts(IStore store, int governments)
    {
        var grains = TrackerSilo.EngineOn(store.Journal, new EngineOptions { MostActivations = 100 });
        var options = new AccountOptions();
        var directory = new AccountDirectory(store.Accounts, options, TimeProvider.System);
        var desk = new TokenDesk(directory, options, TimeProvider.System);
        var lines = new string[governments];
        await Parallel.ForEachAsync(Enumerable.Range(1, governments), new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (number, cancel) =>
        {
            var government = BigHouse.Government(number);
            var account = AccountId.Parse($"load-{government.Value}");
            var answer = await grains.Account(government, account).Ask(BigHouse.Envelope(TimeProvider.System), new OpenAccount("负载", [], [AccountRole.Office]), null, cancel);
            Expect(answer);
            var entry = new AccountEntry(account, government, "负载", [], [AccountRole.Office], Suspended: false, answer.Version, "", null, Stamps.New(), MustChange: false, null, null);
            await directory.Add(entry, onlyAsFirst: false, cancel);
            lines[number - 1] = $"{government.Value}\t{(await desk.Issue(entry, "load", null, cancel)).Token}";
        });
        return lines;
    }

    private static void Expect(Answer answer)
    {
        if (answer.Rejection is { } rejection)
        {
            throw new InvalidOperationException($"Refused: {rejection.Code}");
        }
    }
}
