using Tracker.Plans;
using Tracker.Reading;

namespace Tracker.Gateway.Tests.Reading;

public class Reading_a_permuted_copy
{
    [CasesTheory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Goes_as_well_as_reading_the_document(int seed)
    {
        var copy = PermutedPlan.Of(Cases.Gold("liaoning-2021"), seed);
        var draft = PlanReader.Read(new SourceText(copy.Text));
        Gold.Differences(copy.Gold, draft).ShouldBeEmpty();
        draft.Questions.Count(q => q.Kind == QuestionKind.SuspectWord).ShouldBe(2);
        draft.Questions.Where(q => q.Kind is not QuestionKind.SuspectWord and not QuestionKind.VagueUnit).ShouldBeEmpty();
    }
}
