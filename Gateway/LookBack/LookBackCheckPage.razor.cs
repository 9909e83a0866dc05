using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Gateway.Assignments;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Shared;
using Tracker.LookBack;
using Tracker.Rectification;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.LookBack;

public partial class LookBackCheckPage
{
    private CheckView _view = null!;
    private CheckListed _fact = null!;
    private bool _mayManage;
    private ImmutableArray<ProblemLine> _earlier = [];
    private readonly Dictionary<int, TextDifference> _differences = [];

    [Inject] private LookBackReading Reading { get; set; } = null!;
    [Inject] private CheckDesk Desk { get; set; } = null!;
    [Inject] private Reporting Reporting { get; set; } = null!;
    [Inject] private IOptions<PageOptions> PageSettings { get; set; } = null!;

    [Parameter] public required string Id { get; set; }

    private string Here => $"/look-backs/checks/{Id}";

    private bool OnBehalf => Caller.ActsForAnother(_view.Holder.Unit);

    private GrainAddress ProblemAddress => Problem.AddressOf(_view.Check);

    private EvidenceTally Tally
    {
        get
        {
            var looks = _view.State.Evidence.Select(e => e.Last?.Standing).ToList();
            return new EvidenceTally(
                looks.Count, looks.Count(l => l is not null), Count(EvidenceStanding.Dead), Count(EvidenceStanding.Changed),
                Count(EvidenceStanding.Failing) + Count(EvidenceStanding.NotCheckable), Count(EvidenceStanding.Damaged));

            int Count(EvidenceStanding standing) => looks.Count(l => l == standing);
        }
    }

    private (string Word, Tone Tone) StageWord => _view.Problem is not { } problem ? ("", Tone.Quiet) : LookBackWords.Of(
        new ProblemLine(
            ProblemAddress, _view.Check.Parent!.Value, _fact.Assignment, problem.Fact.Unit, _fact.PointNumber, _fact.PointTitle, problem.Stage, problem.Fact.On, problem.RectifyBy,
            problem.Measures is not null, problem.Result?.On, problem.CloseOut?.On, problem.Reopened, problem.Relapse?.Earlier),
        Today);

    private string? DoneText => Done switch
    {
        "assessed" => "已提交自评。",
        "judged" => "已提交核查结论。",
        "allotted" => "已确定由谁核查。",
        "measures" => "已报送整改措施。",
        "result" => "已报送整改结果，等待复核。",
        "rechecked" => "已提交复核。",
        "closed-out" => "已销号。",
        "day-moved" => "已调整整改时限。",
        "relapse" => "已记为反弹。",
        "sampled" => "已提交抽查。",
        _ => null,
    };

    protected override async Task<bool> Load()
    {
        if (Ids.Address(Id, LookBackCheck.Kind.Name) is not { } address || await Reading.LookAt(Caller, address, Cancel) is not { } view)
        {
            return false;
        }
        (_view, _fact, _mayManage) = (view, view.State.Fact, May(Deed.ManageLookBack));
        _earlier = _mayManage && view.Problem is { Relapse: null } ? await Reading.Earlier(view, Cancel) : [];
        for (var place = 0; place < view.State.Evidence.Length; place++)
        {
            if (await Reading.Difference(view.State.Evidence[place], Cancel) is { } difference)
            {
                _differences[place] = difference;
            }
        }
        return true;
    }

    private bool IsAt(params ProblemStage[] stages) => _view.Problem is { } problem && stages.Contains(problem.Stage);

    /// <summary>What was typed into this very form.</summary>
    private string? Typed(string form, string field) => Posted("_handler") == form ? Posted(field) : null;

    private async Task Assess() => GoOrSay(
        Verdict() is not { } verdict ? CheckRejections.WordsMissing
            : (await Desk.Assess(Errand(), _view.Check, verdict, Posted("words") ?? "", [.. EvidenceLinks.Read(Posted("links") ?? "")], cancel: Cancel)).Rejection,
        $"{Here}?done=assessed");

