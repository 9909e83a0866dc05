using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Tracker.AnnualReports;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Gateway.Assignments;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Shared;

namespace Tracker.Gateway.AnnualReports;

public partial class AnnualReportPage
{
    private GrainAddress _address;
    private ReportView _view = null!;
    private AnnualReport.Begun _state = null!;
    private List<Finding> _failing = [];
    private List<Finding> _open = [];
    private List<Finding> _toLetThrough = [];
    private HashSet<CellKey> _wrong = [];
    private ReportStep[] _steps = [];
    private int _blank, _empty;
    private ImmutableArray<LedgerFigure> _figures = [];
    private ImmutableArray<BoundSentence> _sentences = [];
    private bool _editable;

    /// <summary>What the draft has that was not sent, in words; empty: nothing.</summary>
    private List<string> _unsent = [];
    private FormEdits _edits = null!;

    [Inject] private AnnualReportReading Reading { get; set; } = null!;
    [Inject] private AnnualReportDesk Desk { get; set; } = null!;
    [Inject] private ReportFigures Figures { get; set; } = null!;
    [Inject] private ReportFiling Filing { get; set; } = null!;
    [Inject] private Reporting Reporting { get; set; } = null!;

    [Parameter] public required string Id { get; set; }

    private string Here => $"/annual-reports/{Id}";

    /// <summary>The step within the unit that comes next; null: all were taken.</summary>
    private bool HandedInByMe => _state.Taken(ReportStep.HandedIn)?.By == Caller.Actor.Account;

    private ReportStep? Next => !_state.Is(ReportStep.HandedIn) ? ReportStep.HandedIn : !_state.Is(ReportStep.Reviewed) ? ReportStep.Reviewed : !_state.Is(ReportStep.Signed) ? ReportStep.Signed : null;

    private (string Word, Tone Tone) Where => _state switch
    {
        { IsRecord: true } => ("往年已发布", Tone.Good),
        { ReturnedFor: not null } => ("已退回", Tone.Bad),
        _ when _state.Is(ReportStep.Published) => ("已发布", Tone.Good),
        { Reopened: not null } => ("更正中", Tone.Warning),
        _ when _state.Is(ReportStep.Sent) => ("已报送", Tone.Active),
        _ => Next switch { ReportStep.HandedIn => ("填写中", Tone.Warning), ReportStep.Reviewed => ("待审核", Tone.Warning), ReportStep.Signed => ("待签发", Tone.Warning), _ => ("已签发", Tone.Active) },
    };

    private string? DoneText => Done switch
    {
        "begun" => "已开始填写。",
        "saved" => "已保存并核对。",
        "read" => "已从文件读入并核对。",
        "explained" => "已写明理由。",
        "let-through" => "已放行。",
        "handed-in" => "已提交审核。",
        "reviewed" => "审核通过。",
        "signed" => "已登记签发。",
        "sent" => "已报送办公室。",
        "screened" => "已登记公开审查。",
        "published" => "已登记发布。",
        "reopened" => "可以更正了，改完要重新审核、签发、报送和发布。",
        "accepted" => "已记为审核过。",
        "pre-reviewed" => "已登记预审意见。",
        "returned" => "已退回。",
        "paper" => "已登记纸质版。",
        "previous" => "已读取上年数据。",
        "discarded" => "草稿已放弃。放弃的内容在页尾「作废的草稿」里还能看到。",
        "renewed" => "文字里的数已更新。",
        _ => null,
    };

