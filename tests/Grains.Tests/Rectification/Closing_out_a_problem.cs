using Tracker.LookBack;
using Tracker.Rectification;
using static Tracker.Grains.Tests.LookBack.LookBackCase;

namespace Tracker.Grains.Tests.Rectification;

public class Closing_out_a_problem
{
    private static readonly ReportResult Report = new(Day, Reporter, "已补更新", [Page]);
    private static readonly ResultReported Reported = new(Day, Reporter, "已补更新", [Page], false);
    private static readonly RecheckProblem Recheck = new(Day, Eyes, Second.Unit, Independence.OtherAccount, First.Unit, true, "已更新");
    private static readonly ProblemRechecked Passed = new(Day, Eyes, true, "已更新");
    private static readonly CloseOutProblem CloseOut = new(Day, Office);
    private static readonly ProblemClosedOut ClosedOut = new(Day, Office);

    [Fact]
    public void After_a_result_and_another_look_at_it() =>
        GivenProblem(Raised).When(Report).Then(Reported).AndAgain(Recheck).Then(Passed).AndAgain(CloseOut).Then(ClosedOut).AndAgain(CloseOut).ThenNothing();

    [Fact]
    public void Without_a_result_is_refused() => GivenProblem(Raised).When(CloseOut).ThenRefused("problem.no-result");

    [Fact]
    public void With_a_result_that_nobody_looked_at_is_refused() => GivenProblem(Raised, Reported).When(CloseOut).ThenRefused("problem.not-rechecked");

    [Fact]
    public void A_result_without_link_or_file_is_none() => GivenProblem(Raised).When(Report with { Evidence = [] }).ThenRefused("problem.result-unproven");

    [Fact]
    public void Who_reported_the_result_does_not_look_at_it_again() => GivenProblem(Raised, Reported).When(Recheck with { By = Reporter }).ThenRefused("problem.rechecked-by-reporter");

    [Fact]
    public void Nor_does_its_unit_where_another_is_demanded() =>
        GivenProblem(Raised, Reported).When(Recheck with { ByUnit = First.Unit, Independence = Independence.OtherUnit }).ThenRefused("look-back-check.own-unit");

    [Fact]
    public void A_result_that_does_not_pass_is_none_any_more() =>
        GivenProblem(Raised, Reported).When(Recheck with { Passed = false, Words = "还是旧的" }).Then(new ProblemRechecked(Day, Eyes, false, "还是旧的") { Told = First.Unit })
            .AndAgain(CloseOut).ThenRefused("problem.no-result");

    [Fact]
    public void A_new_result_has_to_be_looked_at_anew() =>
        GivenProblem(Raised, Reported, new ProblemRechecked(Day, Eyes, false, "旧"), Reported).When(CloseOut).ThenRefused("problem.not-rechecked");

    [Fact]
    public void A_sample_that_does_not_hold_opens_it_again() =>
        GivenProblem(Raised, Reported, Passed, ClosedOut).When(new CheckSample(Day, Eyes, false, "又停了", Day.AddDays(9), First.Unit))
            .Then(new SampleChecked(Day, Eyes, false, "又停了"), new ProblemReopened(Day, "又停了", Day.AddDays(9)) { Told = First.Unit })
            .AndAgain(CloseOut).ThenRefused("problem.no-result");

    [Fact]
    public void A_sample_that_holds_leaves_it_closed() =>
        GivenProblem(Raised, Reported, Passed, ClosedOut).When(new CheckSample(Day, Eyes, true, "仍在更新")).Then(new SampleChecked(Day, Eyes, true, "仍在更新")).AndAgain(CloseOut).ThenNothing();

    [Fact]
    public void Then_changes_nothing_until_it_is_reopened() => GivenProblem(Raised, Reported, Passed, ClosedOut).When(Report).ThenRefused("problem.closed-out");

    [Fact]
    public void That_comes_back_in_a_later_year_names_the_earlier_one()
    {
        var own = Problem.AddressOf(Check);
        var earlier = Tracker.Deciding.GrainAddress.Parse(own.Value.Replace("/2025/", "/2024/", StringComparison.Ordinal));
        var mark = new MarkRelapse(Day, earlier, "同一栏目又停更", ProblemStage.ClosedOut, own);
        GivenProblem(Raised).When(mark).Then(new RelapseMarked(Day, earlier, "同一栏目又停更")).AndAgain(mark).ThenNothing();
        GivenProblem(Raised).When(mark with { Standing = ProblemStage.Open }).ThenRefused("problem.no-earlier");
        GivenProblem(Raised).When(mark with { Earlier = own }).ThenRefused("problem.no-earlier");
    }

    [Fact]
    public void Measures_name_who_answers_for_them() =>
        GivenProblem(Raised).When(new SetMeasures(Day, "每周更新一次", " ")).ThenRefused("problem.responsible-missing");
}
