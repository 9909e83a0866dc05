using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Gateway.Hosting;
using Tracker.Ledger;
using Tracker.Silo.Ledger;
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
    private bool _mayAcknowledge, _mayReport, _mayReportClosure, _mayReturn, _mayClose;

    [Inject] private AssignmentHistory Assignments { get; set; } = null!;
    [Inject] private Reporting Reporting { get; set; } = null!;
    [Inject] private ILedger Ledger { get; set; } = null!;
    [Inject] private Access Access { get; set; } = null!;

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
        _lastReturn = _history.LastOrDefault(h => h.Fact == "assignment.returned.v1");
        _point = (await Grains.WorkPoint(_entry.Point).Look(Cancel)).State switch
        {
            { AsPlanned: { } point } => point.Plan,
            _ => null,
        };
        await AskWhatMayBeDone();
        return true;
    }

    /// <summary>What the table allows, and what makes sense now: a form that would only be refused is not offered.</summary>
    private async Task AskWhatMayBeDone()
    {
        _recorded = ((await Grains.Assignment(_address).Look(Cancel)).State as Assignment.Recorded)?.Fact;
        var open = _entry.Status.IsOpen && _recorded is null;
        var writable = open && _entry.Status != AssignmentStatus.ClosureReported;
        _mayAcknowledge = _entry.Status == AssignmentStatus.Unacknowledged && !OnBehalf && await Access.May(Caller, Deed.Acknowledge, _address, Cancel);
        _mayReport = writable && await Access.May(Caller, Deed.Report, _address, Cancel);
        _mayReportClosure = writable && await Access.May(Caller, Deed.ReportClosure, _address, Cancel);
        _mayReturn = open && _entry.LastReport is not null && _entry.Status != AssignmentStatus.Returned && await Access.May(Caller, Deed.Return, _address, Cancel);
        _mayClose = open && _entry.LastReport is not null && _entry.Status != AssignmentStatus.Returned && await Access.May(Caller, Deed.Close, _address, Cancel);
    }

    private string Here => $"/assignments/{Id}";

    private string? DoneText => Done switch
    {
        "acknowledged" => "已签收。",
        "reported" => "填报已保存。",
        "closure-reported" => "填报已保存并报结，等待政务公开办审核。",
        "returned" => "已退回，单位会看到退回的原因。",
        "closed" => "已办结。",
        _ => null,
    };

    private async Task Acknowledge() =>
        GoOrSay((await Reporting.Acknowledge(Errand(), _address, cancel: Cancel)).Rejection, $"{Here}?done=acknowledged");

    private async Task Return() =>
        GoOrSay((await Reporting.Return(Errand(), _address, Posted("reason") ?? "", cancel: Cancel)).Rejection, $"{Here}?done=returned");

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
        }
        return (items.ToImmutable(), null);
    }

    private string AuthorOf(HistoryEntry entry) => entry.Unit is { } unit ? $"{NameOf(unit)} {entry.Post}".TrimEnd() : entry.Post.Length > 0 ? entry.Post : entry.Account.Value;
}
