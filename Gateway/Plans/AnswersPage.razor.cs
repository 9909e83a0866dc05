using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Shared;
using Tracker.Plans;

namespace Tracker.Gateway.Plans;

public partial class AnswersPage
{
    private const string Suggested = "Suggested";

    private PlanStanding _standing = null!;

    /// <summary>The open ones, and those that are just being answered here though somebody else has answered them meanwhile.</summary>
    private ImmutableArray<AskedQuestion> _listed = [];

    [Inject] private PlanAssigner Assigner { get; set; } = null!;

    [Parameter] public required string Id { get; set; }

    protected override async Task<bool> Load()
    {
        if (Ids.Address(Id, Plan.Kind.Name) is not { } address
            || !May(Deed.AnswerQuestion, Subject.Whole(address.Government))
            || await Assigner.Look(Caller, address, Cancel) is not { } standing
            || (standing.IsAssigned && !HttpMethods.IsPost(Http.Request.Method)))
        {
            return false;
        }
        _standing = standing;
        _listed = [.. standing.Questions.Where(q => q.Answer is null || TypedFor(q.Question).Length > 0 || ChoiceOf(q.Question).Length > 0)];
        return true;
    }

    private string PlaceOf(Question question) =>
        question.Point is { } number ? Words.Point(number)
        : Words.Points(PlanNames.PointsAskedAbout(_standing.Draft, question)) is { Length: > 0 } points ? points : "文件";

    private string TypedFor(Question question) => Posted($"typed-{question.Id}")?.Trim() ?? "";

    private string ChoiceOf(Question question) => Posted($"choice-{question.Id}") ?? "";

    private async Task Save()
    {
        var answers = ImmutableArray.CreateBuilder<AnswerQuestion>();
        foreach (var asked in _listed)
        {
            var (answer, unread) = AnswerTo(asked);
            if (unread is not null)
            {
                GoOrSay(unread, "");
                return;
            }
            if (answer is not null)
            {
                answers.Add(new AnswerQuestion(asked.Question.Id, answer, asked.Question.Kind != QuestionKind.UnknownUnit || AllPosted("remember").Contains(asked.Question.Id)));
            }
        }
        if (answers.Count == 0)
        {
            GoOrSay(new Rejection("plan.answers-missing"), "");
            return;
        }
        long? seen = long.TryParse(Posted("version"), CultureInfo.InvariantCulture, out var version) ? version : null;
        var (_, refused) = await Assigner.Change(Errand(), _standing.Plan, new AnswerQuestions(answers.ToImmutable()), seen, Cancel);
        GoOrSay(refused, $"/plans/{Id}/questions?done=answered");
    }

    /// <summary>What was chosen goes before what was typed; null: nothing was said.</summary>
    private (QuestionAnswer? Answer, Rejection? Refused) AnswerTo(AskedQuestion asked)
    {
        var typed = TypedFor(asked.Question);
        return ChoiceOf(asked.Question) switch
        {
            Suggested when asked.Suggested is { } near => AnswerReading.Of(Register, AnswerKind.Units, [.. near.Units.Select(u => u.Unit)], null, null),
            "Right" => AnswerReading.Of(Register, AnswerKind.Right, [], null, null),
            "Open" => AnswerReading.Of(Register, AnswerKind.Open, [], null, null),
            _ when typed.Length == 0 => (null, null),
            _ => AnswerReading.Of(Register, PlanWords.IsAboutUnits(asked.Question.Kind) ? AnswerKind.Units : AnswerKind.Words, [], typed, typed),
        };
    }
}
