using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Gateway.Hosting;
using Tracker.LookBack;
using Tracker.Rectification;
using Tracker.Units;

namespace Tracker.Gateway.LookBack;

/// <summary>核查, 单位自评 and 整改 of one duty. Who answers for it is followed through the register; the table of access is asked with that unit.</summary>
internal sealed class CheckDesk(IGrains grains, Access access, LookBackFacts facts, TimeProvider clock)
{
    /// <summary>交叉核查.</summary>
    /// <param name="verifier">Null: the office's again.</param>
    public async ValueTask<Answer> Allot(Errand errand, GrainAddress check, UnitId? verifier, CancellationToken cancel = default)
    {
        if (!Access.May(errand.Who, Deed.ManageLookBack, check.Government) || await Holder(check, cancel) is not { } holder)
        {
            return UnknownCheck;
        }
        var unit = verifier is { } id ? (await facts.Register(check.Government, cancel)).Unit(id) : null;
        return verifier is { } named && unit is not { Active: true }
            ? new Answer(UnitRejections.UnitUnknown(named), 0)
            : await Ask(errand, check, new AllotCheck(clock.Today, holder.Unit, unit?.Ref), null, cancel);
    }

    /// <summary>单位自评; for another unit than one's own it is recorded as 代录.</summary>
    public async ValueTask<Answer> Assess(
        Errand errand, GrainAddress check, CheckVerdict verdict, string words, ImmutableArray<EvidenceItem> evidence, long? expectedVersion = null, CancellationToken cancel = default) =>
        await Holder(check, cancel) is { } holder && await access.May(errand.Who, Deed.AnswerLookBack, check.Government, holder.Unit, cancel)
            ? await Ask(errand, check, new AssessOwn(clock.Today, holder, verdict, words, evidence, errand.Who.ActsForAnother(holder.Unit)), expectedVersion, cancel)
            : UnknownCheck;

    /// <summary>核查结论.</summary>
    public async ValueTask<Answer> Judge(Errand errand, GrainAddress check, Judgement said, long? expectedVersion = null, CancellationToken cancel = default)
    {
        if (await Listed(check, cancel) is not { } listed || !MayJudge(errand.Who, check.Government, listed.Verifier))
        {
            return UnknownCheck;
        }
        var holder = (await facts.Register(check.Government, cancel)).HolderNow(listed.Fact.Unit);
        var command = new JudgeCheck(
            check, clock.Today, errand.Who.Actor.Account, errand.Who.Actor.Unit, await Rule(check.Parent!.Value, cancel),
            await facts.Reporters(listed.Fact.Assignment, check, cancel), holder, said.Verdict, said.Finding, said.Gap, said.Methods, said.Evidence, said.RectifyBy);
        return await Ask(errand, check, command, expectedVersion, cancel);
    }

    /// <summary>整改措施, 责任人.</summary>
    public ValueTask<Answer> SetMeasures(Errand errand, GrainAddress problem, string measures, string responsible, long? expectedVersion = null, CancellationToken cancel = default) =>
        ByUnit(errand, problem, holder => new SetMeasures(clock.Today, measures, responsible, errand.Who.ActsForAnother(holder)), expectedVersion, cancel);

    /// <summary>整改结果.</summary>
    public ValueTask<Answer> ReportResult(
        Errand errand, GrainAddress problem, string words, ImmutableArray<EvidenceItem> evidence, long? expectedVersion = null, CancellationToken cancel = default) =>
        ByUnit(errand, problem, holder => new ReportResult(clock.Today, errand.Who.Actor.Account, words, evidence, errand.Who.ActsForAnother(holder)), expectedVersion, cancel);

    /// <summary>复核.</summary>
    public async ValueTask<Answer> Recheck(Errand errand, GrainAddress problem, bool passed, string words, long? expectedVersion = null, CancellationToken cancel = default)
    {
        if (problem.Parent is not { } check || await Listed(check, cancel) is not { } listed || !MayJudge(errand.Who, problem.Government, listed.Verifier))
        {
            return UnknownProblem;
        }
        var holder = (await facts.Register(problem.Government, cancel)).HolderNow(listed.Fact.Unit);
        var rule = await Rule(check.Parent!.Value, cancel);
        return await Tell(errand, problem, new RecheckProblem(clock.Today, errand.Who.Actor.Account, errand.Who.Actor.Unit, rule, holder.Unit, passed, words), expectedVersion, cancel);
    }

    /// <summary>销号.</summary>
    public ValueTask<Answer> CloseOut(Errand errand, GrainAddress problem, long? expectedVersion = null, CancellationToken cancel = default) =>
        Managed(errand, problem, _ => new CloseOutProblem(clock.Today, errand.Who.Actor.Account), expectedVersion, cancel);

