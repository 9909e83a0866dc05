using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Tracker.Accounts;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Shared;
using Tracker.Gateway.Units;
using Tracker.Plans;
using Tracker.Reading;
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
    private long _version;
    private DocumentFacts _facts = null!;

    /// <summary>What the new words say of limits and figures, while a person has to decide about it; null: nothing to decide.</summary>
    private Rereading? _reread;

    /// <summary>It is shown for these words for the first time: nobody has ticked anything yet.</summary>
    private bool _isFirstLook;
    private ImmutableArray<Deadline> _newDeadlines = [];

    /// <summary>The point's own, then those of the new words.</summary>
    private ImmutableArray<Metric> _metrics = [];
    private string? _limitUnread;

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
        (_plan, _point, _document, _facts) = (address, point, standing.Draft.Draft.Document.Number ?? "草稿", standing.Draft.Draft.Document);
        _units = PlanNames.StandingIn(standing.Draft, point).ToDictionary(f => f.Where, f => f.Units.Select(u => u.Name).ToImmutableArray());
        _version = standing.Version;
        _edits = new FormEdits(Http.Typed, "correct", standing.Version, Fields(standing.State));
        Reread();
        return true;
    }

    /// <summary>Limits and figures are read again from what is typed; nothing of it is taken that was not shown.</summary>
    private void Reread()
    {
        var words = _edits.Said("title") is null ? new Rereading([], [], [], []) : Rereading.Of(_point, Title, Text, _facts);
        var limit = Posted("limit")?.Trim() ?? "";
        var added = limit.Length == 0 ? [] : DeadlineWords.In(limit, _facts.Year, _facts.Date);
        _limitUnread = limit.Length > 0 && added.IsEmpty ? "从这句话里读不出时限。" : null;
        _newDeadlines = [.. words.NewDeadlines.Concat(added).Distinct()];
        _metrics = [.. _point.Metrics, .. words.NewMetrics];
        _reread = words.IsEmpty && added.IsEmpty ? null : words;
        _isFirstLook = _reread is not null && Posted("reread") != RereadMark;
    }

    private string Title => FormEdits.Lines(_edits.Said("title") ?? _point.Title);

    private string Text => FormEdits.Lines(_edits.Said("text") ?? _point.Text);

    /// <summary>What is shown to be decided about: other words that come to the same need no second look.</summary>
    private string RereadMark => Marks.Of((_reread ?? new Rereading([], [], [], [])) with { NewDeadlines = _newDeadlines });

    private bool IsNew(Metric metric) => !_point.Metrics.Contains(metric);

    private bool Ticked(Metric metric) =>
        IsNew(metric) ? _isFirstLook || AllPosted("metric").Contains(Marks.Of(metric.Quote))
        : _edits.Ticks("metric", Marks.Of(metric.Quote)) && !(_isFirstLook && _reread!.GoneMetrics.Contains(metric));

    private IEnumerable<EditField> Fields(Plan plan) => plan.AsDrafted is not { } drafted || drafted.Draft.Points.FirstOrDefault(p => p.Number == Number) is not { } point ? [] :
    [
        new EditField("title", "标题", FormEdits.Lines(point.Title)),
        new EditField("text", "正文", FormEdits.Lines(point.Text)),
        .. PlanNames.StandingIn(drafted, point).Select(f => new EditField(f.Where, Words.Of(f.Role), string.Join('、', f.Units.Select(u => u.Name)))),
        .. point.Deadlines.Select(d => EditField.Ticked("keep", Marks.Of(d.Deadline), $"时限：{Words.Of(d.Deadline)}")),
        .. point.Metrics.Select(m => EditField.Ticked("metric", Marks.Of(m.Quote), $"指标：{m.Quote}")),
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
        if (_limitUnread is not null)
        {
            GoOrSay(new Rejection("plan.answer-without-limit", Posted("limit")!), "");
            return;
        }
        if (_isFirstLook && _edits.VersionTyped == _version)
        {
            return; // shown first: a person says what of it is right. Where somebody else wrote meanwhile, it is shown along with that
        }
        var command = new RevisePoint(
            Number,
            Changed("title", _point.Title),
            Changed("text", _point.Text),
            ChangedUnits("leadUnits"),
            ChangedUnits("responsibleUnits"),
            ChangedUnits("cooperatingUnits"),
            Deadlines(due.Day),
            Posted("reason") ?? "",
            Metrics());
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
        var all = kept.AddRange(_newDeadlines.Where(d => AllPosted("add").Contains(Marks.Of(d))));
        return due is { } day ? all.Add(new FixedDeadline(Posted("due")!.Trim(), day))
            : all.Length == kept.Length && kept.Length == _point.Deadlines.Length ? null
            : all;
    }

    private ImmutableArray<Metric>? Metrics()
    {
        var kept = _metrics.Where(Ticked).ToImmutableArray();
        return kept.SequenceEqual(_point.Metrics) ? null : kept;
    }
}
