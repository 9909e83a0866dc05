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

    [Inject] private RequestReading Reading { get; set; } = null!;
    [Inject] private RequestDesk Desk { get; set; } = null!;

    /// <summary>Null: a new one.</summary>
    [Parameter] public string? Id { get; set; }

    private string Back => Id is null ? "/requests" : $"/requests/{Id}";

    private BasisKind BasisChosen => Enum.TryParse<BasisKind>(Posted("basis"), out var kind) ? kind : _before?.Content.Basis.Kind ?? BasisKind.Document;

    protected override async Task<bool> Load()
    {
        if (!May(Deed.ManageRequests))
        {
            return false;
        }
        if (Id is null)
        {
            return true;
        }
        if (Ids.Address(Id, AdHocRequest.Kind.Name) is not { } address || await Reading.Look(Caller, address, Cancel) is not { } standing)
        {
            return false;
        }
        (_address, _before) = (address, standing);
        return true;
    }

    /// <summary>What was typed just now, else what stands.</summary>
    private string? Typed(string field, string? stands) => Http.Typed is null ? stands : Posted(field);

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
            GoOrSay((await Desk.Revise(Errand(), _address, content, cancel: Cancel)).Rejection, $"/requests/{Id}?done=saved");
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
        var basis = new RequestBasis(BasisChosen, Posted("basisText")?.Trim() ?? "", Said("basisNumber"), Day("basisDay"));
        return new RequestContent(Posted("title")?.Trim() ?? "", basis, due, [.. Fields()], Said("note"));
    }

    private IEnumerable<RequestField> Fields()
    {
        for (var i = 1; i <= RequestRules.MostFields; i++)
        {
            if (Said($"name{i}") is { } name)
            {
                var kind = Enum.TryParse<FieldKind>(Posted($"kind{i}"), out var said) ? said : FieldKind.Text;
                var extra = Said($"extra{i}");
                yield return new RequestField(
                    name,
                    kind,
                    Posted($"required{i}") == "yes",
                    kind == FieldKind.Choice && extra is not null ? UnitNames.Split(extra) : [],
                    kind == FieldKind.Number ? extra : null,
                    Said($"hint{i}"));
            }
        }
    }

    private string? Said(string field) => Posted(field)?.Trim() is { Length: > 0 } text ? text : null;

    private DateOnly? Day(string field) => DateOnly.TryParse(Posted(field), CultureInfo.InvariantCulture, out var day) ? day : null;
}
