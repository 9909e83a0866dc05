using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Lights;
using Tracker.Gateway.Shared;
using Tracker.Gateway.Supervision;
using Tracker.Ledger;
using Tracker.Lights;
using Tracker.Silo.Ledger;
using Tracker.Supervision;
using Tracker.Units;
using Tracker.WorkPoints;

namespace Tracker.Gateway.Assignments;

public partial class AssignmentPage
{
    private GrainAddress _address;
    private LedgerLine _line = null!;
    private LedgerEntry _entry = null!;
    private PlanLine _plan = null!;
    private WorkPointPlanned? _point;
    private ImmutableArray<HistoryEntry> _history = [];
    private HistoryEntry? _lastReturn;
    private AssignmentRecorded? _recorded;
    private bool _mayAcknowledge, _mayReport, _mayReportClosure, _mayReturn, _mayClose, _mayCorrect;
    private bool _mayRefuse, _mayAnswerRefusal, _mayAnswerNotConcerned, _mayReopen, _mayClear, _maySetUp;
    private WorkPoint.Underway? _now;
    private Light? _light;
    private ImmutableArray<EarlierFinding> _urged = [];
    private GrainAddress? _sheet;

    /// <summary>Files of a form that has not been taken yet: they are not chosen twice.</summary>
    private ImmutableArray<EvidenceItem> _kept = [];

    /// <summary>What is handed in with a 报结 that is still to be confirmed; null: there is none.</summary>
    private ImmutableArray<EvidenceItem>? _closing;

    [Inject] private AssignmentHistory Assignments { get; set; } = null!;
    [Inject] private Reporting Reporting { get; set; } = null!;
    [Inject] private Reviewing Reviewing { get; set; } = null!;
    [Inject] private ILedger Ledger { get; set; } = null!;
    [Inject] private UrgingDesk Urging { get; set; } = null!;
    [Inject] private LightDesk Lights { get; set; } = null!;
    [Inject] private Access Access { get; set; } = null!;
    [Inject] private HandedFiles Handed { get; set; } = null!;

    [Parameter] public required string Id { get; set; }

    private bool OnBehalf => Caller.ActsForAnother(_entry.Unit);

    protected override async Task<bool> Load()
    {
        if (Ids.Address(Id, Assignment.Kind.Name) is not { } address
            || await Assignments.Look(Caller, address, Cancel) is not { } standing
            || await Ledger.Plan(standing.Line.Entry.Plan, Cancel) is not { } plan)
        {
            return false;
        }
        (_address, _line, _entry, _plan) = (address, standing.Line, standing.Line.Entry, plan);
        _history = await Assignments.Entries(Caller, address, Cancel) ?? [];
        _lastReturn = _history.LastOrDefault(h => h.Fact is "assignment.returned.v1" or "assignment.returned-with-sheet.v1");
        _now = (await Grains.WorkPoint(_entry.Point).Look(Cancel)).State.AsPlanned;
        _point = _now?.Plan;
        await AskWhatMayBeDone();
        _urged = (await Urging.Done(address.Government, Cancel)).About(address);
        _light = _recorded is null ? (await Lights.On(null, address.Government, address.Year, Cancel)).Of(_entry) : null;
        return true;
    }

    /// <summary>序时进度 of a figure that was promised and is reported under the same name: the last row of each period counts, and all add up.</summary>
    private Pace? PaceOf(Tracker.Plans.Metric metric)
    {
        var told = _history.SelectMany(h => h.Figures.Where(f => f.Name == metric.Name && f.Measure == metric.Measure).Select(f => (h.Text, f.Value))).ToList();
        return told.Count == 0 || metric.Measure is "%" or "％" or "" ? null
            : Pace.Of(
                metric.Value,
                told.GroupBy(t => t.Text?.Split('，')[0]).Sum(period => period.Last().Value),
                new DateOnly(_address.Year.Value, 1, 1),
                _entry.DueDay ?? new DateOnly(_address.Year.Value, 12, 31),
                Today);
    }

