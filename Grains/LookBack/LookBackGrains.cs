using Tracker.Deciding;
using Tracker.Rectification;

namespace Tracker.LookBack;

public static class LookBackGrains
{
    public static IGrain<PlanLookBack, LookBackCommand> LookBack(this IGrains grains, GrainAddress address) => grains.Grain<PlanLookBack, LookBackCommand>(address);

    public static IGrain<LookBackCheck, CheckCommand> LookBackCheck(this IGrains grains, GrainAddress address) => grains.Grain<LookBackCheck, CheckCommand>(address);

    public static IGrain<PageRecord, PageRecordCommand> PageRecord(this IGrains grains, GrainAddress address) => grains.Grain<PageRecord, PageRecordCommand>(address);

    public static IGrain<Problem, ProblemCommand> Problem(this IGrains grains, GrainAddress address) => grains.Grain<Problem, ProblemCommand>(address);
}
