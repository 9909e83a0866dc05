using System.Net.Sockets;

namespace Tracker.Faults.Postgres;

/// <summary>Stands between a process and PostgreSQL, and cuts or holds up a connection in the middle of what it carries.</summary>
internal sealed class CuttingProxy : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tracker-proxy-");
    private readonly UnixDomainSocketEndPoint _server;
    private readonly Lock _gate = new();
    private Plan? _plan;
    private TaskCompletionSource _done = new();

    /// <param name="server">The folder of the cluster's socket.</param>
    public CuttingProxy(string server)
    {
        _server = new UnixDomainSocketEndPoint(Path.Combine(server, SocketName));
        _listener.Bind(new UnixDomainSocketEndPoint(Path.Combine(Folder, SocketName)));
        _listener.Listen(100);
        _ = Task.Run(Accept);
    }

    private const string SocketName = ".s.PGSQL.5432";

    public string Folder => _folder.FullName;

    /// <summary>Cuts the connection that carries the n-th byte from now on, just behind it. Completes when that is done.</summary>
    public Task CutAfter(long bytes, bool toServer) => Arm(new Plan(bytes, toServer, Held: null));

    /// <summary>Carries nothing more on that connection from the n-th byte on, both ways, until it is let go.</summary>
    public Task HoldAfter(long bytes, bool toServer, Task letGo) => Arm(new Plan(bytes, toServer, letGo));

    public void Dispose()
    {
        _listener.Dispose();
        _folder.Delete(recursive: true);
    }

    private Task Arm(Plan plan)
    {
        lock (_gate)
        {
            (_plan, _done) = (plan, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            return _done.Task;
        }
    }

    private async Task Accept()
    {
        while (true)
        {
            Socket client;
            try
            {
                client = await _listener.AcceptAsync();
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException)
            {
                return;
            }
            _ = Task.Run(() => Carry(client));
        }
    }

    private async Task Carry(Socket client)
    {
        using var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        using (client)
        {
            try
            {
                await server.ConnectAsync(_server);
                var held = new Holding();
                await Task.WhenAny(Pump(client, server, toServer: true, held), Pump(server, client, toServer: false, held));
            }
            catch (SocketException)
            {
                // The server is away: the client sees its connection end.
            }
        }
    }

    private async Task Pump(Socket from, Socket to, bool toServer, Holding held)
    {
        var buffer = new byte[16 << 10];
        try
        {
            while (await from.ReceiveAsync(buffer) is var read and > 0)
            {
                await held.LetGo;
                var (carried, plan) = Count(read, toServer);
                await SendAll(to, buffer.AsMemory(0, carried));
                if (plan is { Held: null })
                {
                    return; // both sockets are closed with this
                }
                if (plan is { Held: { } letGo })
                {
                    held.LetGo = letGo;
                    await letGo;
                    await SendAll(to, buffer.AsMemory(carried, read - carried));
                }
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // One side went away; so does the other.
        }
    }

    private (int Carried, Plan? Reached) Count(int read, bool toServer)
    {
        lock (_gate)
        {
            if (_plan is not { } plan || plan.ToServer != toServer)
            {
                return (read, null);
            }
            if (plan.Left > read)
            {
                _plan = plan with { Left = plan.Left - read };
                return (read, null);
            }
            _plan = null;
            _done.TrySetResult();
            return ((int)plan.Left, plan);
        }
    }

    private static async Task SendAll(Socket to, ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            bytes = bytes[await to.SendAsync(bytes)..];
        }
    }

    /// <param name="Held">Null: cut.</param>
    private sealed record Plan(long Left, bool ToServer, Task? Held);

    private sealed class Holding
    {
        public volatile Task LetGo = Task.CompletedTask;
    }
}