    /// <summary>What the table allows, and what makes sense now: a form that would only be refused is not offered.</summary>
    private async Task AskWhatMayBeDone()
    {
        var state = (await Grains.Assignment(_address).Look(Cancel)).State;
        (_recorded, _sheet) = ((state as Assignment.Recorded)?.Fact, state.Duty?.ReturnedWith);
        _mayCorrect = _recorded is not null && await Access.May(Caller, Deed.ImportPlan, _address, Cancel);
        var open = _entry.Status.IsOpen && _recorded is null;
        var writable = open && _entry.Status != AssignmentStatus.ClosureReported;
        var mayReturn = open && _entry.LastReport is not null && _entry.Status is not (AssignmentStatus.Returned or AssignmentStatus.Refused);
        _mayAcknowledge = _entry.Status is AssignmentStatus.Unacknowledged or AssignmentStatus.Refused && !OnBehalf && await Access.May(Caller, Deed.Acknowledge, _address, Cancel);
        _mayReport = writable && await Access.May(Caller, Deed.Report, _address, Cancel);
        _mayReportClosure = writable && await Access.May(Caller, Deed.ReportClosure, _address, Cancel);
        _mayReturn = mayReturn && (May(Deed.Return) || (OnBehalf && await Reviewing.GoesThroughLead(_address, Cancel))) && await Access.May(Caller, Deed.Return, _address, Cancel);
        _mayClose = mayReturn && await Access.May(Caller, Deed.Close, _address, Cancel);
        _mayRefuse = _entry.Status is AssignmentStatus.Unacknowledged or AssignmentStatus.Underway && _entry.LastReport is null && _recorded is null && !OnBehalf
            && await Access.May(Caller, Deed.Refuse, _address, Cancel);
        _mayAnswerRefusal = _entry.Status is AssignmentStatus.Refused && await Access.May(Caller, Deed.Adjust, _address, Cancel);
        _mayAnswerNotConcerned = _line.SaysNotConcerned && await Access.May(Caller, Deed.ConfirmNotConcerned, _address, Cancel);
        _mayReopen = !_entry.Status.IsOpen && _entry.Status is not AssignmentStatus.Withdrawn && _recorded is null && await Access.May(Caller, Deed.Reopen, _address, Cancel);
        _mayClear = (open || _entry.Status is AssignmentStatus.Closed) && _recorded is null && await Access.May(Caller, Deed.Clear, _address, Cancel);
        _maySetUp = open && (await Access.May(Caller, Deed.SetUp, _address, Cancel) || (_line.SetUp is not null && await Access.May(Caller, Deed.ReviewSetUp, _address, Cancel)));
    }

    private string Here => $"/assignments/{Id}";

    private string? DoneText => Done switch
    {
        "acknowledged" => "已签收。",
        "reported" => "填报已保存。",
        "closure-reported" => "填报已保存并报结，等待政务公开办审核。",
        "returned" => "已退回，单位会看到退回的原因。",
        "closed" => "已办结。",
        "corrected" => "已更正，原来的记录还在办理经过里。",
        "refused" => "已退签，等待政务公开办答复。",
        "upheld" => "已维持，单位会看到理由，需要重新签收。",
        "confirmed" => "已确认不涉及，不再计入任务总数。",
        "denied" => "已退回，单位会看到理由。",
        "reopened" => "已退回重办，单位会看到理由。",
        "cleared" => "已清账。",
        "set-up" => "建账已保存，等待政务公开办审核。",
        "set-up-accepted" => "建账已通过。",
        "set-up-returned" => "建账已退回，单位会看到理由。",
        _ => null,
    };

    private async Task Acknowledge() =>
        GoOrSay((await Reporting.Acknowledge(Errand(), _address, cancel: Cancel)).Rejection, $"{Here}?done=acknowledged");

    private async Task Return() =>
        GoOrSay((await Reviewing.Return(Errand(), _address, Posted("reason") ?? "", cancel: Cancel)).Rejection, $"{Here}?done=returned");

    private async Task Refuse()
    {
        UnitRef? proposed = null;
        if (Posted("proposed") is { Length: > 0 } name)
        {
            if (Register.Find(name.Trim()) is not { Active: true } unit)
            {
                GoOrSay(new Rejection("plan.answer-unit-unknown", name), Here);
                return;
            }
            proposed = unit.Ref;
        }
        GoOrSay((await Reporting.Refuse(Errand(), _address, Posted("refusal") ?? "", proposed, cancel: Cancel)).Rejection, $"{Here}?done=refused");
    }

