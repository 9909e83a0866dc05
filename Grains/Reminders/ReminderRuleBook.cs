using System.Text.Json.Serialization;
using Tracker.Deciding;
using Tracker.Units;

namespace Tracker.Reminders;

/// <summary>The reminder rules (提醒规则) of a government.</summary>
/// <param name="Rules">Null: never set, so those of the program count.</param>
public sealed record ReminderRuleBook(ReminderRules? Rules)
{
    public static ReminderRuleBook Initial { get; } = new((ReminderRules?)null);

    public static GrainKind<ReminderRuleBook, ReminderRuleCommand, ReminderRuleEvent> Kind { get; } =
        new("reminder-rules", Initial, (_, fact) => new(((ReminderRulesSet)fact).Rules), Decide);

    public ReminderRules Current => Rules ?? ReminderRules.Default;

    public static GrainAddress AddressOf(DivisionCode government) => GrainAddress.Of(government, PlanYear.Lasting, Kind.Name, "current");

    private static Decision<ReminderRuleEvent> Decide(ReminderRuleBook state, ReminderRuleCommand command) => command switch
    {
        SetReminderRules { Rules.Fault: { } fault } => fault,
        SetReminderRules c when c.Rules == state.Current => Decision.Nothing,
        SetReminderRules c => new ReminderRulesSet(c.Rules, c.On),
        _ => throw new NotSupportedException($"{command.GetType().Name} has no rule."),
    };
}

[JsonDerivedType(typeof(SetReminderRules), "reminder-rules.set.v1")]
public abstract record ReminderRuleCommand;

public sealed record SetReminderRules(ReminderRules Rules, [property: Circumstance] DateOnly On) : ReminderRuleCommand;

// The quoted names are on disk for good.
[JsonDerivedType(typeof(ReminderRulesSet), "reminder-rules.set.v1")]
public abstract record ReminderRuleEvent;

public sealed record ReminderRulesSet(ReminderRules Rules, DateOnly On) : ReminderRuleEvent;

public static class ReminderRulesGrain
{
    public static IGrain<ReminderRuleBook, ReminderRuleCommand> ReminderRules(this IGrains grains, DivisionCode government) =>
        grains.Grain<ReminderRuleBook, ReminderRuleCommand>(ReminderRuleBook.AddressOf(government));
}
