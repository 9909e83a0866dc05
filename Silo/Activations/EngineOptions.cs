using System.ComponentModel.DataAnnotations;

namespace Tracker.Silo.Activations;

/// <summary>How much the embedded engine keeps in memory.</summary>
public sealed class EngineOptions
{
    /// <summary>Activations kept; past it the longest idle are forgotten. An assignment takes about 1 KB, a plan's draft up to 200 KB.</summary>
    [Range(100, 10_000_000)]
    public int MostActivations { get; set; } = 50_000;
}
