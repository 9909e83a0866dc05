using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Deciding;
using Tracker.Units;

namespace Tracker.Scores;

/// <summary>The rule sets of a government, each from its day on; a day's score goes by the rules of that day. Scores are off until rules are set.</summary>
/// <param name="Set">In order of the days; null rules: switched off.</param>
public sealed record ScoreBook(ImmutableArray<ScoreVersion> Set)
{
    public static ScoreBook Initial { get; } = new([]);

    public static GrainKind<ScoreBook, ScoreBookCommand, ScoreBookEvent> Kind { get; } = new("score-rules", Initial, Evolve, Decide);

    public static GrainAddress AddressOf(DivisionCode government) => GrainAddress.Of(government, PlanYear.Lasting, Kind.Name, "current");

    /// <summary>Null: scores were off.</summary>
    public ScoreRules? On(DateOnly day) => Set.LastOrDefault(s => s.On <= day)?.Rules;

    /// <summary>1, 2, 3 …; 0: none was set by then.</summary>
    public int VersionOn(DateOnly day) => Set.Count(s => s.On <= day && s.Rules is not null);

    private ScoreRules? Now => Set.LastOrDefault()?.Rules;

    private static ScoreBook Evolve(ScoreBook state, ScoreBookEvent fact) => fact switch
    {
        ScoreRulesSet e => new([.. state.Set, new ScoreVersion(e.On, e.Rules)]),
        ScoresSwitchedOff e => new([.. state.Set, new ScoreVersion(e.On, null)]),
        _ => throw new JournalOutOfOrderException(state, fact),
    };

    private static Decision<ScoreBookEvent> Decide(ScoreBook state, ScoreBookCommand command) => command switch
    {
        SetScoreRules c when c.Rules.Fault() is { } fault => fault,
        SetScoreRules c when c.Rules.Equals(state.Now) => Decision.Nothing,
        SetScoreRules c => new ScoreRulesSet(c.Rules, c.On),
        SwitchScoresOff when state.Now is null => Decision.Nothing,
        SwitchScoresOff c => new ScoresSwitchedOff(c.On),
        _ => throw new NotSupportedException($"{command.GetType().Name} has no rule."),
    };
}

/// <param name="Rules">Null: switched off.</param>
public sealed record ScoreVersion(DateOnly On, ScoreRules? Rules);

[JsonDerivedType(typeof(SetScoreRules), "score-rules.set.v1")]
[JsonDerivedType(typeof(SwitchScoresOff), "score-rules.switch-off.v1")]
public abstract record ScoreBookCommand;

public sealed record SetScoreRules(ScoreRules Rules, [property: Circumstance] DateOnly On) : ScoreBookCommand;

public sealed record SwitchScoresOff([property: Circumstance] DateOnly On) : ScoreBookCommand;

// The quoted names are on disk for good.
[JsonDerivedType(typeof(ScoreRulesSet), "score-rules.set.v1")]
[JsonDerivedType(typeof(ScoresSwitchedOff), "score-rules.switched-off.v1")]
public abstract record ScoreBookEvent;

public sealed record ScoreRulesSet(ScoreRules Rules, DateOnly On) : ScoreBookEvent;

public sealed record ScoresSwitchedOff(DateOnly On) : ScoreBookEvent;
