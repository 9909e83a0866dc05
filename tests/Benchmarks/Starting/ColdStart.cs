using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Tracker.Benchmarks.Starting;

/// <summary>Seconds from the start of the tracker's process to its first answer, on a folder that is already full.</summary>
internal static class ColdStart
{
    /// <summary><c>--tracker</c>: the built program; <c>--data</c>: a seeded folder.</summary>
    public static async Task<int> Run(Arguments asked)
    {
        var (program, data) = (asked.Text("tracker"), asked.Text("data"));
        var facts = 0L;
        await using (var store = Seeding.BigStore.At(data))
        {
            facts = await store.Journal.LastPosition();
        }
        List<double> tidy = [], killed = [];
        for (var turn = 0; turn < asked.Number("turns", 5); turn++)
        {
            killed.Add(await FirstAnswer(program, data, kill: false));
            tidy.Add(await FirstAnswer(program, data, kill: true)); // the next start finds what a kill leaves
        }
        killed.RemoveAt(0); // nobody was killed before the first
        return Measured.Say(
            "coldstart",
            $"{tidy.Median():F2} s to the first answer with {facts:N0} events" + (killed.Count > 0 ? $", {killed.Median():F2} s after a kill" : ""),
            tidy.Median() <= 3,
            "≤ 3 s");
    }

    private static async Task<double> FirstAnswer(string program, string data, bool kill)
    {
        var address = new UriBuilder("http", "127.0.0.1", FreePort()).Uri;
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        var from = Stopwatch.GetTimestamp();
        using var server = Process.Start(new ProcessStartInfo(program, ["serve", "--data", data, "--urls", address.GetLeftPart(UriPartial.Authority)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        server.OutputDataReceived += (_, _) => { };
        server.ErrorDataReceived += (_, _) => { };
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();
        while (true)
        {
            try
            {
                using var answer = await client.GetAsync(address);
                break;
            }
            catch (HttpRequestException) when (!server.HasExited)
            {
                await Task.Delay(5);
            }
        }
        var time = Stopwatch.GetElapsedTime(from).TotalSeconds;
        if (kill)
        {
            server.Kill();
        }
        else
        {
            using var asking = Process.Start("kill", ["-TERM", $"{server.Id}"]);
        }
        await server.WaitForExitAsync();
        return time;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