    private async Task Judge()
    {
        ImmutableArray<CheckMethod> methods = [.. AllPosted("method").Select(m => Enum.TryParse<CheckMethod>(m, out var method) ? (CheckMethod?)method : null).OfType<CheckMethod>()];
        var refused = Verdict() is not { } verdict ? CheckRejections.FindingMissing
            : (await Desk.Judge(
                Errand(), _view.Check, new Judgement(verdict, Posted("finding") ?? "", Posted("gap"), methods, [.. EvidenceLinks.Read(Posted("links") ?? "")], DayPosted()), cancel: Cancel)).Rejection;
        GoOrSay(refused, $"{Here}?done=judged");
    }

    private async Task Allot() =>
        GoOrSay((await Desk.Allot(Errand(), _view.Check, Ids.TryRead<UnitId>(Posted("unit"), out var unit) ? unit : null, Cancel)).Rejection, $"{Here}?done=allotted");

    private async Task Measures() =>
        GoOrSay((await Desk.SetMeasures(Errand(), ProblemAddress, Posted("measures") ?? "", Posted("responsible") ?? "", cancel: Cancel)).Rejection, $"{Here}?done=measures");

    private async Task Result()
    {
        var (evidence, refused) = await EvidenceHandedIn();
        GoOrSay(refused ?? (await Desk.ReportResult(Errand(), ProblemAddress, Posted("words") ?? "", evidence, cancel: Cancel)).Rejection, $"{Here}?done=result");
    }

    private async Task Recheck() =>
        GoOrSay((await Desk.Recheck(Errand(), ProblemAddress, Posted("passed") == "yes", Posted("words") ?? "", cancel: Cancel)).Rejection, $"{Here}?done=rechecked");

    private async Task CloseOut() => GoOrSay((await Desk.CloseOut(Errand(), ProblemAddress, cancel: Cancel)).Rejection, $"{Here}?done=closed-out");

    private async Task SampleCheck() =>
        GoOrSay((await Desk.CheckSample(Errand(), ProblemAddress, Posted("holds") == "yes", Posted("words") ?? "", DayPosted(), cancel: Cancel)).Rejection, $"{Here}?done=sampled");

    private async Task MoveDay() =>
        GoOrSay(DayPosted() is { } day ? (await Desk.MoveDay(Errand(), ProblemAddress, day, Posted("reason") ?? "", cancel: Cancel)).Rejection : CheckRejections.DayMissing, $"{Here}?done=day-moved");

    private async Task MarkRelapse() => GoOrSay(
        Ids.Address(Posted("earlier"), Problem.Kind.Name) is { } earlier ? (await Desk.MarkRelapse(Errand(), ProblemAddress, earlier, Posted("reason") ?? "", Cancel)).Rejection : ProblemRejections.NoEarlier,
        $"{Here}?done=relapse");

    private CheckVerdict? Verdict() => Enum.TryParse<CheckVerdict>(Posted("verdict"), out var verdict) && Enum.IsDefined(verdict) ? verdict : null;

    private DateOnly? DayPosted() => DateOnly.TryParseExact(Posted("day"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private async Task<(ImmutableArray<EvidenceItem> Items, Rejection? Refused)> EvidenceHandedIn()
    {
        if (!_view.Answers)
        {
            return ([], null); // says why not below; nothing is kept
        }
        var items = EvidenceLinks.Read(Posted("links") ?? "").ToList();
        foreach (var file in Http.Request.Form.Files.GetFiles("files").Where(f => f.FileName.Length > 0))
        {
            await using var content = file.OpenReadStream();
            var (item, refused) = await Reporting.Keep(Path.GetFileName(file.FileName.Replace('\\', '/')), content, Cancel);
            if (item is null)
            {
                return ([], refused);
            }
            items.Add(item);
        }
        return ([.. items], null);
    }
}
