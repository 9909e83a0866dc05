using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Tracker.Accounts;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Shared;
using Tracker.Plans;
using Tracker.Units;

namespace Tracker.Gateway.Plans;

public partial class CorrectPage
{
    private GrainAddress _plan;
    private long _version;
    private DraftPoint _point = null!;
    private string _document = "";

    [Inject] private PlanAssigner Assigner { get; set; } = null!;

    [Parameter] public required string Id { get; set; }
    [Parameter] public required string Number { get; set; }

    protected override async Task<bool> Load()
    {
        if (Ids.Address(Id, Plan.Kind.Name) is not { } address
            || !May(Deed.AnswerQuestion, Subject.Whole(address.Government))
            || await Assigner.Look(Caller, address, Cancel) is not { } standing
            || standing.Draft.Draft.Points.FirstOrDefault(p => p.Number == Number) is not { } point)
        {
            return false;
        }
        if (standing.IsAssigned && !HttpMethods.IsPost(Http.Request.Method))
        {
            Go($"/plans/{Id}/points/{Number}");
        }
        (_plan, _version, _point, _document) = (address, standing.Version, point, standing.Draft.Draft.Document.Number ?? "草稿");
        return true;
    }

    private bool Keeps(int at) => Posted("reason") is null || AllPosted("keep").Contains($"{at}");

    /// <summary>Only what differs from the reading is said, so that the record shows what was corrected.</summary>
    private async Task Correct()
    {
        var due = TypedDays.Read(Posted("due"));
        if (due.Unreadable is { } unreadable)
        {
            GoOrSay(new Rejection("plan.day-unreadable", unreadable), "");
            return;
        }
        var command = new RevisePoint(
            Number,
            Changed("title", _point.Title),
            Changed("text", _point.Text),
            Changed("leadUnits", _point.LeadUnits),
            Changed("responsibleUnits", _point.ResponsibleUnits),
            Changed("cooperatingUnits", _point.CooperatingUnits),
            Deadlines(due.Day),
            Posted("reason") ?? "");
        // The version that the form was made from: what somebody else corrected meanwhile is not turned back unseen.
        var seen = long.TryParse(Posted("version"), CultureInfo.InvariantCulture, out var version) ? version : (long?)null;
        var (_, refused) = await Assigner.Change(Errand(), _plan, command, seen, Cancel);
        GoOrSay(refused, $"/plans/{Id}?done=revised#point-{Number}");
    }

    /// <summary>A text area sends line ends of its own.</summary>
    private string? Changed(string field, string before) =>
        Posted(field)?.ReplaceLineEndings("\n").Trim() is { } now && now != before.ReplaceLineEndings("\n").Trim() ? now : null;

    private ImmutableArray<string>? Changed(string field, ImmutableArray<NamedUnit> before) =>
        NameList.Parts(Posted(field) ?? "") is var now && !now.SequenceEqual(before.Select(u => u.Name)) ? now : null;

    private ImmutableArray<Deadline>? Deadlines(DateOnly? due)
    {
        var kept = _point.Deadlines.Where((_, at) => Keeps(at)).Select(d => d.Deadline).ToImmutableArray();
        return due is { } day ? kept.Add(new FixedDeadline(Posted("due")!.Trim(), day))
            : kept.Length == _point.Deadlines.Length ? null
            : kept;
    }
}
