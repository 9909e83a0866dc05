using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Shared;
using Tracker.Supervision;
using Tracker.Units;

namespace Tracker.Gateway.Supervision;

public partial class PaperEditPage
{
    private const int MoreRows = 3;

    private PaperView? _before;
    private GrainAddress _address;
    private FormEdits _edits = null!;
    private LadderSettings _settings = LadderSettings.Initial;

    [Inject] private PaperReading Reading { get; set; } = null!;
    [Inject] private PaperDesk Desk { get; set; } = null!;

    /// <summary>Null: a new one.</summary>
    [Parameter] public string? Id { get; set; }

    private string Back => Id is null ? "/supervision" : $"/supervision/{Id}";

    private IEnumerable<PaperRung> Rungs => Enum.GetValues<PaperRung>().Where(r => _settings.Allows(r) || r == _before?.Content.Rung);

    private int Rows => (_before?.Content.Facts.Length ?? 0) + MoreRows;

    protected override async Task<bool> Load()
    {
        if (!May(Deed.DraftPaper))
        {
            return false;
        }
        _settings = await Desk.Settings(Government, Cancel);
        if (Id is null)
        {
            _edits = new FormEdits(Http.Typed, "content", 0, []);
            return true;
        }
        if (Ids.Address(Id, SupervisionPaper.Kind.Name) is not { } address || await Reading.Look(Caller, address, Cancel) is not { } view)
        {
            return false;
        }
        (_address, _before) = (address, view);
        _edits = new FormEdits(Http.Typed, "content", view.Version, Fields(view.Paper));
        return true;
    }

    private IEnumerable<EditField> Fields(SupervisionPaper paper) => paper is not SupervisionPaper.Written { Content: var content } ? [] :
    [
        new EditField("rung", "文种", $"{content.Rung}", Says: text => Enum.TryParse<PaperRung>(text, out var rung) ? PaperWords.Of(rung) : text),
        new EditField("replyBy", "反馈期限", content.ReplyBy?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? ""),
        new EditField("title", "标题", FormEdits.Lines(content.Title)),
        new EditField("text", "正文", FormEdits.Lines(content.Text)),
        .. content.Units.Select(u => EditField.Ticked("unit", u.Unit.Value, $"单位：{u.Name}")),
        .. content.Facts.SelectMany((fact, i) => new[]
        {
            new EditField($"factUnit{i + 1}", $"事实{i + 1}的单位", fact.Unit.Value, Says: text => Ids.TryRead<UnitId>(text, out var unit) ? NameOf(unit) : text),
            new EditField($"fact{i + 1}", $"事实{i + 1}", FormEdits.Lines(fact.Words)),
        }),
        new EditField("addressees", "主送机关", FormEdits.Lines(content.Addressees ?? "")),
        new EditField("copyTo", "抄送", FormEdits.Lines(content.CopyTo ?? "")),
        new EditField("attachments", "附件", string.Join('\n', content.Attachments)),
    ];

    /// <summary>What was typed just now, else what stands. A fact keeps its subject: both come from one side.</summary>
    private string? Typed(string field, string? stands) =>
        _edits.IsMet && field.StartsWith("subject", StringComparison.Ordinal) ? stands : _edits.Text(field, stands);

    private bool IsChosen(UnitId unit) => _edits.Ticks("unit", unit.Value);

    private async Task Save()
    {
        if (Id is not null)
        {
            var not = _edits.Unchosen ?? (await Desk.Revise(Errand(), _address, Content(), _edits.VersionTyped, Cancel)).Rejection;
            await Meet(_edits, not, _address, SupervisionPaper.Kind, Fields);
            GoOrSay(not, $"/supervision/{Id}?done=saved");
            return;
        }
        var (drafted, refused) = await Desk.Draft(Errand(), Content(), Government, Cancel);
        GoOrSay(refused, $"/supervision/{drafted?.Paper.RouteForm}?done=saved");
    }

    private PaperContent Content() => new(
        Enum.TryParse<PaperRung>(_edits.Said("rung"), out var rung) ? rung : PaperRung.Reminder,
        _edits.Said("title")?.Trim() ?? "",
        [.. AllPosted("unit").Select(u => Ids.TryRead<UnitId>(u, out var unit) ? Register.Unit(unit)?.Ref : null).OfType<UnitRef>()],
        [.. Facts()],
        string.Join('\n', Lines("text")),
        DateOnly.TryParse(_edits.Said("replyBy"), CultureInfo.InvariantCulture, out var day) ? day : null,
        Said("addressees"),
        Said("copyTo"))
    {
        Attachments = [.. Lines("attachments")],
    };

    private IEnumerable<PaperFact> Facts()
    {
        for (var i = 1; i <= Rows; i++)
        {
            if (Ids.TryRead<UnitId>(_edits.Said($"factUnit{i}"), out var unit) && Said($"fact{i}") is { } words)
            {
                GrainAddress? subject = Ids.TryRead<GrainAddress>(Said($"subject{i}"), out var known) ? known : null;
                yield return new PaperFact(unit, subject, words);
            }
        }
    }

    private string[] Lines(string field) => (_edits.Said(field) ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private string? Said(string field) => _edits.Said(field)?.Trim() is { Length: > 0 } text ? text : null;
}
