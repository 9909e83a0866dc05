using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Silo.Activations;
using Tracker.Silo.Delivery;
using Tracker.Silo.DueWork;
using Tracker.Silo.Journal;
using Tracker.Silo.Ledger;
using Tracker.Silo.Reactions;
using Tracker.Units;

namespace Tracker.Silo.Telemetry;

/// <summary>
/// Gauges of one process: how the engine and its readers stand, and the year's work of each government, from counters. What has to be looked up is
/// looked up once in a while, whoever asks and however often.
/// </summary>
public sealed class HouseFigures : IDisposable
{
    /// <summary>A figure is never older when <see cref="Refresh"/> was called.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(15);

    private readonly SemaphoreSlim _looking = new(1, 1);
    private readonly IJournal _journal;
    private readonly ILedger _ledger;
    private readonly ReactionRunner _reactions;
    private readonly Outbox _outbox;
    private readonly TimeProvider _clock;
    private Figures _figures = Figures.None;
    private long _lookedAt;

    internal HouseFigures(IMeterFactory meters, IGrains grains, IStore store, HouseDueWork due, ReactionRunner reactions, Outbox outbox, TimeProvider clock)
    {
        (_journal, _ledger, _reactions, _outbox, _clock) = (store.Journal, store.Ledger, reactions, outbox, clock);
        var meter = meters.Create(Signals.Name);
        if (grains is IGrainsInMemory engine)
        {
            meter.CreateObservableGauge("tracker.activations", () => engine.Count, "{grain}", "Grains in memory.");
        }
        meter.CreateObservableGauge("tracker.journal.position", () => _figures.Last, "{fact}", "Facts in the journal.");
        meter.CreateObservableGauge("tracker.tail.lag", Lags, "{fact}", "Facts that a reader of the journal has not come to; only where this process is the one that reads.");
        meter.CreateObservableGauge("tracker.due.waiting", () => due.Waiting, "{item}", "Things that fell due and could not be told at the last look.");
        meter.CreateObservableGauge("tracker.deliveries.waiting", () => _figures.Messages.Select(m => new Measurement<long>(m.Count, new KeyValuePair<string, object?>("state", m.State))), "{message}", "Messages that wait, or were given up or held and wait for a person.");
        meter.CreateObservableGauge("tracker.duties", () => _figures.Duties.Select(Measured), "{duty}", "Duties by government, year of the plan and state: open, overdue (which are open too), closed, or ended otherwise; withdrawn and unconcerned ones are not counted.");
        meter.CreateObservableGauge("tracker.missing_units", () => _figures.Missing.Select(Measured), "{unit}", "Units whose sheets are missing, over the open periods of a government.");
    }

    /// <summary>Looks anew where that is due.</summary>
    public async ValueTask Refresh(CancellationToken cancel = default)
    {
        if (_lookedAt != 0 && _clock.GetElapsedTime(Volatile.Read(ref _lookedAt)) < KeptFor)
        {
            _figures = _figures with { Last = await _journal.LastPosition(cancel) };
            return;
        }
        await _looking.WaitAsync(cancel);
        try
        {
            if (_lookedAt == 0 || _clock.GetElapsedTime(_lookedAt) >= KeptFor)
            {
                _figures = await Look(cancel);
                Volatile.Write(ref _lookedAt, _clock.GetTimestamp());
            }
        }
        finally
        {
            _looking.Release();
        }
    }

    public void Dispose() => _looking.Dispose();

    private IEnumerable<Measurement<long>> Lags() =>
        _reactions.ReadUpTo.Select(reader => new Measurement<long>(Math.Max(0, _figures.Last - reader.Value), new KeyValuePair<string, object?>("reader", reader.Key)));

    private async ValueTask<Figures> Look(CancellationToken cancel)
    {
        var today = JournalDay.Of(_clock.GetUtcNow());
        var plans = (await _ledger.Plans(null, cancel)).Where(p => p.Stage == PlanStage.Assigned).ToList();
        var duties = ImmutableArray.CreateBuilder<Figure>();
        foreach (var year in plans.Select(p => p.Plan.Year).Distinct().OrderByDescending(y => y.Value).Take(2))
        {
            foreach (var government in (await _ledger.Regions(6, year, today, cancel)).GroupBy(c => c.Region))
            {
                duties.Add(new Figure(government.Key, $"{year.Value}", "open", government.Where(c => c.Status.IsOpen).Sum(c => c.Count)));
                duties.Add(new Figure(government.Key, $"{year.Value}", "overdue", government.Where(c => c.Overdue).Sum(c => c.Count)));
                duties.Add(new Figure(government.Key, $"{year.Value}", "closed", government.Where(c => c.Status.IsDone).Sum(c => c.Count)));
                duties.Add(new Figure(government.Key, $"{year.Value}", "ended", government.Where(c => c.Status.IsCounted && !c.Status.IsOpen && !c.Status.IsDone).Sum(c => c.Count)));
            }
        }
        var (missing, messages) = (ImmutableArray.CreateBuilder<Figure>(), new Dictionary<DeliveryState, long>());
        foreach (var government in await _journal.Governments(cancel))
        {
            if (plans.Any(p => p.Plan.Government == government))
            {
                missing.Add(new Figure(government.Value, null, null, await Missing(government, cancel)));
            }
            foreach (var (state, count) in await _outbox.Counts(government, cancel))
            {
                messages[state] = messages.GetValueOrDefault(state) + count;
            }
        }
        (string, long)[] waiting = [("waiting", messages.GetValueOrDefault(DeliveryState.Waiting)), ("given-up", messages.GetValueOrDefault(DeliveryState.Dead)), ("held", messages.GetValueOrDefault(DeliveryState.Held))];
        return new Figures(await _journal.LastPosition(cancel), duties.ToImmutable(), missing.ToImmutable(), [.. waiting]);
    }

    private async ValueTask<long> Missing(DivisionCode government, CancellationToken cancel)
    {
        var missing = 0L;
        foreach (var period in (await _ledger.Periods(government, null, cancel)).Where(p => !p.Closed))
        {
            var sent = (await _ledger.Returns(period.Address, cancel)).Where(r => !r.Returned).Select(r => r.Unit).ToHashSet();
            missing += (await _ledger.Asked(government, period.Address.Year, cancel)).Count(a => a.Value.Counted > 0 && !sent.Contains(a.Key));
        }
        return missing;
    }

    private static Measurement<long> Measured(Figure figure)
    {
        KeyValuePair<string, object?> government = new("government", figure.Government);
        return figure.State is null
            ? new Measurement<long>(figure.Count, government)
            : new Measurement<long>(figure.Count, government, new KeyValuePair<string, object?>("year", figure.Year), new KeyValuePair<string, object?>("state", figure.State));
    }

    private sealed record Figure(string Government, string? Year, string? State, long Count);

    private sealed record Figures(long Last, ImmutableArray<Figure> Duties, ImmutableArray<Figure> Missing, ImmutableArray<(string State, long Count)> Messages)
    {
        public static Figures None { get; } = new(0, [], [], []);
    }
}
