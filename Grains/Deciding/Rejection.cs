using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Tracker.Deciding;

/// <summary>A refusal as a value: a code that never changes and what its sentence needs; the sentence stands in the gateway's resources.</summary>
/// <param name="Code">Stable, such as <c>assignment.evidence-missing</c>: room, dot, what is wrong.</param>
/// <param name="Args">Filled into the sentence in order, {0} first.</param>
[method: JsonConstructor]
public sealed record Rejection(string Code, ImmutableArray<string> Args)
{
    public Rejection(string code, params string[] args)
        : this(code, ImmutableArray.Create(args)) { }

    public bool Equals(Rejection? other) => other is not null && Code == other.Code && Args.SequenceEqual(other.Args);

    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Args.IsEmpty ? Code : $"{Code}({string.Join(", ", Args)})";
}
