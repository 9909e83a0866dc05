using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Tracker.Accounts;
using Tracker.AdHocRequests;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Gateway.Assignments;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Returns;
using Tracker.Gateway.Shared;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.AdHocRequests;

public partial class AnswerPage
{
    private GrainAddress _request;
    private AnswerView _view = null!;
    private RequestAnswer.Asked _asked = null!;
    private AnswerLine _line = null!;
    private Dictionary<string, KnownValue> _known = [];
    private bool _mayAnswer, _mayReturn;
    private FormEdits _edits = null!;

    [Inject] private RequestReading Reading { get; set; } = null!;
    [Inject] private RequestDesk Desk { get; set; } = null!;
    [Inject] private RequestBurden Burden { get; set; } = null!;
    [Inject] private Reporting Reporting { get; set; } = null!;
    [Inject] private Access Access { get; set; } = null!;

    [Parameter] public required string Id { get; set; }
    [Parameter] public required string Unit { get; set; }

    private bool OnBehalf => Caller.ActsForAnother(_asked.Question.Unit);

    private GrainAddress Address => _request.Child(RequestAnswer.Kind.Name, Unit);

    private string Here => $"/requests/{Id}/answers/{Unit}";

    private string? DoneText => Done switch
    {
        "answered" => "已报送。截止以前还可以修改后再报。",
        "returned" => "已退回，单位会看到退回的原因。",
        _ => null,
    };

    protected override async Task<bool> Load()
    {
        if (Ids.Address(Id, AdHocRequest.Kind.Name) is not { } request
            || !Ids.TryRead<UnitId>(Unit, out var unit)
            || await Reading.Look(Caller, request, unit, Cancel) is not { } view)
        {
            return false;
        }
        (_request, _view, _asked) = (request, view, view.Answer);
        var sent = view.Sent;
        _line = new AnswerLine(
            request, sent.Content.Title, unit, _asked.Question.UnitName, _asked.Standing, _asked.DueDay, _asked.On, _asked.Late, _asked.Withdrawn is not null, sent.Stage, sent.Content.Fields.Length);
        _mayAnswer = _asked.Withdrawn is null && await Access.May(Caller, Deed.AnswerRequest, request.Government, unit, Cancel);
        _mayReturn = _asked is { Withdrawn: null, Standing: AnswerStanding.Given } && May(Deed.ManageRequests);
        if (_asked.On is null)
        {
            _known = (await Burden.Known(request, _asked.Question.Fields, [unit], Cancel))[unit].ToDictionary(k => k.Field);
        }
        _edits = new FormEdits(Http.Typed, "answer", view.Version, Fields(_asked));
        return true;
    }

    /// <summary>The last answer, else what is known.</summary>
    private IEnumerable<EditField> Fields(RequestAnswer answer) => answer is not RequestAnswer.Asked asked ? [] :
    [
        .. asked.Question.Fields.Select((field, i) => new EditField(
            $"f{i + 1}",
            field.Name,
            FormEdits.Lines(asked.Values.FirstOrDefault(v => v.Field == field.Name)?.Value ?? KnownOf(field)?.Value ?? ""),
            Says: text => text.Length == 0 ? "" : RequestWords.Of(field, text))),
        .. asked.Evidence.Select(e => EditField.Ticked("keep", EvidenceKeys.Of(e), $"佐证材料：{e.Title}")),
    ];

    private KnownValue? KnownOf(RequestField field) => _known.GetValueOrDefault(field.Name);

    private async Task Answer()
    {
        var values = _asked.Question.Fields.SelectMany((field, i) => _edits.Said($"f{i + 1}") is { } said ? [new FieldValue(field.Name, said)] : Array.Empty<FieldValue>()).ToImmutableArray();
        var (evidence, refused) = await EvidenceHandedIn();
        if (refused is not null)
        {
            GoOrSay(refused, Here);
            return;
        }
        // Once it is over, that is said and not that something changed.
        refused = _edits.Unchosen ?? (await Desk.Answer(Errand(), Address, values, evidence, _mayAnswer ? _edits.VersionTyped : null, Cancel)).Rejection;
        await Meet(_edits, refused, Address, RequestAnswer.Kind, Fields);
        GoOrSay(refused, $"{Here}?done=answered");
    }

    private async Task Return() => GoOrSay((await Desk.Return(Errand(), Address, Posted("reason") ?? "", cancel: Cancel)).Rejection, $"{Here}?done=returned");

    private async Task<(ImmutableArray<EvidenceItem> Items, Rejection? Refused)> EvidenceHandedIn()
    {
        if (!_mayAnswer)
        {
            return ([], null); // says why not below; nothing is kept
        }
        var kept = _asked.Evidence.Where(e => _edits.Ticks("keep", EvidenceKeys.Of(e)));
        var items = kept.Concat(EvidenceLinks.Read(Posted("links") ?? "")).ToList();
        foreach (var file in Http.Request.Form.Files.GetFiles("files").Where(f => f.FileName.Length > 0))
        {
            var name = Path.GetFileName(file.FileName.Replace('\\', '/'));
            if (file.Length == 0)
            {
                return ([], new Rejection("evidence.file-empty", name));
            }
            await using var content = file.OpenReadStream();
            var (item, refused) = await Reporting.Keep(name, content, Cancel);
            if (item is null)
            {
                return ([], refused);
            }
            items.Add(item);
        }
        return ([.. items], null);
    }
}
