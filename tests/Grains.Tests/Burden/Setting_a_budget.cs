using Tracker.Burden;
using Tracker.Grains.Tests.Deciding;

namespace Tracker.Grains.Tests.Burden;

public class Setting_a_budget
{
    private static readonly DateOnly March = new(2026, 3, 5);

    [Fact]
    public void Is_written_once() => Given().When(new SetBudget(March, 60)).Then(new BudgetSet(March, 60)).AndAgain(new SetBudget(March.AddDays(1), 60)).ThenNothing();

    [Fact]
    public void Can_be_taken_back() => Given(new BudgetSet(March, 60)).When(new SetBudget(March, null)).Then(new BudgetSet(March, null));

    [Fact]
    public void That_was_never_set_needs_no_taking_back() => Given().When(new SetBudget(March, null)).ThenNothing();

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    [InlineData(10_001)]
    public void That_is_none_is_refused(int fields) => Given().When(new SetBudget(March, fields)).ThenRefused("burden.budget-invalid");

    [Fact]
    public void Counts_from_its_month_on()
    {
        var budget = Given(new BudgetSet(March, 60), new BudgetSet(new(2026, 5, 20), 40)).State;

        ((int[])[2, 3, 4, 5, 6]).Select(m => budget.In(new BurdenMonth(202600 + m))).ShouldBe([null, 60, 60, 40, 40]);
    }

    private static Scenario<BurdenBudget, BurdenBudgetCommand, BurdenBudgetEvent> Given(params BurdenBudgetEvent[] past) => new(BurdenBudget.Kind, past);
}
