using System.Text.Json.Serialization;
using Tracker.Deciding;
using Tracker.PeriodReturns;
using Tracker.Units;

namespace Tracker.GoodPractices;

/// <summary>亮点做法: what a unit reported on a duty in a period, marked by the office as worth knowing; shared, every unit may read it.</summary>
/// <param name="Marked">Null: it is not marked, or no longer.</param>
public sealed record GoodPractice(GoodPracticeMarked? Marked, DateOnly? SharedOn)
{
    public const int LongestTitle = 100;
    public const int LongestWords = 5_000;

    public static GoodPractice Initial { get; } = new(null, null);

    public static GrainKind<GoodPractice, GoodPracticeCommand, GoodPracticeEvent> Kind { get; } = new("good-practice", Initial, Evolve, Decide);

    /// <summary>One a duty and period.</summary>
    public static GrainAddress AddressOf(GrainAddress assignment, PeriodId period) => assignment.Child(Kind.Name, period.Value);

    public static GoodPractice Evolve(GoodPractice state, GoodPracticeEvent fact) => fact switch
    {
        GoodPracticeMarked e => state with { Marked = e },
        GoodPracticeShared e when state.Marked is not null => state with { SharedOn = e.On },
        GoodPracticeUnmarked => Initial,
        _ => throw new JournalOutOfOrderException(state, fact),
    };

    private static Decision<GoodPracticeEvent> Decide(GoodPractice state, GoodPracticeCommand command) => (state, command) switch
    {
        (_, MarkGoodPractice c) when string.IsNullOrWhiteSpace(c.Title) || c.Title.Length > LongestTitle || c.Title.Any(char.IsControl) =>
            new Rejection("good-practice.title-invalid", $"{LongestTitle}"),
        (_, MarkGoodPractice c) when string.IsNullOrWhiteSpace(c.Words) || c.Words.Length > LongestWords => new Rejection("good-practice.words-invalid", $"{LongestWords}"),
        ({ Marked: { } m }, MarkGoodPractice c) when m.Title == c.Title.Trim() && m.Words == c.Words.Trim() && m.Unit == c.Unit => Decision.Nothing,
        (_, MarkGoodPractice c) => new GoodPracticeMarked(c.On, c.Unit, c.Title.Trim(), c.Words.Trim()),
        ({ Marked: null }, ShareGoodPractice) => new Rejection("good-practice.unknown"),
        ({ SharedOn: not null }, ShareGoodPractice) => Decision.Nothing,
        (_, ShareGoodPractice c) => new GoodPracticeShared(c.On),
        ({ Marked: null }, UnmarkGoodPractice) => Decision.Nothing,
        (_, UnmarkGoodPractice c) => new GoodPracticeUnmarked(c.On),
        _ => throw new NotSupportedException($"{command.GetType().Name} has no rule."),
    };
}

// The quoted names travel between processes and stand in remembered command ids.
[JsonDerivedType(typeof(MarkGoodPractice), "good-practice.mark.v1")]
[JsonDerivedType(typeof(ShareGoodPractice), "good-practice.share.v1")]
[JsonDerivedType(typeof(UnmarkGoodPractice), "good-practice.unmark.v1")]
public abstract record GoodPracticeCommand;

/// <param name="Words">The unit's, as the office words them for others.</param>
public sealed record MarkGoodPractice([property: Circumstance] DateOnly On, UnitRef Unit, string Title, string Words) : GoodPracticeCommand;

/// <summary>Every unit of the government may read it.</summary>
public sealed record ShareGoodPractice([property: Circumstance] DateOnly On) : GoodPracticeCommand;

public sealed record UnmarkGoodPractice([property: Circumstance] DateOnly On) : GoodPracticeCommand;

// The quoted names are on disk for good.
[JsonDerivedType(typeof(GoodPracticeMarked), "good-practice.marked.v1")]
[JsonDerivedType(typeof(GoodPracticeShared), "good-practice.shared.v1")]
[JsonDerivedType(typeof(GoodPracticeUnmarked), "good-practice.unmarked.v1")]
public abstract record GoodPracticeEvent;

public sealed record GoodPracticeMarked(DateOnly On, UnitRef Unit, string Title, string Words) : GoodPracticeEvent, IErasable
{
    [JsonIgnore]
    public object Erased => this with { Words = "" };
}

public sealed record GoodPracticeShared(DateOnly On) : GoodPracticeEvent;

public sealed record GoodPracticeUnmarked(DateOnly On) : GoodPracticeEvent;

public static class GoodPracticeGrain
{
    public static IGrain<GoodPractice, GoodPracticeCommand> GoodPractice(this IGrains grains, GrainAddress address) => grains.Grain<GoodPractice, GoodPracticeCommand>(address);
}
