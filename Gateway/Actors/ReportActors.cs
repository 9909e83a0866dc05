using Tracker.Accounts;
using Tracker.AnnualReports;
using Tracker.Deciding;
using Tracker.Gateway.AnnualReports;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Scores;
using Tracker.Gateway.Shared;
using Tracker.Scores;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.Actors;

/// <summary>Annual reports and their scope; scores and what is said against them.</summary>
internal sealed class ReportActors(IGrains grains, AnnualReportReading reports, AnnualReportLedger ledger, Access access, ActorDays days)
{
    public async ValueTask<ActorSketch?> Report(Caller caller, GrainAddress address, CancellationToken cancel)
    {
        if (await reports.Look(caller, address, cancel) is not { } view || await ledger.One(address, cancel) is not { } line)
        {
            return null;
        }
        var (state, (word, tone)) = (view.State, AnnualReportWords.Of(line));
        var open = state.Open.ToList();
        var (scope, _) = await reports.Scope(address.Government, state.Year, cancel);
        var next = Enum.GetValues<ReportStep>().FirstOrDefault(step => !state.Is(step), ReportStep.Published);
        var sent = line is { SentOn: not null, Returned: false };
        return new ActorSketch($"{(view.IsTotal ? "本级政府" : state.Name)}{state.Year}年政府信息公开工作年度报告", word, tone, view.Version)
        {
            Link = $"/annual-reports/{address.RouteForm}",
            Fields = ActorSketch.Named(
                ("签批", state.IsRecord ? null : state.Steps.IsEmpty ? "还没有" : string.Join('、', state.Steps.Select(s => AnnualReportWords.Of(s.Step)))),
                ("作废的签批", state.Voided.IsEmpty ? null : $"{state.Voided.Length}次，内容改过或者被退回"),
                ("没有处理的不一致", open.Count == 0 ? "没有" : $"{open.Count}处（{string.Join('、', open.Select(f => f.Rule).Distinct())}）"),
                ("说明过的不一致", state.Explanations.IsEmpty ? null : $"{state.Explanations.Length}处"),
                ("汇总自", state.RolledUp is { } sum ? $"{sum.From.Length}份报告{(sum.Missing.IsEmpty ? "" : $"，还差{sum.Missing.Length}个单位")}" : null),
                ("已发布", state.Published.IsEmpty ? null : $"{state.Published.Length}次{(state.Published[^1].Link is { } link ? $"，{link}" : "")}"),
                ("更正的理由", state.Reopened?.Reason)),
            Due = state.IsRecord || line.PublishedOn is not null && state.Reopened is null ? []
                : [
                    .. sent ? [] : await days.OfLimit(address.Government, "报送年度报告", scope.DueDay, [], cancel),
                    new ActorDue($"下一步：{AnnualReportWords.Of(next)}", null, open.Count > 0 && next is ReportStep.HandedIn ? "先改正或者说明不一致之处" : null),
                ],
            Why = past => state switch
            {
                { IsRecord: true } => past.Since<ReportRecorded>(word),
                { ReturnedFor: not null } => past.Since<ReportReturned>(word),
                { Reopened: not null } => past.Since<ReportReopened>(word),
                { Steps: [.., var last] } => past.Since(word, f => f is ReportHandedIn && last.Step is ReportStep.HandedIn || f is ReportReviewed && last.Step is ReportStep.Reviewed
                    || f is ReportSigned && last.Step is ReportStep.Signed || f is ReportSent && last.Step is ReportStep.Sent || f is ReportScreened && last.Step is ReportStep.Screened
                    || f is ReportPublished && last.Step is ReportStep.Published),
                _ => $"{word}：{(open.Count > 0 ? $"表格里还有{open.Count}处不一致没有改正或者说明" : "还没有经办人确认")}{(state.Voided.IsEmpty ? "" : "；内容改过，以前的签批已经失效")}。",
            },
        };
    }

