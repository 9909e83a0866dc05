using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Tracker.Silo.Tests.Delivery;

/// <summary>A mail server on a port of this machine that speaks SMTP over a socket (RFC 5321, AUTH LOGIN) and keeps what it is given.</summary>
internal sealed partial class LocalMailServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly List<Mail> _mails = [];
    private readonly SemaphoreSlim _came = new(0);

    public LocalMailServer()
    {
        _listener.Start();
        _ = Accept();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Null: whoever comes may send.</summary>
    public (string User, string Password)? SignIn { get; init; }

    /// <summary>What is answered to a recipient; null: 250.</summary>
    public Func<string, string?> Refuses { get; set; } = _ => null;

    public IReadOnlyList<Mail> Mails
    {
        get
        {
            lock (_mails)
            {
                return [.. _mails];
            }
        }
    }

    /// <summary>Waits until one more was kept.</summary>
    public Task Next(CancellationToken cancel) => _came.WaitAsync(cancel);

    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
        _end.Dispose();
        _came.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                _ = Serve(await _listener.AcceptTcpClientAsync(_end.Token));
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task Serve(TcpClient client)
    {
        using var _ = client;
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        await using var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        var (from, to, known) = ("", new List<string>(), SignIn is null);
        try
        {
            await writer.WriteLineAsync("220 local ESMTP");
            while (await reader.ReadLineAsync(_end.Token) is { } line)
            {
                switch (line.Split(' ')[0].ToUpperInvariant(), line)
                {
                    case ("EHLO", _):
                        await writer.WriteLineAsync(SignIn is null ? "250 local" : "250-local\r\n250 AUTH LOGIN");
                        break;
                    case ("AUTH", _):
                        known = await Ask(line.Split(' ') is [_, _, var user] ? user : null, reader, writer);
                        await writer.WriteLineAsync(known ? "235 in" : "535 wrong user or password");
                        break;
                    case ("MAIL", _) when !known:
                        await writer.WriteLineAsync("530 sign in first");
                        break;
                    case ("MAIL", _):
                        (from, to) = (Address().Match(line).Groups[1].Value, []);
                        await writer.WriteLineAsync("250 ok");
                        break;
                    case ("RCPT", _) when Refuses(Address().Match(line).Groups[1].Value) is { } refusal:
                        await writer.WriteLineAsync(refusal);
                        break;
                    case ("RCPT", _):
                        to.Add(Address().Match(line).Groups[1].Value);
                        await writer.WriteLineAsync("250 ok");
                        break;
                    case ("DATA", _) when to.Count > 0:
                        await writer.WriteLineAsync("354 go on");
                        Keep(new Mail(from, [.. to], await Data(reader)));
                        await writer.WriteLineAsync("250 kept");
                        break;
                    case ("RSET" or "NOOP" or "HELO", _):
                        await writer.WriteLineAsync("250 ok");
                        break;
                    case ("QUIT", _):
                        await writer.WriteLineAsync("221 bye");
                        return;
                    default:
                        await writer.WriteLineAsync("503 not now");
                        break;
                }
            }
        }
        catch (Exception error) when (error is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The client went away, or the test is over.
        }
    }

    private async Task<bool> Ask(string? user, StreamReader reader, StreamWriter writer)
    {
        if (user is null)
        {
            await writer.WriteLineAsync("334 VXNlcm5hbWU6");
            user = await reader.ReadLineAsync(_end.Token);
        }
        await writer.WriteLineAsync("334 UGFzc3dvcmQ6");
        var password = await reader.ReadLineAsync(_end.Token);
        return SignIn == (Text(user), Text(password));

        static string Text(string? base64) => Encoding.UTF8.GetString(Convert.FromBase64String(base64 ?? ""));
    }

    private async Task<string> Data(StreamReader reader)
    {
        var data = new StringBuilder();
        while (await reader.ReadLineAsync(_end.Token) is { } line && line != ".")
        {
            data.Append(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line).Append("\r\n");
        }
        return data.ToString();
    }

    private void Keep(Mail mail)
    {
        lock (_mails)
        {
            _mails.Add(mail);
        }
        _came.Release();
    }

    [GeneratedRegex("<([^>]*)>")]
    private static partial Regex Address();
}

/// <summary>A mail as it came over the wire.</summary>
internal sealed partial record Mail(string From, string[] To, string Data)
{
    public string Subject => EncodedWord().Replace(Header("Subject"), m => Encoding.UTF8.GetString(Convert.FromBase64String(m.Groups[1].Value)));

    public string Text => Encoding.UTF8.GetString(Convert.FromBase64String(Data[(Data.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]));

    public string Header(string name) => Regex.Match(Data, $@"^{name}: ([^\r\n]*(?:\r\n[ \t][^\r\n]*)*)", RegexOptions.Multiline | RegexOptions.IgnoreCase).Groups[1].Value.Replace("\r\n ", "").Trim();

    [GeneratedRegex(@"=\?utf-8\?B\?([^?]*)\?=\s*", RegexOptions.IgnoreCase)]
    private static partial Regex EncodedWord();
}
