using Microsoft.AspNetCore.Components;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Shared;
using Tracker.Plans;
using Tracker.Units;
using Tracker.WorkPoints;

namespace Tracker.Gateway.Plans;

public partial class AddPointPage
{
    private GrainAddress _plan;
    private string _document = "";

    [Inject] private PlanAssigner Assigner { get; set; } = null!;
    [Inject] private PointAdding Adding { get; set; } = null!;

    [Parameter] public required string Id { get; set; }

    protected override async Task<bool> Load()
    {
        if (Ids.Address(Id, Plan.Kind.Name) is not { } address
            || !May(Deed.AssignPlan, Subject.Whole(address.Government))
            || await Assigner.Look(Caller, address, Cancel) is not { IsAssigned: true, IsHistory: false } standing)
        {
            return false;
        }
        (_plan, _document) = (address, standing.Draft.Draft.Document.Number ?? standing.Draft.Draft.Document.Title ?? "工作要点");
        return true;
    }

    private async Task Add()
    {
        var (basisDay, due) = (TypedDays.Read(Posted("basisDate")), TypedDays.Read(Posted("due")));
        if ((basisDay.Unreadable ?? due.Unreadable) is { } unreadable)
        {
            GoOrSay(new Rejection("plan.day-unreadable", unreadable), "");
            return;
        }
        if (!Enum.TryParse<AddedBasisKind>(Posted("kind"), out var kind))
        {
            GoOrSay(new Rejection("plan.basis-missing"), "");
            return;
        }
        var request = new AddPointRequest(
            new AddedBasis(kind, Posted("basis") ?? "", basisDay.Day),
            Posted("title") ?? "",
            (Posted("text") ?? "").ReplaceLineEndings("\n"),
            NameList.Parts(Posted($"role-{Role.Lead}") ?? ""),
            NameList.Parts(Posted($"role-{Role.Responsible}") ?? ""),
            NameList.Parts(Posted($"role-{Role.Cooperating}") ?? ""),
            due.Day is { } day ? [new FixedDeadline("", day)] : [],
            Posted("consolidator"),
            Enum.TryParse<ReportingRoute>(Posted("route"), out var route) ? route : null);
        var (added, refused) = await Adding.Add(Errand(), _plan, request, null, Cancel);
        GoOrSay(refused, $"/plans/{Id}/points/{added?.Number}?done=added");
    }
}
