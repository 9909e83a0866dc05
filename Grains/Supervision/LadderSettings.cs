using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Deciding;
using Tracker.Units;

namespace Tracker.Supervision;

/// <summary>How a government uses the ladder. 约谈 and 处理建议 are off until it switches them on.</summary>
/// <param name="Issuer">发文机关, as it stands over the day; null: not set yet.</param>
/// <param name="RedHead">红头: the title of the issuing body in red over the paper; null: none, the office has stationery of its own.</param>
/// <param name="Words">机关代字 by rung; a rung without one has no 文号.</param>
/// <param name="Patience">Days that a paper of the rung is given before the next rung is suggested.</param>
public sealed record LadderSettings(
    bool Talk,
    bool Sanction,
    string? Issuer,
    string? RedHead,
    ImmutableArray<RungWord> Words,
    ImmutableArray<RungPatience> Patience)
{
    public const int DefaultPatience = 7;
    public const int LongestPatience = 365;
    public const int LongestIssuer = 60;

    public static LadderSettings Initial { get; } = new(false, false, null, null, [], []);

    public static GrainKind<LadderSettings, LadderSettingsCommand, LadderSettingsEvent> Kind { get; } =
        new("ladder-settings", Initial, (_, fact) => ((LadderSet)fact).Settings, Decide);

    public static GrainAddress AddressOf(DivisionCode government) => GrainAddress.Of(government, PlanYear.Lasting, Kind.Name, "current");

    public bool Allows(PaperRung rung) => rung switch { PaperRung.Talk => Talk, PaperRung.Sanction => Sanction, _ => true };

    /// <summary>Null: papers of the rung have no number.</summary>
    public string? WordOf(PaperRung rung) => Words.FirstOrDefault(w => w.Rung == rung)?.Word;

    public int PatienceWith(PaperRung rung) => Patience.FirstOrDefault(p => p.Rung == rung)?.Days ?? DefaultPatience;

    public bool Equals(LadderSettings? other) =>
        other is not null && Talk == other.Talk && Sanction == other.Sanction && Issuer == other.Issuer && RedHead == other.RedHead
        && Words.SequenceEqual(other.Words) && Patience.SequenceEqual(other.Patience);

    public override int GetHashCode() => HashCode.Combine(Talk, Sanction, Issuer);

    private static Decision<LadderSettingsEvent> Decide(LadderSettings state, LadderSettingsCommand command) => command switch
    {
        SetLadder { Settings: var s } when Fault(s) is { } fault => fault,
        SetLadder c when c.Settings == state => Decision.Nothing,
        SetLadder c => new LadderSet(c.On, c.Settings),
        _ => throw new NotSupportedException($"{command.GetType().Name} has no rule."),
    };

    private static Rejection? Fault(LadderSettings settings) =>
        IsNoName(settings.Issuer) || IsNoName(settings.RedHead) ? new Rejection("ladder.name-invalid", $"{LongestIssuer}")
        : settings.Words.Any(w => PaperRules.IsNoLine(w.Word, NumberSeries.LongestWord)) || settings.Words.DistinctBy(w => w.Rung).Count() < settings.Words.Length
            ? new Rejection("ladder.word-invalid", $"{NumberSeries.LongestWord}")
        : settings.Patience.Any(p => p.Days is < 1 or > LongestPatience) || settings.Patience.DistinctBy(p => p.Rung).Count() < settings.Patience.Length
            ? new Rejection("ladder.patience-invalid", $"{LongestPatience}")
        : null;

    private static bool IsNoName(string? name) => name is not null && PaperRules.IsNoLine(name, LongestIssuer);
}

public sealed record RungWord(PaperRung Rung, string Word);

public sealed record RungPatience(PaperRung Rung, int Days);

[JsonDerivedType(typeof(SetLadder), "ladder-settings.set.v1")]
public abstract record LadderSettingsCommand;

public sealed record SetLadder([property: Circumstance] DateOnly On, LadderSettings Settings) : LadderSettingsCommand;

// The quoted names are on disk for good.
[JsonDerivedType(typeof(LadderSet), "ladder-settings.set.v1")]
public abstract record LadderSettingsEvent;

public sealed record LadderSet(DateOnly On, LadderSettings Settings) : LadderSettingsEvent;
