using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Shared;
using Tracker.Plans;

namespace Tracker.Gateway.Plans;

public partial class ReviewPage
{
    private static readonly (RunKind Kind, string Word)[] Legend =
    [
        (RunKind.Point, "要点"), (RunKind.Lead, "牵头单位"), (RunKind.Responsible, "责任单位"), (RunKind.Cooperating, "配合单位"),
        (RunKind.Deadline, "完成时限"), (RunKind.Soft, "不成时限的时间词"), (RunKind.Metric, "指标"), (RunKind.Question, "待回答的问题"),
        (RunKind.Unread, "没有读进要点的文字"), (RunKind.Page, "网页杂质、乱码"),
    ];

    private const string ChangeForm = "change-";
    private const string RestoreForm = "restore-";

    private PlanStanding _standing = null!;
    private ImmutableArray<DraftPoint> _points = [];
    private ImmutableArray<LeftOutPoint> _leftOut = [];
    private ImmutableArray<DocumentRun> _runs = [];
    private ILookup<string, AskedQuestion> _asked = null!;
    private ImmutableArray<AskedQuestion> _ofDocument = [];
    private DraftStep? _last;
    private int _open;
    private bool _mayChange, _mayAssign;

    [Inject] private PlanAssigner Assigner { get; set; } = null!;

    [Parameter] public required string Id { get; set; }

    protected override async Task<bool> Load()
    {
        if (Ids.Address(Id, Plan.Kind.Name) is not { } address || await Assigner.Look(Caller, address, Cancel) is not { } standing)
        {
            return false;
        }
        (_standing, _points, _leftOut) = (standing, standing.Draft.Draft.Points, standing.Draft.LeftOut);
        _runs = Assigner.TextOf(standing.Draft.Source) is { } text ? DocumentRuns.Of(text, standing.Draft) : [];
        var asked = standing.Open.Select(q => (Asked: q, Points: PointsOf(q.Question).ToList())).ToList();
        _asked = asked.SelectMany(q => q.Points.Select(number => (number, q.Asked))).ToLookup(q => q.number, q => q.Asked);
        _ofDocument = [.. asked.Where(q => q.Points.Count == 0).Select(q => q.Asked)];
        (_open, _last) = (asked.Count, standing.Draft.Steps.LastOrDefault());
        _mayChange = !standing.IsAssigned && May(Deed.AnswerQuestion, Subject.Whole(address.Government));
        _mayAssign = !standing.IsAssigned && May(Deed.AssignPlan, Subject.Whole(address.Government));
        return true;
    }

    /// <summary>The form that is being sent for a point that is no longer where the form was made: the second click of a double click, or another tab.</summary>
    private string? Gone => Posted("_handler") is { } form
        && ((form.StartsWith(ChangeForm, StringComparison.Ordinal) && _points.All(p => ChangeForm + p.Number != form))
            || (form.StartsWith(RestoreForm, StringComparison.Ordinal) && _leftOut.All(p => RestoreForm + p.Point.Number != form)))
        ? form
        : null;

    /// <summary>Its own, or all whose units or limit it is about.</summary>
    private IEnumerable<string> PointsOf(Question question) =>
        question.Point is { } own ? [own] : PlanNames.PointsAskedAbout(_standing.Draft, question);

    private bool IsBeingChanged(string number) => Posted("_handler") == ChangeForm + number;

    /// <summary>The number under which the point's words stand in the text: parts of a split one stand under the first.</summary>
    private string Shown(DraftPoint point) => _points.First(p => p.Span == point.Span).Number;

    private static string RunOf(string where) => where[..^"Units".Length];

    private Task OfWhatIsGone(string form) =>
        form.StartsWith(ChangeForm, StringComparison.Ordinal) ? Change(form[ChangeForm.Length..]) : Restore(form[RestoreForm.Length..]);

    /// <summary>What the button says, and nothing of how things stand now: sent twice it is the same command.</summary>
    private async Task Change(string number)
    {
        var reason = Posted("reason") ?? "";
        var other = Posted("act") is { } act && act.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon ? act[(colon + 1)..] : "";
        PlanCommand? command = Posted("act")?.Split(':')[0] switch
        {
            "merge" => new MergePoints([number, other], reason),
            "out" => new LeaveOutPoint(number, reason),
            "move" => new MovePoint(number, other.Length > 0 ? other : null),
            _ => null,
        };
        if (command is null)
        {
            RefuseAsUnknown();
            return;
        }
        var at = _points.Select(p => p.Number).ToImmutableArray().IndexOf(number);
        await Tell(command, command is LeaveOutPoint ? NumberAt(at + 1) ?? NumberAt(at - 1) ?? number : number);
    }

    private async Task TakeBack()
    {
        var (_, refused) = await Assigner.Change(Errand(), _standing.Plan, new TakeBackCorrection(), VersionSeen, Cancel);
        GoOrSay(refused, $"/plans/{Id}/review?done=taken-back{(_last?.Numbers is [var first, ..] ? $"#p-{first}" : "")}");
    }

    private async Task ReviseDocument()
    {
        var date = TypedDays.Read(Posted("date"));
        if (date.Unreadable is { } unreadable)
        {
            GoOrSay(new Rejection("plan.day-unreadable", unreadable), "");
            return;
        }
        int? year = int.TryParse(Posted("year"), CultureInfo.InvariantCulture, out var said) ? said : null;
        var command = new ReviseDocument(Posted("number") ?? "", Posted("title") ?? "", Posted("issuer") ?? "", date.Day, year);
        var (_, refused) = await Assigner.Change(Errand(), _standing.Plan, command, VersionSeen, Cancel);
        GoOrSay(refused, $"/plans/{Id}/review?done=document#document");
    }

    private long? VersionSeen => long.TryParse(Posted("version"), CultureInfo.InvariantCulture, out var version) ? version : null;

    private Task Restore(string number) => Tell(new RestorePoint(number), number);

    private string? NumberAt(int at) => at >= 0 && at < _points.Length ? _points[at].Number : null;

    /// <summary>Against the version that the form was made from: what somebody else changed meanwhile is seen first.</summary>
    private async Task Tell(PlanCommand command, string then)
    {
        var (_, refused) = await Assigner.Change(Errand(), _standing.Plan, command, VersionSeen, Cancel);
        GoOrSay(refused, $"/plans/{Id}/review?done=changed#p-{then}");
    }
}
