using System.Globalization;
using Microsoft.AspNetCore.Components;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Shared;
using Tracker.LookBack;
using Tracker.Rectification;

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
    private string? _step;
    private string _caption = "";
    private bool _mayManage;

    [Inject] private LookBackReading Reading { get; set; } = null!;
    [Inject] private LookBackDesk Desk { get; set; } = null!;

    [Parameter] public required string Id { get; set; }

    private IReadOnlyList<(string, string)> Downloads => [("xlsx", $"/api/look-backs/{Id}/file.xlsx"), ("csv", $"/api/look-backs/{Id}/file.csv"), ("docx", $"/api/look-backs/{Id}/file.docx")];

    private string? DoneText => Done switch
    {
        "started" => "已开始，选取的要点下每一项任务都列入了核查。",
        "verify" => "已开始新一轮复核，在后台进行，可以离开这一页。",
        "replace" => "已更换，下一轮复核会再看。",
        "sample" => "已抽取。",
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

    private async Task Sample()
    {
        var percent = int.TryParse(Posted("percent"), NumberStyles.None, CultureInfo.InvariantCulture, out var said) ? said : 0;
        GoOrSay((await Desk.DrawSample(Errand(), _address, Posted("seed"), percent, Cancel)).Rejection, $"/look-backs/{Id}?done=sample");
    }
}
