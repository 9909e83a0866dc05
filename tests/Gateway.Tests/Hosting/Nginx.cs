using System.Diagnostics;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Tracker.Gateway.Tests.CommandLine;

namespace Tracker.Gateway.Tests.Hosting;

/// <summary>A real nginx with <c>docs/nginx.conf</c>, its ports and a certificate of the moment put in, in a folder of its own.</summary>
internal sealed class Nginx : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tracker-nginx-");
    private readonly Process _process;
    private readonly string _fingerprint;

    private Nginx(string first, string second)
    {
        var (port, plain) = (FreePort(), FreePort());
        (Address, Plain) = (new Uri($"https://127.0.0.1:{port}"), new Uri($"http://127.0.0.1:{plain}"));
        _fingerprint = WriteCertificate(_folder.FullName);
        var site = File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "nginx.conf"))
            .Replace("127.0.0.1:5081", new Uri(first).Authority, StringComparison.Ordinal)
            .Replace("127.0.0.1:5082", new Uri(second).Authority, StringComparison.Ordinal)
            .Replace("listen 80;", $"listen 127.0.0.1:{plain};", StringComparison.Ordinal)
            .Replace("listen 443 ssl;", $"listen 127.0.0.1:{port} ssl;", StringComparison.Ordinal)
            .Replace("/etc/nginx/tracker", Path.Combine(_folder.FullName, "tracker"), StringComparison.Ordinal);
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

    /// <summary>Where HTTP is sent on to HTTPS.</summary>
    public Uri Plain { get; }

    /// <summary>Believes this nginx's certificate and no other that nobody signed.</summary>
    public SocketsHttpHandler Trusting(CookieContainer? cookies = null) => new()
    {
        AllowAutoRedirect = false,
        CookieContainer = cookies ?? new CookieContainer(),
        SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString(HashAlgorithmName.SHA256) == _fingerprint },
    };

    /// <summary>In front of two servers; ready when it listens.</summary>
    public static async Task<Nginx> Before(string first, string second)
    {
        var nginx = new Nginx(first, second);
        using var http = new HttpClient(nginx.Trusting());
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

    /// <summary>Answers its fingerprint.</summary>
    private static string WriteCertificate(string folder)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        File.WriteAllText(Path.Combine(folder, "tracker.crt"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "tracker.key"), key.ExportPkcs8PrivateKeyPem());
        return certificate.GetCertHashString(HashAlgorithmName.SHA256);
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
