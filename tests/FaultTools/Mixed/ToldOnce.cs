using Microsoft.Extensions.Logging.Abstractions;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Inbox;
using Tracker.PeriodReturns;
using Tracker.Rectification;
using Tracker.Reminders;
using Tracker.Silo;
using Tracker.Silo.Activations;
using Tracker.Silo.DueWork;
using Tracker.Silo.Journal;
using Tracker.Silo.Ledger;
using Tracker.Units;

namespace Tracker.Faults.Mixed;

/// <summary>That what falls due by itself is told exactly once, as event and in the inboxes.</summary>
internal sealed class ToldOnce
{
    private readonly HashSet<(GrainAddress, string)> _told = [];
    private readonly HashSet<(Desk, string, GrainAddress, string)> _notices = [];
    private readonly Dictionary<GrainAddress, UnitId> _holders = [];

    public int Count => _told.Count;

    public List<string> Wrong { get; } = [];

    public void Take(RecordedFact recorded)
    {
        var fact = TrackerSilo.Facts.Decode(recorded.Type, recorded.Data);
        if (fact is AssignmentMade made)
        {
            _holders[recorded.Address] = made.Unit;
        }
        if (KeyOf(fact) is { } key && !_told.Add((recorded.Address, key)))
        {
            Wrong.Add($"told twice: {recorded.Address} {key} at {recorded.Position}");
        }
        UnitId? holder = _holders.TryGetValue(recorded.Address, out var unit) ? unit : null;
        _notices.UnionWith(Notice.Of(recorded.Address, fact, holder).Select(n => (n.Desk, n.Kind, n.About, n.Mark ?? $"{recorded.Position}")));
    }

    /// <param name="upTo">The last position that was taken.</param>
    public async Task<IEnumerable<string>> InboxesThatDiffer(IStore store, long upTo)
    {
        var kept = await store.Tables.Read(db => RequestLedger.Read(
            db,
            "SELECT desk, kind, about, mark FROM ledger_inbox WHERE government = @government AND position <= @position",
            row => (new Desk((int)row.GetInt64(0)), row.GetString(1), GrainAddress.Parse(row.GetString(2)), row.GetString(3)),
            ("@government", MixedPlan.Government.Value),
            ("@position", upTo)));
        var once = kept.ToHashSet();
        return [
            .. once.Count == kept.Length ? [] : (string[])["an inbox says something twice"],
            .. _notices.Except(once).Select(n => $"missing in an inbox: {n}"),
            .. once.Except(_notices).Select(n => $"in an inbox without a fact: {n}"),
        ];
    }

    public static Task TellTheRest(IStore store, TimeProvider clock) => Round(store, clock);

    /// <summary>What another look finds to tell, and overdue limits that nobody noted.</summary>
    public static async Task<IEnumerable<string>> StillDue(IStore store, TimeProvider clock)
    {
        var wrong = new List<string>();
        if (await Round(store, clock) is > 0 and var more)
        {
            wrong.Add($"{more} things were still due");
        }
        var today = JournalDay.Of(clock.GetUtcNow());
        var grains = TrackerSilo.EngineOn(store.Journal, new EngineOptions());
        for (var at = 0; at < MixedPlan.Points * MixedPlan.Units; at++)
        {
            var duty = MixedPlan.Duty((at / MixedPlan.Units) + 1, (at % MixedPlan.Units) + 1);
            if ((await grains.Assignment(duty).Look()).State is Assignment.Open open)
            {
                wrong.AddRange(open.Limits.All(open.Deadlines)
                    .Where(l => l.IsOpen && l.Day < today && !l.Overdue.Contains(l.Day!.Value))
                    .Select(l => $"overdue and not noted: {duty} {l.Key}"));
            }
        }
        return wrong;
    }

    private static Task<int> Round(IStore store, TimeProvider clock) =>
        new HouseDueWork(store.Tables, store.Ledger, store.Journal, TrackerSilo.EngineOn(store.Journal, new EngineOptions()), clock, NullLogger<HouseDueWork>.Instance).Round(MixedPlan.Government);

    private static string? KeyOf(object fact) => fact switch
    {
        LimitReminded e => $"reminded {e.Occurrence} {e.Day:O} {e.Offset}",
        LimitOverdue e => $"overdue {e.Occurrence} {e.Day:O}",
        OccurrenceOpened e => $"opened {e.Occurrence.Key}",
        PeriodOpened => "period opened",
        PeriodReminded e => $"sheets {e.DueDay:O} {e.Offset}",
        RectificationReminded e => $"rectification {e.Day:O} {e.Offset}",
        YearDateReminded e => $"year {e.Date} {e.Day:O} {e.Offset}",
        _ => null,
    };
}
