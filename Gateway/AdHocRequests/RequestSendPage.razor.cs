using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Tracker.Accounts;
using Tracker.AdHocRequests;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Units;
using Tracker.Units;

namespace Tracker.Gateway.AdHocRequests;

public partial class RequestSendPage
{
    private GrainAddress _address;
    private RequestStanding _standing = null!;
    private RequestPreview? _preview;
    private ImmutableArray<UnitId> _chosen = [];
    private HashSet<string> _groups = [];

    [Inject] private RequestReading Reading { get; set; } = null!;
    [Inject] private RequestBurden Burden { get; set; } = null!;
    [Inject] private RequestDesk Desk { get; set; } = null!;

    [Parameter] public required string Id { get; set; }

    private string Month => $"{Today.Month}月";

    protected override async Task<bool> Load()
    {
        if (Ids.Address(Id, AdHocRequest.Kind.Name) is not { } address
            || !May(Deed.ManageRequests, Subject.Whole(address.Government))
            || await Reading.Look(Caller, address, Cancel) is not { } standing)
        {
            return false;
        }
        (_address, _standing) = (address, standing);
        _groups = [.. AllPosted("group")];
        var members = UnitNames.Read(Register, string.Join('、', _groups)).Units;
        var ticked = AllPosted("unit").Where(text => Ids.TryRead<UnitId>(text, out _)).Select(UnitId.Parse).Where(id => Register.Unit(id) is { Active: true });
        _chosen = [.. ticked.Concat(members).Distinct().Where(id => !Asked(id))];
        return true;
    }

    private bool Asked(UnitId unit) => _standing.Sent?.Units.Any(u => u.Unit == unit) == true;

    private async Task Preview()
    {
        if (_chosen.IsEmpty)
        {
            GoOrSay(AdHocRequestRejections.UnitsMissing, Http.Request.Path);
            return;
        }
        _preview = await Burden.Preview(_address, _standing.Content, [.. _chosen.Select(u => Register.Unit(u)!.Ref)], Cancel);
    }

    private async Task Send()
    {
        // Sent twice, the second time finds all units asked: then the page's own choice is what was posted.
        var units = AllPosted("unit").Where(text => Ids.TryRead<UnitId>(text, out _)).Select(UnitId.Parse).ToImmutableArray();
        var answer = await Desk.Send(Errand(), _address, units, string.IsNullOrWhiteSpace(Posted("reason")) ? null : Posted("reason"), cancel: Cancel);
        GoOrSay(answer.Rejection, $"/requests/{Id}?done=sent");
        if (answer.Rejection is not null && !_chosen.IsEmpty)
        {
            _preview = await Burden.Preview(_address, _standing.Content, [.. _chosen.Select(u => Register.Unit(u)!.Ref)], Cancel);
        }
    }

    private string Said(KnownValue known) => $"{known.Field}：{RequestWords.Of(_standing.Content.Fields.First(f => f.Name == known.Field), known.Value)}";
}
