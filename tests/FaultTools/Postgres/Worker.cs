using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Tracker.Faults.Postgres;

/// <summary>A process that runs <see cref="WorkUntilTold"/> or <see cref="Mixed.MixedWork"/>, from outside.</summary>
internal sealed class Worker : IDisposable
{
    private const int Continuing = 18;
    private const int Stopping = 19;

    private readonly string _connection;
    private readonly string _verb;
    private readonly string[] _load;
    private readonly List<string> _said = [];
    private Process? _process;
    private long _read;
    private int _answers;

    /// <param name="verb">What the program is told to do.</param>
    /// <param name="load">What stands behind log and seed: callers, commands, units.</param>
    public Worker(int number, string folder, string connection, string verb, params string[] load)
    {
        (Number, Log, _connection, _verb) = (number, Path.Combine(folder, $"log{number}"), connection, verb);
        _load = load;
    }

    public int Number { get; }

    public string Log { get; }

    public async Task Start()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Tracker.Faults.dll");
        var start = new ProcessStartInfo("dotnet", [program, _verb, Log, $"{Random.Shared.Next(1_000_000)}", .. _load])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ConnectionStrings__Tracker"] = _connection },
        };
        _process = Process.Start(start) ?? throw new InvalidOperationException("The worker did not start.");
        _process.ErrorDataReceived += (_, line) =>
        {
            lock (_said)
            {
                _said.Add(line.Data ?? "");
            }
        };
        _process.BeginErrorReadLine();
        if (await _process.StandardOutput.ReadLineAsync() != "ready")
        {
            throw new InvalidOperationException($"Worker {Number} ended at its start: {Said}");
        }
    }

    /// <summary>What it wrote to its error output.</summary>
    public string Said
    {
        get
        {
            lock (_said)
            {
                return string.Join('\n', _said.Where(l => l.Length > 0).Take(30));
            }
        }
    }

    public int Id => _process!.Id;

    /// <summary>Says a line to it and answers the line that it says.</summary>
    public async Task<string?> Ask(string line)
    {
        await _process!.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
        return await _process.StandardOutput.ReadLineAsync();
    }

    public async Task Kill()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    public void Halt() => Signal(Stopping);

    public void Continue() => Signal(Continuing);

    /// <summary>No new commands; those under way are answered. Its exit code, or null where it does not come to an end.</summary>
    public async Task<int?> Finish(TimeSpan within)
    {
        _process!.StandardInput.Close();
        return await Ended(within);
    }

    /// <summary>Its exit code; null: it still runs.</summary>
    public async Task<int?> Ended(TimeSpan within)
    {
        using var patience = new CancellationTokenSource(within);
        try
        {
            await _process!.WaitForExitAsync(patience.Token);
            return _process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    public bool HasEnded => _process!.HasExited;

    /// <summary>So far, over all its lives.</summary>
    public int Answers()
    {
        if (!File.Exists(Log))
        {
            return 0;
        }
        using var file = new FileStream(Log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Position = _read;
        var rest = new byte[file.Length - _read];
        file.ReadExactly(rest);
        var whole = rest.AsSpan(0, rest.AsSpan().LastIndexOf((byte)'\n') + 1);
        _read += whole.Length;
        foreach (var line in whole.Split((byte)'\n'))
        {
            _answers += whole[line].StartsWith("ack "u8) ? 1 : 0;
        }
        return _answers;
    }

    public void Dispose()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill();
        }
        _process?.Dispose();
    }

    private void Signal(int signal)
    {
        if (kill(_process!.Id, signal) != 0)
        {
            throw new InvalidOperationException($"Signal {signal} did not reach worker {Number}.");
        }
    }

    [DllImport("libc")]
    private static extern int kill(int process, int signal);
}