    /// <summary>抽查.</summary>
    public ValueTask<Answer> CheckSample(Errand errand, GrainAddress problem, bool holds, string words, DateOnly? rectifyBy, long? expectedVersion = null, CancellationToken cancel = default) =>
        Managed(errand, problem, holder => new CheckSample(clock.Today, errand.Who.Actor.Account, holds, words, rectifyBy, holder), expectedVersion, cancel);

    /// <summary>重新挂账.</summary>
    public ValueTask<Answer> Reopen(Errand errand, GrainAddress problem, string reason, DateOnly rectifyBy, long? expectedVersion = null, CancellationToken cancel = default) =>
        Managed(errand, problem, holder => new ReopenProblem(clock.Today, reason, rectifyBy, holder), expectedVersion, cancel);

    public ValueTask<Answer> MoveDay(Errand errand, GrainAddress problem, DateOnly day, string reason, long? expectedVersion = null, CancellationToken cancel = default) =>
        Managed(errand, problem, holder => new MoveRectificationDay(clock.Today, day, reason, holder), expectedVersion, cancel);

    /// <summary>反弹.</summary>
    public async ValueTask<Answer> MarkRelapse(Errand errand, GrainAddress problem, GrainAddress earlier, string reason, CancellationToken cancel = default)
    {
        var standing = earlier.Kind == Problem.Kind.Name && earlier.Government == problem.Government ? (await grains.Problem(earlier).Look(cancel)).State as Problem.Raised : null;
        return await Managed(errand, problem, _ => new MarkRelapse(clock.Today, earlier, reason, standing?.Stage, problem), null, cancel);
    }

    /// <summary>By whom a check may be judged: the office, evaluators, and the unit it was allotted to.</summary>
    public static bool MayJudge(Caller caller, DivisionCode government, UnitRef? verifier) =>
        Access.May(caller, Deed.JudgeLookBack, government) || (verifier is not null && AccessTable.May(caller, Deed.JudgeLookBack, new Subject(government, verifier.Unit, [], [])));

    private static Answer UnknownCheck => new(CheckRejections.Unknown, 0);

    private static Answer UnknownProblem => new(ProblemRejections.Unknown, 0);

    private async ValueTask<LookBackCheck.Listed?> Listed(GrainAddress check, CancellationToken cancel) =>
        check.Kind == LookBackCheck.Kind.Name ? (await grains.LookBackCheck(check).Look(cancel)).State as LookBackCheck.Listed : null;

    private async ValueTask<UnitRef?> Holder(GrainAddress check, CancellationToken cancel) =>
        await Listed(check, cancel) is { } listed ? (await facts.Register(check.Government, cancel)).HolderNow(listed.Fact.Unit) : null;

    private async ValueTask<Independence> Rule(GrainAddress lookBack, CancellationToken cancel) =>
        (await grains.LookBack(lookBack).Look(cancel)).State is PlanLookBack.Underway { Independence: var rule } ? rule : Independence.OtherAccount;

    private async ValueTask<Answer> ByUnit(Errand errand, GrainAddress problem, Func<UnitId, ProblemCommand> command, long? expectedVersion, CancellationToken cancel) =>
        problem.Parent is { } check && await Holder(check, cancel) is { } holder && await access.May(errand.Who, Deed.AnswerLookBack, problem.Government, holder.Unit, cancel)
            ? await Tell(errand, problem, command(holder.Unit), expectedVersion, cancel)
            : UnknownProblem;

    private async ValueTask<Answer> Managed(Errand errand, GrainAddress problem, Func<UnitId, ProblemCommand> command, long? expectedVersion, CancellationToken cancel) =>
        Access.May(errand.Who, Deed.ManageLookBack, problem.Government) && problem.Parent is { } check && await Holder(check, cancel) is { } holder
            ? await Tell(errand, problem, command(holder.Unit), expectedVersion, cancel)
            : UnknownProblem;

    private ValueTask<Answer> Ask(Errand errand, GrainAddress check, CheckCommand command, long? expectedVersion, CancellationToken cancel) =>
        grains.LookBackCheck(check).Ask(errand.At(clock.GetUtcNow()), command, expectedVersion, cancel);

    private ValueTask<Answer> Tell(Errand errand, GrainAddress problem, ProblemCommand command, long? expectedVersion, CancellationToken cancel) =>
        grains.Problem(problem).Ask(errand.At(clock.GetUtcNow()), command, expectedVersion, cancel);
}

/// <summary>What whoever verifies says.</summary>
internal sealed record Judgement(CheckVerdict Verdict, string Finding, string? Gap, ImmutableArray<CheckMethod> Methods, ImmutableArray<EvidenceItem> Evidence, DateOnly? RectifyBy);
