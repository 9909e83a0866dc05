using System.Globalization;
using Microsoft.AspNetCore.Components;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Shared;
using Tracker.LookBack;
using Tracker.Rectification;
using Tracker.Units;

namespace Tracker.Gateway.LookBack;

public partial class LookBackPage
{
    private const int PageSize = 50;
    private GrainAddress _address;
    private LookBackView _view = null!;
    private LookBackOverview _sums = null!;
    private VerificationProgress _progress = null!;
    private List<(string Key, string Word, string Count)> _steps = [];
    private List<CheckRow> _rows = [];
    private List<CheckRow> _page = [];
    private LookBackSummary? _before;
    private List<UnitRef> _lists = [];
    private string? _step;
    private string _caption = "";
    private bool _mayManage;

    [Inject] private LookBackReading Reading { get; set; } = null!;
    [Inject] private LookBackDesk Desk { get; set; } = null!;
    [Inject] private LookBackEnding Ending { get; set; } = null!;
    [Inject] private LookBackPapers Papers { get; set; } = null!;

    [Parameter] public required string Id { get; set; }

    private IReadOnlyList<(string, string)> Downloads => [("Excel", $"/api/look-backs/{Id}/file.xlsx"), ("CSV", $"/api/look-backs/{Id}/file.csv"), ("Word", $"/api/look-backs/{Id}/file.docx")];

    private string? DoneText => Done switch
    {
        "started" => "已开始，选取的要点下每一项任务都列入了核查。",
        "verify" => "已开始新一轮复核，在后台进行，可以离开这一页。",
        "replace" => "已更换，下一轮复核会再看。",
        "sample" => "已抽取。",
        "ended" => "已结束，自评和核查结论不再更改；整改照常进行。",
        "reopened" => "已重新开放。",
        "papers" => "已起草，在“督办”里逐份修改、签发、印发；印发时编号。",
        _ => null,
    };

    protected override async Task<bool> Load()
    {
        if (Ids.Address(Id, PlanLookBack.Kind.Name) is not { } address || await Reading.Look(Caller, address, Cancel) is not { } view)
        {
            return false;
        }
        (_address, _view, _sums, _mayManage) = (address, view, view.Summary.Overview, May(Deed.ManageLookBack));
        _progress = await Reading.Progress(view.Summary.Line, Cancel);
        _lists = [.. view.Rows.Where(r => r.Problem is { Stage: not ProblemStage.ClosedOut }).Select(r => r.Holder).Distinct()];
        _before = await Reading.Before(Caller, address, Cancel);
        _step = Query["step"];
        (string Key, string Word, Func<CheckRow, bool> Has)[] steps =
        [
            ("selected", "选取", _ => true),
            ("open", "核查", r => r.Line.Verdict is null),
            ("problems", "存在问题", r => r.Problem is not null),
            ("rectifying", "整改", r => r.Problem?.Stage is ProblemStage.Open),
            ("rechecking", "复核", r => r.Problem?.Stage is ProblemStage.Reported or ProblemStage.Passed),
            ("closed", "销号", r => r.Problem?.Stage is ProblemStage.ClosedOut),
        ];
        _steps = [.. steps.Select(s => (s.Key, s.Word, s.Key == "open" ? $"{_sums.Judged}/{_sums.Checks}" : $"{view.Rows.Count(s.Has)}"))];
        var shown = steps.FirstOrDefault(s => s.Key == _step, steps[0]);
        (_rows, _caption) = ([.. view.Rows.Where(shown.Has)], shown.Key switch { "selected" => "全部核查", "open" => "还没有核查的", _ => shown.Word });
        _page = [.. _rows.Skip((Query.Page - 1) * PageSize).Take(PageSize)];
        return true;
    }

    private string NameOfCheck(GrainAddress check) =>
        _view.Rows.FirstOrDefault(r => r.Line.Check == check) is { } row ? $"{Words.Point(row.Line.PointNumber)} {row.Holder.Name}" : check.Value;

    private async Task Verify() => GoOrSay((await Desk.BeginVerification(Errand(), _address, Cancel)).Rejection, $"/look-backs/{Id}?done=verify");

    private async Task Replace() =>
        GoOrSay((await Desk.ReplaceLinks(Errand(), _address, Posted("from")?.Trim() ?? "", Posted("to")?.Trim() ?? "", Posted("reason") ?? "", Cancel)).Rejection, $"/look-backs/{Id}?done=replace");

    private async Task End() => GoOrSay((await Ending.End(Errand(), _address, Posted("reason"), Cancel)).Rejection, $"/look-backs/{Id}?done=ended");

    private async Task Reopen() => GoOrSay((await Ending.Reopen(Errand(), _address, Posted("reason") ?? "", Cancel)).Rejection, $"/look-backs/{Id}?done=reopened");

    private async Task DraftPapers() => GoOrSay((await Papers.Draft(Errand(), _address, null, Cancel)).Rejection, $"/look-backs/{Id}?done=papers");

    /// <summary>A number beside that of the year before.</summary>
    private string Change(Func<LookBackOverview, int> of) => (of(_sums) - of(_before!.Overview)) switch { 0 => "持平", > 0 and var more => $"多{more}", var less => $"少{-less}" };

    private async Task Sample()
    {
        var percent = int.TryParse(Posted("percent"), NumberStyles.None, CultureInfo.InvariantCulture, out var said) ? said : 0;
        GoOrSay((await Desk.DrawSample(Errand(), _address, Posted("seed"), percent, Cancel)).Rejection, $"/look-backs/{Id}?done=sample");
    }
}
