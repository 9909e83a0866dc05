using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Gateway.Accounts;
using Tracker.Gateway.Assignments;
using Tracker.Gateway.Hosting;
using Tracker.PeriodReturns;
using Tracker.Silo.Accounts;
using Tracker.Silo.Beside;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.Returns;

public partial class SheetPage
{
    private const int MostOthers = 30;

    private Sheet _sheet = null!;
    private KeptDraft _kept = null!;
    private ReturnLine? _line;
    private ImmutableArray<DroppedDraft> _dropped = [];

    /// <summary>Rows that say what nobody has sent.</summary>
    private int _unsent;
    private string _savedBy = "";
    private ImmutableArray<string> _clashes = [];

    /// <summary>What was just typed into rows that are not on the sheet any more.</summary>
    private ImmutableArray<DraftRow> _gone = [];

    /// <summary>What was just typed and could not be saved as it is.</summary>
    private Dictionary<string, DraftRow> _shown = [];
    private DraftSignOff? _shownSignOff;

    /// <summary>By row, and <see cref="DraftDesk.SignOff"/>: what stood there when words were typed that come back after a sign-in.</summary>
    private readonly Dictionary<string, string> _seen = [];
    private string _me = "";

    [Inject] private SheetReading Sheets { get; set; } = null!;
    [Inject] private DraftDesk Drafts { get; set; } = null!;
    [Inject] private ReturnDesk Returns { get; set; } = null!;
    [Inject] private Reporting Reporting { get; set; } = null!;
    [Inject] private AccountDirectory Accounts { get; set; } = null!;
    [Inject] private ILedger Ledger { get; set; } = null!;

    [Parameter] public required string Period { get; set; }
    [Parameter] public required string UnitNumber { get; set; }

    private string Here => ReturnWords.Link(_sheet.Period.Address, _sheet.Unit);

    /// <summary>Behind the draft's address: once it is saved, what came back is not offered again.</summary>
    private string? Again => _seen.Count > 0 ? $"?{Shared.KeptForms.Field}={Query[Shared.KeptForms.Field]}" : null;

    private string WhoSaved => _kept.Entry is { } entry ? $"{SavedBy(entry)} 在 {Shared.Words.Moment(entry.At)}" : "";

    private string? DoneText => Done switch
    {
        "saved" => "草稿已保存。",
        "same" => $"没填的行都选了「与上期一致」，草稿已保存。{(_sheet.Rows.Any(r => r.IsOpen && r.Returned is not null) ? "退回的行要按原因答复，没有替您选。" : null)}核对后报送。",
        "discarded" => "草稿已放弃，表上是报送过的内容。放弃的文字在页尾「作废的草稿」里还能看到。",
        "returned" => "已退回，单位会看到原因。",
        "handed-in" => "已提交审核，等本单位另一位同事通过。",
        "sent-back" => "已退回给填报人，会看到原因。",
        _ => null,
    };

    protected override async Task<bool> Load()
    {
        if (Ids.Address(Period, ReportingPeriod.Kind.Name) is not { } period || !Ids.TryRead<UnitId>(UnitNumber, out var unit)
            || await Sheets.Look(Caller, period, unit, Cancel) is not { } sheet)
        {
            return false;
        }
        _sheet = sheet.MayFill ? await Sheets.WithEvidenceOfOthers(Caller, sheet, Cancel) : sheet;
        _kept = await Drafts.Look(sheet, Cancel);
        _dropped = sheet.MayFill ? await Drafts.Dropped(sheet, Cancel) : [];
        _unsent = sheet.MayFill ? sheet.Rows.Count(_kept.Draft.IsUnsent) : 0;
        _savedBy = _kept.Entry is { } entry ? await Shared.Authors.OfDraft(Accounts, Grains, entry.By, Caller.Actor.Account, sheet.OnBehalf) : "";
        _line = (await Ledger.Returns(period, Cancel)).FirstOrDefault(r => r.Unit == unit);
        _me = sheet.OnBehalf ? "" : Sessions.EntryOf(Http)?.PersonName ?? "";
        if (sheet.MayFill && TypedBefore is { } before)
        {
            ShowAgain(SheetForm.Read(before, _sheet, _kept));
        }
        return true;
    }

    /// <summary>What was typed when the session had ended. It still stands on what it was typed over: whatever others saved meanwhile is told, not written over.</summary>
    private void ShowAgain(TypedSheet typed)
    {
        foreach (var (key, row) in typed.Rows.Where(r => r.Value.Row.Mark != r.Value.Base))
        {
            (_shown[key], _seen[key]) = (row.Row, row.Base);
        }
        if (typed.SignOff is var (signOff, mark) && signOff.Mark != mark)
        {
            (_shownSignOff, _seen[DraftDesk.SignOff]) = (signOff, mark);
        }
    }

