using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.LookBack;
using Tracker.Rectification;
using Tracker.Units;
using static Tracker.Grains.Tests.LookBack.LookBackCase;

namespace Tracker.Grains.Tests.LookBack;

/// <summary>Whatever is said in whatever order by whomever.</summary>
public class Laws_of_a_look_back
{
    private static readonly AccountId[] People = [Reporter, Eyes, Office];

    [Fact]
    public void No_verdict_is_the_reporters_and_no_gap_is_without_its_problem() => FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(
        Judgements().ListOf().ToArbitrary(),
        commands =>
        {
            var state = LookBackCheck.Evolve(LookBackCheck.Initial, Listed);
            var raised = 0;
            foreach (var command in commands)
            {
                var decision = CheckDecider.Decide(state, command);
                foreach (var judged in decision.Facts.OfType<CheckJudged>())
                {
                    command.Reporters.ShouldNotContain(judged.By);
                    decision.Elsewhere.Count(e => e.Fact is ProblemRaised).ShouldBe(judged.Verdict.IsGap ? 1 : 0);
                    (judged.Gap is not null && judged.RectifyBy is not null).ShouldBe(judged.Verdict.IsGap);
                    judged.Finding.ShouldNotBeEmpty();
                }
                raised += decision.Elsewhere.Length;
                state = decision.Facts.Aggregate(state, LookBackCheck.Evolve);
            }
            raised.ShouldBeLessThanOrEqualTo(1, "a check has one problem");
        }));

    [Fact]
    public void Nothing_is_closed_out_without_a_proven_result_that_another_looked_at() => FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(
        Steps().ListOf().ToArbitrary(),
        commands =>
        {
            var state = Problem.Evolve(Problem.Initial, Raised);
            var facts = new List<ProblemEvent>();
            foreach (var command in commands)
            {
                foreach (var fact in ProblemDecider.Decide(state, command).Facts)
                {
                    if (fact is ProblemClosedOut)
                    {
                        var last = facts.FindLastIndex(f => f is ResultReported);
                        last.ShouldBeGreaterThanOrEqualTo(0);
                        var result = (ResultReported)facts[last];
                        result.Evidence.ShouldNotBeEmpty();
                        facts.Skip(last).OfType<ProblemRechecked>().LastOrDefault().ShouldNotBeNull().ShouldSatisfyAllConditions(r => r.Passed.ShouldBeTrue(), r => r.By.ShouldNotBe(result.By));
                        facts.Skip(last).OfType<ProblemReopened>().ShouldBeEmpty();
                    }
                    facts.Add(fact);
                    state = Problem.Evolve(state, fact);
                }
            }
        }));

    [Fact]
    public void A_sample_is_drawn_alike_from_any_order_and_is_its_share() => FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(1, 200).Two().ToArbitrary(),
        Gen.Choose(1, 100).ToArbitrary(),
        (sizes, percent) =>
        {
            ImmutableArray<GrainAddress> from = [.. Enumerable.Range(1, sizes.Item1).Select(n => Address.Child("look-back-check", $"{n}_1").Child("problem", "1"))];
            var seed = $"{sizes.Item2}";
            var drawn = ProblemSample.Of(from, seed, percent);
            drawn.ShouldBe(ProblemSample.Of([.. from.Reverse()], seed, percent));
            drawn.Length.ShouldBe((int)Math.Ceiling(from.Length * percent / 100m));
            drawn.Distinct().Count().ShouldBe(drawn.Length);
            drawn.ShouldAllBe(a => from.Contains(a));
        }));

    [Fact]
    public void Every_duty_under_a_selected_point_is_a_check_and_none_is_lost() => FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.SubListOf(Points.ToArray()).ListOf().ToArbitrary(),
        rounds =>
        {
            var state = PlanLookBack.Evolve(PlanLookBack.Initial, Started);
            var checks = new HashSet<GrainAddress>();
            foreach (var candidates in rounds)
            {
                ImmutableArray<PointChoice> chosen = [.. candidates.Select(c => new PointChoice(c.Number, "抽到"))];
                var decision = LookBackDecider.Decide(state, new SelectPoints(Address, Day, chosen, [.. candidates]));
                decision.Elsewhere.ShouldAllBe(e => checks.Add(e.Address), "none is listed twice");
                state = decision.Facts.Aggregate(state, PlanLookBack.Evolve);
            }
            if (state is PlanLookBack.Underway underway)
            {
                underway.Duties.Select(d => LookBackCheck.AddressOf(Address, d).Value).Order().ShouldBe(checks.Select(c => c.Value).Order());
                underway.Points.SelectMany(p => Points.Single(c => c.Point == p.Point).Duties).ShouldAllBe(d => underway.Duties.Contains(d.Assignment));
            }
        }));

    private static Gen<JudgeCheck> Judgements() =>
        from who in Gen.Elements(People)
        from verdict in Gen.Elements(Enum.GetValues<CheckVerdict>())
        from gap in Gen.Elements(null, "差一点", " ")
        from finding in Gen.Elements("看过", "")
        from day in Gen.Elements<DateOnly?>(null, Day.AddDays(5), Day.AddDays(-5))
        from unit in Gen.Elements(First.Unit, Second.Unit)
        from rule in Gen.Elements(Enum.GetValues<Independence>())
        select Judge with { By = who, Verdict = verdict, Gap = gap, Finding = finding, RectifyBy = day, ByUnit = unit, Independence = rule };

    private static Gen<ProblemCommand> Steps() =>
        from who in Gen.Elements(People)
        from passed in Gen.Elements(true, true, false)
        from bare in Gen.Elements(true, false, false)
        from command in Gen.Elements<ProblemCommand>(
            new ReportResult(Day, who, "改了", bare ? [] : [Page]),
            new RecheckProblem(Day, who, null, Independence.OtherAccount, First.Unit, passed, "看过"),
            new CloseOutProblem(Day, who),
            new CheckSample(Day, who, passed, "抽查", Day.AddDays(3)),
            new ReopenProblem(Day, "反弹", Day.AddDays(3)),
            new SetMeasures(Day, "改", "办公室"))
        select command;
}
