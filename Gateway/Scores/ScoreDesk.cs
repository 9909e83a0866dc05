using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Scores;
using Tracker.Units;

namespace Tracker.Gateway.Scores;

/// <summary>评分: rules by whoever drafts papers; scores of all units to whoever reads all papers, of its own to a unit; appeals by the unit.</summary>
internal sealed class ScoreDesk(IGrains grains, ScoreFacts facts, TimeProvider clock)
{
    public async ValueTask<ScoreBook> Book(DivisionCode government, CancellationToken cancel = default) => (await grains.ScoreRules(government).Look(cancel)).State;

    /// <summary>Today's rules; null: scores are off.</summary>
    public async ValueTask<ScoreRules?> Rules(DivisionCode government, CancellationToken cancel = default) => (await Book(government, cancel)).On(clock.Today);

    /// <summary>Every unit that the caller may see, in the register's order, which says nothing of their scores; empty while scores are off.</summary>
    public async ValueTask<ImmutableArray<UnitScoreView>> All(Caller caller, DivisionCode government, PlanYear year, CancellationToken cancel = default)
    {
        if (await Rules(government, cancel) is not { } rules)
        {
            return [];
        }
        var register = (await grains.UnitRegister(government).Look(cancel)).State;
        var found = await facts.Of(government, year, cancel);
        var views = ImmutableArray.CreateBuilder<UnitScoreView>();
        foreach (var unit in register.Units.Values.Where(u => found.Units.Contains(u.Id) && MayRead(caller, government, u.Id)))
        {
            views.Add(await View(rules, found, government, year, unit.Ref, cancel));
        }
        return views.DrainToImmutable();
    }

    /// <summary>Null: scores are off, the unit has no duty of that year, or the caller may not know.</summary>
    public async ValueTask<UnitScoreView?> Of(Caller caller, DivisionCode government, PlanYear year, UnitId unit, CancellationToken cancel = default)
    {
        if (!MayRead(caller, government, unit) || await Rules(government, cancel) is not { } rules
            || (await grains.UnitRegister(government).Look(cancel)).State.Unit(unit) is not { } known)
        {
            return null;
        }
        var found = await facts.Of(government, year, cancel);
        return found.Units.Contains(unit) ? await View(rules, found, government, year, known.Ref, cancel) : null;
    }

    public async ValueTask<Answer> SetRules(Errand errand, DivisionCode government, ScoreRules rules, CancellationToken cancel = default) =>
        await AskBook(errand, government, new SetScoreRules(rules, clock.Today), cancel);

    public async ValueTask<Answer> SwitchOff(Errand errand, DivisionCode government, CancellationToken cancel = default) =>
        await AskBook(errand, government, new SwitchScoresOff(clock.Today), cancel);

    /// <summary>申诉 against one fact that counts today.</summary>
    public async ValueTask<Answer> Appeal(Errand errand, DivisionCode government, PlanYear year, UnitId unit, string fact, string words, CancellationToken cancel = default)
    {
        if (!AccessTable.May(errand.Who, Deed.AnswerPaper, new Subject(government, unit, [], [])) || await Of(errand.Who, government, year, unit, cancel) is not { } view)
        {
            return Unknown;
        }
        return view.Score.Indicators.SelectMany(i => i.Addends).Any(a => a.Fact.Id == fact)
            ? await Ask(errand, government, year, unit, new AppealScore(clock.Today, fact, words), cancel)
            : new Answer(new Rejection("scores.no-such-fact"), 0);
    }

    public async ValueTask<Answer> Decide(
        Errand errand, DivisionCode government, PlanYear year, UnitId unit, string fact, bool upheld, string reason, CancellationToken cancel = default) =>
        Manages(errand.Who, government) ? await Ask(errand, government, year, unit, new DecideScoreAppeal(clock.Today, fact, upheld, reason), cancel) : Unknown;

    /// <summary>第三方评估: kept beside the score and no part of it.</summary>
    public async ValueTask<Answer> RecordOutside(
        Errand errand, DivisionCode government, PlanYear year, UnitId unit, string by, DateOnly on, decimal points, decimal full, CancellationToken cancel = default) =>
        Manages(errand.Who, government) && (await grains.UnitRegister(government).Look(cancel)).State.Unit(unit) is not null
            ? await Ask(errand, government, year, unit, new RecordOutsideScore(clock.Today, by, on, points, full), cancel)
            : Unknown;

    public static bool Manages(Caller caller, DivisionCode government) => Access.May(caller, Deed.DraftPaper, government);

    private static Answer Unknown => new(new Rejection("scores.unknown"), 0);

    private static bool MayRead(Caller caller, DivisionCode government, UnitId unit) => AccessTable.May(caller, Deed.ReadPaper, new Subject(government, unit, [], []));

    private async ValueTask<UnitScoreView> View(ScoreRules rules, YearFacts found, DivisionCode government, PlanYear year, UnitRef unit, CancellationToken cancel)
    {
        var appeals = (await grains.ScoreAppeals(government, year, unit.Unit).Look(cancel)).State;
        ImmutableArray<ScoreFact> own = [.. found.Facts[unit.Unit]];
        return new UnitScoreView(unit.Unit, unit.Name, year, clock.Today, UnitScore.Of(rules, own, appeals, found.Doubts[unit.Unit]), appeals.Appeals, appeals.Outside);
    }

    private async ValueTask<Answer> AskBook(Errand errand, DivisionCode government, ScoreBookCommand command, CancellationToken cancel) =>
        Manages(errand.Who, government) ? await grains.ScoreRules(government).Ask(errand.At(clock.GetUtcNow()), command, null, cancel) : new Answer(Access.Refused, 0);

    private ValueTask<Answer> Ask(Errand errand, DivisionCode government, PlanYear year, UnitId unit, UnitAppealsCommand command, CancellationToken cancel) =>
        grains.ScoreAppeals(government, year, unit).Ask(errand.At(clock.GetUtcNow()), command, null, cancel);
}

/// <param name="Outside">What other bodies scored; never part of <paramref name="Score"/>.</param>
internal sealed record UnitScoreView(
    UnitId UnitId,
    string Unit,
    PlanYear Year,
    DateOnly Day,
    UnitScore Score,
    ImmutableSortedDictionary<string, ScoreAppeal> Appeals,
    ImmutableArray<OutsideScoreRecorded> Outside);
