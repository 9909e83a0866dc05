using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using Tracker.Deciding;
using Tracker.Units;

namespace Tracker.Supervision;

/// <summary>
/// The numbers (文号) of one 机关代字 in one year: without a gap, each taken once. The address follows from the word itself, so that two rungs with the
/// same word share one series, whatever the settings were.
/// </summary>
/// <param name="Last">The last that was taken, here or on paper before; 0: none.</param>
/// <param name="Taken">Some were taken here.</param>
public sealed record NumberSeries(int Last, bool Taken)
{
    public const int LongestWord = 20;

    public static NumberSeries Initial { get; } = new(0, false);

    public static GrainKind<NumberSeries, NumberSeriesCommand, NumberSeriesEvent> Kind { get; } = new("number-series", Initial, Evolve, Decide);

    public static GrainAddress AddressOf(DivisionCode government, PlanYear year, string word) =>
        GrainAddress.Of(government, year, Kind.Name, Convert.ToHexStringLower(Encoding.UTF8.GetBytes(word)));

    public static NumberSeries Evolve(NumberSeries state, NumberSeriesEvent fact) => fact switch
    {
        NumberTaken e when e.Number == state.Last + 1 => new(e.Number, true),
        SeriesBegun e when !state.Taken => new(e.After, false),
        _ => throw new JournalOutOfOrderException(state, fact),
    };

    private static Decision<NumberSeriesEvent> Decide(NumberSeries state, NumberSeriesCommand command) => command switch
    {
        TakeNumber c when c.Number != state.Last + 1 => new Rejection("number-series.not-next", Text(c.Number), Text(state.Last + 1)),
        TakeNumber c => new NumberTaken(c.On, c.Number, c.Paper),
        BeginSeries { After: < 0 or > 100_000 } => new Rejection("number-series.start-invalid"),
        BeginSeries c when c.After == state.Last => Decision.Nothing,
        BeginSeries when state.Taken => new Rejection("number-series.begun", Text(state.Last)),
        BeginSeries c => new SeriesBegun(c.On, c.After),
        _ => throw new NotSupportedException($"{command.GetType().Name} has no rule."),
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

[JsonDerivedType(typeof(TakeNumber), "number-series.take.v1")]
[JsonDerivedType(typeof(BeginSeries), "number-series.begin.v1")]
public abstract record NumberSeriesCommand;

/// <summary>Told together with <see cref="IssuePaper"/>.</summary>
/// <param name="Number">The next one, as the caller read it: refused when another took it.</param>
public sealed record TakeNumber([property: Circumstance] DateOnly On, [property: Circumstance] int Number, GrainAddress Paper) : NumberSeriesCommand;

/// <summary>Numbers given on paper before; only while none was taken here.</summary>
public sealed record BeginSeries([property: Circumstance] DateOnly On, int After) : NumberSeriesCommand;

// The quoted names are on disk for good.
[JsonDerivedType(typeof(NumberTaken), "number-series.taken.v1")]
[JsonDerivedType(typeof(SeriesBegun), "number-series.begun.v1")]
public abstract record NumberSeriesEvent;

public sealed record NumberTaken(DateOnly On, int Number, GrainAddress Paper) : NumberSeriesEvent;

public sealed record SeriesBegun(DateOnly On, int After) : NumberSeriesEvent;
