using Tracker.Assignments;
using Tracker.Evidence;
using static Tracker.Grains.Tests.Assignments.AssignmentCase;

namespace Tracker.Grains.Tests.Assignments;

public class Reporting_on_an_assignment
{
    [Fact]
    public void That_nobody_signed_for_signs_for_it() => Given(Made).When(Report).Then(Acknowledged, Reported);

    [Fact]
    public void Signed_for_writes_the_report_alone() => Given(Made, Acknowledged).When(Report).Then(Reported);

    [Fact]
    public void Returned_answers_the_return() => Given(Made, Acknowledged, Reported, Returned).When(Report).Then(Reported);

    [Fact]
    public void Without_words_is_refused() => Given(Made).When(Report with { Text = " \n" }).ThenRefused("assignment.report-empty");

    [Fact]
    public void Past_the_longest_text_is_refused() =>
        Given(Made).When(Report with { Text = new string('字', ReportRules.LongestText + 1) }).ThenRefused("assignment.report-too-long");

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("ftp://example.invalid/a")]
    [InlineData("https://user:word@example.invalid/")]
    [InlineData("not a link")]
    public void With_a_link_that_is_none_is_refused(string url) =>
        Given(Made).When(Report with { Evidence = [Link with { Url = url }] }).ThenRefused("evidence.link-invalid");

    [Fact]
    public void With_a_file_without_its_hash_is_refused() =>
        Given(Made).When(Report with { Evidence = [new EvidenceItem(EvidenceKind.File, "附件.docx", Hash: "abc", Size: 3)] }).ThenRefused("evidence.file-unknown");

    [Fact]
    public void While_its_closure_awaits_review_is_refused() =>
        Given(Made, Acknowledged, ClosureTold).When(Report).ThenRefused("assignment.awaiting-review");
}
