using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Plans;
using Tracker.Silo.Journal;
using Tracker.Silo.Tests.Postgres;
using Tracker.WorkPoints;

namespace Tracker.Silo.Tests.Activations;

/// <summary>Several grains in one append.</summary>
public abstract partial class EngineConformance
{
    [StoreFact]
    public async Task Told_together_several_grains_are_written_in_one_append_and_seen_by_either_engine()
    {
        var assignments = await Assign(3);
        foreach (var assignment in assignments)
        {
            await _one.Assignment(assignment).Look();
            await _other.Assignment(assignment).Look();
        }
        var before = await _journal.LastPosition();

        var answer = await _one.Together(Said(), [.. assignments.Select(a => new Telling(a, Report("一")))]);

        answer.Rejection.ShouldBeNull();
        answer.Versions.ShouldBe([3, 3, 3]); // made, acknowledged, reported
        answer.Position.ShouldBe(before + 6);
        (await _journal.ReadAll(before)).Select(f => f.Metadata).Distinct().ShouldHaveSingleItem();
        foreach (var assignment in assignments)
        {
            (await Reports(_one, assignment)).ShouldBe(1);
            (await Reports(_other, assignment)).ShouldBe(1);
        }
    }

    [StoreFact]
    public async Task Told_together_one_refusal_refuses_all_and_says_whose_it_is()
    {
        var assignments = await Assign(3);
        await _other.Assignment(assignments[1]).Ask(Said(), Proven("完"));
        await _other.Assignment(assignments[1]).Ask(Said(), new CloseAssignment(Day));
        var before = await _journal.LastPosition();

        var answer = await _one.Together(Said(), [.. assignments.Select(a => new Telling(a, Report("一")))]);

        answer.Rejection.ShouldBe(AssignmentRejections.AlreadyClosed);
        answer.At.ShouldBe(assignments[1]);
        answer.Position.ShouldBe(0);
        (await _journal.LastPosition()).ShouldBe(before);
    }

    [StoreFact]
    public async Task Told_together_several_for_one_grain_are_decided_one_after_another()
    {
        var assignment = (await Assign(1))[0];

        var answer = await _one.Together(Said(), [new(assignment, Report("一")), new(assignment, Proven("二")), new(assignment, new CloseAssignment(Day))]);

        answer.Rejection.ShouldBeNull();
        answer.Versions.ShouldBe([5, 5, 5]);
        (await _other.Assignment(assignment).Look()).State.ShouldBeOfType<Assignment.Ended>().Before.Reports.ShouldBe(2);
    }

    [StoreFact]
    public async Task Told_together_what_is_already_so_writes_nothing_and_the_rest_is_written()
    {
        var assignments = await Assign(2);
        await _other.Assignment(assignments[0]).Ask(Said(), new AcknowledgeAssignment(Day));
        ImmutableArray<Telling> signing = [.. assignments.Select(a => new Telling(a, new AcknowledgeAssignment(Day)))];

        (await _one.Together(Said(), signing)).Versions.ShouldBe([2, 2]);
        var again = await _other.Together(Said(), signing);

        (again.Rejection, again.Position).ShouldBe((null, 0));
        again.Versions.ShouldBe([2, 2]);
    }

    [StoreFact]
    public async Task Told_together_twice_is_written_once_and_answered_with_the_first_answer()
    {
        var assignments = await Assign(2);
        var said = Said();
        ImmutableArray<Telling> tellings = [.. assignments.Select(a => new Telling(a, Report("一")))];
        var first = await _one.Together(said, tellings);
        await _other.Assignment(assignments[0]).Ask(Said(), Report("二"));

        var again = await _other.Together(said with { At = At.AddDays(1) }, [.. tellings.Select(t => t with { Command = Report("一") with { On = Day.AddDays(1) } })]);
        var swapped = await _other.Together(said, [.. tellings.Reverse()]);
        var alone = await _one.Assignment(assignments[0]).Ask(said, Report("一"));

        (again.Rejection, again.Position).ShouldBe((null, first.Position));
        again.Versions.ShouldBe(first.Versions);
        swapped.Rejection.ShouldNotBeNull().Code.ShouldBe("command.id-reused");
        alone.Rejection.ShouldNotBeNull().Code.ShouldBe("command.id-reused");
        (await Reports(_one, assignments[0])).ShouldBe(2);
        (await Reports(_one, assignments[1])).ShouldBe(1);
    }

    [StoreFact]
    public async Task Told_together_and_refused_since_it_still_gets_its_first_answer()
    {
        var assignment = (await Assign(1))[0];
        var said = Said();
        var first = await _one.Together(said, [new(assignment, Proven("一"))]);
        await _one.Assignment(assignment).Ask(Said(), new CloseAssignment(Day));

        var again = await _other.Together(said, [new(assignment, Proven("一"))]);

        (again.Rejection, again.Position).ShouldBe((null, first.Position));
        again.Versions.ShouldBe([3]);
    }