    private async Task Post()
    {
        if (!_sheet.MayFill)
        {
            RefuseAsUnknown();
            return;
        }
        var typed = SheetForm.Read(Http.Request.Form, _sheet, _kept);
        var (withFiles, refused) = await WithFiles(typed);
        if (Posted("step") == "same")
        {
            withFiles = withFiles with { Rows = [.. withFiles.Rows.Select(r => r.Value.Row.Outcome is null && _sheet.Row(r.Key) is { Returned: null } ? new(r.Key, r.Value with { Row = r.Value.Row with { Outcome = RowOutcome.Same } }) : r)] };
        }
        var saved = await Drafts.Save(_sheet, Errand(), withFiles, Cancel);
        _gone = [.. withFiles.Gone(_sheet).Select(r => r.Value.Row)];
        if (refused is null && saved.Clashes.IsEmpty && _gone.IsEmpty)
        {
            GoOrSay(null, Posted("step") switch { "preview" => $"{Here}/preview", "same" => $"{Here}?done=same", _ => $"{Here}?done=saved" });
            return;
        }
        _kept = await Drafts.Look(_sheet, Cancel);
        _clashes = saved.Clashes;
        _shown = withFiles.Rows.Where(r => _clashes.Contains(r.Key)).ToDictionary(r => r.Key, r => r.Value.Row);
        _shownSignOff = _clashes.Contains(DraftDesk.SignOff) ? withFiles.SignOff?.Typed : null;
        GoOrSay(refused ?? (_clashes.IsEmpty ? new Rejection("period-return.row-gone", $"{_gone.Length}") : new Rejection("period-return.row-clash", $"{_clashes.Length}")), Here);
    }

    /// <summary>放弃草稿: asked twice, and of the draft that was looked at.</summary>
    private async Task Discard() => GoOrSay(
        !_sheet.MayFill ? new Rejection("period.unknown")
        : Posted("confirmed") != "yes" ? new Rejection("period-return.discard-unconfirmed")
        : await Drafts.Discard(_sheet, Errand(), long.TryParse(Posted("draft"), out var seen) ? seen : null, Cancel),
        $"{Here}?done=discarded");

    private async Task Return()
    {
        if (!May(Deed.Return))
        {
            RefuseAsUnknown();
            return;
        }
        GoOrSay((await Returns.Return(Errand(), _sheet, Posted("reason") ?? "", Cancel)).Rejection, $"{Here}?done=returned");
    }

    /// <summary>Uploaded files become ticked evidence of their rows. What cannot be kept is said; all else is saved.</summary>
    private async Task<(TypedSheet Typed, Rejection? Refused)> WithFiles(TypedSheet typed)
    {
        Rejection? refused = null;
        var rows = typed.Rows.ToBuilder();
        for (var i = 0; i < rows.Count; i++)
        {
            var (key, row) = rows[i];
            foreach (var file in Http.Request.Form.Files.GetFiles($"f{SheetForm.PlaceOf(Http.Request.Form, key)}").Where(f => f.FileName.Length > 0))
            {
                var (item, fault) = await Keep(file);
                refused ??= fault;
                row = item is null ? row : row with { Row = row.Row with { Evidence = DraftRow.Sorted(row.Row.Evidence.Append(item)) } };
            }
            rows[i] = new(key, row);
        }
        if (Http.Request.Form.Files.GetFile("scan") is { FileName.Length: > 0 } scan && typed.SignOff is var (signOff, mark))
        {
            var (item, fault) = await Keep(scan);
            refused ??= fault;
            typed = typed with { SignOff = (item is null ? signOff : signOff with { Scan = item }, mark) };
        }
        return (typed with { Rows = rows.ToImmutable() }, refused);
    }

    private async Task<(EvidenceItem? Item, Rejection? Fault)> Keep(IFormFile file)
    {
        var name = Path.GetFileName(file.FileName.Replace('\\', '/'));
        if (file.Length == 0)
        {
            return (null, new Rejection("evidence.file-empty", name));
        }
        await using var content = file.OpenReadStream();
        var (item, fault) = await Reporting.Keep(name, content, Cancel);
        return (item, fault);
    }

    private Rejection? Fault(SheetRow row) => Query["check"] is null ? null : RowReading.Of(_kept.Draft.RowOf(row), row).Fault;

    private static IReadOnlyList<EvidenceItem> OfferedFor(SheetRow row, DraftRow typed) =>
        [.. typed.Evidence.Concat(row.There).DistinctBy(EvidenceKeys.Of)];

    /// <summary>Pieces of the same name are told apart.</summary>
    private static IEnumerable<(EvidenceItem Item, string Title)> Told(IReadOnlyList<EvidenceItem> items)
    {
        var titles = new Assignments.EvidenceTitles(items);
        return items.Select(item => (item, titles.Of(item)));
    }

    private List<EvidenceItem> OthersFor(SheetRow row, IReadOnlyList<EvidenceItem> offered) =>
        [.. _sheet.There.Concat(_kept.Draft.Rows.Values.SelectMany(r => r.Evidence)).Concat(_sheet.OfOthers).DistinctBy(EvidenceKeys.Of).ExceptBy(offered.Concat(row.There).Select(EvidenceKeys.Of), EvidenceKeys.Of).Take(MostOthers)];

    private static string LastValue(SheetRow row, string name) =>
        row.Last?.Quantities.FirstOrDefault(q => q.Name == name) is { } last ? $"上期{QuantityText.Number(last.Value)}" : "数值";

    private static string Said(DraftRow row) => DraftWords.Of(row);

    /// <summary>Rows without a word of a sheet that counts as sent: a workbook may bring some of them, a duty may have come since.</summary>
    private int Lacking => _line is { Returned: false } ? _sheet.Rows.Count(r => r.IsOpen && r.Filed is null && r.Line.Entry.Role != Role.Cooperating) : 0;

    /// <summary>What is sent now for the first time comes after 填报截止.</summary>
    private bool IsLate => !_sheet.Period.Closed && _sheet.Sent is null && Today > _sheet.Period.DueDay;

    private bool MayReturn => May(Deed.Return) && (_sheet.Sent is { ReturnedFor: null } || Posted("_handler") == "return");

    /// <summary>Who of a unit typed what is the unit's own: outside it no account is named.</summary>
    private string SavedBy(BesideEntry entry) => entry.By == Caller.Actor.Account ? "您" : _savedBy;
}
