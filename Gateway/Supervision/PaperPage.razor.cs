using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Assignments;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Shared;
using Tracker.Silo.Ledger;
using Tracker.Supervision;

namespace Tracker.Gateway.Supervision;

public partial class PaperPage
{
    private GrainAddress _address;
    private PaperLine _line = null!;
    private PaperContent _content = null!;
    private SupervisionPaper.Written _paper = null!;
    private LadderSettings _settings = LadderSettings.Initial;
    private DateOnly? _earliest;
    private bool _mayDraft, _maySend, _maySign, _mayIssue;

    [Inject] private PaperReading Reading { get; set; } = null!;
    [Inject] private PaperDesk Desk { get; set; } = null!;
    [Inject] private Reporting Reporting { get; set; } = null!;
    [Inject] private IOptions<PageOptions> PageSettings { get; set; } = null!;

    [Parameter] public required string Id { get; set; }

    /// <summary>The rung is a formal paper, and nobody has said who issues it.</summary>
    private bool LacksIssuer => _settings.Issuer is null && _content.Rung >= PaperRung.Notice;

    private string Here => $"/supervision/{Id}";

    private string? DoneText => Done switch
    {
        "saved" => "草稿已保存。",
        "sent" => "已送核实，单位马上能看到写到它们的事实。",
        "signed" => "已签发，可以印发。",
        "issued" => _line.Number is { } number ? $"已印发：{number}。" : "已发出，单位马上能看到。",
        "registered" => "盖章件已登记。",
        "withdrawn" => "已作废或撤回。",
        _ => null,
    };

    protected override async Task<bool> Load()
    {
        if (Ids.Address(Id, SupervisionPaper.Kind.Name) is not { } address || await Reading.Look(Caller, address, Cancel) is not { } view)
        {
            return false;
        }
        (_address, _line, _content, _paper) = (address, view.Line, view.Content, view.Paper);
        _settings = await Desk.Settings(address.Government, Cancel);
        _mayDraft = May(Deed.DraftPaper);
        var circular = _content.Rung == PaperRung.Circular;
        _maySend = _mayDraft && circular && _paper is { Signature: null, Unverified.IsEmpty: false };
        _earliest = _maySend ? await Desk.EarliestAnswer(address.Government, Cancel) : null;
        _maySign = May(Deed.SignPaper) && _paper.Signature is null && !_maySend;
        _mayIssue = _mayDraft && _paper is { Signature: not null, Issue: null };
        return true;
    }

    private async Task SendForVerification()
    {
        DateOnly? day = DateOnly.TryParse(Posted("verifyBy"), CultureInfo.InvariantCulture, out var said) ? said : null;
        GoOrSay((await Desk.SendForVerification(Errand(), _address, day, cancel: Cancel)).Rejection, $"{Here}?done=sent");
    }

    private async Task Sign() => GoOrSay((await Desk.Sign(Errand(), _address, cancel: Cancel)).Rejection, $"{Here}?done=signed");

    private async Task Issue() => GoOrSay((await Desk.Issue(Errand(), _address, withoutIssuer: Posted("withoutIssuer") == "yes", cancel: Cancel)).Rejection, $"{Here}?done=issued");

    private async Task Withdraw() => GoOrSay((await Desk.Withdraw(Errand(), _address, Posted("reason") ?? "", cancel: Cancel)).Rejection, $"{Here}?done=withdrawn");

    private async Task RegisterScan()
    {
        if (!_mayDraft || await Reporting.KeepPosted(Http, Cancel) is not var (item, refused))
        {
            GoOrSay(new Rejection("request.file-missing"), Here);
            return;
        }
        GoOrSay(item is null ? refused : (await Desk.RegisterScan(Errand(), _address, item, cancel: Cancel)).Rejection, $"{Here}?done=registered");
    }
}
