using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.LookBack;
using Tracker.Silo.Activations;
using Tracker.Silo.Copying;
using Tracker.Silo.Journal;
using Tracker.Silo.Ledger;
using Tracker.Silo.LookBack;
using Tracker.Silo.Tests.Copying;
using Tracker.Silo.Tests.Postgres;
using Tracker.Tests.Postgres;
using Tracker.Units;

namespace Tracker.Silo.Tests.LookBack;

/// <summary>SIGKILL at random appends of a round of re-verification, round after round on one store; real processes. TRACKER_LOOK_BACK_KILLS says how many: <c>tests/faults look-back</c> has 50.</summary>
public abstract class A_process_killed_while_it_verifies : IDisposable
{
    private const int Duties = 10;
    private const int Links = 6;
    private static readonly DateOnly Day = new(2032, 3, 1);
    private static readonly int Kills = Rounds.Of("TRACKER_LOOK_BACK_KILLS", 3);

    private protected CopyHouse House { get; } = new();

    /// <summary>How many processes look at once.</summary>
    protected abstract int AtOnce { get; }

    private protected abstract (StorePlace Place, string Data, string? Connection) Place();

    public void Dispose() => House.Dispose();

    [StoreFact]
    public async Task Loses_nothing_and_tells_nothing_twice()
    {
        var (place, data, connection) = Place();
        var (chance, killed) = (new Random(2032), 0);
        var plan = GrainAddress.Parse("880000/2031/plan/1");
        var lookBack = PlanLookBack.AddressOf(plan);
        await using (var store = await House.Open(place))
        {
            await Tell(store, lookBack, new StartLookBack(lookBack, Day, Independence.OtherAccount, [], [PointOf(plan)]));
        }
        for (var kill = 0; kill < Kills; kill++)
        {
            await using (var store = await House.Open(place))
            {
                await Tell(store, lookBack, new BeginVerification(Day)); // nothing, where one is under way
            }
            var processes = Enumerable.Range(0, AtOnce).Select(_ => Start(data, connection)).ToList();
            await Task.WhenAll(processes.Select(process => KillAt(process, chance.Next(1, Duties * Links / 2))));
            killed += processes.Count(process => process.ExitCode == 128 + 9);
            processes.ForEach(process => process.Dispose());
        }
        await using var whole = await House.Open(place);
        await Finish(whole);
        killed.ShouldBeGreaterThan(0);
        var told = (await whole.Journal.ReadOf(new HashSet<string> { "look-back-check.evidence-verified.v1" }, 0, long.MaxValue, int.MaxValue))
            .Select(f => (f.Address, Fact: JsonDocument.Parse(f.Data).RootElement)).Select(f => (Round: f.Fact.GetProperty("round").GetInt32(), f.Address, Place: f.Fact.GetProperty("place").GetInt32())).ToList();
        told.Distinct().Count().ShouldBe(told.Count, "nothing twice in a round");
        told.CountBy(t => t.Round).ShouldAllBe(round => round.Value == Duties * Links, "nothing lost of any round");
        whole.Verify().Findings.ShouldBeEmpty();
    }

    private static async Task Finish(IStore store)
    {
        var ledger = new LookBackLedger(store.Tables);
        using var links = new LinkChecker(new LinkDoor(), LinkPatience.Default with { Between = TimeSpan.Zero }, TimeProvider.System);
        foreach (var lookBack in await ledger.Verifying())
        {
            await new EvidenceVerifier(ledger, TrackerSilo.EngineOn(store.Journal, new EngineOptions()), store.Journal, store.Files, links, TimeProvider.System).Round(lookBack, default);
        }
    }

    /// <summary>Addresses that no machine has: each is refused at once, without a network.</summary>
    private static CandidatePoint PointOf(GrainAddress plan)
    {
        var point = plan.Child("work-point", "1");
        return new CandidatePoint(point, "1", "公开目录",
        [
            .. Enumerable.Range(1, Duties).Select(unit => new CandidateDuty(
                point.Child("assignment", $"{unit}"), new UnitRef(UnitId.Of(unit), $"第{unit}局"), Role.Responsible, true, false, AssignmentStatus.Closed,
                [.. Enumerable.Range(1, Links).Select(n => new EvidenceItem(EvidenceKind.Link, "专栏", $"http://192.0.2.{n}/{unit}"))])),
        ]);
    }

    private static async Task Tell(IStore store, GrainAddress lookBack, LookBackCommand command)
    {
        var envelope = new Envelope(Guid.CreateVersion7(), new Actor(AccountId.Parse("office"), "", null, [AccountRole.Office]), new DateTimeOffset(2032, 3, 1, 9, 0, 0, TimeSpan.FromHours(8)), Door.Rest);
        (await TrackerSilo.EngineOn(store.Journal, new EngineOptions()).LookBack(lookBack).Ask(envelope, command)).Rejection.ShouldBeNull();
    }

    /// <summary>At an append; one that has less to tell comes to its end.</summary>
    private static async Task KillAt(Process process, int append)
    {
        while (append > 0 && await process.StandardOutput.ReadLineAsync() is { } line && line != "done")
        {
            append--;
        }
        process.Kill();
        await process.WaitForExitAsync();
    }

    private static Process Start(string data, string? connection)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Tracker.Faults.dll"), "verify-evidence", data]) { RedirectStandardOutput = true };
        start.Environment["ConnectionStrings__Tracker"] = connection;
        return Process.Start(start)!;
    }
}

public sealed class A_process_killed_while_it_verifies_on_Sqlite : A_process_killed_while_it_verifies
{
    protected override int AtOnce => 1;

    private protected override (StorePlace, string, string?) Place() => House.InFolder() is StorePlace.Sqlite place ? (place, place.Options.DataFolder, null) : throw new InvalidOperationException();
}

public sealed class A_process_killed_while_it_verifies_on_Postgres : A_process_killed_while_it_verifies, INeedPostgres
{
    protected override int AtOnce => 2;

    private protected override (StorePlace, string, string?) Place() => CopyHouse.InDatabase() is StorePlace.Postgres place ? (place, "postgres", place.Options.ConnectionString) : throw new InvalidOperationException();
}
