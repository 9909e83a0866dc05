using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Gateway.Assignments;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Shared;
using Tracker.Silo.Ledger;
using Tracker.Supervision;
using Tracker.Units;

namespace Tracker.Gateway.Supervision;

public partial class UnitPaperPage
{
    private GrainAddress _address;
    private UnitId _unit;
    private PaperLine _line = null!;
    private PaperUnit _named = null!;
    private PaperContent _content = null!;
    private SupervisionPaper.Written _paper = null!;
    private bool _mayVerify, _mayAnswer;

    [Inject] private PaperReading Reading { get; set; } = null!;
    [Inject] private PaperDesk Desk { get; set; } = null!;
    [Inject] private Reporting Reporting { get; set; } = null!;
    [Inject] private Access Access { get; set; } = null!;
    [Inject] private IOptions<PageOptions> PageSettings { get; set; } = null!;

    [Parameter] public required string Id { get; set; }
    [Parameter] public required string Unit { get; set; }

    private bool OnBehalf => Caller.ActsForAnother(_unit);

    private string Here => $"/supervision/{Id}/units/{Unit}";

    private string? Chosen => Http.Typed is null ? _paper.VerificationOf(_unit) is { } v ? v.Agrees ? "yes" : "no" : null : Posted("agrees");

    private string? DoneText => Done switch
    {
        "verified" => "已反馈。签发以前还可以再改，以最后一次为准。",
        "answered" => "已反馈，以最后一次为准。",
        _ => null,
    };

    protected override async Task<bool> Load()
    {
        if (Ids.Address(Id, SupervisionPaper.Kind.Name) is not { } address
            || !Ids.TryRead(Unit, out _unit)
            || await Reading.Look(Caller, address, _unit, Cancel) is not var (view, named))
        {
            return false;
        }
        (_address, _line, _named, _content, _paper) = (address, view.Line, named, view.Content, view.Paper);
        var may = await Access.May(Caller, Deed.AnswerPaper, address.Government, _unit, Cancel);
        _mayVerify = may && _paper is { Signature: null, Ended: null } && _paper.WasAsked(_unit);
        _mayAnswer = may && _paper is { Issue: not null, Ended: null };
        return true;
    }

    private async Task Verify() => GoOrSay(
        (await Desk.AnswerVerification(Errand(), _address, _unit, Posted("agrees") == "yes", Posted("words") ?? "", cancel: Cancel)).Rejection, $"{Here}?done=verified");

    private async Task Answer()
    {
        var (evidence, refused) = await EvidenceHandedIn();
        GoOrSay(
            refused ?? (await Desk.Answer(Errand(), _address, _unit, Posted("words") ?? "", evidence, cancel: Cancel)).Rejection, $"{Here}?done=answered");
    }

    private async Task<(ImmutableArray<EvidenceItem> Items, Rejection? Refused)> EvidenceHandedIn()
    {
        if (!_mayAnswer)
        {
            return ([], null); // says why not below; nothing is kept
        }
        var before = _paper.AnswerOf(_unit)?.Evidence ?? [];
        var kept = AllPosted("keep").Select(at => int.TryParse(at, out var place) ? before.ElementAtOrDefault(place) : null).OfType<EvidenceItem>();
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
