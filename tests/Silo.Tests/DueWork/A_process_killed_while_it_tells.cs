using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Tracker.Calendar;
using Tracker.Silo.Copying;
using Tracker.Silo.Tests.Copying;
using Tracker.Silo.Tests.Postgres;
using Tracker.Tests.Postgres;

namespace Tracker.Silo.Tests.DueWork;

/// <summary>SIGKILL at random appends, day after day on one store; real processes. TRACKER_DUE_KILLS says how many: <c>tests/faults due</c> has 50.</summary>
public abstract class A_process_killed_while_it_tells : IDisposable
{
    private static readonly int Kills = Rounds.Of("TRACKER_DUE_KILLS", 3);

    private protected CopyHouse House { get; } = new();

    /// <summary>How many processes look at once.</summary>
    protected abstract int AtOnce { get; }

    private protected abstract (StorePlace Place, string Data, string? Connection) Place();

    public void Dispose() => House.Dispose();

    [StoreFact]
    public async Task Leaves_nothing_out_and_doubles_nothing()
    {
        var (place, data, connection) = Place();
        var (chance, killed, day) = (new Random(2031), 0, new DateOnly(2031, 2, 1));
        ImmutableArray<Deadline>[] limits = [.. Enumerable.Range(0, 120).Select(n => (ImmutableArray<Deadline>)[new FixedDeadline("前", day.AddDays(chance.Next(0, 200))), .. Monthly(n)])];
        await using (var store = await House.Open(place))
        {
            await new DueGovernment(store, "880000").Assign(limits);
        }
        for (var kill = 0; kill < Kills || (killed == 0 && kill < 10 * Kills); kill++) // some come to their end first
        {
            day = day.AddDays(chance.Next(1, 8));
            var processes = Enumerable.Range(0, AtOnce).Select(_ => Start(data, connection, day)).ToList();
            await Task.WhenAll(processes.Select(process => KillAt(process, chance.Next(1, 12))));
            killed += processes.Count(process => process.ExitCode == 128 + 9);
            processes.ForEach(process => process.Dispose());
        }
        await using var whole = await House.Open(place);
        var here = new DueGovernment(whole, "880000", limits.Length);
        here.Clock.Set(day);
        await here.Round();
        await here.ShouldBeToldExactlyOnce();
        killed.ShouldBeGreaterThan(0);
        whole.Verify().Findings.ShouldBeEmpty();
    }

    private static IEnumerable<Deadline> Monthly(int number) => number % 4 == 0 ? [new RecurringDeadline("每月25日前", Period.Month, Due: new PeriodDay(0, 25))] : [];

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

    private static Process Start(string data, string? connection, DateOnly day)
    {
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "Tracker.Faults.dll"), "due", data, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)];
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true };
        start.Environment["ConnectionStrings__Tracker"] = connection;
        return Process.Start(start)!;
    }
}

public sealed class A_process_killed_while_it_tells_on_Sqlite : A_process_killed_while_it_tells
{
    protected override int AtOnce => 1;

    private protected override (StorePlace, string, string?) Place() => House.InFolder() is StorePlace.Sqlite place ? (place, place.Options.DataFolder, null) : throw new InvalidOperationException();
}

public sealed class A_process_killed_while_it_tells_on_Postgres : A_process_killed_while_it_tells, INeedPostgres
{
    protected override int AtOnce => 2;

    private protected override (StorePlace, string, string?) Place() => CopyHouse.InDatabase() is StorePlace.Postgres place ? (place, "postgres", place.Options.ConnectionString) : throw new InvalidOperationException();
}
