using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Tracker.Accounts;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Shared;
using Tracker.Plans;

namespace Tracker.Gateway.Plans;

/// <summary>One step of the way from a draft to its being assigned (下达). Each step stores what is said as it is said: one may leave and come back at any.</summary>
public abstract class WizardPage : TrackerPage
{
    [Inject] private protected PlanAssigner Assigner { get; set; } = null!;

    [Parameter] public required string Id { get; set; }

    private protected PlanStanding Standing { get; private set; } = null!;

    private protected ImmutableArray<PointToAssign> Points => Standing.Reporting;

    private protected ImmutableArray<WizardStep> Steps => WizardSteps.Of(Standing);

    private protected string DocumentTitle => Standing.Draft.Draft.Document.Title ?? Standing.Draft.Source.FileName;

    private protected string? DocumentNumber => Standing.Draft.Draft.Document.Number;

    protected override async Task<bool> Load()
    {
        if (Ids.Address(Id, Plan.Kind.Name) is not { } address
            || !May(Deed.AssignPlan, Subject.Whole(address.Government))
            || await Assigner.Look(Caller, address, Cancel) is not { } standing)
        {
            return false;
        }
        if (standing.IsAssigned && !HttpMethods.IsPost(Http.Request.Method))
        {
            Go($"/plans/{Id}");
        }
        Standing = standing;
        return true;
    }

    /// <summary>The version that the form was made from: what somebody else said meanwhile is not turned back unseen.</summary>
    private protected long? VersionSeen => long.TryParse(Posted("version"), CultureInfo.InvariantCulture, out var version) ? version : null;
}
