using System.Globalization;
using Microsoft.AspNetCore.Components;
using Tracker.Accounts;
using Tracker.AdHocRequests;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Shared;
using Tracker.Silo.Ledger;

namespace Tracker.Gateway.AdHocRequests;

public partial class RequestPage
{
    private GrainAddress _address;
    private RequestStanding _standing = null!;
    private RequestContent _content = null!;
    private RequestLine _line = null!;
    private List<AnswerRow> _rows = [];
    private bool _mayManage;

    [Inject] private RequestReading Reading { get; set; } = null!;
    [Inject] private RequestDesk Desk { get; set; } = null!;

    [Parameter] public required string Id { get; set; }

    private List<AnswerLine> Missing => [.. _rows.Select(r => r.Line).Where(l => l.IsDue)];

    private string UrgeText =>
        $"请{string.Join("、", Missing.Select(m => m.UnitName))}在{Words.Day(_content.DueDay)}前报送「{_content.Title}」，共{_content.Fields.Length}项，登录系统在「临时报送」里填写。";

    private List<(string Text, string Link)> Downloads =>
        [.. ((string[])["xlsx", "csv", "json"]).Select(f => (Words.OfFile(f), $"/api/requests/{Id}/answers/file.{f}"))];

    private string? DoneText => Done switch
    {
        "saved" => "草稿已保存。",
        "sent" => "已发出，单位马上能看到。",
        "extended" => "截止日已延长。",
        "closed" => "已截止，不再接收填报。",
        "withdrawn" => "已撤回。",
        _ => null,
    };

    protected override async Task<bool> Load()
    {
        if (Ids.Address(Id, AdHocRequest.Kind.Name) is not { } address || await Reading.Look(Caller, address, Cancel) is not { } standing)
        {
            return false;
        }
        (_address, _standing, _content, _line) = (address, standing, standing.Content, standing.Line);
        _rows = await Reading.Answers(address, Cancel).ToListAsync(Cancel);
        _mayManage = May(Deed.ManageRequests);
        return true;
    }

    private string? TypedIn(string form) => Posted("_handler") == form ? Posted("reason") : null;

    private async Task Close() => GoOrSay((await Desk.Close(Errand(), _address, cancel: Cancel)).Rejection, $"/requests/{Id}?done=closed");

    private async Task Withdraw() => GoOrSay((await Desk.Withdraw(Errand(), _address, Posted("reason") ?? "", cancel: Cancel)).Rejection, $"/requests/{Id}?done=withdrawn");

    private async Task Extend() => GoOrSay(
        DateOnly.TryParse(Posted("day"), CultureInfo.InvariantCulture, out var day)
            ? (await Desk.Extend(Errand(), _address, day, Posted("reason") ?? "", cancel: Cancel)).Rejection
            : new Rejection("ad-hoc-request.due-day-missing"),
        $"/requests/{Id}?done=extended");
}
