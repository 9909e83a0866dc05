using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Calendar;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.LookBack;
using Tracker.Plans;
using Tracker.Reminders;
using Tracker.Silo;
using Tracker.Silo.Activations;
using Tracker.Silo.Journal;
using Tracker.Units;
using Tracker.WorkPoints;

namespace Tracker.Faults.Mixed;

/// <summary>A government whose year has something of everything: points with days, with days that come again and without, periods that open by themselves, a look-back.</summary>
internal static class MixedPlan
{
    public const int Points = 4;
    public const int Units = 25;

    /// <summary>The units whose duties of the first point are looked back on.</summary>
    public const int LookedBack = 20;

    public static readonly DivisionCode Government = DivisionCode.Parse("990000");
    public static readonly PlanYear Year = new(2031);
    public static readonly EvidenceItem Page = new(EvidenceKind.Link, "专栏", "https://example.org/a");

    private static readonly GrainAddress Plan = GrainAddress.Of(Government, Year, "plan", "1");

    public static GrainAddress LookBack { get; } = PlanLookBack.AddressOf(Plan);

    public static GrainAddress Duty(int point, int unit) => Plan.Child("work-point", $"{point}").Child("assignment", $"{unit}");

    public static GrainAddress Check(int unit) => LookBackCheck.AddressOf(LookBack, Duty(1, unit));

    public static UnitRef Unit(int unit) => new(UnitId.Of(unit), $"第{unit}局");

    public static Envelope Envelope(Guid command, DateTimeOffset at) => new(command, new Actor(AccountId.Parse("tester"), "测试岗", null, [AccountRole.Office]), at, Door.CommandLine);

    public static async Task Make(IStore store, RacingClock clock)
    {
        var today = JournalDay.Of(clock.GetUtcNow());
        var streams = new List<StreamAppend> { new(Plan, 0, [Encode(Drafted()), Encode(new PlanAssigned(today, Points, Points * Units, []))]) };
        for (var point = 1; point <= Points; point++)
        {
            var duties = Enumerable.Range(1, Units).Select(u => new PlannedDuty(UnitId.Of(u), Unit(u).Name, Role.Responsible)).ToImmutableArray();
            streams.Add(new(Plan.Child("work-point", $"{point}"), 0, [Encode(new WorkPointPlanned($"{point}", point, "第1节", null, $"要点{point}", "正文", [], [], duties))]));
            foreach (var duty in duties)
            {
                var unit = int.Parse(duty.Unit.Value, System.Globalization.CultureInfo.InvariantCulture);
                streams.Add(new(Duty(point, unit), 0, [Encode(new AssignmentMade(duty.Unit, duty.UnitName, duty.Role, point, Deadlines(point, unit, today)))]));
            }
        }
        var said = Envelope(Guid.CreateVersion7(), clock.GetUtcNow());
        await store.Journal.Append(new AppendRequest([.. streams], FactMetadata.Of(said, "test").ToJson(), said.At, null));
        var grains = TrackerSilo.EngineOn(store.Journal, new EngineOptions());
        await Tell(grains.ReminderRules(Government).Ask(Next(), new SetReminderRules(ReminderRules.Default with { Periods = PeriodRhythm.Month }, today)));
        var candidates = Enumerable.Range(1, LookedBack).Select(u => new CandidateDuty(Duty(1, u), Unit(u), Role.Responsible, HasLimit: true, SelfClosed: false, AssignmentStatus.Underway, [Page]));
        await Tell(grains.LookBack(LookBack).Ask(Next(), new StartLookBack(LookBack, today, Independence.OtherAccount, [], [new CandidatePoint(Plan.Child("work-point", "1"), "1", "要点1", [.. candidates])])));

        Envelope Next() => Envelope(Guid.CreateVersion7(), clock.GetUtcNow());
    }

    /// <summary>The first two points end on a day, the third every month, the fourth never.</summary>
    private static ImmutableArray<Deadline> Deadlines(int point, int unit, DateOnly today) => point switch
    {
        1 or 2 => [new FixedDeadline("前", today.AddDays(((unit * 11) + (point * 40)) % 330))],
        3 => [new RecurringDeadline("每月25日前", Period.Month, Due: new PeriodDay(0, 25))],
        _ => [],
    };

    private static async Task Tell(ValueTask<Answer> asked)
    {
        if ((await asked).Rejection is { } rejection)
        {
            throw new InvalidOperationException($"The government was refused: {rejection}.");
        }
    }

    private static PlanDrafted Drafted() => new(
        new SourceDocument("1.txt", new string('a', 64), 1, new string('b', 64)),
        new PlanDraft(new DocumentFacts("某政发〔2031〕1号", "要点", null, new DateOnly(2031, 1, 5), 2031, null, [], [], null, null, []), [], []));

    private static NewFact Encode(object fact)
    {
        var (type, data) = TrackerSilo.Facts.Encode(fact);
        return new NewFact(type, data, fact);
    }
}
