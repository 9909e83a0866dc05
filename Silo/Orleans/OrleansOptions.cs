using System.Net;

namespace Tracker.Silo.Orleans;

/// <summary>Where a process stands in the cluster. All that share a database are one cluster.</summary>
public sealed record OrleansOptions
{
    /// <summary>The database of the store.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>False: a client only, whose grains live in the silos of other processes.</summary>
    public bool IsSilo { get; init; } = true;

    /// <summary>Where other processes reach this one.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>Silos speak with each other here.</summary>
    public int SiloPort { get; init; } = 11111;

    /// <summary>Clients ask here.</summary>
    public int GatewayPort { get; init; } = 30000;

    /// <summary>A silo that leaves so many probes unanswered, one a second, is declared dead and its grains live on elsewhere.</summary>
    public int MissedProbes { get; init; } = 2;

    /// <summary>A call unanswered so long is said again under its command id; a silo's death ends it earlier.</summary>
    public TimeSpan AnswerWithin { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a call is said again before its caller is told that the journal cannot be reached.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);
}