    public async ValueTask<ActorSketch?> Year(Caller caller, GrainAddress address, CancellationToken cancel)
    {
        var (state, version) = await grains.ReportYear(address).Look(cancel);
        var sight = await access.SightOf(caller, Deed.ReadAnnualReport, address.Government, cancel);
        if (address != ReportYear.AddressOf(address.Government, address.Year.Value) || sight is { Whole: false, Units.IsEmpty: true })
        {
            return null;
        }
        var (scope, declared) = await reports.Scope(address.Government, address.Year.Value, cancel);
        var word = declared is null ? "没有另行确定，按单位名册" : "已确定";
        return new ActorSketch($"{address.Year.Value}年度报告汇总口径", word, Tone.Quiet, version)
        {
            Link = sight.Whole ? $"/annual-reports/roll-up/{address.Year.Value}" : "/annual-reports",
            Fields = ActorSketch.Named(("单位", $"{scope.Units.Length}个"), ("类型", string.Join('、', scope.Kinds.Select(AnnualReportWords.Of))), ("报送期限", Words.Day(scope.DueDay)), ("理由", declared?.Reason)),
            Due = scope.DueDay >= days.Today ? await days.OfLimit(address.Government, "各单位报送年度报告", scope.DueDay, [], cancel) : [],
            Why = declared is null ? _ => $"{word}：本级政府直接下属的单位计入汇总（属地和双重管理）。" : past => past.Since<ScopeDeclared>(word),
        };
    }

    public async ValueTask<ActorSketch?> ScoreRules(Caller caller, GrainAddress address, CancellationToken cancel)
    {
        var (state, version) = await grains.ScoreRules(address.Government).Look(cancel);
        if (address != ScoreBook.AddressOf(address.Government) || !Access.May(caller, Deed.ReadUnits, address.Government))
        {
            return null;
        }
        var rules = state.On(days.Today);
        return new ActorSketch("评分规则", rules is null ? "停用" : "启用", rules is null ? Tone.Quiet : Tone.Active, version)
        {
            Link = "/scores",
            Fields = ActorSketch.Named(("现行规则", rules is null ? null : ScoreWords.Of(rules)), ("改过", $"{state.VersionOn(days.Today)}次")),
            Why = version == 0 ? _ => "停用：评分默认不启用，本级政府还没有设过规则。" : null,
        };
    }

    public async ValueTask<ActorSketch?> Appeals(Caller caller, GrainAddress address, CancellationToken cancel)
    {
        if (!Ids.TryRead<UnitId>(address.Id, out var unit) || !await access.May(caller, Deed.ReadPaper, address.Government, unit, cancel))
        {
            return null;
        }
        var (state, version) = await grains.ScoreAppeals(address.Government, address.Year, unit).Look(cancel);
        var name = (await grains.UnitRegister(address.Government).Look(cancel)).State.Unit(unit)?.Name;
        var undecided = state.Undecided.Count();
        return name is null ? null
            : new ActorSketch($"{name}{address.Year.Value}年评分申诉", undecided > 0 ? $"{undecided}件申诉待处理" : "没有待处理的申诉", undecided > 0 ? Tone.Waiting : Tone.Quiet, version)
            {
                Link = $"/scores/{unit}?year={address.Year.Value}",
                Fields = ActorSketch.Named(
                    ("申诉", $"{state.Appeals.Count}件，成立{state.Appeals.Count(a => a.Value.Upheld == true)}件"),
                    ("第三方评估", state.Outside.IsEmpty ? null : string.Join('；', state.Outside.Select(o => $"{o.By}：{ScoreWords.Of(o.Points)}／{ScoreWords.Of(o.Full)}分")))),
                Due = [.. state.Undecided.Select(key => new ActorDue("答复申诉", null, state.Appeals[key].Words))],
                Why = version == 0 ? _ => "没有申诉：这个单位这一年没有申诉过，也没有登记过第三方评估。" : null,
            };
    }
}
