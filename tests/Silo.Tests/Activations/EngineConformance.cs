using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Evidence;
using Tracker.Plans;
using Tracker.Silo.Journal;
using Tracker.Silo.Tests.Postgres;
using Tracker.Units;

namespace Tracker.Silo.Tests.Activations;

/// <summary>What every engine must keep, on every store. Two engines on one store object stand for two processes.</summary>
public abstract partial class EngineConformance : IAsyncLifetime
{
    private static readonly GrainAddress Plan = GrainAddress.Parse("990000/2026/plan/1");
    private static readonly DateOnly Day = new(2026, 5, 12);
    private static readonly DateTimeOffset At = new(2026, 5, 12, 9, 0, 0, TimeSpan.FromHours(8));

    private IJournal _journal = null!;
    private IGrains _one = null!;
    private IGrains _other = null!;

    /// <summary>An empty store that does not claim to be held alone.</summary>
    protected abstract Task<IJournal> OpenStore();

    protected abstract Task CloseStore();

    protected abstract IGrains NewEngine(IJournal journal);

    public async Task InitializeAsync()
    {
        _journal = await OpenStore();
        _journal.HeldAlone.ShouldBeFalse();
        _one = NewEngine(_journal);
        _other = NewEngine(_journal);
    }

    public Task DisposeAsync() => CloseStore();

    [StoreFact]
    public async Task Assigning_writes_every_point_and_assignment_at_once()
    {
        var assignments = await Assign(3);
        foreach (var assignment in assignments)
        {
            (await _other.Assignment(assignment).Look()).State.ShouldBeOfType<Assignment.Open>();
        }
    }

    [StoreFact]
    public async Task An_assignment_looked_at_before_it_was_made_is_seen_once_it_is()
    {
        var early = Plan.Child("work-point", "1").Child("assignment", "1");
        (await _one.Assignment(early).Look()).Version.ShouldBe(0);
        (await _other.Assignment(early).Look()).Version.ShouldBe(0);
        await Assign(1);
        (await _one.Assignment(early).Look()).Version.ShouldBe(1);
        (await _other.Assignment(early).Look()).Version.ShouldBe(1);
    }

    [StoreFact]
    public async Task A_repeat_on_the_next_day_is_answered_with_the_first_answer()
    {
        var assignment = (await Assign(1))[0];
        var said = Said();
        var first = await _one.Assignment(assignment).Ask(said, Report("栏目已规范。"));

        var again = await _other.Assignment(assignment).Ask(said with { At = At.AddDays(1) }, Report("栏目已规范。") with { On = Day.AddDays(1), OnBehalf = true });
        var others = await _other.Assignment(assignment).Ask(said, Report("别的话。"));

        (again.Rejection, again.Version, again.Position).ShouldBe((null, first.Version, first.Position));
        others.Rejection.ShouldNotBeNull().Code.ShouldBe("command.id-reused");
    }

    [StoreFact]
    public async Task Assigning_again_when_the_register_knows_more_is_answered_with_the_first_answer()
    {
        await Draft(Plan, 1);
        var said = Said();
        var first = await _one.Plan(Plan).Ask(said, new AssignPlan(Plan, Day, [Name(1)], LeaveOpen: true, NameLater: true));

        var again = await _other.Plan(Plan).Ask(said, new AssignPlan(Plan, Day.AddDays(1), [Name(1), Name(2)], LeaveOpen: true, NameLater: true));

        (again.Rejection, again.Version, again.Position).ShouldBe((null, first.Version, first.Position));
    }

