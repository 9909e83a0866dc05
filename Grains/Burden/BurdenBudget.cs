using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Tracker.Deciding;
using Tracker.Units;

namespace Tracker.Burden;

/// <summary>How many fields the office means to ask of one unit in one month at most. None is set at first.</summary>
/// <param name="Set">In order of the days they were set.</param>
public sealed record BurdenBudget(ImmutableArray<BudgetSet> Set)
{
    public static BurdenBudget Initial { get; } = new([]);

    public static GrainKind<BurdenBudget, BurdenBudgetCommand, BurdenBudgetEvent> Kind { get; } =
        new("burden-budget", Initial, (state, fact) => new([.. state.Set, (BudgetSet)fact]), Decide);

    public static GrainAddress AddressOf(DivisionCode government) => GrainAddress.Of(government, PlanYear.Lasting, "burden-budget", "1");

    /// <summary>Fields; null: none. A month goes by what was set last in it or before it.</summary>
    public int? In(BurdenMonth month) => Set.LastOrDefault(s => s.On <= month.LastDay)?.Fields;

    private static Decision<BurdenBudgetEvent> Decide(BurdenBudget state, BurdenBudgetCommand command) => command switch
    {
        SetBudget { Fields: < 1 or > SetBudget.Most } c => new Rejection("burden.budget-invalid", $"{c.Fields}", $"{SetBudget.Most}"),
        SetBudget c when c.Fields == state.Set.LastOrDefault()?.Fields => Decision.Nothing,
        SetBudget c => new BudgetSet(c.On, c.Fields),
        _ => throw new NotSupportedException($"{command.GetType().Name} has no rule."),
    };
}

[JsonDerivedType(typeof(SetBudget), "burden-budget.set.v1")]
public abstract record BurdenBudgetCommand;

/// <param name="Fields">Null: none any more.</param>
public sealed record SetBudget([property: Circumstance] DateOnly On, int? Fields) : BurdenBudgetCommand
{
    public const int Most = 10_000;
}

// The quoted names are on disk for good.
[JsonDerivedType(typeof(BudgetSet), "burden-budget.set.v1")]
public abstract record BurdenBudgetEvent;

public sealed record BudgetSet(DateOnly On, int? Fields) : BurdenBudgetEvent;

public static class BurdenBudgetGrain
{
    public static IGrain<BurdenBudget, BurdenBudgetCommand> BurdenBudget(this IGrains grains, DivisionCode government) =>
        grains.Grain<BurdenBudget, BurdenBudgetCommand>(Burden.BurdenBudget.AddressOf(government));
}
