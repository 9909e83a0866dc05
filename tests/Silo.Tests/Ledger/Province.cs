using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Plans;
using Tracker.Silo.Journal;
using Tracker.Silo.Tests.Journal.Sqlite;
using Tracker.Units;
using Tracker.WorkPoints;

namespace Tracker.Silo.Tests.Ledger;

/// <summary>
/// A made-up government's years for ledger tests: plans assigned whole, then legal facts of assignments by chance, the clock moving on.
/// The same seed makes the same facts.
/// </summary>
/// <param name="document">The hash of the file that every plan is made from.</param>
/// <param name="wholeLife">Steps are whatever the rules let happen to an assignment, its end and its second beginning too.</param>
internal sealed class Province(int seed, string? document = null, bool wholeLife = false)
{
    private readonly Random _chance = new(seed);
    private readonly List<GrainAddress> _assignments = [];
    private readonly Dictionary<GrainAddress, (Assignment State, long Version)> _standing = [];

    public static DivisionCode Government { get; } = DivisionCode.Parse("990000");

    public DateTimeOffset Now { get; private set; } = new(2031, 1, 6, 8, 30, 0, TimeSpan.FromHours(8));

    public IReadOnlyList<GrainAddress> Assignments => _assignments;

    public static GrainAddress Plan(int number) => GrainAddress.Of(Government, new PlanYear(2031), "plan", $"{number}");

    /// <summary>The plan's drafting and its assigning with all points and assignments: two appends.</summary>
    public IEnumerable<AppendRequest> AssignPlan(int number, int points, int units)
    {
        var plan = Plan(number);
        yield return Append(new StreamAppend(plan, 0, [Encode(Drafted(number, points))]));
        var streams = new List<StreamAppend>();
        for (var p = 1; p <= points; p++)
        {
            var point = plan.Child("work-point", $"{p}");
            var section = 1 + p % 3;
            var duties = Enumerable.Range(1, units).Where(_ => _chance.Next(3) > 0)
                .Select((u, i) => new PlannedDuty(UnitId.Of(u), $"第{u}局", i == 0 ? Role.Lead : (Role)_chance.Next(1, 3))).ToImmutableArray();
            streams.Add(new StreamAppend(
                point, 0, [Encode(new WorkPointPlanned($"{p}", section, $"第{section}节", null, $"要点{p}", "正文", [], [], duties))]));
            foreach (var duty in duties)
            {
                var assignment = point.Child("assignment", duty.Unit.Value);
                var fact = new AssignmentMade(duty.Unit, duty.UnitName, duty.Role, section, Deadlines());
                streams.Add(new StreamAppend(assignment, 0, [Encode(fact)]));
                _assignments.Add(assignment);
                _standing[assignment] = (Assignment.Evolve(Assignment.Initial, fact), 1);
            }
        }
        var assigned = new PlanAssigned(JournalToday(), points, streams.Count - points, []);
        yield return Append([new StreamAppend(plan, 1, [Encode(assigned)]), .. streams]);
    }

    /// <summary>A past year's plan in one append: the first point finished, the second not.</summary>
    public AppendRequest RecordPlan(int number)
    {
        var plan = Plan(number);
        AssignmentRecorded Of(int unit, YearEndOutcome outcome) => new(
            UnitId.Of(unit), $"第{unit}局", Role.Lead, 1, [new FixedDeadline("2031年1月7日", new DateOnly(2031, 1, 7))], JournalToday(), outcome, $"第{unit}局的进展", [], new RecordedDetails());
        StreamAppend Point(int p, int unit, params object[] more) => new(
            plan.Child("work-point", $"{p}"), 0,
            [Encode(new WorkPointPlanned($"{p}", 1, "第1节", null, $"要点{p}", "正文", [], [], [new PlannedDuty(UnitId.Of(unit), $"第{unit}局", Role.Lead)])), .. more.Select(Encode)]);
        return Append(
            new StreamAppend(plan, 0, [Encode(Drafted(number, 2)), Encode(new PlanRecorded(JournalToday(), 2, 2, []))]),
            Point(1, 1, new WorkPointCompleted(JournalToday())),
            new StreamAppend(plan.Child("work-point", "1").Child("assignment", "1"), 0, [Encode(Of(1, YearEndOutcome.Closed))]),
            Point(2, 2),
            new StreamAppend(plan.Child("work-point", "2").Child("assignment", "2"), 0, [Encode(Of(2, YearEndOutcome.CarriedOver))]));
    }

    /// <summary>What follows on a point's planning.</summary>
    public AppendRequest GoOn(GrainAddress point, params IEnumerable<object> facts) => Append(new StreamAppend(point, 1, [.. facts.Select(Encode)]));

