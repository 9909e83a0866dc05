using Tracker.Deciding;

namespace Tracker.Plans;

public static class PlanGrain
{
    public static IGrain<Plan, PlanCommand> Plan(this IGrains grains, GrainAddress address) => grains.Grain<Plan, PlanCommand>(address);
}
