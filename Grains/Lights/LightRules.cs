using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Deciding;
using Tracker.Units;

namespace Tracker.Lights;

/// <summary>What the lights (亮灯) of a government mean; yellow differs by place.</summary>
/// <param name="DueWithin">Yellow this many days before the due day.</param>
/// <param name="YellowWhenSilent">Yellow too where nothing was reported in the last period.</param>
public sealed record LightRules(int DueWithin, bool YellowWhenSilent)
{
    public const int LongestWarning = 90;

    public static LightRules Default { get; } = new(15, true);
}

/// <summary>The rules of a government, each from its day on: lights of a past day go by the rules of that day.</summary>
/// <param name="Set">In order of the days they were set.</param>
public sealed record LightRuleBook(ImmutableArray<LightRulesSet> Set)
{
    public static LightRuleBook Initial { get; } = new([]);

    public static GrainKind<LightRuleBook, LightRuleCommand, LightRuleEvent> Kind { get; } =
        new("light-rules", Initial, (state, fact) => new([.. state.Set, (LightRulesSet)fact]), Decide);

    public static GrainAddress AddressOf(DivisionCode government) => GrainAddress.Of(government, PlanYear.Lasting, Kind.Name, "current");

    public LightRules On(DateOnly day) => Set.LastOrDefault(s => s.On <= day)?.Rules ?? LightRules.Default;

    private static Decision<LightRuleEvent> Decide(LightRuleBook state, LightRuleCommand command) => command switch
    {
        SetLightRules { Rules.DueWithin: < 0 or > LightRules.LongestWarning } c => new Rejection("light-rules.days-invalid", $"{c.Rules.DueWithin}", $"{LightRules.LongestWarning}"),
        SetLightRules c when c.Rules == (state.Set.LastOrDefault()?.Rules ?? LightRules.Default) => Decision.Nothing,
        SetLightRules c => new LightRulesSet(c.Rules, c.On),
        _ => throw new NotSupportedException($"{command.GetType().Name} has no rule."),
    };
}

[JsonDerivedType(typeof(SetLightRules), "light-rules.set.v1")]
public abstract record LightRuleCommand;

public sealed record SetLightRules(LightRules Rules, [property: Circumstance] DateOnly On) : LightRuleCommand;

// The quoted names are on disk for good.
[JsonDerivedType(typeof(LightRulesSet), "light-rules.set.v1")]
public abstract record LightRuleEvent;

public sealed record LightRulesSet(LightRules Rules, DateOnly On) : LightRuleEvent;

public static class LightRulesGrain
{
    public static IGrain<LightRuleBook, LightRuleCommand> LightRules(this IGrains grains, DivisionCode government) =>
        grains.Grain<LightRuleBook, LightRuleCommand>(LightRuleBook.AddressOf(government));
}
