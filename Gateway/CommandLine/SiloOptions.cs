using System.CommandLine;
using System.Net;
using Tracker.Gateway.Hosting;

namespace Tracker.Gateway.CommandLine;

/// <summary>Where a process stands in a cluster of silos.</summary>
internal sealed class SiloOptions(Screen screen)
{
    private readonly Option<IPAddress> _address = new("--silo-address")
    {
        Description = screen.Word("option.silo-address"),
        HelpName = "IP",
        DefaultValueFactory = _ => IPAddress.Loopback,
        CustomParser = result => IPAddress.TryParse(result.Tokens[0].Value, out var address) ? address : Wrong(result),
    };

    private readonly Option<int> _silo = Port("--silo-port", 11111, screen);

    private readonly Option<int> _gateway = Port("--gateway-port", 30000, screen);

    public void AddTo(Command command)
    {
        command.Add(_address);
        command.Add(_silo);
        command.Add(_gateway);
    }

    public EngineChoice Read(ParseResult parsed, string engine) =>
        new(engine, parsed.GetRequiredValue(_address), parsed.GetRequiredValue(_silo), parsed.GetRequiredValue(_gateway));

    private static Option<int> Port(string name, int usual, Screen screen) => new(name)
    {
        Description = screen.Word("option." + name[2..]),
        HelpName = "PORT",
        DefaultValueFactory = _ => usual,
    };

    private static IPAddress? Wrong(System.CommandLine.Parsing.ArgumentResult result)
    {
        result.AddError(result.Tokens[0].Value);
        return null;
    }
}