    /// <summary>The first change of who sums up a point.</summary>
    public AppendRequest ChangeReporting(GrainAddress point, PointReporting reporting) =>
        Append(new StreamAppend(point, 1, [Encode(new ReportingChanged(reporting, "示例"))]));

    /// <summary>The next fact, or two of one assignment, at an assignment that is not closed.</summary>
    public AppendRequest Step()
    {
        Now += TimeSpan.FromMinutes(_chance.Next(1, 240));
        while (true)
        {
            var assignment = _assignments[_chance.Next(_assignments.Count)];
            var (state, version) = _standing[assignment];
            if (wholeLife)
            {
                var decided = AssignmentDecider.Decide(state, LifeOfAnAssignment.Command(_chance, state, JournalToday()));
                if (decided.Facts.IsEmpty)
                {
                    continue;
                }
                _standing[assignment] = (decided.Facts.Aggregate(state, Assignment.Evolve), version + decided.Facts.Length);
                return Append(new StreamAppend(assignment, version, [.. decided.Facts.Select(Encode)]));
            }
            if (state is not Assignment.Open)
            {
                continue;
            }
            var facts = new List<NewFact>();
            for (var i = 0; i <= _chance.Next(4) / 3 && state is Assignment.Open; i++)
            {
                var fact = Fact();
                fact = fact is IHandsIn handing ? handing.Counted(state.Duty!.HandedIn.AgainIn(handing.Items)) : fact;
                state = Assignment.Evolve(state, fact);
                facts.Add(Encode(fact));
            }
            _standing[assignment] = (state, version + facts.Count);
            return Append(new StreamAppend(assignment, version, [.. facts]));
        }
    }

    /// <summary>建账 of the first assignment that is open.</summary>
    public AppendRequest SetUp()
    {
        var (assignment, (state, version)) = _standing.First(s => s.Value.State is Assignment.Open);
        var fact = new SetUpEntered(JournalToday(), new SetUp("逐项落实", "报告", [], "综合科", []));
        _standing[assignment] = (Assignment.Evolve(state, fact), version + 1);
        return Append(new StreamAppend(assignment, version, [Encode(fact)]));
    }

    /// <summary>The first facts of any other grain.</summary>
    public AppendRequest Begin(GrainAddress address, params IEnumerable<object> facts) => Append(new StreamAppend(address, 0, [.. facts.Select(Encode)]));

    private AssignmentEvent Fact() => _chance.Next(60) switch
    {
        < 12 => new AssignmentAcknowledged(JournalToday()),
        < 36 => new ReportSubmitted(JournalToday(), $"进展{_chance.Next(1000)}", Evidence(), false),
        < 46 => new ClosureReported(JournalToday(), $"完成{_chance.Next(1000)}", Evidence(), true),
        < 58 => new AssignmentReturned(JournalToday(), "请补充材料"),
        _ => new AssignmentClosed(JournalToday()),
    };

    private ImmutableArray<EvidenceItem> Evidence() =>
        [.. Enumerable.Range(1, _chance.Next(3)).Select(i => new EvidenceItem(EvidenceKind.Link, $"材料{i}", $"https://example.org/{i}"))];

    private ImmutableArray<Deadline> Deadlines() => _chance.Next(3) switch
    {
        0 => [new FixedDeadline("六月底前", new DateOnly(2031, 6, 30)), new FixedDeadline("年底前", new DateOnly(2031, 12, 31))],
        1 => [new StandingDuty("持续推进")],
        _ => [],
    };

    private PlanDrafted Drafted(int number, int points) => new(
        new SourceDocument($"{number}.txt", document ?? new string('a', 64), 1, FactHash.HexOf($"{number}")),
        new PlanDraft(
            new DocumentFacts($"某政发〔2031〕{number}号", $"第{number}号要点", null, null, 2031, null, [], [], null, null, []),
            [.. Enumerable.Range(1, points).Select(p => new DraftPoint($"{p}", null, null, $"要点{p}", "正文", default, [], [], [], [], [], [], null))],
            []));

    private DateOnly JournalToday() => DateOnly.FromDateTime(Now.DateTime);

    private AppendRequest Append(params ImmutableArray<StreamAppend> streams)
    {
        var envelope = new Envelope(Guid.CreateVersion7(Now), Actor.Machine, Now, Door.CommandLine);
        return new AppendRequest(streams, FactMetadata.Of(envelope, "test").ToJson(), Now, new CommandStamp(envelope.CommandId, new byte[32]));
    }

    private static NewFact Encode(object fact)
    {
        var (type, data) = Stores.Codec.Encode(fact);
        return new NewFact(type, data, fact);
    }
}
