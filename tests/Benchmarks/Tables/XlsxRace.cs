using System.Diagnostics;
using System.Globalization;
using Tracker.Gateway.Tables;

namespace Tracker.Benchmarks.Tables;

/// <summary>
/// A ledger-like table of 15 columns to a workbook file: ours against the OpenXml package's SAX writer, in alternating
/// turns, each in a process of its own and after a short warm-up; then ours at ten times the rows.
/// </summary>
internal static class XlsxRace
{
    private const int Rows = 100_000;
    private const int ManyRows = 1_000_000;
    private const int WarmUpRows = 2_000;
    private const int WarmUpSeconds = 3;
    private const double LeastSpeedUp = 3;
    private const double MostMemory = 0.4;
    private const double MostGrowth = 1.2;

    /// <summary>With <c>--as</c> it is one contestant's run in a process of its own.</summary>
    public static async Task<int> Run(Arguments asked) =>
        asked.TextOrNull("as") is { } who ? await Measure(who, asked.Number("rows", Rows), asked.Number("warmup", 0)) : await Race(asked.Number("turns", 7));

    private static async Task<int> Race(int turns)
    {
        var (us, them) = await InTurns(turns, WarmUpSeconds);
        var (usCold, themCold) = await InTurns((turns + 1) / 2, 0);
        List<ChildRun> many = [];
        for (var turn = 0; turn < (turns + 1) / 2; turn++) many.Add(await One("ours", ManyRows, WarmUpSeconds));
        var more = ChildRun.Median(many);

        Line("", "rows", "seconds", "cpu s", "rows/s", "peak MiB", "file MiB");
        Show("ours", Rows, us);
        Show("OpenXml SAX", Rows, them);
        Show("ours, at once after start", Rows, usCold);
        Show("OpenXml SAX, at once after start", Rows, themCold);
        Show("ours", ManyRows, more);
        Show("a process that does nothing", 0, await One("nothing", 0, 0));
        var (speedUp, memory, growth) = (them.Seconds / us.Seconds, us.PeakMiB / them.PeakMiB, more.PeakMiB / us.PeakMiB);
        return Measured.Say(
            "xlsx",
            string.Create(CultureInfo.InvariantCulture, $"{speedUp:0.0} × rows/s of OpenXml SAX ({them.CpuSeconds / us.CpuSeconds:0.0} × by CPU time, {themCold.Seconds / usCold.Seconds:0.0} × at once after start), {memory:0.00} × its peak memory, {growth:0.00} × from {Rows:N0} to {ManyRows:N0} rows"),
            speedUp >= LeastSpeedUp && memory <= MostMemory && growth <= MostGrowth,
            $"≥ {LeastSpeedUp} ×, ≤ {MostMemory} ×, ≤ {MostGrowth} ×");
    }

    private static async Task<(ChildRun Ours, ChildRun Theirs)> InTurns(int turns, int warmUp)
    {
        List<ChildRun> ours = [], theirs = [];
        for (var turn = 0; turn < turns; turn++)
        {
            ours.Add(await One("ours", Rows, warmUp));
            theirs.Add(await One("openxml", Rows, warmUp));
        }
        return (ChildRun.Median(ours), ChildRun.Median(theirs));
    }

    private static Task<ChildRun> One(string who, int rows, int warmUp) => ChildRun.Of("xlsx", "--as", who, "--rows", $"{rows}", "--warmup", $"{warmUp}");

    private static async Task<int> Measure(string who, int rows, int warmUpSeconds)
    {
        Func<string, int, Task> write = who switch
        {
            "ours" => WriteOurs,
            "openxml" => OpenXmlPeer.Write,
            "nothing" => (_, _) => Task.CompletedTask,
            _ => throw new ArgumentException(who),
        };
        var path = Path.GetTempFileName();
        try
        {
            for (var begun = Stopwatch.GetTimestamp(); who != "nothing" && Stopwatch.GetElapsedTime(begun).TotalSeconds < warmUpSeconds;) await write(path, WarmUpRows);
            var started = Stopwatch.GetTimestamp();
            var cpu = Environment.CpuUsage.TotalTime;
            await write(path, rows);
            return ChildRun.Tell(Stopwatch.GetElapsedTime(started), Environment.CpuUsage.TotalTime - cpu, new FileInfo(path).Length);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task WriteOurs(string path, int rows)
    {
        await using var file = File.Create(path);
        await TableFormat.Xlsx.Write(file, Table.Of(BenchmarkRow.Sheet, BenchmarkRow.Make(rows), (r, row) => row
            .Number(r.Number).Text(r.Section).Text(r.Title).Text(r.Unit).Text(r.Role).Text(r.Status).Date(r.Due).Moment(r.LastReport).Percent(r.Share)
            .Number(r.Reports).Number(r.Evidence).Number(r.Amount).Text(r.Contact).Text(r.Link).Text(r.Note)), DateTimeOffset.UnixEpoch);
    }

    private static void Show(string who, int rows, ChildRun run) => Line(who, rows.ToString("N0", CultureInfo.InvariantCulture),
        run.Seconds.ToString("0.00", CultureInfo.InvariantCulture), run.CpuSeconds.ToString("0.00", CultureInfo.InvariantCulture), (rows / run.Seconds).ToString("N0", CultureInfo.InvariantCulture),
        run.PeakMiB.ToString("0.0", CultureInfo.InvariantCulture), run.FileMiB.ToString("0.0", CultureInfo.InvariantCulture));

    private static void Line(params string[] cells) =>
        Console.WriteLine($"{cells[0],-34}{cells[1],10}{cells[2],9}{cells[3],7}{cells[4],10}{cells[5],10}{cells[6],10}");
}
