using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Gateway.Reading;
using Tracker.Plans;
using Tracker.Silo.Files;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.Plans;

/// <summary>What stands between a draft and its being assigned (下达): the names it mentions, the questions that are open, and the deed itself.</summary>
internal sealed class PlanAssigner(IGrains grains, IFileShelf shelf, TimeProvider clock)
{
    /// <summary>A plan as it stands, with every question; null: none that the caller may see, or a discarded draft (作废).</summary>
    public async ValueTask<PlanStanding?> Look(Caller caller, GrainAddress plan, CancellationToken cancel = default) =>
        await LookAtAny(caller, plan, cancel) is { Discarded: null } standing ? standing : null;

    /// <summary>The same, a discarded draft too.</summary>
    public async ValueTask<PlanStanding?> LookAtAny(Caller caller, GrainAddress plan, CancellationToken cancel = default)
    {
        var standing = await grains.Plan(plan).Look(cancel);
        var deed = standing.State is Plan.Assigned ? Deed.ReadPlan : Deed.ReadDraft;
        if (standing.State.AsDrafted is not { } drafted || !Access.May(caller, deed, plan.Government))
        {
            return null;
        }
        var register = (await grains.UnitRegister(plan.Government).Look(cancel)).State;
        var names = Resolved(register, drafted, []);
        var questions = PlanQuestions.All(drafted, names).Select(q => Asked(q, drafted, register, plan));
        return new PlanStanding(plan, standing.Version, standing.State, drafted, [.. questions], names);
    }

    /// <summary>下达, whole or not at all. With open questions, or points of which nobody said who sums up, only where they are left open on purpose.</summary>
    public async ValueTask<Outcome<AssignedPlan>> Assign(
        Errand errand, GrainAddress plan, AssignRequest request, long? expectedVersion = null, CancellationToken cancel = default)
    {
        if (await Look(errand.Who, plan, cancel) is not { } before)
        {
            return new Rejection("plan.unknown");
        }
        if (!Access.May(errand.Who, Deed.AssignPlan, plan.Government))
        {
            return Access.Refused;
        }
        var command = new AssignPlan(plan, clock.Today, before.Names, request.LeaveOpen, request.NameLater);
        var answer = await grains.Plan(plan).Ask(errand.At(clock.GetUtcNow()), command, expectedVersion, cancel);
        if (answer.Rejection is { } rejection)
        {
            return rejection;
        }
        var fact = ((Plan.Assigned)(await grains.Plan(plan).Look(cancel)).State).Fact;
        return new AssignedPlan(plan, answer.Version, fact.On, fact.Points, fact.Assignments, fact.LeftOpen.Length);
    }

    /// <summary>Answers a question of a draft or changes its points.</summary>
    /// <param name="expectedVersion">The plan's version that the asker saw; null: whatever it is now.</param>
    public async ValueTask<Outcome<Answer>> Change(Errand errand, GrainAddress plan, PlanCommand command, long? expectedVersion, CancellationToken cancel)
    {
        if (!Access.May(errand.Who, Deed.AnswerQuestion, plan.Government))
        {
            return new Rejection("plan.unknown");
        }
        var answer = await grains.Plan(plan).Ask(errand.At(clock.GetUtcNow()), command, expectedVersion, cancel);
        return answer.Rejection is { } rejection ? rejection : answer;
    }

    /// <summary>Answers a question, unless somebody said otherwise since the asker looked (<c>plan.answered-meanwhile</c>): then nothing is written.</summary>
    /// <param name="seen">The answer that the asker saw, as <see cref="AnswerReading.MarkOf"/> says it; null: whatever it was.</param>
    public async ValueTask<Outcome<Answer>> Answer(Errand errand, GrainAddress plan, AnswerQuestion command, string? seen, Func<UnitId, string> nameOf, CancellationToken cancel)
    {
        while (true)
        {
            var standing = await grains.Plan(plan).Look(cancel);
            var said = standing.State.AsDrafted?.Answers.GetValueOrDefault(command.Question);
            if (seen is not null && said is not null && AnswerReading.MarkOf(said) != seen && AnswerReading.MarkOf(said) != AnswerReading.MarkOf(command.Answer))
            {
                return new Rejection("plan.answered-meanwhile", PlanWords.Of(said, nameOf));
            }
            var outcome = await Change(errand, plan, command, seen is null ? null : standing.Version, cancel);
            if (outcome.Rejection?.Code != "grain.changed-meanwhile")
            {
                return outcome;
            }
            // Somebody changed the plan in between: look again.
        }
    }

