using Tracker.AdHocRequests;
using static Tracker.Grains.Tests.AdHocRequests.RequestCase;

namespace Tracker.Grains.Tests.AdHocRequests;

public class Drafting_a_request
{
    [Fact]
    public void Keeps_what_it_asks_and_why() => Given().When(Draft).Then(Drafted).AndAgain(Draft).ThenNothing();

    [Fact]
    public void At_a_number_that_is_taken_is_refused() => Given(Drafted).When(new DraftRequest(Content with { Title = "另一个" })).ThenRefused("ad-hoc-request.exists");

    [Fact]
    public void May_be_revised_until_it_is_sent() => Given(Drafted).When(new ReviseRequest(Content with { Title = "另一个" })).Then(new RequestRevised(Content with { Title = "另一个" }));

    [Fact]
    public void Without_a_basis_is_refused() => Refused(Content with { Basis = Basis with { Text = " " } }, "ad-hoc-request.basis-missing");

    [Fact]
    public void On_a_document_without_its_number_is_refused() => Refused(Content with { Basis = Basis with { Number = null } }, "ad-hoc-request.basis-number-missing");

    [Fact]
    public void On_a_meeting_without_its_day_is_refused() => Refused(Content with { Basis = new(BasisKind.Meeting, "办公会议定") }, "ad-hoc-request.basis-day-missing");

    [Fact]
    public void On_a_meeting_of_a_day_is_taken()
    {
        var content = Content with { Basis = new(BasisKind.Meeting, "办公会议定", null, Day) };
        Given().When(new DraftRequest(content)).Then(new RequestDrafted(content));
    }

    [Fact]
    public void Without_fields_is_refused() => Refused(Content with { Fields = [] }, "ad-hoc-request.fields-missing");

    [Fact]
    public void With_thirteen_fields_is_refused() =>
        Refused(Content with { Fields = [.. Enumerable.Range(1, 13).Select(i => Remark with { Name = $"栏目{i}" })] }, "ad-hoc-request.too-many-fields");

    [Theory]
    [InlineData("专栏 数")]
    [InlineData("专栏数")]
    public void With_a_field_twice_is_refused_however_it_is_spelt(string name) =>
        Refused(Content with { Fields = [Columns, Remark with { Name = name }] }, "ad-hoc-request.field-twice");

    [Fact]
    public void With_one_choice_is_refused() => Refused(Content with { Fields = [State with { Choices = ["已建"] }] }, "ad-hoc-request.choices-invalid");

    [Fact]
    public void With_choices_that_are_none_is_refused() => Refused(Content with { Fields = [Remark with { Choices = ["甲", "乙"] }] }, "ad-hoc-request.choices-invalid");

    [Fact]
    public void With_a_measure_of_words_is_refused() => Refused(Content with { Fields = [Remark with { Measure = "件" }] }, "ad-hoc-request.measure-invalid");

    private static void Refused(RequestContent content, string code)
    {
        Given().When(new DraftRequest(content)).ThenRefused(code);
        Given(Drafted).When(new ReviseRequest(content)).ThenRefused(code);
    }
}
