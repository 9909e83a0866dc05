using System.Collections.Immutable;
using System.Text;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.LookBack;
using Tracker.Plans;
using Tracker.Rectification;
using Tracker.Silo.Files;
using Tracker.Units;
using Tracker.WorkPoints;

namespace Tracker.Gateway.Demo;

/// <summary>“回头看” on last year's plan in the middle of its way: two rounds over the evidence, most verdicts, some problems, one of them closed out. The same every time.</summary>
internal sealed class DemoLookBack(IGrains grains, IFileShelf shelf, Func<Actor, DateOnly, string, Envelope> said, Func<UnitId, Actor> handlerOf, Actor office)
{
    private const string Before = "政务公开专栏每季度更新一次，现有目录二十八项\n联系电话和办理地点在页面下方公布";
    private const string After = "政务公开专栏已经并入新网站，请到新网站查看\n联系电话和办理地点在页面下方公布";

    private static readonly DateOnly Start = new(2026, 11, 2);
    private static readonly Actor Evaluator = new(AccountId.Parse("demo-evaluator"), "评估组", null, [AccountRole.Evaluator]);

    /// <summary>Each is due on a day of its own: one was due before the others have begun.</summary>
    private static readonly DateOnly[] Days = [new(2026, 12, 31), new(2026, 11, 20), new(2027, 1, 29)];

    public async Task Fill(GrainAddress plan, ImmutableArray<RecordedPoint> points, PlanDraft draft, UnitRegister register, CancellationToken cancel)
    {
        var lookBack = PlanLookBack.AddressOf(plan);
        if ((await grains.LookBack(lookBack).Look(cancel)).State is PlanLookBack.Underway { StartedOn: var on } && on != Start)
        {
            return; // somebody's own
        }
        var titles = draft.Points.ToDictionary(p => p.Number, p => p.Title);
        ImmutableArray<CandidatePoint> candidates = [.. points.Select(p => CandidateOf(plan, p, titles[p.Number]))];
        await Say(grains.LookBack(lookBack), office, Start, new StartLookBack(lookBack, Start, Independence.OtherAccount, [new PointChoice("16", "群众反映公报不好查")], candidates), "start", cancel);
        var checks = candidates.SelectMany(p => p.Duties).Select(d => (Check: LookBackCheck.AddressOf(lookBack, d.Assignment), Duty: d)).ToList();
        var listed = new List<(GrainAddress Check, CandidateDuty Duty)>();
        foreach (var check in checks)
        {
            if ((await grains.LookBackCheck(check.Check).Look(cancel)).State is LookBackCheck.Listed)
            {
                listed.Add(check);
            }
        }
        await LookAtEvidence(lookBack, listed, cancel);
        await Parallel.ForEachAsync(listed.Select((c, at) => (c.Check, c.Duty, at)), cancel, async (c, stop) => await Judged(c.Check, c.Duty, c.at, stop));
        await Rectified(lookBack, listed, register, cancel);
    }

    private static CandidatePoint CandidateOf(GrainAddress plan, RecordedPoint point, string title)
    {
        var address = plan.Child(WorkPoint.Kind.Name, point.Number);
        return new CandidatePoint(address, point.Number, title,
        [
            .. point.Duties.Select(d => new CandidateDuty(
                address.Child(Assignment.Kind.Name, d.Unit.Value), new UnitRef(d.Unit, d.UnitName), d.Role, d.Deadlines.Any(l => l is not StandingDuty), SelfClosed: false, d.Outcome.Ending ?? AssignmentStatus.Closed, d.Evidence)),
        ]);
    }

    /// <summary>The first round finds every page; a week later some are gone, some do not open, one says something else.</summary>
    private async Task LookAtEvidence(GrainAddress lookBack, List<(GrainAddress Check, CandidateDuty Duty)> listed, CancellationToken cancel)
    {
        var (before, after) = (await Keep(Before, cancel), await Keep(After, cancel));
        var proven = listed.Where(c => !c.Duty.Evidence.IsEmpty).ToList();
        foreach (var round in (int[])[1, 2])
        {
            var day = Start.AddDays((round - 1) * 7);
            await Say(grains.LookBack(lookBack), office, day, new BeginVerification(day), $"round {round}", cancel);
            var looks = proven.Select((c, at) => new Telling(c.Check, Look(day, round, at, before, after))).ToImmutableArray();
            Ensure((await grains.Together(said(Actor.Machine, day, $"look-back looks {round}"), looks, cancel)).Rejection, "looks");
            await Say(grains.LookBack(lookBack), Actor.Machine, day, new EndVerification(day, round), $"end of round {round}", cancel);
        }
    }

    private static VerifyEvidence Look(DateOnly day, int round, int at, string before, string after) => (round, at % 12) switch
    {
        (2, 3) => new(day, round, 0, EvidenceStanding.Dead, 404, null, null, null),
        (2, 5) => new(day, round, 0, EvidenceStanding.Failing, null, null, null, "too-slow"),
        (2, 8) => new(day, round, 0, EvidenceStanding.Changed, 200, null, after, null),
        _ => new(day, round, 0, EvidenceStanding.Alive, 200, null, before, null),
    };

