using System.Collections.Immutable;
using Tracker.AdHocRequests;
using Tracker.Evidence;
using static Tracker.Grains.Tests.AdHocRequests.RequestCase;

namespace Tracker.Grains.Tests.AdHocRequests;

public class Answering_a_request
{
    [Fact]
    public void In_time_is_kept_once() => GivenAnswer(Asked).When(Answer).Then(Given1).AndAgain(Answer).ThenNothing();

    [Fact]
    public void That_was_never_asked_is_refused() => GivenAnswer().When(Answer).ThenRefused("ad-hoc-request.unknown");

    [Fact]
    public void On_the_last_day_is_not_late() => GivenAnswer(Asked).When(Answer with { On = DueDay }).Then(Given1 with { On = DueDay });

    [Fact]
    public void After_the_day_is_late() => GivenAnswer(Asked).When(Answer with { On = DueDay.AddDays(1) }).Then(Given1 with { On = DueDay.AddDays(1), Late = true });

    [Fact]
    public void After_the_day_that_was_moved_is_not_late() =>
        GivenAnswer(Asked, new AnswerDayMoved(DueDay.AddDays(5))).When(Answer with { On = DueDay.AddDays(5) }).Then(Given1 with { On = DueDay.AddDays(5) });

    [Fact]
    public void Anew_after_the_day_makes_nobody_late_who_was_in_time()
    {
        ImmutableArray<FieldValue> other = [new("专栏数", "13"), new("建设情况", "已建")];
        GivenAnswer(Asked, Given1, new AnswerReturned(Day, "数字不对"))
            .When(Answer with { On = DueDay.AddDays(3), Values = other })
            .Then(Given1 with { On = DueDay.AddDays(3), Values = other });
    }

    [Fact]
    public void Anew_after_a_return_is_taken_even_unchanged() => GivenAnswer(Asked, Given1, new AnswerReturned(Day, "请核对")).When(Answer).Then(Given1);

    [Fact]
    public void After_closing_is_refused() => GivenAnswer(Asked, new AnswerEnded(Day, Withdrawn: false)).When(Answer).ThenRefused("answer.closed");

    [Fact]
    public void After_withdrawing_is_refused() => GivenAnswer(Asked, new AnswerEnded(Day, Withdrawn: true)).When(Answer).ThenRefused("answer.withdrawn");

    [Fact]
    public void Carries_evidence_that_must_be_right()
    {
        var link = new EvidenceItem(EvidenceKind.Link, "专栏", "https://example.invalid/z");
        GivenAnswer(Asked).When(Answer with { Evidence = [link] }).Then(Given1 with { Evidence = [link] });
        GivenAnswer(Asked).When(Answer with { Evidence = [link with { Url = "file:///c:/x" }] }).ThenRefused("evidence.link-invalid");
    }

    [Fact]
    public void Is_returned_only_once_there_is_one()
    {
        GivenAnswer(Asked).When(Return).ThenRefused("answer.nothing-to-return");
        GivenAnswer(Asked, Given1).When(Return).Then(new AnswerReturned(Day, "数字不对")).AndAgain(Return).ThenNothing();
    }

    [Fact]
    public void Ends_once() => GivenAnswer(Asked).When(new EndAnswer(Day, false)).Then(new AnswerEnded(Day, false)).AndAgain(new EndAnswer(Day, false)).ThenNothing();

    [Fact]
    public void Is_read_with_its_words_erased() =>
        RequestAnswer.Evolve(GivenAnswer(Asked).State, (RequestAnswerEvent)Given1.Erased).ShouldBeOfType<RequestAnswer.Asked>().Standing.ShouldBe(AnswerStanding.Given);
}