    protected override async Task<bool> Load()
    {
        if (Ids.Address(Id, AnnualReport.Kind.Name) is not { } address || await Reading.Look(Caller, address, Cancel) is not { } view)
        {
            return false;
        }
        (_address, _view, _state) = (address, view, view.State);
        var findings = _state.Findings;
        _figures = await Figures.Of(address, Cancel);
        _sentences = [.. _state.Content.Sentences(_figures.Numbers())];
        _failing = [.. findings.Where(f => f.Outcome is CheckOutcome.Inconsistent)];
        _open = [.. _failing.Where(f => !_state.Explanations.Any(x => x.Settles(f)))];
        _blank = findings.Count(f => f.Outcome is CheckOutcome.NotComparable);
        _empty = _state.Content.Cells.Blanks;
        _wrong = [.. _open.SelectMany(f => f.Cells).Select(c => c.Key)];
        _edits = new FormEdits(Http.Typed, "fill", view.Version, Fields(_state), Clean);
        _editable = view.Keeps && !_state.IsRecord && !_state.Is(ReportStep.Published);
        _unsent = _editable ? DroppedWords.Of(_state.Content, _state.Settled) : [];
        _toLetThrough = view.Keeps ? [.. _open.Where(f => f.Severity is Severity.Error && _state.Explanations.Any(x => x.IsOf(f) && x.By != Caller.Actor.Account))] : [];
        _steps = [.. Enum.GetValues<ReportStep>().Where(s => !view.IsTotal || s is not ReportStep.Sent)];
        return true;
    }

    private static string KeyOf(Finding finding) => $"{finding.Rule}|{finding.Place}";

    private string? Typed(string form, string field) => Posted("_handler") == form ? Posted(field) : null;

    private static IEnumerable<EditField> Fields(AnnualReport report) => report is not AnnualReport.Begun { Content: var content } ? [] :
    [
        .. content.Cells.Form.Cells.Select(cell => new EditField($"cell.{cell.Key}", cell.Place, content.Cells[cell].ToString())),
        .. ReportContent.WrittenParts.Select(part => new EditField($"text.{part}", content.Cells.Form.Part(part).Heading, content.TextOf(part) is { } text ? BoundText.Named(text) : "")),
    ];

    /// <summary>A number typed in another way is no change.</summary>
    private static string Clean(EditField field, string text) =>
        field.Name.StartsWith("cell.", StringComparison.Ordinal) && CellText.Read(text) is { Fault: null, Value: var value } ? value.ToString() : FormEdits.Lines(text);

    private async Task Fill()
    {
        var cells = ImmutableDictionary.CreateBuilder<CellKey, CellValue>();
        foreach (var cell in _state.Content.Cells.Form.Cells)
        {
            if (_edits.Said($"cell.{cell.Key}") is not { } typed)
            {
                continue;
            }
            var (value, fault) = CellText.Read(typed);
            if (fault is not null)
            {
                GoOrSay(CellFaults.Of(cell.Place, cell, typed), Here);
                return;
            }
            cells[cell.Key] = value;
        }
        ImmutableArray<WrittenPart> texts = [.. ReportContent.WrittenParts.Select(part => (part, Text: _edits.Said($"text.{part}"))).Where(t => t.Text is not null).Select(t => new WrittenPart(t.part, t.Text!))];
        var refused = _edits.Unchosen ?? (await Desk.Fill(Errand(), _address, cells.ToImmutable(), texts, FillSource.Typed, _edits.VersionTyped, Cancel)).Rejection;
        await Meet(_edits, refused, _address, AnnualReport.Kind, Fields);
        _wrong.UnionWith(_state.Content.Cells.Form.Cells.Select(c => c.Key).Where(key => _edits.Flag($"cell.{key}") is not null));
        GoOrSay(refused, $"{Here}?done=saved");
    }

    private async Task Upload()
    {
        if (Http.Request.Form.Files.GetFiles("files").FirstOrDefault(f => f.FileName.Length > 0) is not { } file || !_view.Keeps)
        {
            GoOrSay(new Rejection("request.file-missing"), Here);
            return;
        }
        await using var content = file.OpenReadStream();
        var (seen, overwrite) = (VersionPosted("seen"), Posted("overwrite") == "true"); // what was looked at is overwritten, and nothing later
        GoOrSay((await Filing.Take(Errand(), _view, content, Path.GetFileName(file.FileName.Replace('\\', '/')), overwrite ? seen : null, overwrite && seen is not null, Cancel)).Rejection, $"{Here}?done=read");
    }