    private async Task Judged(GrainAddress check, CandidateDuty duty, int at, CancellationToken cancel)
    {
        if (at % 7 != 3)
        {
            var assessed = new AssessOwn(Start.AddDays(2), duty.Unit, at % 9 == 4 ? CheckVerdict.PartlyDone : CheckVerdict.Done, at % 9 == 4 ? "主体完成，还有一部分在补。" : "任务已经完成，材料都在专栏里。", []);
            await Say(grains.LookBackCheck(check), handlerOf(duty.Unit.Unit), Start.AddDays(2), assessed, check.Value, cancel);
        }
        if (at % 6 == 5)
        {
            return; // not verified yet
        }
        var day = Start.AddDays(8);
        var (verdict, gap, by) = IsGap(at) ? (at / 12 % 2 == 0 ? CheckVerdict.PartlyDone : CheckVerdict.NotDone, GapOf(at), (DateOnly?)Days[at / 12 % Days.Length])
            : at % 23 == 20 ? (CheckVerdict.NoLongerApplies, null, null) : (CheckVerdict.Done, (string?)null, (DateOnly?)null);
        var judge = new JudgeCheck(
            check, day, Evaluator.Account, null, Independence.OtherAccount, [], duty.Unit, verdict,
            verdict is CheckVerdict.Done ? "专栏可以打开，内容与填报一致。" : verdict is CheckVerdict.NoLongerApplies ? "机构职能已经调整，不再承担这项任务。" : "查看网站和台账，与自评不完全一致。",
            gap, [CheckMethod.Documents, CheckMethod.Online], [], by);
        await Say(grains.LookBackCheck(check), Evaluator, day, judge, check.Value, cancel);
    }

    /// <summary>Some have measures, fewer a result, one passed and one is closed out; and one that is not verified is another unit's to verify.</summary>
    private async Task Rectified(GrainAddress lookBack, List<(GrainAddress Check, CandidateDuty Duty)> listed, UnitRegister register, CancellationToken cancel)
    {
        var problems = listed.Select((c, at) => (c.Check, c.Duty, at)).Where(c => IsGap(c.at) && c.at % 6 != 5).ToList();
        for (var n = 0; n < problems.Count; n++)
        {
            var (check, duty, _) = problems[n];
            var (problem, unit) = (grains.Problem(Problem.AddressOf(check)), handlerOf(duty.Unit.Unit));
            if (n % 4 == 1)
            {
                continue; // has said nothing yet
            }
            await Say(problem, unit, Start.AddDays(11), new SetMeasures(Start.AddDays(11), "逐条补齐，并指定专人按月检查。", "政务公开办公室"), check.Value, cancel);
            if (n % 4 == 2)
            {
                continue;
            }
            var result = new ReportResult(Start.AddDays(15), unit.Account, "已经补齐，并在专栏公布。", [new EvidenceItem(EvidenceKind.Link, "整改后的专栏", $"https://example.invalid/2025/rectified/{duty.Unit.Unit}")]);
            await Say(problem, unit, Start.AddDays(15), result, check.Value, cancel);
            if (n % 4 == 0)
            {
                await Say(problem, Evaluator, Start.AddDays(16), new RecheckProblem(Start.AddDays(16), Evaluator.Account, null, Independence.OtherAccount, duty.Unit.Unit, true, "页面可以打开，内容已补齐。"), check.Value, cancel);
            }
            if (n == 0)
            {
                await Say(problem, office, Start.AddDays(17), new CloseOutProblem(Start.AddDays(17), office.Account), check.Value, cancel);
                await Say(grains.LookBack(lookBack), office, Start.AddDays(18), new DrawSample(Start.AddDays(18), "2026", ProblemSample.DefaultPercent, [Problem.AddressOf(check)]), "sample", cancel);
            }
        }
        var (waiting, its, _) = listed.Select((c, at) => (c.Check, c.Duty, at)).First(c => c.at % 6 == 5);
        var verifier = register.Units.Values.First(u => u.Active && u.Id != its.Unit.Unit && u.Name == "省司法厅" || u.Name == "霁川市政府" && u.Id != its.Unit.Unit);
        await Say(grains.LookBackCheck(waiting), office, Start.AddDays(18), new AllotCheck(Start.AddDays(18), its.Unit.Unit, verifier.Ref), waiting.Value, cancel);
    }

    private static bool IsGap(int at) => at % 12 == 4;

    private static string GapOf(int at) => at / 12 % 2 == 0 ? "部分页面没有标注最近核对日期。" : "专栏两个季度没有更新。";

    private async ValueTask<string> Keep(string text, CancellationToken cancel)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return (await shelf.Put(content, long.MaxValue, cancel)).File!.Hash;
    }

    private async Task Say<TState, TCommand>(IGrain<TState, TCommand> grain, Actor who, DateOnly day, TCommand command, string about, CancellationToken cancel)
        where TState : class
        where TCommand : class =>
        Ensure((await grain.Ask(said(who, day, $"look-back {about} {command.GetType().Name}"), command, cancel: cancel)).Rejection, about);

    private static void Ensure(Rejection? rejection, string about)
    {
        if (rejection is not null)
        {
            throw new InvalidOperationException($"The demo data was refused: {about}: {rejection}.");
        }
    }
}