    /// <summary>Says who sums up these points of a draft.</summary>
    public async ValueTask<Outcome<Answer>> Name(
        Errand errand, GrainAddress plan, ImmutableArray<PointConsolidator> choices, long? expectedVersion, CancellationToken cancel)
    {
        var names = (await grains.Plan(plan).Look(cancel)).State.AsDrafted is { } drafted
            ? Resolved((await grains.UnitRegister(plan.Government).Look(cancel)).State, drafted, choices.Select(c => c.Unit).OfType<UnitId>())
            : [];
        return await Change(errand, plan, new NameConsolidators(choices, names), expectedVersion, cancel);
    }

    /// <summary>The text that the plan was read from; null where the file is gone or is read differently today, so that no span fits any more.</summary>
    public string? TextOf(SourceDocument source)
    {
        using var file = shelf.Open(source.Hash);
        return file is not null && DocumentFile.Open(file, source.FileName).Text is { Text: var text } && SourceTexts.HashOf(text) == source.TextHash ? text : null;
    }

    private static AskedQuestion Asked(Question question, Plan.Drafted drafted, UnitRegister register, GrainAddress plan)
    {
        var answer = drafted.Answers.GetValueOrDefault(question.Id);
        var name = answer is null ? Teaching.NameAskedAbout(drafted, question.Id) : null;
        var suggested = name is not null ? Suggestions.For(register, name, plan)
            : answer is null && SpoiltNameIn(drafted.Draft, question) is { } spoilt ? Suggestions.Spoilt(register, spoilt)
            : null;
        return new AskedQuestion(question, answer, suggested);
    }

    /// <summary>The name that is damaged, with a mark for words that do not belong in it; null for a question about something else.</summary>
    private static string? SpoiltNameIn(PlanDraft draft, Question question) =>
        question.Point is null || !question.Where.EndsWith("Units", StringComparison.Ordinal) ? null
        : question.Kind == QuestionKind.Damage ? question.Quote
        : question.Kind == QuestionKind.SuspectWord
            ? draft.Points.Where(p => p.Number == question.Point).SelectMany(PlanNames.FieldsOf).Where(f => f.Where == question.Where).SelectMany(f => f.Units)
                .FirstOrDefault(u => u.Name.Length > question.Quote.Length && u.Name.Contains(question.Quote, StringComparison.Ordinal))?.Name.Replace(question.Quote, "×", StringComparison.Ordinal)
        : null;

    /// <summary>What the register says of every name that the draft mentions and of every unit that was named by number, and of these others.</summary>
    private static ImmutableArray<ResolvedName> Resolved(UnitRegister register, Plan.Drafted drafted, IEnumerable<UnitId> others)
    {
        var numbered = drafted.Answers.Values
            .SelectMany(a => a.Units)
            .Concat(drafted.Consolidators.Values.OfType<UnitId>())
            .Concat(others)
            .Distinct()
            .Select(register.Unit)
            .Where(unit => unit is { Active: true })
            .Select(unit => new ResolvedName($"#{unit!.Id}", NameMeaning.Unit, [unit.Ref]));
        return [.. register.Resolve(PlanNames.MentionedIn(drafted)), .. numbered];
    }
}

/// <param name="Draft">With the office's corrections in it.</param>
/// <param name="Questions">All, answered or not, the document's own first.</param>
/// <param name="Names">What each name means today.</param>
internal sealed record PlanStanding(
    GrainAddress Plan, long Version, Plan State, Plan.Drafted Draft, ImmutableArray<AskedQuestion> Questions, ImmutableArray<ResolvedName> Names)
{
    public bool IsAssigned => State is Plan.Assigned;

    /// <summary>A past year's, entered from its ledger.</summary>
    public bool IsHistory => State is Plan.Assigned { History: not null };

    /// <summary>Null: it was not discarded.</summary>
    public Plan.Discarded? Discarded => State as Plan.Discarded;

    public PlanStage Stage => IsHistory ? PlanStage.Recorded : IsAssigned ? PlanStage.Assigned : Discarded is not null ? PlanStage.Discarded : PlanStage.Drafted;

    /// <summary>Each point of the draft as it would be assigned now.</summary>
    public ImmutableArray<PointToAssign> Reporting { get; } = PlanReporting.Of(Draft, Names);

    public IEnumerable<AskedQuestion> Open => Questions.Where(q => q.Answer is null);
}

/// <param name="Answer">Null: nobody has answered it.</param>
/// <param name="Suggested">The units that the register would say, for a person to confirm.</param>
internal sealed record AskedQuestion(Question Question, QuestionAnswer? Answer, NameSuggestion? Suggested = null);

internal sealed record AssignedPlan(GrainAddress Plan, long Version, DateOnly On, int Points, int Assignments, int LeftOpen);
