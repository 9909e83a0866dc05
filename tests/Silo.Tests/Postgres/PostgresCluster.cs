using System.Diagnostics;
using Npgsql;

namespace Tracker.Tests.Postgres;

/// <summary>A PostgreSQL cluster of the tests' own in a temporary folder, reached by a socket there, ended with the process. Never a cluster of the machine's.</summary>
internal sealed class PostgresCluster : IDisposable
{
    private static readonly Lazy<PostgresCluster> One = new(() => new PostgresCluster("-c fsync=off -c full_page_writes=off -c synchronous_commit=on"));
    private static readonly Lazy<PostgresCluster> Lasting = new(() => new PostgresCluster(""));
    private static int _databases;
    private readonly string _data;
    private readonly string _settings;
    private int _ended;

    /// <param name="settings">Of the server, as its command line takes them.</param>
    public PostgresCluster(string settings)
    {
        _settings = settings;
        Folder = Directory.CreateTempSubdirectory("tracker-pg-").FullName;
        _data = Path.Combine(Folder, "data");
        if (Environment.UserName == "root")
        {
            Run("chown", "postgres", Folder);
        }
        RunAsServer("initdb", "-D", _data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        Start();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
    }

    /// <summary>Where its socket lies.</summary>
    public string Folder { get; }

    /// <summary>Where Debian and others keep the server's programs; null: it is not installed.</summary>
    public static string? Programs { get; } = FindPrograms();

    /// <summary>Shared by the tests of this process; fast, since it need not survive a power cut.</summary>
    public static PostgresCluster Shared => One.Value;

    /// <summary>With the settings that a real server has: what Tracker opens without being told that it is a test.</summary>
    public static PostgresCluster Durable => Lasting.Value;

    public string ConnectionString(string database) => $"Host={Folder};Username=postgres;Database={database}";

    /// <summary>A new, empty database's connection string.</summary>
    public string NewDatabase()
    {
        var name = $"t{Interlocked.Increment(ref _databases)}";
        using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
        connection.Open();
        using var command = new NpgsqlCommand($"CREATE DATABASE {name} STRATEGY = file_copy", connection);
        command.ExecuteNonQuery();
        return ConnectionString(name);
    }

    public void Start() => RunAsServer(
        "pg_ctl", "-D", _data, "-w", "-t", "60", "-l", Path.Combine(Folder, "log"), "-o", $"-k {Folder} -c listen_addresses= -c max_connections=300 {_settings}", "start");

    /// <summary>The server's first process.</summary>
    public int ProcessId => int.Parse(File.ReadLines(Path.Combine(_data, "postmaster.pid")).First(), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>SIGKILL to the server and all its backends, as when the machine's memory runs out.</summary>
    public void Kill()
    {
        var all = Processes();
        all.ForEach(p => p.Kill());
        all.ForEach(p => p.WaitForExit());
    }

    /// <summary>SIGSTOP: connections stay, nothing answers.</summary>
    public void Freeze() => Signal("-STOP");

    public void Thaw() => Signal("-CONT");

    public void Stop(string mode = "immediate") => RunAsServer("pg_ctl", "-D", _data, "-w", "-m", mode, "stop");

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _ended, 1) == 1)
        {
            return;
        }
        try
        {
            Stop();
        }
        catch (InvalidOperationException)
        {
            // A test ended it already.
        }
        try
        {
            Directory.Delete(Folder, recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Only a temporary folder stays.
        }
    }

    private static string? FindPrograms() =>
        (Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [])
        .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0)
        .Select(folder => Path.Combine(folder, "bin"))
        .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'))
        .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")));

    private List<Process> Processes()
    {
        var first = ProcessId;
        return [Process.GetProcessById(first), .. Process.GetProcesses().Where(p => ParentOf(p.Id) == first)];
    }

    private static int ParentOf(int process)
    {
        try
        {
            var status = File.ReadAllText($"/proc/{process}/stat");
            return int.Parse(status[(status.LastIndexOf(')') + 2)..].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0; // it has ended
        }
    }

    /// <summary>The first process first, so that it starts no other meanwhile; one that ends by itself in between has nothing to be told.</summary>
    private void Signal(string signal)
    {
        Run("kill", signal, $"{ProcessId}");
        foreach (var process in Processes())
        {
            try
            {
                Run("kill", signal, $"{process.Id}");
            }
            catch (InvalidOperationException) when (!Directory.Exists($"/proc/{process.Id}"))
            {
                // It has ended.
            }
        }
    }

    /// <summary>The server refuses to run as root.</summary>
    private static void RunAsServer(string program, params string[] arguments)
    {
        var path = Path.Combine(Programs ?? throw new InvalidOperationException("PostgreSQL is not installed."), program);
        if (Environment.UserName == "root")
        {
            Run("runuser", ["-u", "postgres", "--", path, .. arguments]);
        }
        else
        {
            Run(path, arguments);
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = "/", RedirectStandardInput = true, RedirectStandardOutput = true })!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
        }
    }
}
