using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Tracker.Gateway.Tests.CommandLine;

namespace Tracker.Gateway.Tests.Hosting;

/// <summary>A real nginx with <c>docs/nginx.conf</c>, its ports put in, in a folder of its own.</summary>
internal sealed class Nginx : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tracker-nginx-");
    private readonly Process _process;

    private Nginx(string first, string second)
    {
        var port = FreePort();
        Address = new Uri($"http://127.0.0.1:{port}");
        var site = File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "nginx.conf"))
            .Replace("127.0.0.1:5081", new Uri(first).Authority, StringComparison.Ordinal)
            .Replace("127.0.0.1:5082", new Uri(second).Authority, StringComparison.Ordinal)
            .Replace("listen 80;", $"listen 127.0.0.1:{port};", StringComparison.Ordinal);
        var folder = _folder.FullName;
        File.WriteAllText(Path.Combine(folder, "site.conf"), site);
        var temporary = string.Join('\n', new[] { "client_body", "proxy", "fastcgi", "uwsgi", "scgi" }.Select(t => $"{t}_temp_path {folder}/{t};"));
        File.WriteAllText(Path.Combine(folder, "nginx.conf"), $$"""
            {{(Environment.UserName == "root" ? "user root;" : "")}}
            daemon off;
            pid {{folder}}/pid;
            error_log {{folder}}/error.log;
            events { }
            http {
                access_log off;
                {{temporary}}
                include {{folder}}/site.conf;
            }
            """);
        _process = Process.Start(new ProcessStartInfo(Program!, ["-p", folder, "-c", Path.Combine(folder, "nginx.conf"), "-e", Path.Combine(folder, "error.log")])
        {
            RedirectStandardError = true,
        })!;
    }

    /// <summary>Null: it is not installed.</summary>
    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Append("/usr/sbin")
        .Select(folder => Path.Combine(folder, "nginx")).FirstOrDefault(File.Exists);

    public Uri Address { get; }

    /// <summary>In front of two servers; ready when it listens.</summary>
    public static async Task<Nginx> Before(string first, string second)
    {
        var nginx = new Nginx(first, second);
        using var http = new HttpClient();
        while (true)
        {
            try
            {
                await http.GetAsync(nginx.Address);
                return nginx;
            }
            catch (HttpRequestException) when (!nginx._process.HasExited)
            {
                await Task.Yield();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Terminate();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
