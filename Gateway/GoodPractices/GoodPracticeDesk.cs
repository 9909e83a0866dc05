using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.GoodPractices;
using Tracker.PeriodReturns;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Gateway.GoodPractices;

/// <summary>亮点做法: whoever drafts papers marks and shares them; what is shared every account of the government may read.</summary>
internal sealed class GoodPracticeDesk(IGrains grains, GoodPracticeLedger practices, TimeProvider clock)
{
    public async ValueTask<ImmutableArray<PracticeView>> All(Caller caller, DivisionCode government, CancellationToken cancel = default)
    {
        if ((caller.Government is { } own && own != government) || AccessTable.Of(caller, Deed.ReadPlan) == Reach.Nothing)
        {
            return [];
        }
        var found = ImmutableArray.CreateBuilder<PracticeView>();
        foreach (var line in (await practices.Of(government, cancel)).Where(l => l.SharedOn is not null || Marks(caller, government)))
        {
            if ((await grains.GoodPractice(line.Address).Look(cancel)).State.Marked is { } marked)
            {
                found.Add(new PracticeView(line.Address, line.Unit.Unit, line.Unit.Name, line.Title, marked.Words, line.MarkedOn, line.SharedOn));
            }
        }
        return found.DrainToImmutable();
    }

    /// <summary>Marks what the duty's unit reported; marked again, the words change.</summary>
    public async ValueTask<Answer> Mark(Errand errand, GrainAddress assignment, PeriodId period, string title, string words, CancellationToken cancel = default)
    {
        if (!Marks(errand.Who, assignment.Government) || assignment.Kind != Assignment.Kind.Name || (await grains.Assignment(assignment).Look(cancel)).State.Duty is not { } duty)
        {
            return Unknown;
        }
        var unit = (await grains.UnitRegister(assignment.Government).Look(cancel)).State.Unit(duty.Unit)?.Ref ?? new UnitRef(duty.Unit, $"单位{duty.Unit}");
        return await Ask(errand, GoodPractice.AddressOf(assignment, period), new MarkGoodPractice(clock.Today, unit, title, words), cancel);
    }

    public async ValueTask<Answer> Share(Errand errand, GrainAddress practice, CancellationToken cancel = default) =>
        Marks(errand.Who, practice.Government) ? await Ask(errand, practice, new ShareGoodPractice(clock.Today), cancel) : Unknown;

    public async ValueTask<Answer> Unmark(Errand errand, GrainAddress practice, CancellationToken cancel = default) =>
        Marks(errand.Who, practice.Government) ? await Ask(errand, practice, new UnmarkGoodPractice(clock.Today), cancel) : Unknown;

    internal static bool Marks(Caller caller, DivisionCode government) => Access.May(caller, Deed.DraftPaper, government);

    private static Answer Unknown => new(new Rejection("good-practice.unknown"), 0);

    private ValueTask<Answer> Ask(Errand errand, GrainAddress practice, GoodPracticeCommand command, CancellationToken cancel) =>
        grains.GoodPractice(practice).Ask(errand.At(clock.GetUtcNow()), command, null, cancel);
}

/// <param name="SharedOn">Absent: only the office sees it.</param>
internal sealed record PracticeView(GrainAddress Practice, UnitId UnitId, string Unit, string Title, string Words, DateOnly MarkedOn, DateOnly? SharedOn);
