using System.Collections.Immutable;
using Tracker.Deciding;
using Tracker.Units;

namespace Tracker.Supervision;

/// <summary>What stands against a unit on a day, in words: a duty past its day, a return that did not come.</summary>
public sealed record UnitFinding(UnitRef Unit, GrainAddress Subject, string Words);

/// <summary>A finding of a paper that was issued and stands.</summary>
public sealed record EarlierFinding(GrainAddress Paper, PaperRung Rung, DateOnly IssuedOn, DateOnly? ReplyBy, UnitId Unit, GrainAddress Subject);

/// <summary>
/// Which rung of the ladder a unit could be at next, and for what. A person drafts from it or doesn't. It never skips a rung, waits for what was issued
/// to be answered, and never goes beyond a 通报: 约谈 and 处理建议 are a person's own thought.
/// </summary>
public sealed record LadderSuggestion(UnitRef Unit, PaperRung Rung, ImmutableArray<PaperFact> Facts)
{
    public const PaperRung Highest = PaperRung.Circular;

    /// <summary>By unit as they come, the higher rung first.</summary>
    public static ImmutableArray<LadderSuggestion> Of(
        IEnumerable<UnitFinding> findings, IEnumerable<EarlierFinding> earlier, DateOnly day, LadderSettings settings)
    {
        var before = earlier.ToLookup(e => (e.Unit, e.Subject));
        return
        [
            .. findings.DistinctBy(f => (f.Unit.Unit, f.Subject)).GroupBy(f => f.Unit).SelectMany(unit => unit
                .Select(f => (Finding: f, Rung: Next(before[(f.Unit.Unit, f.Subject)], day, settings)))
                .Where(f => f.Rung is not null)
                .GroupBy(f => f.Rung!.Value)
                .OrderByDescending(rung => rung.Key)
                .Select(rung => new LadderSuggestion(unit.Key, rung.Key, [.. rung.Select(f => new PaperFact(f.Finding.Unit.Unit, f.Finding.Subject, f.Finding.Words))]))),
        ];
    }

    /// <summary>Null: what was issued still has time.</summary>
    private static PaperRung? Next(IEnumerable<EarlierFinding> before, DateOnly day, LadderSettings settings)
    {
        var issued = before.ToList();
        if (issued.Count == 0)
        {
            return PaperRung.Reminder;
        }
        var highest = issued.Max(e => e.Rung);
        var until = issued.Max(e => e.ReplyBy is { } reply && reply > Patient(e, settings) ? reply : Patient(e, settings));
        return day <= until ? null : highest >= Highest ? Highest : highest + 1;
    }

    private static DateOnly Patient(EarlierFinding paper, LadderSettings settings) => paper.IssuedOn.AddDays(settings.PatienceWith(paper.Rung));
}
