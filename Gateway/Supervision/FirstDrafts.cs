using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Silo.Journal;
using Tracker.Silo.Ledger;
using Tracker.Supervision;
using Tracker.Units;

namespace Tracker.Gateway.Supervision;

/// <summary>One click from the ledger's facts to a draft that a person then reads and changes.</summary>
internal sealed class FirstDrafts(PaperDesk desk, PaperLedger papers, SupervisionFacts facts, ILedger ledger, IJournal journal, TimeProvider clock)
{
    public async ValueTask<Outcome<DraftedPaper>> Suggested(Errand errand, DivisionCode government, UnitId unit, PaperRung rung, CancellationToken cancel)
    {
        if (!Access.May(errand.Who, Deed.DraftPaper, government))
        {
            return Access.Refused;
        }
        return (await facts.Suggestions(government, cancel)).FirstOrDefault(s => s.Unit.Unit == unit && s.Rung == rung) is { } suggestion
            ? await desk.Draft(errand, PaperTexts.Of(suggestion, await desk.Settings(government, cancel), clock.Today), government, cancel)
            : new Rejection("ladder.suggestion-gone");
    }

    /// <summary>A draft for each of these units at what is suggested for it, in one act; said again it drafts nothing twice. Who has a draft of that rung already gets no other.</summary>
    /// <param name="units">Null: all that the rung is suggested for.</param>
    public async ValueTask<Outcome<DraftedPapers>> SuggestedForAll(Errand errand, DivisionCode government, PaperRung rung, ImmutableArray<UnitId>? units, CancellationToken cancel)
    {
        if (!Access.May(errand.Who, Deed.DraftPaper, government))
        {
            return Access.Refused;
        }
        var settings = await desk.Settings(government, cancel);
        var underWay = (await papers.Of(government, cancel)).Where(p => p.Rung == rung && !p.WasIssued && p.Stage != PaperStage.Withdrawn).SelectMany(p => p.Units).Select(u => u.Unit).ToHashSet();
        var (drafted, waiting) = (0, 0);
        foreach (var suggestion in (await facts.Suggestions(government, cancel)).Where(s => s.Rung == rung && (units is null || units.Value.Contains(s.Unit.Unit))))
        {
            var part = errand.Part($"{suggestion.Unit.Unit} {rung}");
            if (await journal.Recall(part.CommandId, cancel) is not null)
            {
                drafted++; // the first time
                continue;
            }
            if (underWay.Contains(suggestion.Unit.Unit))
            {
                waiting++;
                continue;
            }
            if ((await desk.Draft(part, PaperTexts.Of(suggestion, settings, clock.Today), government, cancel)).Rejection is { } refused)
            {
                return refused;
            }
            drafted++;
        }
        return drafted + waiting == 0 ? new Rejection("ladder.suggestion-gone") : new DraftedPapers(drafted, waiting);
    }

    /// <summary>Null: there is no such period, or the caller looks back on none.</summary>
    public async ValueTask<QuarterReview?> Review(Caller caller, GrainAddress period, CancellationToken cancel) =>
        Access.May(caller, Deed.DraftPaper, period.Government)
        && (await ledger.Periods(period.Government, period.Year, cancel)).FirstOrDefault(p => p.Address == period) is { } line
            ? await facts.Review(line, cancel)
            : null;

    /// <param name="units">Null: all that something stands against.</param>
    public async ValueTask<Outcome<DraftedPaper>> OfReview(Errand errand, GrainAddress period, ImmutableArray<UnitId>? units, CancellationToken cancel)
    {
        if (await Review(errand.Who, period, cancel) is not { } review)
        {
            return new Rejection("period.unknown");
        }
        var named = review.WithFindings.Select(u => u.Unit.Unit).Where(u => units is null || units.Value.Contains(u)).ToImmutableArray();
        return named.IsEmpty ? new Rejection("ladder.nothing-found") : await desk.Draft(errand, PaperTexts.Of(review, named, clock.Today), period.Government, cancel);
    }
}

/// <param name="UnderWay">Units that have a draft of this rung already.</param>
internal sealed record DraftedPapers(int Drafted, int UnderWay);
