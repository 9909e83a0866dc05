using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Tracker.Faults.Orleans;

/// <summary>A process that runs <see cref="SiloUntilTold"/>, from outside.</summary>
/// <param name="network">The network namespace that it lives in; null: this process's own.</param>
/// <param name="told">What the program is told to do, the ports apart.</param>
internal sealed class SiloProcess(string connection, string? network, params string[] told) : IDisposable
{
    private const int MostStarts = 5;
    private const int Continuing = 18;
    private const int Stopping = 19;

    private Process? _process;

    /// <summary>Begins again, as whoever watches over services does, where the others declare it dead before it is in: that may be on a busy machine.</summary>
    public async Task Start()
    {
        for (var start = 1; !await Joins(); start++)
        {
            if (start == MostStarts)
            {
                throw new InvalidOperationException("A silo ended at its start.");
            }
        }
    }

    public async Task Kill()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>In order: its grains are handed on first.</summary>
    public async Task Leave()
    {
        _process!.StandardInput.Close();
        await _process.WaitForExitAsync();
    }

    public void Halt() => Signal(Stopping);

    public void Continue() => Signal(Continuing);

    /// <summary>Whoever was declared dead while it stood still ends by itself.</summary>
    public async Task<bool> HasEnded(TimeSpan within)
    {
        using var patience = new CancellationTokenSource(within);
        await _process!.WaitForExitAsync(patience.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        return _process.HasExited;
    }

    public void Dispose()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill();
        }
        _process?.Dispose();
    }

    private async Task<bool> Joins()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Tracker.Faults.dll");
        _process?.Dispose();
        string[] run = [.. network is null ? [] : (string[])["ip", "netns", "exec", network], "dotnet", program, told[0], $"{FreePort()}", $"{FreePort()}", .. told[1..]];
        _process = Process.Start(new ProcessStartInfo(run[0], run[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["ConnectionStrings__Tracker"] = connection },
        })!;
        return await _process.StandardOutput.ReadLineAsync() == "ready";
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Signal(int signal)
    {
        if (kill(_process!.Id, signal) != 0)
        {
            throw new InvalidOperationException($"Signal {signal} did not reach a silo.");
        }
    }

    [DllImport("libc")]
    private static extern int kill(int process, int signal);
}
