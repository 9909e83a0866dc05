using System.Collections.Immutable;

namespace Tracker.Silo.Journal;

/// <summary>Gathers findings, the first thousand in words and the rest by number.</summary>
internal sealed class Findings
{
    private readonly List<Finding> _listed = [];

    public long All { get; private set; }

    public void Add(string code, string detail, long? position = null, string? address = null, long? version = null, string? type = null) =>
        Add(new Finding(code, position, address, version, type, detail));

    public void Add(Finding finding)
    {
        All++;
        if (_listed.Count < Verification.MostFindings)
        {
            _listed.Add(finding);
        }
    }

    public ImmutableArray<Finding> Listed() => [.. _listed.OrderBy(f => f.Position ?? long.MaxValue)];
}
