using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Tracker.Accounts;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Shared;
using Tracker.Gateway.Units;
using Tracker.Plans;
using Tracker.Units;

namespace Tracker.Gateway.Plans;

public partial class CorrectPage
{
    private GrainAddress _plan;
    private DraftPoint _point = null!;

    /// <summary>The units' names as the plan's page shows them: what the office said of a damaged name stands in its place.</summary>
    private Dictionary<string, ImmutableArray<string>> _units = [];
    private string _document = "";
    private FormEdits _edits = null!;

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
        (_plan, _point, _document) = (address, point, standing.Draft.Draft.Document.Number ?? "草稿");
        _units = PlanNames.StandingIn(standing.Draft, point).ToDictionary(f => f.Where, f => f.Units.Select(u => u.Name).ToImmutableArray());
        _edits = new FormEdits(Http.Typed, "correct", standing.Version, Fields(standing.State));
        return true;
    }

    private IEnumerable<EditField> Fields(Plan plan) => plan.AsDrafted is not { } drafted || drafted.Draft.Points.FirstOrDefault(p => p.Number == Number) is not { } point ? [] :
    [
        new EditField("title", "标题", FormEdits.Lines(point.Title)),
        new EditField("text", "正文", FormEdits.Lines(point.Text)),
        .. PlanNames.StandingIn(drafted, point).Select(f => new EditField(f.Where, Words.Of(f.Role), string.Join('、', f.Units.Select(u => u.Name)))),
        .. point.Deadlines.Select(d => EditField.Ticked("keep", Marks.Of(d.Deadline), $"时限：{Words.Of(d.Deadline)}")),
    ];

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
            ChangedUnits("leadUnits"),
            ChangedUnits("responsibleUnits"),
            ChangedUnits("cooperatingUnits"),
            Deadlines(due.Day),
            Posted("reason") ?? "");
        // Against the version that the form was made from: what somebody else corrected meanwhile is not turned back unseen.
        var refused = _edits.Unchosen ?? (await Assigner.Change(Errand(), _plan, command, _edits.VersionTyped, Cancel)).Rejection;
        await Meet(_edits, refused, _plan, Plan.Kind, Fields);
        GoOrSay(refused, $"/plans/{Id}?done=revised#point-{Number}");
    }

    /// <summary>A text area sends line ends of its own.</summary>
    private string? Changed(string field, string before) =>
        _edits.Said(field) is { } said && FormEdits.Lines(said) is var now && now != FormEdits.Lines(before) ? now : null;

    private ImmutableArray<string>? ChangedUnits(string field) =>
        UnitNames.Parted(Register, NameList.Parts(_edits.Said(field) ?? "")) is var now && !now.SequenceEqual(_units[field]) ? now : null;

    private ImmutableArray<Deadline>? Deadlines(DateOnly? due)
    {
        var kept = _point.Deadlines.Select(d => d.Deadline).Where(d => _edits.Ticks("keep", Marks.Of(d))).ToImmutableArray();
        return due is { } day ? kept.Add(new FixedDeadline(Posted("due")!.Trim(), day))
            : kept.Length == _point.Deadlines.Length ? null
            : kept;
    }
}