    [StoreFact]
    public async Task Told_together_an_expected_version_that_has_passed_refuses_all()
    {
        var assignments = await Assign(2);
        await _other.Assignment(assignments[1]).Ask(Said(), Report("一"));

        var answer = await _one.Together(Said(), [new(assignments[0], Report("二"), 1), new(assignments[1], Report("二"), 1)]);

        answer.Rejection.ShouldBe(new Rejection("grain.changed-meanwhile", "1", "3"));
        answer.At.ShouldBe(assignments[1]);
        (await _journal.VersionOf(assignments[0])).ShouldBe(1);
    }

    [StoreFact]
    public async Task Told_together_a_decider_still_writes_elsewhere_and_what_is_told_there_follows()
    {
        await Draft(Plan, 2);
        var assignment = Plan.Child("work-point", "1").Child("assignment", "2");

        var answer = await _one.Together(
            Said(), [new(Plan, new AssignPlan(Plan, Day, [Name(1), Name(2)], LeaveOpen: true, NameLater: true)), new(assignment, Report("一"))]);

        answer.Rejection.ShouldBeNull();
        (await Reports(_other, assignment)).ShouldBe(1);
        (await _other.WorkPoint(Plan.Child("work-point", "1")).Look()).Version.ShouldBe(1);
    }

    [StoreFact]
    public async Task Told_together_what_stands_elsewhere_already_refuses_all()
    {
        await Assign(1);
        var second = GrainAddress.Parse("990000/2026/plan/2");
        await Draft(second, 1);

        var answer = await _other.Together(Said(), [new(second, new AssignPlan(Plan, Day, [Name(1)], LeaveOpen: true, NameLater: true))]);

        answer.Rejection.ShouldNotBeNull().Code.ShouldBe("grain.already-there");
        (await _one.Plan(second).Look()).State.ShouldBeOfType<Tracker.Plans.Plan.Drafted>();
    }

    [StoreFact]
    public async Task Two_engines_that_tell_together_and_alone_at_once_lose_and_double_nothing()
    {
        var assignments = await Assign(4);
        IGrains[] engines = [_one, _other];
        var tasks = Enumerable.Range(0, 60).Select(i => Task.Run(async () =>
        {
            var engine = engines[i % 2];
            if (i % 3 == 0)
            {
                return (await engine.Assignment(assignments[i % 4]).Ask(Said(), Report($"第{i}次"))).Rejection;
            }
            return (await engine.Together(Said(), [new(assignments[i % 4], Report($"第{i}次")), new(assignments[(i + 1) % 4], Report($"第{i}次"))])).Rejection;
        }));

        (await Task.WhenAll(tasks)).ShouldAllBe(r => r == null);

        (await Total(_one, assignments)).ShouldBe(20 + 2 * 40);
        (await Total(_other, assignments)).ShouldBe(20 + 2 * 40);
    }

    [StoreFact]
    public async Task Told_together_at_once_by_many_with_one_id_is_written_once()
    {
        var assignments = await Assign(2);
        var said = Said();
        IGrains[] engines = [_one, _other];

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() =>
            engines[i % 2].Together(said, [.. assignments.Select(a => new Telling(a, Report("一")))]).AsTask())));

        answers.ShouldAllBe(a => a.Rejection == null && a.Versions[0] == 3 && a.Versions[1] == 3);
        answers.Select(a => a.Position).Distinct().ShouldHaveSingleItem();
        (await Total(_one, assignments)).ShouldBe(2);
    }

    /// <summary>Whatever is told together in whatever order: accepted wholes are counted whole, refused ones not at all.</summary>
    [StoreFact]
    public async Task Totals_are_kept_whatever_is_told_together()
    {
        const int Units = 6;
        var assignments = await Assign(Units);
        var closed = assignments[0]; // a whole with it is refused
        await _one.Assignment(closed).Ask(Said(), Proven("完"));
        await _one.Assignment(closed).Ask(Said(), new CloseAssignment(Day));
        var expected = 1;
        IGrains[] engines = [_one, _other];

        var told = Gen.Sample(Gen.Choose(0, Units - 1).NonEmptyListOf(), 12, 40).ToList();
        foreach (var (i, units) in told.Index())
        {
            var answer = await engines[i % 2].Together(Said(), [.. units.Select(u => new Telling(assignments[u], Report("一")))]);
            (answer.Rejection is not null).ShouldBe(units.Contains(0));
            expected += answer.Rejection is null ? units.Count : 0;
        }

        (await Total(_one, assignments)).ShouldBe(expected);
        (await Total(_other, assignments)).ShouldBe(expected);
    }

    private static async Task<int> Total(IGrains engine, IEnumerable<GrainAddress> assignments)
    {
        var total = 0;
        foreach (var assignment in assignments)
        {
            total += await Reports(engine, assignment);
        }
        return total;
    }

    private static async Task<int> Reports(IGrains engine, GrainAddress assignment) => (await engine.Assignment(assignment).Look()).State.Duty?.Reports ?? 0;

    private static SubmitReport Proven(string text) => Report(text, new EvidenceItem(EvidenceKind.Link, "链接", "https://example.invalid/1"));
}
