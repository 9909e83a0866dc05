namespace Tracker.Gateway.Hosting;

/// <summary>What the host is started with.</summary>
/// <param name="DataFolder">Whose socket it listens on.</param>
/// <param name="Addresses">Addresses of the network to listen on too; none while a command runs alone.</param>
/// <param name="Pages">False: REST only.</param>
/// <param name="DueWork">What falls due is told by this process.</param>
internal sealed record WebSettings(string DataFolder, IReadOnlyList<ListenAddress> Addresses, bool Pages, EngineChoice Engine, bool DueWork = false);
