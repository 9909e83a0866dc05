using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Deciding;
using Tracker.Units;

namespace Tracker.Scores;

/// <summary>What a unit says against facts that count in its score (申诉), what the office decided, and what outside bodies scored (第三方评估), which is only kept beside it.</summary>
public sealed record UnitAppeals(ImmutableSortedDictionary<string, ScoreAppeal> Appeals, ImmutableArray<OutsideScoreRecorded> Outside)
{
    public const int LongestWords = 2_000;

    public static UnitAppeals Initial { get; } = new(ImmutableSortedDictionary.Create<string, ScoreAppeal>(StringComparer.Ordinal), []);

    public static GrainKind<UnitAppeals, UnitAppealsCommand, UnitAppealsEvent> Kind { get; } = new("score-appeals", Initial, Evolve, Decide);

    public static GrainAddress AddressOf(DivisionCode government, PlanYear year, UnitId unit) => GrainAddress.Of(government, year, Kind.Name, unit.Value);

    [JsonIgnore]
    public IEnumerable<string> Undecided => Appeals.Where(a => a.Value.Upheld is null).Select(a => a.Key);

    public bool IsUpheld(string fact) => Appeals.TryGetValue(fact, out var appeal) && appeal.Upheld == true;

    private static UnitAppeals Evolve(UnitAppeals state, UnitAppealsEvent fact) => fact switch
    {
        ScoreAppealed e => state with { Appeals = state.Appeals.SetItem(e.Fact, new ScoreAppeal(e.On, e.Words, null, null, null)) },
        ScoreAppealDecided e when state.Appeals.TryGetValue(e.Fact, out var appeal) =>
            state with { Appeals = state.Appeals.SetItem(e.Fact, appeal with { DecidedOn = e.On, Upheld = e.Upheld, Reason = e.Reason }) },
        OutsideScoreRecorded e => state with { Outside = [.. state.Outside, e] },
        _ => throw new JournalOutOfOrderException(state, fact),
    };

    private static Decision<UnitAppealsEvent> Decide(UnitAppeals state, UnitAppealsCommand command) => (state, command) switch
    {
        (_, AppealScore c) when IsNoWords(c.Words) => new Rejection("scores.words-invalid", $"{LongestWords}"),
        (_, AppealScore c) when state.Appeals.TryGetValue(c.Fact, out var before) => before.Words == c.Words.Trim() ? Decision.Nothing : new Rejection("scores.appealed-already"),
        (_, AppealScore c) => new ScoreAppealed(c.On, c.Fact, c.Words.Trim()),
        (_, DecideScoreAppeal c) when !state.Appeals.ContainsKey(c.Fact) => new Rejection("scores.no-appeal"),
        (_, DecideScoreAppeal c) when IsNoWords(c.Reason) => new Rejection("scores.words-invalid", $"{LongestWords}"),
        (_, DecideScoreAppeal c) when state.Appeals[c.Fact] is { Upheld: { } upheld } => upheld == c.Upheld ? Decision.Nothing : new Rejection("scores.decided-already"),
        (_, DecideScoreAppeal c) => new ScoreAppealDecided(c.On, c.Fact, c.Upheld, c.Reason.Trim()),
        (_, RecordOutsideScore c) when !ScoreRules.IsName(c.By) => new Rejection("scores.name-invalid", c.By, $"{ScoreRules.LongestName}"),
        (_, RecordOutsideScore c) when !ScoreRules.IsPoints(c.Full) || c.Points < 0 || c.Points > c.Full || decimal.Round(c.Points, 2) != c.Points =>
            new Rejection("scores.points-invalid", c.By, $"{c.Points}", $"{c.Full}"),
        (_, RecordOutsideScore c) when c.ScoredOn > c.On => new Rejection("scores.day-ahead"),
        (_, RecordOutsideScore c) => new OutsideScoreRecorded(c.On, c.By.Trim(), c.ScoredOn, c.Points, c.Full),
        _ => throw new NotSupportedException($"{command.GetType().Name} has no rule."),
    };

    private static bool IsNoWords(string words) => string.IsNullOrWhiteSpace(words) || words.Length > LongestWords;
}

/// <param name="Upheld">Whether the office agreed; null: not decided.</param>
public sealed record ScoreAppeal(DateOnly On, string Words, DateOnly? DecidedOn, bool? Upheld, string? Reason);

[JsonDerivedType(typeof(AppealScore), "score-appeals.appeal.v1")]
[JsonDerivedType(typeof(DecideScoreAppeal), "score-appeals.decide.v1")]
[JsonDerivedType(typeof(RecordOutsideScore), "score-appeals.record-outside.v1")]
public abstract record UnitAppealsCommand;

/// <param name="Fact"><see cref="ScoreFact.Id"/>; that it counts today is for the desk to see to.</param>
public sealed record AppealScore([property: Circumstance] DateOnly On, string Fact, string Words) : UnitAppealsCommand;

public sealed record DecideScoreAppeal([property: Circumstance] DateOnly On, string Fact, bool Upheld, string Reason) : UnitAppealsCommand;

/// <param name="By">The body that scored, and which of its scores it is.</param>
public sealed record RecordOutsideScore([property: Circumstance] DateOnly On, string By, DateOnly ScoredOn, decimal Points, decimal Full) : UnitAppealsCommand;

// The quoted names are on disk for good.
[JsonDerivedType(typeof(ScoreAppealed), "score-appeals.appealed.v1")]
[JsonDerivedType(typeof(ScoreAppealDecided), "score-appeals.decided.v1")]
[JsonDerivedType(typeof(OutsideScoreRecorded), "score-appeals.outside-recorded.v1")]
public abstract record UnitAppealsEvent;

public sealed record ScoreAppealed(DateOnly On, string Fact, string Words) : UnitAppealsEvent, IErasable
{
    [JsonIgnore]
    public object Erased => this with { Words = "" };
}

public sealed record ScoreAppealDecided(DateOnly On, string Fact, bool Upheld, string Reason) : UnitAppealsEvent, IErasable
{
    [JsonIgnore]
    public object Erased => this with { Reason = "" };
}

public sealed record OutsideScoreRecorded(DateOnly On, string By, DateOnly ScoredOn, decimal Points, decimal Full) : UnitAppealsEvent;

public static class ScoreGrains
{
    public static IGrain<ScoreBook, ScoreBookCommand> ScoreRules(this IGrains grains, DivisionCode government) =>
        grains.Grain<ScoreBook, ScoreBookCommand>(ScoreBook.AddressOf(government));

    public static IGrain<UnitAppeals, UnitAppealsCommand> ScoreAppeals(this IGrains grains, DivisionCode government, PlanYear year, UnitId unit) =>
        grains.Grain<UnitAppeals, UnitAppealsCommand>(UnitAppeals.AddressOf(government, year, unit));
}
