using Tracker.Deciding;

namespace Tracker.AdHocRequests;

public static class AdHocRequestGrain
{
    public static IGrain<AdHocRequest, AdHocRequestCommand> AdHocRequest(this IGrains grains, GrainAddress address) =>
        grains.Grain<AdHocRequest, AdHocRequestCommand>(address);

    /// <summary>The answer at <c>…/ad-hoc-request/3/answer/12</c>, where 12 is the unit's number.</summary>
    public static IGrain<RequestAnswer, RequestAnswerCommand> RequestAnswer(this IGrains grains, GrainAddress address) =>
        grains.Grain<RequestAnswer, RequestAnswerCommand>(address);
}