    [StoreFact]
    public async Task Turns_on_one_address_lose_and_double_nothing()
    {
        var assignment = (await Assign(1))[0];
        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => _one.Assignment(assignment).Ask(Said(), Report($"第{i}次")).AsTask()));
        answers.ShouldAllBe(a => a.Rejection == null);
        answers.Select(a => a.Version).Distinct().Count().ShouldBe(64);
        ((Assignment.Open)(await _one.Assignment(assignment).Look()).State).Reports.ShouldBe(64);
    }

    [StoreFact]
    public async Task Two_engines_interleaved_lose_and_double_nothing()
    {
        var assignments = await Assign(3);
        IGrains[] engines = [_one, _other];
        var answers = await Task.WhenAll(Enumerable.Range(0, 240).Select(i =>
            Task.Run(() => engines[i % 2].Assignment(assignments[i / 2 % 3]).Ask(Said(), Report($"第{i}次")).AsTask())));
        answers.ShouldAllBe(a => a.Rejection == null);
        foreach (var assignment in assignments)
        {
            foreach (var engine in engines)
            {
                ((Assignment.Open)(await engine.Assignment(assignment).Look()).State).Reports.ShouldBe(80);
            }
        }
    }

    [StoreFact]
    public async Task A_refusal_is_given_for_what_the_store_holds_not_for_what_memory_remembers()
    {
        var assignment = (await Assign(1))[0];
        await _one.Assignment(assignment).Ask(Said(), Report("一"));
        (await _one.Assignment(assignment).Ask(Said(), new CloseAssignment(Day))).Rejection.ShouldBe(AssignmentRejections.EvidenceMissing);
        await _other.Assignment(assignment).Ask(Said(), Report("二", new EvidenceItem(EvidenceKind.Link, "链接", "https://example.invalid/1")));
        (await _one.Assignment(assignment).Ask(Said(), new CloseAssignment(Day))).Rejection.ShouldBeNull();
        (await _other.Assignment(assignment).Ask(Said(), Report("三"))).Rejection.ShouldBe(AssignmentRejections.AlreadyClosed);
    }

    [StoreFact]
    public async Task A_command_said_twice_writes_once_and_is_answered_alike_by_either_engine()
    {
        var assignment = (await Assign(1))[0];
        var envelope = Said();
        var first = await _one.Assignment(assignment).Ask(envelope, Report("一"));
        await _one.Assignment(assignment).Ask(Said(), Report("二"));
        (await _one.Assignment(assignment).Ask(envelope, Report("一"))).ShouldBe(first);
        (await _other.Assignment(assignment).Ask(envelope, Report("一"))).ShouldBe(first);
        ((Assignment.Open)(await _one.Assignment(assignment).Look()).State).Reports.ShouldBe(2);
    }

    [StoreFact]
    public async Task A_command_said_at_once_by_many_writes_once()
    {
        var assignment = (await Assign(1))[0];
        var envelope = Said();
        IGrains[] engines = [_one, _other];
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => engines[i % 2].Assignment(assignment).Ask(envelope, Report("一")).AsTask())));
        answers.Distinct().ShouldHaveSingleItem().Rejection.ShouldBeNull();
        ((Assignment.Open)(await _one.Assignment(assignment).Look()).State).Reports.ShouldBe(1);
    }

    [StoreFact]
    public async Task A_command_that_would_now_be_refused_still_gets_its_first_answer()
    {
        var assignment = (await Assign(1))[0];
        var report = Said();
        var first = await _one.Assignment(assignment).Ask(report, Report("一", new EvidenceItem(EvidenceKind.Link, "链接", "https://example.invalid/1")));
        await _one.Assignment(assignment).Ask(Said(), new CloseAssignment(Day));
        (await _one.Assignment(assignment).Ask(report, Report("一", new EvidenceItem(EvidenceKind.Link, "链接", "https://example.invalid/1")))).ShouldBe(first);
    }

    [StoreFact]
    public async Task An_id_with_another_body_is_refused()
    {
        var assignment = (await Assign(1))[0];
        var envelope = Said();
        await _one.Assignment(assignment).Ask(envelope, Report("一"));
        (await _one.Assignment(assignment).Ask(envelope, Report("别的"))).Rejection.ShouldNotBeNull().Code.ShouldBe("command.id-reused");
        (await _other.Assignment(assignment).Ask(envelope, new AcknowledgeAssignment(Day))).Rejection.ShouldNotBeNull().Code.ShouldBe("command.id-reused");
        var stranger = envelope with { Who = envelope.Who with { Account = AccountId.Parse("stranger") } };
        (await _other.Assignment(assignment).Ask(stranger, Report("一"))).Rejection.ShouldNotBeNull().Code.ShouldBe("command.id-reused");
    }

    [StoreFact]
    public async Task A_refusal_is_not_remembered()
    {
        var assignment = (await Assign(1))[0];
        var envelope = Said();
        (await _one.Assignment(assignment).Ask(envelope, new CloseAssignment(Day))).Rejection.ShouldNotBeNull();
        await _one.Assignment(assignment).Ask(Said(), Report("一", new EvidenceItem(EvidenceKind.Link, "链接", "https://example.invalid/1")));
        (await _one.Assignment(assignment).Ask(envelope, new CloseAssignment(Day))).Rejection.ShouldBeNull();
    }

    [StoreFact]
    public async Task An_expected_version_that_has_passed_is_refused_but_its_own_repeat_is_answered()
    {
        var assignment = (await Assign(1))[0];
        var envelope = Said();
        var first = await _one.Assignment(assignment).Ask(envelope, Report("一"), expectedVersion: 1);
        first.Rejection.ShouldBeNull();
        (await _other.Assignment(assignment).Ask(Said(), Report("二"), expectedVersion: 1)).Rejection.ShouldNotBeNull().Code.ShouldBe("grain.changed-meanwhile");
        (await _other.Assignment(assignment).Ask(envelope, Report("一"), expectedVersion: 1)).ShouldBe(first);
    }

    [StoreFact]
    public async Task Many_more_grains_than_are_kept_in_memory_all_stand_right()
    {
        var assignments = await Assign(400);
        for (var round = 0; round < 2; round++)
        {
            await Task.WhenAll(assignments.Select(a => _one.Assignment(a).Ask(Said(), Report("一")).AsTask()));
        }
        foreach (var assignment in assignments)
        {
            ((Assignment.Open)(await _one.Assignment(assignment).Look()).State).Reports.ShouldBe(2);
        }
    }

    [StoreFact]
    public async Task A_point_that_is_taken_refuses_the_whole_assigning()
    {
        await Assign(1);
        var second = GrainAddress.Parse("990000/2026/plan/2");
        await Draft(second, 2);
        // The command names the first plan's address: its points are there already.
        var answer = await _one.Plan(second).Ask(Said(), new AssignPlan(Plan, Day, [Name(1), Name(2)], LeaveOpen: true, NameLater: true));
        answer.Rejection.ShouldNotBeNull().Code.ShouldBe("grain.already-there");
        (await _other.Plan(second).Look()).State.ShouldBeOfType<Tracker.Plans.Plan.Drafted>();
        (await _journal.VersionOf(Plan.Child("work-point", "1").Child("assignment", "2"))).ShouldBe(0);
    }

    private async Task<ImmutableArray<GrainAddress>> Assign(int units)
    {
        await Draft(Plan, units);
        var names = Enumerable.Range(1, units).Select(Name).ToImmutableArray();
        (await _one.Plan(Plan).Ask(Said(), new AssignPlan(Plan, Day, names, LeaveOpen: true, NameLater: true))).Rejection.ShouldBeNull();
        return [.. Enumerable.Range(1, units).Select(u => Plan.Child("work-point", "1").Child("assignment", $"{u}"))];
    }

    private async Task Draft(GrainAddress plan, int units)
    {
        var named = Enumerable.Range(1, units).Select(u => new NamedUnit($"示例单位{u}", default)).ToImmutableArray();
        var point = new DraftPoint("1", null, null, "规范栏目", "规范栏目设置。", default, [], named, [], [], [], [], null);
        var draft = new PlanDraft(new DocumentFacts(null, "示例要点", null, null, 2026, null, [], [], null, null, []), [point], []);
        (await _one.Plan(plan).Ask(Said(), new DraftPlan(new SourceDocument("a.txt", "a", 1, plan.Id), draft))).Rejection.ShouldBeNull();
    }

    private static ResolvedName Name(int unit) => new($"示例单位{unit}", NameMeaning.Unit, [new UnitRef(UnitId.Of(unit), $"示例单位{unit}")]);

    private static SubmitReport Report(string text, params EvidenceItem[] evidence) => new(Day, text, [.. evidence]);

    private static Envelope Said() =>
        new(Guid.CreateVersion7(At), new Actor(AccountId.Parse("office"), "主任科员", null, [AccountRole.Office]), At, Door.Rest);
}
