using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.LookBack;
using Tracker.Gateway.Shared;
using Tracker.LookBack;
using Tracker.Rectification;

namespace Tracker.Gateway.Actors;

/// <summary>“回头看”: the whole, one check, one problem.</summary>
internal sealed class LookBackActors(LookBackReading reading, ActorDays days)
{
    public async ValueTask<ActorSketch?> Whole(Caller caller, GrainAddress address, CancellationToken cancel)
    {
        if (await reading.Look(caller, address, cancel) is not { } view)
        {
            return null;
        }
        var (state, rows) = (view.State, view.Rows);
        var judged = rows.Count(r => r.Line.Verdict is not null);
        var open = view.Problems.Count(p => p.Stage is not ProblemStage.ClosedOut);
        var word = state.Ended is not null ? "已结束" : state.Verifying ? "核查中，正在复核佐证" : "核查中";
        return new ActorSketch($"{address.Year.Value}年工作要点“回头看”", word, state.Ended is null ? Tone.Active : Tone.Good, view.Version)
        {
            Link = $"/look-backs/{address.RouteForm}",
            Fields = ActorSketch.Named(
                ("开始日期", Words.Day(state.StartedOn)),
                ("由谁核查", LookBackWords.Of(state.Independence)),
                ("要点", $"{state.Points.Length}条"),
                ("核查", $"{rows.Length}项，有结论{judged}项"),
                ("问题", $"{view.Problems.Length}个，没有销号{open}个"),
                ("复核佐证", state.Round == 0 ? "还没有复核" : $"第{state.Round}轮{(state.Verifying ? "进行中" : "完毕")}")),
            Due = ActorSketch.Waiting(
                state.Ended is null && judged < rows.Length ? new ActorDue("核查结论", null, $"{rows.Length - judged}项还没有") : null,
                open > 0 ? new ActorDue("整改和销号", view.Problems.Where(p => p.Stage is ProblemStage.Open).Select(p => (DateOnly?)p.RectifyBy).Min(), $"{open}个问题没有销号") : null),
            Why = past => state.Ended is not null ? past.Since<LookBackEnded>(word) : $"{word}：{rows.Length}项核查中{rows.Length - judged}项还没有结论，{view.Problems.Length}个问题中{open}个没有销号。",
        };
    }

    public async ValueTask<ActorSketch?> Check(Caller caller, GrainAddress address, CancellationToken cancel)
    {
        if (await reading.LookAt(caller, address, cancel) is not { } view)
        {
            return null;
        }
        var (state, fact) = (view.State, view.State.Fact);
        var word = state.Verdict is { } verdict ? LookBackWords.Of(verdict.Verdict) : "还没有核查结论";
        return new ActorSketch($"{Words.Point(fact.PointNumber)} {fact.PointTitle} · {view.Holder.Name}核查", word, state.Verdict is { } said ? LookBackWords.ToneOf(said.Verdict) : Tone.Waiting, view.Version)
        {
            Link = $"/look-backs/checks/{address.RouteForm}",
            Fields = ActorSketch.Named(
                ("单位", view.Holder.Name),
                ("列入的理由", LookBackWords.Of(fact.Basis)),
                ("由谁核查", state.Verifier?.Name ?? "政务公开办"),
                ("单位自评", state.SelfAssessment is { } own ? LookBackWords.Of(own.Verdict) : "还没有"),
                ("佐证材料", $"{state.Evidence.Length}件，已复核{state.Evidence.Count(e => e.Last is not null)}件"),
                ("问题", view.Problem is { } problem ? LookBackWords.Of(problem.Stage, problem.RectifyBy < days.Today) : null)),
            Due = ActorSketch.Waiting(
                state is { SelfAssessment: null, Verdict: null, Locked: null } ? new ActorDue("单位自评", null, "等待单位") : null,
                state is { Verdict: null, Locked: null } ? new ActorDue("核查结论", null, $"等待{state.Verifier?.Name ?? "政务公开办"}") : null,
                view.Problem is { Stage: ProblemStage.Open } open ? new ActorDue("整改", open.RectifyBy) : null),
            Why = past => state.Verdict is not null ? past.Since<CheckJudged>(word)
                : state.Locked is not null ? past.Since<CheckLocked>("没有核查结论，“回头看”已结束")
                : $"{word}：{(state.SelfAssessment is null ? "单位还没有自评，" : "单位已自评，")}等待{state.Verifier?.Name ?? "政务公开办"}核查。",
        };
    }

    public async ValueTask<ActorSketch?> Problem(Caller caller, GrainAddress address, CancellationToken cancel)
    {
        if (address.Parent is not { } check || await reading.LookAt(caller, check, cancel) is not { Problem: { } problem } view || address != Tracker.Rectification.Problem.AddressOf(view.Check))
        {
            return null;
        }
        var late = problem.Stage is ProblemStage.Open && problem.RectifyBy < days.Today;
        var word = problem.Reopened > 0 && problem.Stage is ProblemStage.Open ? $"重新挂账，{LookBackWords.Of(problem.Stage, late)}" : LookBackWords.Of(problem.Stage, late);
        var since = late ? await days.Since(address.Government, problem.RectifyBy, cancel) : "";
        return new ActorSketch($"{Words.Point(problem.Fact.PointNumber)} {problem.Fact.PointTitle} · {view.Holder.Name}的问题", word, late ? Tone.Bad : problem.Stage is ProblemStage.ClosedOut ? Tone.Good : Tone.Warning, view.ProblemVersion)
        {
            Link = $"/look-backs/checks/{view.Check.RouteForm}",
            Fields = ActorSketch.Named(
                ("单位", view.Holder.Name),
                ("存在问题", problem.Fact.Gap),
                ("整改时限", Words.Day(problem.RectifyBy)),
                ("整改措施", problem.Measures?.Measures),
                ("整改结果", problem.Result?.Words),
                ("重新挂账", problem.Reopened > 0 ? $"{problem.Reopened}次" : null),
                ("反弹", problem.Relapse?.Reason)),
            Due = problem.Stage switch
            {
                ProblemStage.Open => await days.OfLimit(address.Government, "整改时限", problem.RectifyBy, problem.Reminded, cancel),
                ProblemStage.Reported => [new ActorDue("复核", null, "等待核查人员")],
                ProblemStage.Passed => [new ActorDue("销号", null, "等待政务公开办")],
                _ => [],
            },
            Why = past => late ? $"整改逾期：整改时限{Words.Day(problem.RectifyBy)}已过{since}，还没有整改结果；{past.Last(f => f is ProblemRaised or ProblemReopened or ProblemRechecked)}。"
                : problem.Stage switch
                {
                    ProblemStage.ClosedOut => past.Since<ProblemClosedOut>(word),
                    ProblemStage.Passed => past.Since<ProblemRechecked>(word),
                    ProblemStage.Reported => past.Since<ResultReported>(word),
                    _ => past.Since(word, f => f is ProblemRaised or ProblemReopened or ProblemRechecked),
                },
        };
    }
}
