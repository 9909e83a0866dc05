using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Tracker.AdHocRequests;
using Tracker.Assignments;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.Inbox;
using Tracker.LookBack;
using Tracker.PeriodReturns;
using Tracker.Plans;
using Tracker.Rectification;
using Tracker.Reminders;
using Tracker.Restoring;
using Tracker.Silo.Activations;
using Tracker.Silo.DueWork;
using Tracker.Silo.Journal;
using Tracker.Silo.Ledger;
using Tracker.Silo.Tests.Journal.Sqlite;
using Tracker.Units;
using Tracker.WorkPoints;

namespace Tracker.Silo.Tests.DueWork;

/// <summary>A government of its own on a store, with an assigned plan of 2031, whose due work runs whenever a test says so.</summary>
/// <param name="duties">How many it has already, assigned by another of this class.</param>
internal sealed class DueGovernment(IStore store, string code, int duties = 0)
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);
    private readonly List<GrainAddress> _duties =
        [.. Enumerable.Range(1, duties).Select(unit => GrainAddress.Parse($"{code}/2031/plan/1/work-point/1/assignment/{unit}"))];

    private readonly List<GrainAddress> _problems = [];

    public DivisionCode Government { get; } = DivisionCode.Parse(code);

    public SetClock Clock { get; } = new(new DateOnly(2031, 1, 20));

    public IReadOnlyList<GrainAddress> Duties => _duties;

    public GrainAddress Plan => GrainAddress.Of(Government, new PlanYear(2031), "plan", "1");

    public GrainAddress Point => Plan.Child("work-point", "1");

    /// <summary>临时报送, where a test asks one of unit 1.</summary>
    public GrainAddress Request => GrainAddress.Of(Government, new PlanYear(2031), AdHocRequest.Kind.Name, "1");

    public IGrains Grains { get; } = TrackerSilo.EngineOn(store.Journal, new EngineOptions());

    public InboxLedger Inbox { get; } = new(store.Tables, store.Journal);

    /// <summary>One point, and a duty a list of deadlines: units 1, 2, 3…</summary>
    public async Task Assign(params IReadOnlyList<ImmutableArray<Deadline>> duties)
    {
        var point = Point;
        var units = duties.Select((_, at) => new PlannedDuty(UnitId.Of(at + 1), $"第{at + 1}局", Role.Responsible)).ToImmutableArray();
        var streams = new List<StreamAppend>
        {
            new(Plan, 0, [Encode(Drafted()), Encode(new PlanAssigned(Clock.Today, 1, duties.Count, []))]),
            new(point, 0, [Encode(new WorkPointPlanned("1", 1, "第1节", null, "要点1", "正文", [], [], units))]),
        };
        for (var at = 0; at < duties.Count; at++)
        {
            var duty = point.Child("assignment", $"{at + 1}");
            _duties.Add(duty);
            streams.Add(new(duty, 0, [Encode(new AssignmentMade(units[at].Unit, units[at].UnitName, Role.Responsible, 1, duties[at]))]));
        }
        var said = Said();
        (await store.Journal.Append(new AppendRequest([.. streams], FactMetadata.Of(said, "test").ToJson(), said.At, null))).ShouldBeOfType<AppendOutcome.Written>();
    }

    /// <summary>A look-back's problem of the duty's unit; it is told with everything else from then on.</summary>
    public async Task<GrainAddress> RaiseProblem(GrainAddress duty, DateOnly day)
    {
        var unit = new UnitRef(UnitId.Parse(duty.Id), $"第{duty.Id}局");
        var problem = Problem.AddressOf(LookBackCheck.AddressOf(PlanLookBack.AddressOf(Plan), duty));
        var said = Said();
        var raised = Encode(new ProblemRaised(Clock.Today, duty, unit, "1", "要点1", "没有更新", day));
        (await store.Journal.Append(new AppendRequest([new(problem, 0, [raised])], FactMetadata.Of(said, "test").ToJson(), said.At, null))).ShouldBeOfType<AppendOutcome.Written>();
        _problems.Add(problem);
        return problem;
    }

    public Envelope Said() => new(Guid.CreateVersion7(), Actor.Machine, Clock.GetUtcNow(), Door.Rest);

    /// <summary>A look of a process of its own; 0: nothing was due.</summary>
    public Task<int> Round(IJournal? through = null)
    {
        var journal = through ?? store.Journal;
        var grains = TrackerSilo.EngineOn(journal, new EngineOptions());
        return new HouseDueWork(store.Tables, store.Ledger, journal, grains, Clock, NullLogger<HouseDueWork>.Instance).Round(Government);
    }

    /// <summary>A look that is killed after so many steps. False: it came to its end first.</summary>
    public async Task<bool> Killed(int steps)
    {
        var mortal = new MortalJournal(store.Journal, steps);
        try
        {
            await Round(mortal);
            return false;
        }
        catch (KilledException)
        {
            return true;
        }
    }

    public async Task Ask(GrainAddress duty, AssignmentCommand command) => (await Grains.Assignment(duty).Ask(Said(), command)).ShouldNotBeNull();

    /// <summary>What was opened and told, by the deadline that it is about: one that stays where others change is the same, also at another place.</summary>
    private static IEnumerable<(string? Occurrence, object Fact)> WhichDeadline(IEnumerable<object> facts)
    {
        var (deadlines, named) = (new List<int>(), 0);
        foreach (var fact in facts)
        {
            if (fact is AssignmentMade or AssignmentRestored)
            {
                deadlines = [.. ((fact as AssignmentMade)?.Deadlines ?? ((AssignmentRestored)fact).Deadlines).Select(_ => named++)];
            }
            if (fact is AssignmentLimitsChanged changed)
            {
                deadlines = [.. changed.Before.Select(was => was < 0 ? named++ : deadlines[was])];
            }
            if (fact switch { OccurrenceOpened o => o.Occurrence.Key, LimitOverdue o => o.Occurrence, LimitReminded r => r.Occurrence, _ => null } is { } key)
            {
                var parts = key.Split('-', 2);
                yield return (string.Join('-', [$"deadline {deadlines[int.Parse(parts[0], CultureInfo.InvariantCulture)]}", .. parts[1..]]), fact);
            }
        }
    }

    public async Task<List<object>> Facts(GrainAddress stream) => [.. (await Recorded(stream)).Select(f => f.Fact)];

    private async Task<List<(long Position, object Fact)>> Recorded(GrainAddress stream)
    {
        var all = new List<(long, object)>();
        while (await store.Journal.ReadStream(stream, all.Count) is { Count: > 0 } some)
        {
            all.AddRange(some.Select(f => (f.Position, TrackerSilo.Facts.Decode(f.Type, f.Data))));
        }
        return all;
    }

    public ValueTask<ImmutableArray<InboxItem>> InboxOf(int desk) => Inbox.Of(Government, [new Desk(desk)]);

    /// <summary>Everything that was told stands in the journal once and in its inbox once, and nothing that is due is left.</summary>
    public async Task ShouldBeToldExactlyOnce()
    {
        (await Round()).ShouldBe(0, "nothing is due any more");
        var rules = (await Grains.ReminderRules(Government).Look()).State.Current;
        var calendar = (await Grains.Holidays(Government).Look()).State.Calendar;
        var expected = new HashSet<(Desk, string, GrainAddress, string)>();
        foreach (var duty in _duties)
        {
            var recorded = await Recorded(duty);
            var facts = recorded.ConvertAll(r => r.Fact);
            var places = WhichDeadline(facts).ToList();
            places.Where(p => p.Fact is OccurrenceOpened).Select(p => p.Occurrence).ShouldBeUnique();
            places.Select(p => p.Fact is LimitOverdue o ? (p.Occurrence, o.Day) : default).Where(p => p.Occurrence is not null).ShouldBeUnique();
            foreach (var limit in places.Where(p => p.Fact is LimitReminded).Select(p => (p.Occurrence, Of: (LimitReminded)p.Fact)).GroupBy(r => (r.Occurrence, r.Of.Day), r => r.Of))
            {
                limit.Select(r => r.Offset).ShouldBe(limit.Select(r => r.Offset).Distinct().Order(), "none twice, none after a later one");
            }
            if (facts.Aggregate(Assignment.Initial, (state, fact) => Assignment.Evolve(state, (AssignmentEvent)fact)) is Assignment.Open open)
            {
                foreach (var limit in open.Limits.All(open.Deadlines).Where(l => l.IsOpen && l.Day is not null))
                {
                    (limit.Day < Clock.Today && !limit.Overdue.Contains(limit.Day!.Value)).ShouldBeFalse($"{duty} {limit.Key} is overdue");
                    (open.Status.IsForTheUnit && rules.DueOffset(limit.Day!.Value, Clock.Today, calendar) is { } offset && !limit.Reminded.Has(limit.Day.Value, offset)).ShouldBeFalse($"{duty} {limit.Key}");
                }
            }
            Expect(recorded, duty);
        }
        foreach (var stream in PeriodSpans.All.Select(p => p.Address(Government, new PlanYear(2031))).Append(YearDates.AddressOf(Government, new PlanYear(2031))).Append(RestoreEpoch.AddressOf(Government)).Append(Point).Append(Request.Child(RequestAnswer.Kind.Name, "1")).Concat(_problems))
        {
            var recorded = await Recorded(stream);
            var facts = recorded.ConvertAll(r => r.Fact);
            facts.OfType<PeriodReminded>().Select(r => (r.DueDay, r.Offset)).ShouldBeUnique();
            facts.OfType<RectificationReminded>().Select(r => (r.Day, r.Offset)).ShouldBeUnique();
            facts.OfType<YearDateReminded>().Select(r => (r.Date, r.Day, r.Offset)).ShouldBeUnique();
            Expect(recorded, stream);
        }
        var told = await store.Tables.Read(db => RequestLedger.Read(
            db,
            "SELECT desk, kind, about, mark FROM ledger_inbox WHERE government = @government",
            row => (new Desk((int)row.GetInt64(0)), row.GetString(1), GrainAddress.Parse(row.GetString(2)), row.GetString(3)),
            ("@government", Government.Value)));
        told.ShouldBeUnique();
        told.ToHashSet().SetEquals(expected).ShouldBeTrue($"{Government}: {told.Length} in the inboxes, {expected.Count} expected");

        void Expect(IEnumerable<(long Position, object Fact)> recorded, GrainAddress stream)
        {
            UnitId? holder = null;
            foreach (var (position, fact) in recorded)
            {
                holder = fact switch { AssignmentMade e => e.Unit, AssignmentTransferred e => e.Unit, _ => holder };
                expected.UnionWith(Notice.Of(stream, fact, holder).Select(n => (n.Desk, n.Kind, n.About, n.Mark ?? $"{position}")));
            }
        }
    }

    private static PlanDrafted Drafted() => new(
        new SourceDocument("1.txt", new string('a', 64), 1, new string('b', 64)),
        new PlanDraft(new DocumentFacts("某政发〔2031〕1号", "要点", null, new DateOnly(2031, 1, 5), 2031, null, [], [], null, null, []), [], []));

    private static NewFact Encode(object fact)
    {
        var (type, data) = Stores.Codec.Encode(fact);
        return new NewFact(type, data, fact);
    }
}

/// <summary>A clock that shows nine in the morning of a day that a test sets, also an earlier one.</summary>
internal sealed class SetClock(DateOnly first) : TimeProvider
{
    private DateTimeOffset _now = At(first);

    public DateOnly Today => DateOnly.FromDateTime(_now.DateTime);

    public void Set(DateOnly day) => _now = At(day);

    public override DateTimeOffset GetUtcNow() => _now;

    private static DateTimeOffset At(DateOnly day) => new(day, new TimeOnly(9, 0), TimeSpan.FromHours(8));
}
