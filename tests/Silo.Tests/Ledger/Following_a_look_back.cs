using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.LookBack;
using Tracker.Rectification;
using Tracker.Silo.Activations;
using Tracker.Silo.Journal;
using Tracker.Silo.Ledger;
using Tracker.Silo.Tests.Postgres;
using Tracker.Units;

namespace Tracker.Silo.Tests.Ledger;

/// <summary>Look-backs, checks, their evidence and the problems follow the journal on every store.</summary>
public abstract class Following_a_look_back : House_of_rows
{
    private static readonly DateOnly Day = new(2032, 3, 1);
    private static readonly UnitRef Unit = new(UnitId.Of(1), "第1局");
    private static readonly EvidenceItem Link = new(EvidenceKind.Link, "专栏", "https://example.org/a");
    private static readonly EvidenceItem Other = new(EvidenceKind.Link, "公告", "https://example.org/b");
    private IGrains _grains = null!;

    private LookBackLedger Ledger => new(Store.Tables);

    private GrainAddress LookBack => PlanLookBack.AddressOf(Province.Plan(1));

    private GrainAddress Check => LookBackCheck.AddressOf(LookBack, Province.Assignments[0]);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _grains = TrackerSilo.EngineOn(Store.Journal, new EngineOptions());
        var duties = Province.Assignments.Take(2).Select(a => new CandidateDuty(a, Unit, Role.Lead, HasLimit: true, SelfClosed: false, AssignmentStatus.Closed, [Link, Other])).ToImmutableArray();
        var points = duties.GroupBy(d => d.Assignment.Parent!.Value).Select(p => new CandidatePoint(p.Key, p.Key.Id, "公开目录", [.. p])).ToImmutableArray();
        (await _grains.LookBack(LookBack).Ask(Envelope(), new StartLookBack(LookBack, Day, Independence.OtherAccount, [], points))).Rejection.ShouldBeNull();
    }

    [StoreFact]
    public async Task Every_duty_is_listed_with_its_evidence_and_verified_once_a_round()
    {
        (await Ledger.ChecksOf(LookBack)).Select(c => (c.Assignment, c.Verdict, c.Evidence.All, c.Evidence.Looked)).ShouldBe(Province.Assignments.Take(2).Select(a => (a, (CheckVerdict?)null, 2, 0)));
        await Tell(LookBack, new BeginVerification(Day));
        (await Ledger.Verifying()).ShouldHaveSingleItem().ShouldBe(new LookBackLine(LookBack, Day, 1, true));
        await Tell(Check, new VerifyEvidence(Day, 1, 0, EvidenceStanding.Dead, 404, null, null, null));
        await Tell(Check, new VerifyEvidence(Day, 1, 1, EvidenceStanding.Alive, 200, null, null, null));

        (await Ledger.Progress(LookBack, 1)).ShouldBe((4, 2));
        (await Ledger.UnverifiedIn(LookBack, 1)).ShouldHaveSingleItem().ShouldNotBe(Check);
        var line = (await Ledger.ChecksOf(LookBack)).Single(c => c.Check == Check);
        line.Evidence.ShouldBe(new EvidenceTally(2, 2, 1, 0, 0, 0));
        await Tell(Check, new ReplaceLink(Day, Link.Url!, "https://example.org/new", "网站迁移"));
        (await Ledger.UnverifiedIn(LookBack, 1)).Length.ShouldBe(2);
        await Tell(LookBack, new EndVerification(Day, 1));
        (await Ledger.Verifying()).ShouldBeEmpty();
        await Rebuilt();
    }

    [StoreFact]
    public async Task A_problem_is_listed_from_its_verdict_to_its_close_out_and_back()
    {
        await Tell(Check, new AssessOwn(Day, Unit, CheckVerdict.Done, "已办结", []));
        await Tell(Check, new JudgeCheck(Check, Day, AccountId.Parse("eyes"), null, Independence.OtherAccount, [], Unit, CheckVerdict.PartlyDone, "栏目两个月没有更新", "没有更新", [CheckMethod.Online], [], Day.AddDays(20)));
        var problem = Problem.AddressOf(Check);
        var line = (await Ledger.ProblemsOf(LookBack)).ShouldHaveSingleItem();
        (line.Stage, line.RectifyBy, line.IsLateOn(Day.AddDays(20)), line.IsLateOn(Day.AddDays(21))).ShouldBe((ProblemStage.Open, Day.AddDays(20), false, true));

        await Tell(problem, new SetMeasures(Day, "每周更新", "办公室"));
        await Tell(problem, new ReportResult(Day.AddDays(3), AccountId.Parse("unit-1"), "已更新", [Link]));
        await Tell(problem, new RecheckProblem(Day.AddDays(4), AccountId.Parse("eyes"), null, Independence.OtherAccount, Unit.Unit, true, "已更新"));
        await Tell(problem, new CloseOutProblem(Day.AddDays(5), AccountId.Parse("office")));
        (await Ledger.ProblemsOf(Province.Government)).ShouldHaveSingleItem().ClosedOn.ShouldBe(Day.AddDays(5));
        await Tell(problem, new CheckSample(Day.AddDays(30), AccountId.Parse("office"), false, "又停了", Day.AddDays(40)));

        line = (await Ledger.ProblemsOf(LookBack)).ShouldHaveSingleItem();
        (line.Stage, line.Reopened, line.RectifyBy, line.ResultOn, line.ClosedOn).ShouldBe((ProblemStage.Open, 1, Day.AddDays(40), null, null));
        var check = (await Ledger.ChecksOf(LookBack)).Single(c => c.Check == Check);
        (check.Own, check.Verdict, check.JudgedOn).ShouldBe((CheckVerdict.Done, CheckVerdict.PartlyDone, Day));
        await Rebuilt();
    }

    private async Task Tell(GrainAddress address, object command) => (await _grains.Together(Envelope(), [new Telling(address, command)])).Rejection.ShouldBeNull();

    /// <summary>Rebuilt equals kept, and a verification finds nothing.</summary>
    private async Task Rebuilt()
    {
        var before = await Everything();
        Store.Verify().Findings.ShouldBeEmpty();
        await Run("DELETE FROM ledger_look_backs; DELETE FROM ledger_checks; DELETE FROM ledger_check_evidence; DELETE FROM ledger_problems");
        Store.Verify().Sound.ShouldBeFalse();
        await Store.Rebuild();
        (await Everything()).ShouldBe(before);
        Store.Verify().Findings.ShouldBeEmpty();
    }

    private async Task<string> Everything() => string.Join('\n', (IEnumerable<object>)[.. await Ledger.Of(Province.Government), .. await Ledger.ChecksOf(LookBack), .. await Ledger.ProblemsOf(LookBack)]);

    private static Envelope Envelope() => new(
        Guid.CreateVersion7(), new Actor(AccountId.Parse("office"), "", null, [AccountRole.Office]), new DateTimeOffset(2032, 3, 1, 9, 0, 0, TimeSpan.FromHours(8)), Door.Rest);
}