    private long? VersionPosted(string field) => long.TryParse(Posted(field), NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : null;

    private async Task Explain()
    {
        var (rule, place) = FindingPosted();
        GoOrSay((await Desk.Explain(Errand(), _address, rule, place, Posted("reason") ?? "", Cancel)).Rejection, $"{Here}?done=explained");
    }

    private async Task LetThrough()
    {
        var (rule, place) = FindingPosted();
        GoOrSay((await Desk.LetThrough(Errand(), _address, rule, place, Cancel)).Rejection, $"{Here}?done=let-through");
    }

    private async Task Renew() => GoOrSay((await Desk.RenewFigures(Errand(), _address, Cancel)).Rejection, $"{Here}?done=renewed");

    private async Task TakePrevious() => GoOrSay((await Desk.TakePrevious(Errand(), _address, Cancel)).Rejection, $"{Here}?done=previous");

    private async Task HandIn() => GoOrSay((await Desk.HandIn(Errand(), _address, cancel: Cancel)).Rejection, $"{Here}?done=handed-in");

    private async Task Review() => GoOrSay((await Desk.Review(Errand(), _address, cancel: Cancel)).Rejection, $"{Here}?done=reviewed");

    private async Task Sign()
    {
        var (scan, refused) = _view.Keeps ? await Scan() : default;
        GoOrSay(refused ?? (await Desk.Sign(Errand(), _address, DayPosted() ?? Today, Posted("post") ?? "", scan, cancel: Cancel)).Rejection, $"{Here}?done=signed");
    }

    private async Task Send() => GoOrSay((await Desk.Send(Errand(), _address, cancel: Cancel)).Rejection, $"{Here}?done=sent");

    private async Task Screen() => GoOrSay((await Desk.Screen(Errand(), _address, Posted("words") ?? "", cancel: Cancel)).Rejection, $"{Here}?done=screened");

    private async Task Publish() => GoOrSay((await Desk.Publish(Errand(), _address, Posted("link")?.Trim() ?? "", DayPosted() ?? Today, cancel: Cancel)).Rejection, $"{Here}?done=published");

    private async Task Reopen() => GoOrSay((await Desk.Reopen(Errand(), _address, Posted("reason") ?? "", cancel: Cancel)).Rejection, $"{Here}?done=reopened");

    /// <summary>放弃草稿: asked twice, and of the draft that was looked at.</summary>
    private async Task Discard() => GoOrSay(
        Posted("confirmed") != "yes" ? new Rejection("annual-report.discard-unconfirmed")
        : (await Desk.Discard(Errand(), _address, VersionPosted("draft"), Cancel)).Rejection,
        $"{Here}?done=discarded");

    private async Task Accept() => GoOrSay((await Desk.Accept(Errand(), _address, cancel: Cancel)).Rejection, $"{Here}?done=accepted");

    private async Task PreReview() => GoOrSay((await Desk.PreReview(Errand(), _address, Posted("words") ?? "", cancel: Cancel)).Rejection, $"{Here}?done=pre-reviewed");

    private async Task Return() => GoOrSay((await Desk.Return(Errand(), _address, Posted("reason") ?? "", cancel: Cancel)).Rejection, $"{Here}?done=returned");

    private async Task Paper()
    {
        var (scan, refused) = _view.Manages ? await Scan() : default;
        GoOrSay(refused ?? (await Desk.ReceivePaper(Errand(), _address, scan, cancel: Cancel)).Rejection, $"{Here}?done=paper");
    }

    private (string Rule, string Place) FindingPosted() => Posted("finding")?.Split('|', 2) is [var rule, var place] ? (rule, place) : ("", "");

    private DateOnly? DayPosted() => DateOnly.TryParseExact(Posted("day"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private async Task<(EvidenceItem? Scan, Rejection? Refused)> Scan() => await Reporting.KeepPosted(Http, Cancel) is var (scan, refused) ? (scan, refused) : (null, null);
}
