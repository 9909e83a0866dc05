using System.Text.Json.Serialization;
using Tracker.Deciding;
using Tracker.Units;

namespace Tracker.Benchmarks.Engine;

/// <summary>A grain of 1 KB that always finds everything as it should be.</summary>
internal sealed class Sitting
{
    private readonly byte[] _weight = new byte[1000];

    public int Weight => _weight.Length;

    public static GrainKind<Sitting, SittingCommand, SittingFact> Kind { get; } =
        new("sitting", new Sitting(), (_, _) => new Sitting(), (_, _) => Decision.Nothing);

    public static GrainAddress Address(int i) => GrainAddress.Of(DivisionCode.Parse("990000"), new PlanYear(2026), "sitting", $"{i}");
}

[JsonDerivedType(typeof(LeaveAsItIs), "sitting.leave.v1")]
internal abstract record SittingCommand;

internal sealed record LeaveAsItIs(int Hint) : SittingCommand;

[JsonDerivedType(typeof(SatDown), SatDown.StoredName)]
internal abstract record SittingFact;

internal sealed record SatDown : SittingFact
{
    public const string StoredName = "sitting.sat-down.v1";
}
