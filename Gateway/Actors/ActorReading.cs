using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Deciding;
using Tracker.Gateway.Changes;
using Tracker.Silo;
using Tracker.Silo.Journal;
using Tracker.Units;

namespace Tracker.Gateway.Actors;

/// <summary>事项查看: any grain, as far as the one authorisation table lets its reader see it. What may not be seen is not there.</summary>
internal sealed class ActorReading(
    IGrains grains, IJournal journal, WorkActors work, PaperActors papers, LookBackActors lookBacks, ReportActors reports, HouseActors house)
{
    /// <summary>So many of the last events are shown.</summary>
    public const int Shown = 20;

    /// <summary>So far back it is looked for what brought a state about.</summary>
    private const int Remembered = 200;

    public static Rejection Unknown { get; } = new("actor.unknown");

    public async ValueTask<ActorView?> Look(Caller caller, GrainAddress address, CancellationToken cancel = default)
    {
        if (ActorKinds.Of(address.Kind) is not { } kind || (caller.Government is { } own && own != address.Government) || await Sketch(caller, address, cancel) is not { } sketch)
        {
            return null;
        }
        var past = await Past(address, sketch, cancel);
        return new ActorView(
            address, kind, sketch.Title, sketch.Link, sketch.State, sketch.Tone, sketch.Why?.Invoke(past) ?? past.Since(sketch.State, _ => true), sketch.Fields, sketch.Due,
            [.. past.Facts.Reverse().Take(Shown).Select(f => f.Said)], sketch.Version);
    }

    private ValueTask<ActorSketch?> Sketch(Caller caller, GrainAddress address, CancellationToken cancel) => address.Kind switch
    {
        "plan" => work.Plan(caller, address, cancel),
        "work-point" => work.Point(caller, address, cancel),
        "assignment" => work.Assignment(caller, address, cancel),
        "period" => work.Period(caller, address, cancel),
        "period-return" => work.Sheet(caller, address, cancel),
        "good-practice" => work.Practice(caller, address, cancel),
        "page-record" => work.Page(caller, address, cancel),
        "ad-hoc-request" => papers.Request(caller, address, cancel),
        "answer" => papers.Answer(caller, address, cancel),
        "burden-budget" => papers.Budget(caller, address, cancel),
        "paper" => papers.Paper(caller, address, cancel),
        "number-series" => papers.Numbers(caller, address, cancel),
        "ladder-settings" => papers.Ladder(caller, address, cancel),
        "look-back" => lookBacks.Whole(caller, address, cancel),
        "look-back-check" => lookBacks.Check(caller, address, cancel),
        "problem" => lookBacks.Problem(caller, address, cancel),
        "annual-report" => reports.Report(caller, address, cancel),
        "report-year" => reports.Year(caller, address, cancel),
        "score-rules" => reports.ScoreRules(caller, address, cancel),
        "score-appeals" => reports.Appeals(caller, address, cancel),
        "unit-register" => house.Register(caller, address, cancel),
        ActorKinds.Unit => house.Unit(caller, address, cancel),
        "account" => house.Account(caller, address, cancel),
        "calendar" => house.Calendar(caller, address, cancel),
        "light-rules" => house.Lights(caller, address, cancel),
        "reminder-rules" => house.Reminders(caller, address, cancel),
        "year-dates" => house.YearDates(caller, address, cancel),
        "restore-epoch" => house.Restore(caller, address, cancel),
        _ => new((ActorSketch?)null),
    };

    private async ValueTask<ActorPast> Past(GrainAddress address, ActorSketch sketch, CancellationToken cancel)
    {
        var register = (await grains.UnitRegister(address.Government).Look(cancel)).State;
        var facts = ImmutableArray.CreateBuilder<(object, ActorEvent)>();
        var stream = sketch.Stream ?? address;
        var after = sketch.Stream is null ? Math.Max(0, sketch.Version - Remembered) : 0; // of another's stream only some are its own
        while (await journal.ReadStream(stream, after, cancel: cancel) is { Count: > 0 } read)
        {
            foreach (var recorded in read)
            {
                var fact = TrackerSilo.Facts.Decode(recorded.Type, recorded.Data);
                if (sketch.Shows(fact) && ActorFacts.Of(recorded.Type, fact, NameOf) is var (what, words))
                {
                    var around = FactMetadata.Parse(recorded.Metadata);
                    facts.Add((fact, new ActorEvent(recorded.Version, around.At, what, recorded.Erased ? "内容已依法删除" : words, ChangeReading.ByWhom(around, register))));
                }
            }
            after = read[^1].Version;
        }
        return new ActorPast(facts.DrainToImmutable());

        string NameOf(UnitId unit) => register.Unit(unit)?.Name ?? $"单位{unit}";
    }
}
