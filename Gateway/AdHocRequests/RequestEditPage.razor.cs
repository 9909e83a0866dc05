using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Tracker.Accounts;
using Tracker.AdHocRequests;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Shared;
using Tracker.Gateway.Units;
using Tracker.Units;

namespace Tracker.Gateway.AdHocRequests;

public partial class RequestEditPage
{
    private RequestStanding? _before;
    private GrainAddress _address;
    private FormEdits _edits = null!;

    [Inject] private RequestReading Reading { get; set; } = null!;
    [Inject] private RequestDesk Desk { get; set; } = null!;

    /// <summary>Null: a new one.</summary>
    [Parameter] public string? Id { get; set; }

    private string Back => Id is null ? "/requests" : $"/requests/{Id}";

    private BasisKind BasisChosen => Enum.TryParse<BasisKind>(_edits.Text("basis", null), out var kind) ? kind : _before?.Content.Basis.Kind ?? BasisKind.Document;

    protected override async Task<bool> Load()
    {
        if (!May(Deed.ManageRequests))
        {
            return false;
        }
        if (Id is null)
        {
            _edits = new FormEdits(Http.Typed, "content", 0, []);
            return true;
        }
        if (Ids.Address(Id, AdHocRequest.Kind.Name) is not { } address || await Reading.Look(Caller, address, Cancel) is not { } standing)
        {
            return false;
        }
        (_address, _before) = (address, standing);
        _edits = new FormEdits(Http.Typed, "content", standing.Version, Fields(standing.Content));
        return true;
    }

    /// <summary>What was typed just now, else what stands.</summary>
    private string? Typed(string field, string? stands) => _edits.Text(field, stands);

    private static IEnumerable<EditField> Fields(AdHocRequest request) => request.Asks is { } content ? Fields(content) : [];

    private static IEnumerable<EditField> Fields(RequestContent content) =>
    [
        new EditField("title", "标题", FormEdits.Lines(content.Title)),
        new EditField("basis", "依据", $"{content.Basis.Kind}", Says: text => Enum.TryParse<BasisKind>(text, out var kind) ? RequestWords.Of(kind) : text),
        new EditField("basisText", "文件名称或议定、批示事项", FormEdits.Lines(content.Basis.Text)),
        new EditField("basisNumber", "文号", FormEdits.Lines(content.Basis.Number ?? "")),
        new EditField("basisDay", "依据的日期", content.Basis.Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? ""),
        new EditField("dueDay", "报送截止日", content.DueDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        new EditField("note", "给单位的说明", FormEdits.Lines(content.Note ?? "")),
        .. content.Fields.SelectMany((field, i) => Fields(field, i + 1)),
    ];

    private static IEnumerable<EditField> Fields(RequestField field, int i)
    {
        yield return new EditField($"name{i}", $"栏目{i}的名称", FormEdits.Lines(field.Name));
        yield return new EditField($"kind{i}", $"栏目{i}填什么", $"{field.Kind}", Says: text => Enum.TryParse<FieldKind>(text, out var kind) ? RequestWords.Of(kind) : text);
        yield return new EditField($"extra{i}", $"栏目{i}的计量单位或选项", field.Measure ?? string.Join('、', field.Choices));
        yield return new EditField($"hint{i}", $"栏目{i}的填写提示", FormEdits.Lines(field.Hint ?? ""));
        if (field.Required)
        {
            yield return EditField.Ticked($"required{i}", "yes", $"栏目{i}必填");
        }
    }

    private async Task Save()
    {
        var (content, fault) = Content();
        if (content is null)
        {
            GoOrSay(fault, Back);
            return;
        }
        if (Id is not null)
        {
            var not = _edits.Unchosen ?? (await Desk.Revise(Errand(), _address, content, _edits.VersionTyped, Cancel)).Rejection;
            await Meet(_edits, not, _address, AdHocRequest.Kind, Fields);
            GoOrSay(not, $"/requests/{Id}?done=saved");
            return;
        }
        var (drafted, refused) = await Desk.Draft(Errand(), content, Government, Cancel);
        GoOrSay(refused, $"/requests/{drafted?.Request.RouteForm}?done=saved");
    }

    private Outcome<RequestContent> Content()
    {
        if (Day("dueDay") is not { } due)
        {
            return new Rejection("ad-hoc-request.due-day-missing");
        }
        var basis = new RequestBasis(BasisChosen, _edits.Said("basisText")?.Trim() ?? "", Said("basisNumber"), Day("basisDay"));
        return new RequestContent(_edits.Said("title")?.Trim() ?? "", basis, due, [.. Fields()], Said("note"));
    }

    private IEnumerable<RequestField> Fields()
    {
        for (var i = 1; i <= RequestRules.MostFields; i++)
        {
            if (Said($"name{i}") is { } name)
            {
                var kind = Enum.TryParse<FieldKind>(_edits.Said($"kind{i}"), out var said) ? said : FieldKind.Text;
                var extra = Said($"extra{i}");
                yield return new RequestField(
                    name,
                    kind,
                    _edits.Ticks($"required{i}", "yes"),
                    kind == FieldKind.Choice && extra is not null ? UnitNames.Split(extra) : [],
                    kind == FieldKind.Number ? extra : null,
                    Said($"hint{i}"));
            }
        }
    }

    private string? Said(string field) => _edits.Said(field)?.Trim() is { Length: > 0 } text ? text : null;

    private DateOnly? Day(string field) => DateOnly.TryParse(_edits.Said(field), CultureInfo.InvariantCulture, out var day) ? day : null;
}
