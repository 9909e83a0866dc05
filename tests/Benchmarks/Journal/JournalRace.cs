using System.Diagnostics;
using Tracker.Assignments;
using Tracker.Benchmarks.Seeding;
using Tracker.Deciding;
using Tracker.Silo.Journal;
using Tracker.Silo.Journal.Sqlite;

namespace Tracker.Benchmarks.Journal;

/// <summary>The store without engine and HTTP, on a seeded folder: appends of one fact from callers that are always ready with the next.</summary>
internal static class JournalRace
{
    /// <summary><c>--synchronous OFF</c> shows what the processor alone would allow; nothing is durable then.</summary>
    public static async Task<int> Run(Arguments asked)
    {
        var options = new SqliteStoreOptions { DataFolder = asked.Text("data"), Synchronous = asked.TextOrNull("synchronous") ?? "FULL", CacheMegabytes = asked.Number("cache", new SqliteStoreOptions { DataFolder = "" }.CacheMegabytes) };
        await using var store = SqliteStore.Open(options, new FactCodec(House.Kinds), TimeProvider.System);
        return await Appends(store, asked.Number("rows", 10_000), asked.Number("callers", 64), TimeSpan.FromSeconds(asked.Number("seconds", 10)));
    }

    /// <summary>A verification and a rebuild of the whole folder.</summary>
    public static async Task<int> Walk(Arguments asked)
    {
        await using var store = BigStore.At(asked.Text("data"));
        var from = Stopwatch.GetTimestamp();
        var verification = store.Verify();
        var (checking, rebuilding) = (Stopwatch.GetElapsedTime(from), Stopwatch.GetTimestamp());
        await store.Rebuild();
        var rebuilt = Stopwatch.GetElapsedTime(rebuilding);
        return Measured.Say(
            "walk",
            $"{verification.Facts:N0} facts verified in {checking.TotalSeconds:F0} s, ledger rebuilt in {rebuilt.TotalSeconds:F0} s, {Environment.WorkingSet >> 20} MB",
            verification.Sound,
            "sound");
    }

    private static async Task<int> Appends(SqliteStore store, int rows, int callers, TimeSpan time)
    {
        var codec = new FactCodec(House.Kinds);
        await Send(store, codec, rows, callers, time / 3, 0);
        var (commits, cpu) = (store.Commits, Environment.CpuUsage.TotalTime);
        var from = Stopwatch.GetTimestamp();
        var count = await Send(store, codec, rows, callers, time, 1000);
        var seconds = Stopwatch.GetElapsedTime(from).TotalSeconds;
        var each = (store.Commits - commits) / (double)count;
        return Measured.Say(
            "append",
            $"{(count / seconds).Thousands()} appends/s of one fact, {callers} callers, 1/{1 / each:F0} commits and "
                + $"{(Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / count:F0} µs of processor each",
            each <= 1.0 / 16 && count / seconds >= 20_000,
            "≥ 20k/s, ≤ 1/16");
    }

    private static async Task<long> Send(SqliteStore store, FactCodec codec, int rows, int callers, TimeSpan time, int seeds)
    {
        var from = Stopwatch.GetTimestamp();
        // Each caller has assignments of its own, so that none waits for another's version.
        var counts = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            var chance = new Random(seeds + caller);
            var count = 0L;
            while (Stopwatch.GetElapsedTime(from) < time)
            {
                var assignment = BigHouse.Assignment(chance.Next(rows / callers) * callers + caller);
                count += await Report(store, codec, assignment, $"推进年度重点工作任务落实{chance.Next(1000)}") ? 1 : 0;
            }
            return count;
        })));
        return counts.Sum();
    }

    private static async Task<bool> Report(SqliteStore store, FactCodec codec, GrainAddress assignment, string words)
    {
        var version = await store.Journal.VersionOf(assignment);
        var envelope = BigHouse.Envelope(TimeProvider.System);
        var fact = new ReportSubmitted(new DateOnly(2026, 3, 31), words, [], false);
        var (type, data) = codec.Encode(fact);
        return await store.Journal.Append(new AppendRequest(
            [new StreamAppend(assignment, version, [new NewFact(type, data, fact)])],
            FactMetadata.Of(envelope, "assignment.submit-report.v1").ToJson(),
            envelope.At,
            new CommandStamp(envelope.CommandId, new byte[32]))) is AppendOutcome.Written;
    }
}
