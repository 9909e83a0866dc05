using System.Collections.Immutable;
using Tracker.Accounts;
using Tracker.Assignments;
using Tracker.Deciding;
using Tracker.Plans;
using Tracker.Units;

namespace Tracker.Faults;

/// <summary>One point, fifty units: small enough that callers meet on the same assignments.</summary>
internal static class SmallPlan
{
    public const int Units = 50;

    private static readonly DateOnly Day = new(2031, 3, 5);
    private static readonly DateTimeOffset At = new(2031, 3, 5, 9, 0, 0, TimeSpan.FromHours(8));
    private static readonly GrainAddress Address = GrainAddress.Parse("990000/2031/plan/1");

    public static GrainAddress Assignment(int unit) => Address.Child("work-point", "1").Child("assignment", $"{unit}");

    /// <summary>The report that a command id stands for: the same id always says the same.</summary>
    public static SubmitReport Report(Guid command) => new(Day, $"报送 {command}", []);

    public static Envelope Envelope(Guid command) => new(command, new Actor(AccountId.Parse("tester"), "测试岗", null, [AccountRole.Office]), At, Door.CommandLine);

    /// <summary>Makes the plan where it is missing; a start that was killed half-way is taken up again.</summary>
    public static async Task Assign(IGrains grains)
    {
        var units = Enumerable.Range(1, Units).Select(u => new UnitRef(UnitId.Of(u), $"示例单位{u}")).ToImmutableArray();
        var point = new DraftPoint("1", null, null, "规范栏目", "规范栏目设置。", default, [], [.. units.Select(u => new NamedUnit(u.Name, default))], [], [], [], [], null);
        var draft = new PlanDraft(new DocumentFacts(null, "示例要点", null, null, 2031, null, [], [], null, null, []), [point], []);
        var source = new SourceDocument("plan.txt", new string('0', 64), 1, new string('0', 64));
        Ensure(await grains.Plan(Address).Ask(Envelope(Guid.CreateVersion7(At)), new DraftPlan(source, draft)), "plan.exists", "plan.already-assigned");
        var names = units.Select(u => new ResolvedName(u.Name, NameMeaning.Unit, [u]));
        Ensure(await grains.Plan(Address).Ask(Envelope(Guid.CreateVersion7(At)), new AssignPlan(Address, Day, [.. names], LeaveOpen: true, NameLater: true)));
    }

    private static void Ensure(Answer answer, params string[] fine)
    {
        if (answer.Rejection is { } rejection && !fine.Contains(rejection.Code))
        {
            throw new InvalidOperationException($"The plan was refused: {rejection}.");
        }
    }
}
