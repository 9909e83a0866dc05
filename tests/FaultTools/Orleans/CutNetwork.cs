using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace Tracker.Faults.Orleans;

/// <summary>Network namespaces on one bridge, whose cables can be pulled. Needs root and <c>ip</c>.</summary>
internal sealed class CutNetwork : IDisposable
{
    private readonly int _members;
    private readonly string _mark = (Environment.ProcessId % 10_000).ToString(CultureInfo.InvariantCulture);
    private readonly int _net = 1 + (Environment.ProcessId % 250);

    private CutNetwork(int members) => _members = members;

    private string Bridge => $"tb{_mark}";

    /// <summary>Null: this machine does not let us.</summary>
    public static CutNetwork? Make(int members)
    {
        var network = new CutNetwork(members);
        if (Ran("link", "add", network.Bridge, "type", "bridge")
            && Ran("addr", "add", $"10.213.{network._net}.1/24", "dev", network.Bridge)
            && Ran("link", "set", network.Bridge, "up")
            && Enumerable.Range(0, members).All(network.Add))
        {
            return network;
        }
        network.Dispose();
        return null;
    }

    public string Name(int member) => $"tn{_mark}{member}";

    public IPAddress Address(int member) => IPAddress.Parse($"10.213.{_net}.{member + 2}");

    public void Cut(int member) => Ran("link", "set", Cable(member), "down");

    public void Join(int member) => Ran("link", "set", Cable(member), "up");

    public void Dispose()
    {
        for (var member = 0; member < _members; member++)
        {
            Ran("netns", "del", Name(member));
            Ran("link", "del", Cable(member));
        }
        Ran("link", "del", Bridge);
    }

    private string Cable(int member) => $"tv{_mark}{member}";

    private bool Add(int member) =>
        Ran("netns", "add", Name(member))
        && Ran("link", "add", Cable(member), "type", "veth", "peer", "name", "eth0", "netns", Name(member))
        && Ran("link", "set", Cable(member), "master", Bridge)
        && Ran("link", "set", Cable(member), "up")
        && Ran("-n", Name(member), "link", "set", "lo", "up")
        && Ran("-n", Name(member), "addr", "add", $"{Address(member)}/24", "dev", "eth0")
        && Ran("-n", Name(member), "link", "set", "eth0", "up");

    private static bool Ran(params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("ip", arguments) { RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false; // it is not installed
        }
    }
}
