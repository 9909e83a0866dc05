using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Ledger;
using Tracker.Gateway.Units;
using Tracker.Plans;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.Plans;

public partial class PlanPage
{
    private PlanStanding _standing = null!;
    private PlanDraft _draft = null!;
    private DocumentFacts _document = null!;
    private PlanAssigned? _assigned;
    private Plan.Discarded? _discarded;
    private ImmutableArray<PointAdded> _added = [];
    private ImmutableArray<AskedQuestion> _open = [];
    private ImmutableArray<AskedQuestion> _answered = [];
    private HashSet<string> _openNames = [], _laterNames = [];
    private int _dated;
    private int _duties;
    private bool _mayAnswer, _mayAssign, _mayDiscard;

    [Inject] private PlanAssigner Assigner { get; set; } = null!;
    [Inject] private PlanDiscarding Discarding { get; set; } = null!;

    [Parameter] public required string Id { get; set; }

    protected override async Task<bool> Load()
    {
        if (Ids.Address(Id, Plan.Kind.Name) is not { } address || await Assigner.LookAtAny(Caller, address, Cancel) is not { } standing)
        {
            return false;
        }
        (_standing, _draft, _document) = (standing, standing.Draft.Draft, standing.Draft.Draft.Document);
        _assigned = (standing.State as Plan.Assigned)?.Fact;
        _discarded = standing.Discarded;
        _added = (standing.State as Plan.Assigned)?.Added ?? [];
        _open = [.. standing.Open];
        _answered = [.. standing.Questions.Where(q => q.Answer is not null)];
        _openNames = [.. _open.Where(q => PlanWords.IsAboutUnits(q.Question.Kind)).Select(q => q.Question.Quote)];
        _laterNames = [.. _answered.Where(q => q.Answer is { Kind: AnswerKind.Open } && PlanWords.IsAboutUnits(q.Question.Kind)).Select(q => q.Question.Quote)];
        _dated = _draft.Points.Count(p => !p.Deadlines.IsEmpty);
        (_duties, _helping) = _assigned is null ? Drafted(standing) : await InLedger(address);
        _mayAnswer = May(Deed.AnswerQuestion, Subject.Whole(address.Government));
        _mayDiscard = May(Deed.ImportPlan, Subject.Whole(address.Government));
        _mayAssign = May(Deed.AssignPlan, Subject.Whole(address.Government));
        return true;
    }

    /// <summary>配合, outside the denominator.</summary>
    private int _helping;

    [Inject] private ILedger Ledger { get; set; } = null!;

    private static (int, int) Drafted(PlanStanding standing)
    {
        var roles = PlanAssigning.Duties(standing.Draft, standing.Names).SelectMany(p => p.Duties).Select(d => d.Role).ToList();
        return (roles.Count(r => r is not Role.Cooperating), roles.Count(r => r is Role.Cooperating));
    }

    /// <summary>As the ledger counts them today.</summary>
    private async Task<(int, int)> InLedger(GrainAddress plan)
    {
        var tally = Tally.Of((await Ledger.Cells(plan, Cancel)).Where(c => c.Section != AddedPoints.Section), Today);
        return (tally.Whole, tally.Cooperating);
    }

    private string Title => _document.Title ?? _standing.Draft.Source.FileName;

    private string? DoneText => Done switch
    {
        "read" => $"已读入：{_draft.Points.Length} 条要点，{_open.Length} 个问题需要确认。现在只是草稿，还没有下达。",
        "answered" => _open.IsEmpty ? "已保存，全部问题都回答完了。" : $"已保存，还有 {_open.Length} 个问题。",
        "reinstated" when _discarded is null => "草稿已恢复，和作废以前一样。",
        "revised" => "更正已保存。改错了，可以在“对照原文核对”里撤销。",
        "recorded" => _assigned is null ? null : $"已补录：{_assigned.Points} 条要点、{_assigned.Assignments} 项任务。这些是往年的记录，不催办、不计逾期。",
        "recorded-before" => "这份台账以前已经补录过，内容一样，没有重复写入。",
        "assigned" => _assigned is null ? null : $"已下达：{_assigned.Points} 条要点、{_assigned.Assignments} 项任务。",
        _ => null,
    };

    /// <summary>Said behind a name that nobody has a duty under yet.</summary>
    private string? MarkOf(string name) => _openNames.Contains(name) ? "（待确认）" : _laterNames.Contains(name) ? "（留待以后）" : null;

    private async Task Discard()
    {
        long? seen = long.TryParse(Posted("version"), System.Globalization.CultureInfo.InvariantCulture, out var version) ? version : null;
        GoOrSay((await Discarding.Discard(Errand(), _standing.Plan, Posted("reason"), seen, Cancel)).Rejection, $"/plans?done=discarded&plan={Id}");
    }

    private async Task Reinstate() => GoOrSay((await Discarding.Reinstate(Errand(), _standing.Plan, null, Cancel)).Rejection, $"/plans/{Id}?done=reinstated");

    private string? TextOf(Question question) =>
        question.Point is { } number && _draft.Points.FirstOrDefault(p => p.Number == number) is { } point
            ? PlanWords.IsAboutUnits(question.Kind) || question.Where.EndsWith("Units", StringComparison.Ordinal) ? point.UnitsRaw ?? point.Title : point.Text
            : null;

    /// <summary>A name that the register does not know is asked once for all points that it stands in.</summary>
    private string MentionsOf(Question question) => Shared.Words.Points(PlanNames.PointsAskedAbout(_standing.Draft, question));

    private async Task AnswerTo(Question question, AnswerKind kind)
    {
        var suggested = Posted("suggested")?.Split(' ').Where(text => Ids.TryRead<UnitId>(text, out _)).Select(UnitId.Parse).ToImmutableArray() ?? [];
        var (answer, refused) = AnswerReading.Of(Register, kind, suggested, suggested.IsEmpty ? Posted("units") : null, Posted("words"));
        if (answer is not null)
        {
            refused = (await Assigner.Answer(Errand(), _standing.Plan, new AnswerQuestion(question.Id, answer, Posted("remember") == "true"), Posted("seen"), NameOf, Cancel)).Rejection;
        }
        var next = _open.SkipWhile(q => q.Question.Id != question.Id).Skip(1).FirstOrDefault()?.Question.Id;
        GoOrSay(refused, $"/plans/{Id}?done=answered#{(next is null ? "questions-caption" : "question-" + next)}");
    }
}