    private async Task Uphold() =>
        GoOrSay((await Reviewing.Uphold(Errand(), _address, Posted("upheld") ?? "", cancel: Cancel)).Rejection, $"{Here}?done=upheld");

    private async Task ConfirmNotConcerned() =>
        GoOrSay((await Reviewing.ConfirmNotConcerned(Errand(), _address, cancel: Cancel)).Rejection, $"{Here}?done=confirmed");

    private async Task DenyNotConcerned() =>
        GoOrSay((await Reviewing.DenyNotConcerned(Errand(), _address, Posted("denial") ?? "", cancel: Cancel)).Rejection, $"{Here}?done=denied");

    private async Task Reopen() =>
        GoOrSay((await Reviewing.Reopen(Errand(), _address, Posted("reopening") ?? "", cancel: Cancel)).Rejection, $"{Here}?done=reopened");

    private async Task Clear() => GoOrSay(
        Enum.TryParse<YearEndOutcome>(Posted("outcome"), out var outcome)
            ? (await Reviewing.Clear(Errand(), _address, outcome, Posted("note"), cancel: Cancel)).Rejection
            : AssignmentRejections.NoEnding,
        $"{Here}?done=cleared");

    private async Task Correct() =>
        GoOrSay(
            !Enum.TryParse<YearEndOutcome>(Posted("outcome"), out var outcome) || !Enum.IsDefined(outcome) ? new Rejection("request.malformed", "outcome")
                : (await Reporting.CorrectRecord(Errand(), _address, outcome, Posted("text") ?? "", Posted("reason") ?? "", cancel: Cancel)).Rejection,
            $"{Here}?done=corrected");

    private async Task Report()
    {
        if (!await Access.May(Caller, Deed.Report, _address, Cancel))
        {
            RefuseAsUnknown();
            return;
        }
        var text = Posted("text") ?? "";
        var (evidence, refused) = await EvidenceHandedIn(text);
        if (refused is not null)
        {
            GoOrSay(refused, Here);
            return;
        }
        var closes = Posted("closure") == "yes";
        if (closes && Posted("sure") == "no")
        {
            return; // back to the form, with everything in it
        }
        if (closes && _mayReportClosure && Posted("sure") != "yes" && (!evidence.IsEmpty || _entry.Evidence > 0))
        {
            _closing = evidence;
            return;
        }
        var answer = closes
            ? await Reporting.ReportClosure(Errand(), _address, text, evidence, cancel: Cancel)
            : await Reporting.Report(Errand(), _address, text, evidence, cancel: Cancel);
        GoOrSay(answer.Rejection, $"{Here}?done={(closes ? "closure-reported" : "reported")}");
    }

    /// <summary>Links and files as items; files are kept only once the words can stand.</summary>
    private async Task<(ImmutableArray<EvidenceItem> Items, Rejection? Refused)> EvidenceHandedIn(string text)
    {
        var items = ImmutableArray.CreateBuilder<EvidenceItem>();
        items.AddRange(EvidenceLinks.Read(Posted("links") ?? ""));
        if (ReportRules.Fault(text, items.ToImmutable()) is { } fault)
        {
            return ([], fault);
        }
        _kept = Handed.Unpack(Posted("kept"), Caller, _address);
        items.AddRange(_kept);
        var files = Http.Request.Form.Files.GetFiles("files").Where(f => f.FileName.Length > 0).ToList();
        if (files.Find(f => f.Length == 0) is { } empty)
        {
            return ([], new Rejection("evidence.file-empty", Path.GetFileName(empty.FileName.Replace('\\', '/'))));
        }
        foreach (var file in files)
        {
            await using var content = file.OpenReadStream();
            var (item, refused) = await Reporting.Keep(Path.GetFileName(file.FileName.Replace('\\', '/')), content, Cancel);
            if (item is null)
            {
                return ([], refused);
            }
            items.Add(item);
            _kept = _kept.Add(item);
        }
        return (items.ToImmutable(), null);
    }

    private string AuthorOf(HistoryEntry entry) => Authors.Of(Register, entry.Unit, entry.Post, entry.Account);
}
