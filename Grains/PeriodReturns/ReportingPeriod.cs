using System.Collections.Immutable;
using Tracker.Deciding;
using Tracker.Reminders;

namespace Tracker.PeriodReturns;

/// <summary>期: for one government and year, the span that units report on and the day by which their sheets are asked (填报截止).</summary>
public abstract record ReportingPeriod
{
    private ReportingPeriod() { }

    public sealed record NotOpened : ReportingPeriod;

    /// <param name="DueDay">填报截止: of the sheet, which is not the 完成时限 of any point.</param>
    public sealed record Opened(DateOnly From, DateOnly To, DateOnly DueDay, bool Closed) : ReportingPeriod
    {
        /// <summary>Reminders that were told, by the day that 填报截止 had then.</summary>
        public ImmutableArray<ToldReminder> Reminded { get; init; } = [];
    }

    public static ReportingPeriod Initial { get; } = new NotOpened();

    public static GrainKind<ReportingPeriod, PeriodCommand, PeriodEvent> Kind { get; } = new("period", Initial, Evolve, PeriodDecider.Decide);

    public static ReportingPeriod Evolve(ReportingPeriod state, PeriodEvent fact) => (state, fact) switch
    {
        (NotOpened, PeriodOpened e) => new Opened(e.From, e.To, e.DueDay, false),
        (Opened s, PeriodDueDayMoved e) => s with { DueDay = e.Day },
        (Opened s, PeriodClosed) => s with { Closed = true },
        (Opened s, PeriodReminded e) => s with { Reminded = s.Reminded.Add(new ToldReminder(e.DueDay, e.Offset)) },
        (Opened s, PeriodReopened) => s with { Closed = false },
        _ => throw new JournalOutOfOrderException(state, fact),
    };
}
