using System.Collections.Immutable;

namespace Tracker.AnnualReports;

/// <summary>What one rule (R1 to R15) says at one place of a report.</summary>
/// <param name="Left">Null: there is no number.</param>
/// <param name="Advice">Sentences for whoever mends it; empty where all is well.</param>
public sealed record Finding(string Rule, Severity Severity, string Place, decimal? Left, decimal? Right, CheckOutcome Outcome, ImmutableArray<Remark> Advice)
{
    /// <summary>The cells that it is about, in the form's order.</summary>
    public ImmutableArray<FormCell> Cells { get; init; } = [];

    public decimal? Difference => Left - Right;
}

/// <summary>A sentence by its key and what is filled in; the words stand in the gateway's resources.</summary>
public sealed record Remark(string Key, ImmutableArray<string> Args)
{
    public Remark(string key, params string[] args)
        : this(key, ImmutableArray.Create(args)) { }

    public bool Equals(Remark? other) => other is not null && Key == other.Key && Args.SequenceEqual(other.Args);

    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);
}
