using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;

namespace Tracker.PeriodReturns;

/// <summary>本期填报: one unit's sheet for one period. Its rows' words stand at the assignments; here stands that and when it was sent.</summary>
public abstract record PeriodReturn
{
    private PeriodReturn() { }

    /// <param name="HandedInBy">Who asked within the unit for approval; null: nobody.</param>
    /// <param name="ApprovedBy">Who approved what was handed in.</param>
    /// <param name="SentBackFor">Why it was not approved; null: it was, or nobody has answered.</param>
    public sealed record Unsent(AccountId? HandedInBy = null, AccountId? ApprovedBy = null, string? SentBackFor = null) : PeriodReturn;

    /// <param name="FirstOn">The day it was first sent: later corrections make nobody late.</param>
    /// <param name="OnBehalf">代录: some of it was entered for the unit.</param>
    /// <param name="ReturnedFor">Why the office returned the sheet; null: it did not.</param>
    public sealed record Sent(
        DateOnly FirstOn, DateOnly LastOn, bool Late, bool OnBehalf, ImmutableDictionary<GrainAddress, RowOutcome> Rows, string? ReturnedFor, Unsent Inside) : PeriodReturn;

    public static PeriodReturn Initial { get; } = new Unsent();

    public static GrainKind<PeriodReturn, PeriodReturnCommand, PeriodReturnEvent> Kind { get; } =
        new("period-return", Initial, Evolve, PeriodReturnDecider.Decide);

    /// <summary>Where the unit's own approval stands.</summary>
    public Unsent Approval => this is Sent s ? s.Inside : (Unsent)this;

    public static PeriodReturn Evolve(PeriodReturn state, PeriodReturnEvent fact) => (state, fact) switch
    {
        (Unsent, PeriodReturnSent e) => new Sent(e.On, e.On, e.Late, e.OnBehalf, Filled(ImmutableDictionary<GrainAddress, RowOutcome>.Empty, e.Rows), null, new Unsent()),
        (Sent s, PeriodReturnSent e) => s with { LastOn = e.On, OnBehalf = s.OnBehalf || e.OnBehalf, Rows = Filled(s.Rows, e.Rows), ReturnedFor = null, Inside = new Unsent() },
        (Sent s, SheetReturned e) => s with { ReturnedFor = e.Reason },
        (Unsent, ReturnHandedIn e) => new Unsent(e.By),
        (Sent s, ReturnHandedIn e) => s with { Inside = new Unsent(e.By) },
        (Unsent, ReturnSentBack e) => new Unsent(SentBackFor: e.Reason),
        (Sent s, ReturnSentBack e) => s with { Inside = new Unsent(SentBackFor: e.Reason) },
        (Unsent s, ReturnApproved e) => s with { ApprovedBy = e.By },
        (Sent s, ReturnApproved e) => s with { Inside = s.Inside with { ApprovedBy = e.By } },
        _ => throw new JournalOutOfOrderException(state, fact),
    };

    private static ImmutableDictionary<GrainAddress, RowOutcome> Filled(
        ImmutableDictionary<GrainAddress, RowOutcome> rows, ImmutableArray<SentRow> sent) =>
        rows.SetItems(sent.Select(r => KeyValuePair.Create(r.Assignment, r.Outcome)));
}
