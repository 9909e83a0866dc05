using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Hosting;
using Tracker.Silo.Ledger;
using Tracker.Supervision;
using Tracker.Units;

namespace Tracker.Gateway.Supervision;

/// <summary>One click from the ledger's facts to a draft that a person then reads and changes.</summary>
internal sealed class FirstDrafts(PaperDesk desk, SupervisionFacts facts, ILedger ledger, TimeProvider clock)
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
